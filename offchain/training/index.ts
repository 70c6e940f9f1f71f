export type { OptimizerState } from './adamw.ts';
export { batchSeed, windowSampler } from './batches.ts';
export { NotFiniteError } from './not-finite.ts';
export { type TrainingResult, type TrainingRun, train } from './train.ts';
