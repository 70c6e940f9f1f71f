export { aggregate, factorsOf, meanDelta, step } from './aggregate.ts';
export { medianNorm, normFactor, normFactors, normOf } from './norm.ts';
