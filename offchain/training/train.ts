import type { ModelDescription, Trainer } from '../model/index.ts';
import type { OptimizerState } from './adamw.ts';

export interface TrainingRun {
  description: ModelDescription;
  /** Made by `createTrainer` from the same description; may serve many runs. */
  trainer: Trainer;
  /** θ, the weights to start from; not changed. */
  base: Float32Array;
  /** Token ids of the assigned shards, at least `context + 1` in at least one. */
  shards: readonly ArrayLike<number>[];
  /** Inner steps H. */
  steps: number;
  /** Steps taken in earlier epochs (epoch · innerSteps): where warm-up and decay stand. */
  firstStep: number;
  /** Moments kept from the epoch before; fresh when absent. Updated in place. */
  optimizerState?: OptimizerState;
  /** 32-byte seed of the batch sampling, hex. */
  seed: string;
  /** Asked before each step after the first: true ends the run early. */
  deadline?: () => boolean;
  /** Called after each step. */
  onStep?: (progress: { step: number; steps: number; loss: number; tokens: number }) => void;
}

export interface TrainingResult {
  end: Float32Array;
  /** start − end (the sign convention of the protocol). */
  delta: Float32Array;
  /** Loss of the first batch, before any step; nats a token. */
  firstLoss: number;
  /** Loss of the last batch. */
  lastLoss: number;
  /** Steps really taken. */
  steps: number;
  /** Tokens trained on. */
  tokens: number;
  optimizerState: OptimizerState;
}

/**
 * H steps of AdamW from `base` on batches drawn from the shards by the seed.
 *
 * @throws Error if a loss or a gradient is not finite
 */
export async function train(_run: TrainingRun): Promise<TrainingResult> {
  throw new Error('not built yet');
}
