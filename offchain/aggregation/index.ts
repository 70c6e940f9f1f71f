export { aggregate, factorsOf, meanDelta, step } from './aggregate.ts';
export { halvingsOf, stepEpochs } from './halvings.ts';
export { medianNorm, normFactor, normOf } from './norm.ts';
