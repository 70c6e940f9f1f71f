import test from 'ava';
import {
  byAdamW,
  createTrainer,
  generator,
  initialWeights,
  isHiddenMatrix,
  parameterCount,
  tensors,
} from '../model/index.ts';
import { freshState } from './adamw.ts';
import { muon } from './muon.ts';
import { micro as plain } from './testing/micro.ts';
import { train } from './train.ts';

const micro = { ...plain, layers: 2, training: { ...plain.training, optimizer: 'muon' as const } };
const SEED = `0x${'7'.repeat(64)}`;
const shards = [0, 3].map((start) => Uint8Array.from({ length: 200 }, (_, i) => (start + i) % 8));
const closeTo = (a: number, b: number, tolerance: number): boolean => Math.abs(a - b) <= tolerance * Math.abs(b);

test('two steps of Muon are those worked out by hand', async (t) => {
  const specs = [
    { name: 'transformer.h.0.attn.c_attn.weight', shape: [1, 3], offset: 0, size: 3 },
    { name: 'transformer.h.0.mlp.c_proj.weight', shape: [4, 1], offset: 3, size: 4 },
  ];
  const rates = { learningRate: 0.1, betas: [0.9, 0.99], epsilon: 1e-8, weightDecay: 0.01 } as const;
  const weights = new Float32Array(7).fill(2);
  const state = freshState(7);
  const handed: number[][] = [];
  const identity = {
    orthogonalise: async (ahead: Float32Array) => {
      handed.push([...ahead]);
      return ahead;
    },
  };
  // m = 0.1·g, and Nesterov's look ahead is 0.9·m + 0.1·g = 0.19·g; g is the gradient times the factor of clipping.
  await muon(weights, new Float32Array(7).fill(2), 0.5, state, specs, rates, identity);
  t.true(handed[0]!.every((value) => closeTo(value, 0.19, 1e-6)));
  t.true(closeTo(state.first[0]!, 0.1, 1e-6));
  // Decay by 0.1 · 0.01, then 0.1 · 0.2 · √max(m, n): 1 for each of the three 1 × 1 matrices, 2 for the 4 × 1 one.
  t.true(closeTo(weights[0]!, 2 * 0.999 - 0.02 * 0.19, 1e-6));
  t.true(closeTo(weights[6]!, 2 * 0.999 - 0.04 * 0.19, 1e-6));
  // m = 0.9·0.1 + 0.1·(−1) = −0.01, ahead −0.009 − 0.1.
  await muon(weights, new Float32Array(7).fill(-1), 1, state, specs, rates, identity);
  t.true(closeTo(handed[1]![3]!, -0.109, 1e-5));
  t.deepEqual([...state.second], Array(7).fill(0));
});

test('what comes of hidden matrices is nearly orthogonal, queries, keys and values each for itself; all else is 0', async (t) => {
  const trainer = await createTrainer(micro, { threads: 1 });
  t.teardown(() => trainer.release());
  const next = generator(SEED, 1);
  const flat = Float32Array.from({ length: parameterCount(micro) }, () => next() / 2 ** 31 - 1);
  const given = flat.slice();
  const result = await trainer.orthogonalise!(flat);
  t.deepEqual(flat, given);
  for (const spec of tensors(micro)) {
    const part = result.slice(spec.offset, spec.offset + spec.size);
    if (!isHiddenMatrix(spec)) {
      t.true(part.every((value) => value === 0));
      continue;
    }
    const [rows, columns] = spec.shape as [number, number];
    const cut = spec.name.endsWith('c_attn.weight') ? 3 : 1;
    const width = columns / cut;
    for (let piece = 0; piece < cut; piece++) {
      const at = (row: number, column: number) => part[row * columns + piece * width + column]!;
      // The rows, or the columns where there are fewer, are at right angles and about 1 long.
      const [count, length] = [Math.min(rows, width), Math.max(rows, width)];
      const along = (i: number, k: number) => (rows <= width ? at(i, k) : at(k, i));
      const product = (i: number, j: number) =>
        Array.from({ length }, (_, k) => along(i, k) * along(j, k)).reduce((sum, value) => sum + value, 0);
      for (let i = 0; i < count; i++) {
        t.true(Math.abs(product(i, i) - 1) < 0.55, `${spec.name}: ${product(i, i)}`);
        for (let j = 0; j < i; j++) t.true(Math.abs(product(i, j)) < 0.45, `${spec.name}: ${product(i, j)}`);
      }
    }
  }
  // It is a direction: it does not depend on the length, and nothing comes of nothing.
  const longer = await trainer.orthogonalise!(flat.map((value) => 1024 * value));
  t.true(longer.every((value, i) => Math.abs(value - result[i]!) < 1e-3));
  t.true((await trainer.orthogonalise!(new Float32Array(flat.length))).every((value) => value === 0));
});

test('training by Muon lowers the loss, to the same bits again, and is not that of AdamW', async (t) => {
  const trainer = await createTrainer(micro, { threads: 1 });
  t.teardown(() => trainer.release());
  const run = { description: micro, trainer, base: initialWeights(micro), shards, steps: 20, firstStep: 0, seed: SEED };
  const result = await train(run);
  t.true(result.lastLoss < result.firstLoss - 1, `${result.firstLoss} to ${result.lastLoss}`);
  const again = await createTrainer(micro, { threads: 1 });
  t.teardown(() => again.release());
  t.deepEqual((await train({ ...run, trainer: again })).end, result.end);

  const description = byAdamW(micro);
  const plain = await createTrainer(description, { threads: 1 });
  t.teardown(() => plain.release());
  t.notDeepEqual((await train({ ...run, description, trainer: plain })).end, result.end);
  await t.throwsAsync(train({ ...run, trainer: plain }), { message: /without Muon/ });
});
