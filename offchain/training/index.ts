export type { OptimizerState } from './adamw.ts';
export { batchSeed, windowSampler } from './batches.ts';
export { type TrainingResult, type TrainingRun, train } from './train.ts';
