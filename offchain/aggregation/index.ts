export { aggregate, factorsOf, meanDelta, step, weightsOf } from './aggregate.ts';
export { medianNorm, normFactor, normOf } from './norm.ts';
