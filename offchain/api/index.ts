export { checkAnswer, type Difference } from './check.ts';
