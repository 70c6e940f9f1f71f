export { aggregate, meanDelta, step } from './aggregate.ts';
