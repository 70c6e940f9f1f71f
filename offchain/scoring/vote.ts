import { step } from '../aggregation/index.ts';
import { toNanoNats } from './nano-nats.ts';
import type { LossEvaluator } from './score.ts';
import { meanOf } from './statistics.ts';

/** `hidden` and `heldOut`: whole sequences, one after another. */
export type VoteInput = Readonly<{
  evaluator: LossEvaluator;
  base: Float32Array;
  /** Mean delta of the accepted gradients (`meanDelta`). */
  mean: Float32Array;
  /** η, the outer learning rate. */
  eta: number;
  hidden: Uint8Array;
  heldOut: Uint8Array;
}>;

/** A vote's losses in nano-nats a token, named as on chain: at `θ − η·g`, `θ`, `θ + η·g` on hidden text, and at `θ − η·g` on the held-out set. */
export type VoteLosses = Readonly<{ minus: bigint; base: bigint; plus: bigint; heldOut: bigint }>;

/** The three losses of the sign guard on the hidden text, and the held-out loss at the new weights. */
export async function voteLosses({ evaluator, base, mean, eta, hidden, heldOut }: VoteInput): Promise<VoteLosses> {
  const lossAt = async (weights: Float32Array, sequences: Uint8Array) =>
    toNanoNats(meanOf(await evaluator.losses(weights, sequences)));
  const next = step(base, mean, -eta);
  return {
    minus: await lossAt(next, hidden),
    base: await lossAt(base, hidden),
    plus: await lossAt(step(base, mean, eta), hidden),
    heldOut: await lossAt(next, heldOut),
  };
}
