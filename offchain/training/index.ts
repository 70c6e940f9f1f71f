export type { OptimizerState } from './adamw.ts';
export { type TrainingResult, type TrainingRun, train } from './train.ts';
