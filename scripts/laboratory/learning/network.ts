import { hexToU8a } from '@polkadot/util';
import { factorsOf, meanDelta, step } from '../../../offchain/aggregation/index.ts';
import { assignedShards } from '../../../offchain/data/index.ts';
import { compress, decode, fixedBytes, type Gradient } from '../../../offchain/gradient/index.ts';
import {
  createEvaluator,
  createTrainer,
  initialWeights,
  type TensorSpec,
  tensors,
} from '../../../offchain/model/index.ts';
import { NotFiniteError, type OptimizerState, train } from '../../../offchain/training/index.ts';
import { weightsHash } from '../../../offchain/weights/index.ts';
import { draw } from '../world.ts';
import { chance, meanLoss } from './measure.ts';
import type { Text } from './text.ts';
import { descriptionOf, type NetworkTrial, type Point } from './trial.ts';

interface Miner {
  residual: Float32Array;
  optimizerState?: OptimizerState;
}

/**
 * Trains as the network does when all are honest: each miner trains on its shards and compresses, all gradients are decoded,
 * their mean is taken and the base is stepped, by the functions that miners and validators call. Scores are left out:
 * they decide who is paid, and honest gradients are all accepted. The curve of a run that diverges ends there, with NaN.
 *
 * @param onEpoch told after each epoch how many are over
 */
export async function runNetwork(trial: NetworkTrial, text: Text, onEpoch: (done: number) => void): Promise<Point[]> {
  const { epochs, outer, feedback } = trial;
  const ordinary = Math.round(trial.steps.reduce((sum, each) => sum + each, 0) / trial.steps.length);
  const described = descriptionOf(trial, epochs * ordinary);
  const specs = tensors(described);
  const trainer = await createTrainer(described, { threads: 1 });
  const evaluator = await createEvaluator(described, { batch: 16, threads: 1 });
  let base = initialWeights(described);
  const miners = trial.steps.map((): Miner => ({ residual: new Float32Array(base.length) }));
  const momentum = new Float32Array(base.length);
  let tokens = 0;
  let bytes = 0;
  const curve: Point[] = [{ tokens, bytes, loss: await meanLoss(evaluator, base, text) }];
  try {
    for (let epoch = 0; epoch < epochs; epoch++) {
      const hash = weightsHash(specs, base);
      const gradients: Gradient[] = [];
      for (const [index, miner] of miners.entries()) {
        if (epoch < trial.joins[index]! || chance(trial.seed, 'absent', epoch, index) < trial.absent) continue;
        const account = draw(trial.seed, 'account', index);
        const { shardsPerEpoch } = described.training;
        const randomness = draw(trial.seed, 'randomness', epoch);
        const given = assignedShards(randomness, hexToU8a(account), shardsPerEpoch, text.shards.length);
        const kept = miner.residual.map((value) => value * feedback.keep);
        const result = await train({
          description: described,
          trainer,
          base: feedback.start === 'own' ? step(base, kept, -1) : base,
          shards: given.map((shard) => text.shards[shard]!),
          steps: trial.steps[index]!,
          firstStep: epoch * ordinary,
          seed: draw(trial.seed, 'batches', epoch, index),
          ...(miner.optimizerState ? { optimizerState: miner.optimizerState } : {}),
        });
        miner.optimizerState = result.optimizerState;
        tokens += result.tokens;
        if (!result.delta.every(Number.isFinite)) throw new NotFiniteError('the delta is not finite');
        const sent = send(result.delta, kept, { specs, bits: trial.bits, epoch, base: hash, account });
        bytes += sent.bytes;
        miner.residual = sent.residual;
        gradients.push(sent.gradient);
      }
      const mean = meanDelta(gradients, specs, factorsOf(gradients));
      base = step(base, accelerated(mean, momentum, outer.momentum), -outer.rate);
      const point = Math.floor(((epoch + 1) * trial.points) / epochs);
      if (epoch + 1 === epochs || point > Math.floor((epoch * trial.points) / epochs))
        curve.push({ tokens, bytes, loss: await meanLoss(evaluator, base, text) });
      onEpoch(epoch + 1);
    }
  } catch (error) {
    if (!(error instanceof NotFiniteError)) throw error;
    curve.push({ tokens, bytes, loss: Number.NaN });
  } finally {
    await trainer.release();
    await evaluator.release();
  }
  return curve;
}

/** What arrives of a miner's delta, what it keeps for the next, and the bytes on the way. */
function send(
  delta: Float32Array,
  residual: Float32Array,
  context: {
    specs: readonly TensorSpec[];
    bits: number | null;
    epoch: number;
    base: `0x${string}`;
    account: `0x${string}`;
  },
): { gradient: Gradient; residual: Float32Array; bytes: number } {
  const { specs, bits, ...header } = context;
  if (bits === null) {
    const all = delta.map((value, at) => value + residual[at]!);
    const parts = specs.map(({ offset, size }) => ({
      indices: new Uint32Array(size).map((_, at) => at),
      values: all.slice(offset, offset + size),
    }));
    return { gradient: { header, tensors: parts }, residual: new Float32Array(delta.length), bytes: 4 * delta.length };
  }
  const budget = fixedBytes + Math.floor((bits * delta.length) / 8);
  const { blob, residual: left } = compress({ delta, residual, specs, budget, ...header });
  return { gradient: decode(blob, { specs, budget, ...header }), residual: left, bytes: blob.length };
}

/**
 * Nesterov's accelerated step as in DiLoCo (Douillard et al. 2023): m ← μ·m + delta, and the step is along delta + μ·m. With
 * μ = 0 it is delta itself.
 */
function accelerated(delta: Float32Array, momentum: Float32Array, factor: number): Float32Array {
  if (factor === 0) return delta;
  return delta.map((value, at) => {
    momentum[at] = factor * momentum[at]! + value;
    return value + factor * momentum[at]!;
  });
}
