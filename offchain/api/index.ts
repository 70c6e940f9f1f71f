export { createApi } from './app.ts';
export { chainReader } from './chain-reader.ts';
export { checkAnswer, type Difference } from './check.ts';
