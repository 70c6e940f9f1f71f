export { aggregate, factorsOf, meanDelta, step } from './aggregate.ts';
export { medianNorm, normFactor, normOf } from './norm.ts';
