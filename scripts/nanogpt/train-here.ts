import { initialWeights, type Trainer } from '../../offchain/model/index.ts';
import { hashOf } from '../../offchain/store/index.ts';
import { type OptimizerState, train } from '../../offchain/training/index.ts';
import { nanogpt, scheduledRate } from './configuration.ts';

export interface Curve {
  /** The batches in the order of the steps. */
  batches: Int32Array[];
  /** Loss of each step's batch before the step, nats a token. */
  losses: number[];
  /** The weights after the last step. */
  weights: Float32Array;
}

/**
 * Trains nanoGPT's configuration from its initial weights by the miners' own `train`, a step at a time, since the schedule is
 * not the network's.
 *
 * @param onStep told after each step how many are done
 */
export async function trainHere(
  trainer: Trainer,
  shards: readonly Uint8Array[],
  steps: number,
  onStep: (done: number) => void = () => undefined,
): Promise<Curve> {
  const batches: Int32Array[] = [];
  const losses: number[] = [];
  const recording: Trainer = {
    ...trainer,
    gradients(at, tokens) {
      batches.push(Int32Array.from(tokens));
      return trainer.gradients(at, tokens);
    },
  };
  let weights = initialWeights(nanogpt);
  let optimizerState: OptimizerState | undefined;
  for (let step = 0; step < steps; step++) {
    const rate = scheduledRate(step);
    const learningRate = { peak: rate, floor: rate, decaySteps: 1 };
    const description = { ...nanogpt, training: { ...nanogpt.training, learningRate, warmupSteps: 1 } };
    const seed = hashOf(new TextEncoder().encode(`nanogpt batch ${step}`));
    const run = { description, trainer: recording, base: weights, shards, steps: 1, firstStep: 0, seed };
    const result = await train({ ...run, ...(optimizerState ? { optimizerState } : {}) });
    weights = result.end;
    optimizerState = result.optimizerState;
    losses.push(result.lastLoss);
    onStep(step + 1);
  }
  return { batches, losses, weights };
}
