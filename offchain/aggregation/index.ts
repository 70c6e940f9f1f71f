export { aggregate, factorsOf, meanDelta, step } from './aggregate.ts';
export { clipFactor, clipFactors, medianNorm, normOf } from './norm.ts';
