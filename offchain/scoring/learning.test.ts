import test from 'ava';
import type { ModelDescription } from '../../types/files/model.ts';
import { meanDelta, step } from '../aggregation/index.ts';
import { hiddenText, sequencesOf } from '../data/index.ts';
import { compress, type Gradient } from '../gradient/index.ts';
import { createEvaluator, createTrainer, initialWeights, tensors } from '../model/index.ts';
import { hashOf } from '../store/index.ts';
import { train } from '../training/index.ts';
import { weightsHash } from '../weights/index.ts';
import { baseline, inspect, relativeScores, type Score, scoreGradient, voteLosses } from './index.ts';

const description: ModelDescription = {
  name: 'smallest',
  vocabulary: 32,
  context: 16,
  layers: 1,
  heads: 2,
  width: 32,
  seed: `0x${'07'.repeat(32)}`,
  budget: 2048,
  training: {
    batch: 8,
    innerSteps: 20,
    learningRate: { peak: 0.005, floor: 0.005, decaySteps: 1000 },
    warmupSteps: 5,
    betas: [0.9, 0.99],
    epsilon: 1e-8,
    weightDecay: 0.01,
    clip: 1,
    outerLearningRate: 1,
    shardsPerEpoch: 1,
  },
};
const { budget, training, context } = description;
const specs = tensors(description);
const parameters = specs.reduce((total, spec) => total + spec.size, 0);

/** Tokens in which the next is often the one before plus `stride`. */
function text(stride: number, length: number, salt: number): Uint8Array {
  let state = salt;
  let token = 1;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    token = state >>> 30 === 0 ? 1 + ((state >>> 8) % 31) : 1 + ((token + stride) % 31);
    return token;
  });
}

test('miners that train are paid; sign-flip, noise, copies and foreign shards are not; the sum of what is paid lowers the loss', async (t) => {
  t.timeout(90_000);
  const trainer = await createTrainer(description, { threads: 1 });
  const evaluator = await createEvaluator(description, { batch: 16, threads: 1 });
  t.teardown(() => Promise.all([trainer.release(), evaluator.release()]));
  const base = initialWeights(description);
  const baseHash = weightsHash(specs, base);
  const expectation = { specs, budget, epoch: 0, base: baseHash, account: `0x${'33'.repeat(32)}` } as const;

  const soundOf = (delta: Float32Array) => {
    const { blob } = compress({ ...expectation, delta, residual: new Float32Array(parameters) });
    const found = inspect({ blob, hash: hashOf(blob), size: blob.length, expectation });
    if (found.verdict === 'refused') throw new Error(found.reason);
    return found;
  };
  const delta = async (shard: Uint8Array, salt: number) => {
    const seed = `0x${salt.toString(16).padStart(64, '0')}`;
    const run = { description, trainer, base, shards: [shard], steps: training.innerSteps, firstStep: 0, seed };
    return (await train(run)).delta;
  };
  const assignedShard = text(3, 4000, 1);
  const honest = [await delta(assignedShard, 1), await delta(assignedShard, 2)];
  const noise = honest[0]!.map((_, i) => 0.01 * Math.sin(i * i));
  const submissions = [
    soundOf(honest[0]!),
    soundOf(honest[1]!),
    soundOf(honest[0]!.map((value) => -value)),
    soundOf(noise),
    soundOf(honest[0]!.map((value) => 1.5 * value)),
    soundOf(await delta(text(11, 4000, 3), 3)),
  ];

  const mixed = new Uint8Array([...text(3, 4000, 4), ...text(11, 4000, 5)]);
  const { sequences: hidden } = hiddenText(mixed, new Uint8Array(32).fill(1), 96, context);
  const shared = await baseline(evaluator, base, hidden);
  const earlier: Gradient[] = [];
  const results: Score[] = [];
  for (const { gradient } of submissions) {
    const result = await scoreGradient({
      evaluator,
      baseline: shared,
      gradient,
      specs,
      eta: 1,
      norms: submissions.map((each) => each.norm),
      earlier: [...earlier],
      assigned: sequencesOf(assignedShard, context, 32),
      unassigned: sequencesOf(text(11, 4000, 6), context, 32),
    });
    earlier.push(gradient);
    results.push(result);
  }
  // Noise may lower the loss a little by chance: then it is little beside the others' scores.
  const reasons = [null, null, /standard errors/, /standard errors|^null$/, /near-copy/, /not trained on/];
  const scores = relativeScores(results.map(({ score }) => score));
  results.forEach(({ reason }, i) => {
    const expected = reasons[i]!;
    if (expected === null) t.true(scores[i]! > 0n, `${i}: ${reason}`);
    else {
      t.regex(String(reason), expected);
      t.is(scores[i], 0n);
    }
  });

  const accepted = submissions.filter((_, i) => scores[i]! > 0n).map(({ gradient }) => gradient);
  const mean = meanDelta(accepted, specs);
  const heldOut = sequencesOf(text(3, 3000, 7), context, 64);
  const vote = await voteLosses({ evaluator, base, mean, eta: 1, hidden, heldOut });
  t.true(vote.minus < vote.base && vote.base < vote.plus);
  const next = await evaluator.losses(step(base, mean, -1), heldOut);
  t.true(Math.abs(Number(vote.heldOut) / 1e9 - next.reduce((sum, loss) => sum + loss, 0) / next.length) < 1e-6);
});
