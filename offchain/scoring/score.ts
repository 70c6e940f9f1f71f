import type { Gradient } from '../gradient/index.ts';
import type { TensorSpec } from '../weights/index.ts';

/**
 * Mean loss in nats a token of each sequence (`context + 1` tokens) at the given weights (flat, in the model's order).
 */
export type Evaluate = (weights: Float32Array, sequences: readonly Uint8Array[]) => Promise<Float64Array>;

/** What all scores of an epoch share: the base, and its losses on the hidden text, evaluated once. */
export type Baseline = Readonly<{ weights: Float32Array; hidden: readonly Uint8Array[]; losses: Float64Array }>;

/** Evaluates the base on the hidden text. */
export async function baseline(
  evaluate: Evaluate,
  weights: Float32Array,
  hidden: readonly Uint8Array[],
): Promise<Baseline> {
  return { weights, hidden, losses: await evaluate(weights, hidden) };
}

/** `assigned` and `unassigned`: sequences from the miner's shards of the epoch and from shards that are not its own. */
export type ScoreInput = Readonly<{
  evaluate: Evaluate;
  baseline: Baseline;
  gradient: Gradient;
  specs: readonly TensorSpec[];
  eta: number;
  assigned: readonly Uint8Array[];
  unassigned: readonly Uint8Array[];
}>;

/** Nano-nats a token by which the gradient lowers the loss on hidden text, 0n when that is not significant; `reason` says why. */
export type Score = Readonly<{ score: bigint; reason: string }>;

/** Scores one gradient that passed `screen` by the losses at `base − η·delta` (this submission alone) against the base's. */
export async function scoreGradient(_input: ScoreInput): Promise<Score> {
  throw new Error('being written');
}
