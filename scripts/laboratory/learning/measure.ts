import type { Evaluator } from '../../../offchain/model/index.ts';
import { draw } from '../world.ts';
import type { Text } from './text.ts';

/** Mean held-out loss, nats a token. */
export async function meanLoss(evaluator: Evaluator, weights: Float32Array, { heldOut }: Text): Promise<number> {
  const losses = await evaluator.losses(weights, heldOut);
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

/** A number from 0 to 1 that depends on nothing but the seed and the words. */
export function chance(seed: number, ...words: readonly (string | number)[]): number {
  return Number.parseInt(draw(seed, ...words).slice(2, 10), 16) / 2 ** 32;
}
