import type { Gradient } from '../gradient/index.ts';
import type { Evaluator, TensorSpec } from '../model/index.ts';

/** The part of the model's evaluator that scoring needs: mean loss in nats a token of each sequence. */
export type LossEvaluator = Pick<Evaluator, 'losses'>;

/** What all scores of an epoch share: the base, the hidden text (whole sequences, one after another) and its losses. */
export type Baseline = Readonly<{ weights: Float32Array; hidden: Uint8Array; losses: Float32Array }>;

/** Evaluates the base on the hidden text, once an epoch. */
export async function baseline(evaluator: LossEvaluator, weights: Float32Array, hidden: Uint8Array): Promise<Baseline> {
  return { weights, hidden, losses: await evaluator.losses(weights, hidden) };
}

/** `assigned` and `unassigned`: sequences from the miner's shards of the epoch and from shards that are not its own. */
export type ScoreInput = Readonly<{
  evaluator: LossEvaluator;
  baseline: Baseline;
  gradient: Gradient;
  specs: readonly TensorSpec[];
  /** η, the outer learning rate. */
  eta: number;
  /** L2 norms of all sound submissions of the epoch, this one's among them. */
  norms: readonly number[];
  /** Sound submissions with a lower index. */
  earlier: readonly Gradient[];
  assigned: Uint8Array;
  unassigned: Uint8Array;
}>;

/** Nano-nats a token by which the gradient lowers the loss on hidden text; 0n with a `reason` when it is worthless. */
export type Score = Readonly<{ score: bigint; reason: string | null }>;

/** Scores one sound gradient by the losses at `base − η·delta` (this submission alone) against the base's. */
export async function scoreGradient(_input: ScoreInput): Promise<Score> {
  throw new Error('being written');
}
