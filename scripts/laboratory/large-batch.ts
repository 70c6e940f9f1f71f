import { u8aConcat } from '@polkadot/util';
import type { ModelDescription, Trainer } from '../../offchain/model/index.ts';
import { type OptimizerState, windowSampler } from '../../offchain/training/index.ts';
import type { Hash } from '../../types/files/hash.ts';

export const lengthOf = (delta: Float32Array): number =>
  Math.sqrt(delta.reduce((sum, value) => sum + value * value, 0));

/**
 * The work of one who takes no step: the mean gradient at the base of the windows of the first `steps` batches that it was given, each element over
 * its usual size (root of the mean square of all batches seen so far, at least the last hundred), stretched to `length`. It costs what the
 * same number of inner steps costs.
 *
 * @param shards the text that was assigned; @param seed of the batches
 */
export async function steepest(
  trainer: Trainer,
  shards: Uint8Array[],
  seed: Hash,
  {
    description: { context, training },
    base,
    length,
    steps,
    before,
  }: {
    description: ModelDescription;
    base: Float32Array;
    length: number;
    steps: number;
    before: OptimizerState | null;
  },
): Promise<{ delta: Float32Array; moments: OptimizerState; lastLoss: number }> {
  const window = windowSampler(shards, context + 1, seed);
  const first = new Float32Array(base.length);
  const second = before?.second.slice() ?? new Float32Array(base.length);
  const seen = before?.step ?? 0;
  let lastLoss = 0;
  for (let step = 0; step < steps; step++) {
    const batch = u8aConcat(...Array.from({ length: training.batch }, window));
    const { loss, gradient } = await trainer.gradients(base, batch);
    lastLoss = loss;
    for (let i = 0; i < first.length; i++) {
      const kept = Math.min(0.99, 1 - 1 / (seen + step + 1));
      first[i]! += gradient[i]! / steps;
      second[i] = kept * second[i]! + (1 - kept) * gradient[i]! ** 2;
    }
  }
  const direction = first.map((value, i) => value / (Math.sqrt(second[i]!) + training.epsilon));
  const stretch = length / lengthOf(direction);
  return { delta: direction.map((value) => value * stretch), moments: { first, second, step: seen + steps }, lastLoss };
}
