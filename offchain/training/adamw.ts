/** AdamW's moments and the number of steps they have seen: what a miner keeps from one epoch to the next. */
export interface OptimizerState {
  readonly first: Float32Array;
  readonly second: Float32Array;
  step: number;
}
