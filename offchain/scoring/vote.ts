import { step } from '../aggregation/index.ts';
import { meanOf } from './mean.ts';
import { toNanoNats } from './nano-nats.ts';
import type { LossEvaluator } from './trial.ts';

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
export async function voteLosses({ hidden, heldOut, ...update }: VoteInput): Promise<VoteLosses> {
  const { evaluator, base, mean, eta } = update;
  return {
    minus: await lossAt(evaluator, step(base, mean, -eta), hidden),
    base: await lossAt(evaluator, base, hidden),
    plus: await lossAt(evaluator, step(base, mean, eta), hidden),
    heldOut: await heldOutLoss({ ...update, heldOut }),
  };
}

/** The part of a vote's losses that anybody can measure at once: at the new weights on the held-out set, in nano-nats a token. */
export function heldOutLoss({ evaluator, base, mean, eta, heldOut }: Omit<VoteInput, 'hidden'>): Promise<bigint> {
  return lossAt(evaluator, step(base, mean, -eta), heldOut);
}

async function lossAt(evaluator: LossEvaluator, weights: Float32Array, sequences: Uint8Array): Promise<bigint> {
  return toNanoNats(meanOf(await evaluator.losses(weights, sequences)));
}
