import test from 'ava';
import fc from 'fast-check';
import { createTrainer, initialWeights, type Trainer } from '../model/index.ts';
import { adamw, freshState } from './adamw.ts';
import { windowSampler } from './batches.ts';
import { clipScale } from './clip.ts';
import { learningRate } from './learning-rate.ts';
import { micro, tiny } from './testing/micro.ts';
import { train } from './train.ts';

const SEED = `0x${'7'.repeat(64)}`;
/** Text with a pattern to learn: runs of rising tokens. */
const shards = [0, 3].map((start) => Uint8Array.from({ length: 200 }, (_, i) => (start + i) % 8));
const closeTo = (a: number, b: number, tolerance: number): boolean => Math.abs(a - b) <= tolerance * Math.abs(b);

test('the learning rate warms up linearly, falls linearly and stays at the floor', (t) => {
  const training = {
    ...tiny.training,
    learningRate: { peak: 1, floor: 0.5, decaySteps: 10 },
    warmupSteps: 4,
  };
  const at = (step: number): number => learningRate(training, step);
  t.is(at(0), 0.25);
  t.true(closeTo(at(1), 0.95 * 0.5, 1e-12));
  t.true(closeTo(at(2), 0.9 * 0.75, 1e-12));
  t.true(closeTo(at(3), 0.85, 1e-12));
  t.true(closeTo(at(4), 0.8, 1e-12));
  t.is(at(10), 0.5);
  t.is(at(1_000_000), 0.5);
});

test('clipping scales a gradient down to the limit, never up, and refuses what is not finite', (t) => {
  t.is(clipScale(Float32Array.of(3, 4), 1), 0.2);
  t.is(clipScale(Float32Array.of(0.3, 0.4), 1), 1);
  t.is(clipScale(Float32Array.of(0, 0), 1), 1);
  for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY]) {
    t.throws(() => clipScale(Float32Array.of(1, wrong), 1), { instanceOf: RangeError });
  }
});

test('two steps of AdamW are those worked out by hand', (t) => {
  const specs = [
    { name: 'matrix', shape: [1, 1], offset: 0, size: 1 },
    { name: 'bias', shape: [1], offset: 1, size: 1 },
  ];
  const rates = { learningRate: 0.1, betas: [0.9, 0.99], epsilon: 1e-8, weightDecay: 0.01 } as const;
  const weights = Float32Array.of(2, 2);
  const state = freshState(2);
  // A first step moves by the learning rate against the gradient's sign: m/(1−β1) = g, v/(1−β2) = g². The matrix also
  // shrinks by 0.1 · 0.01.
  adamw(weights, Float32Array.of(0.5, -3), 1, state, specs, rates);
  t.true(closeTo(weights[0]!, 2 * 0.999 - 0.1, 1e-6));
  t.true(closeTo(weights[1]!, 2 + 0.1, 1e-6));
  // Second step of the matrix, gradient 4 scaled by 1/4: m = 0.9·0.05 + 0.1·1 = 0.145, m̂ = 0.145/0.19;
  // v = 0.99·0.0025 + 0.01·1 = 0.012475, v̂ = 0.012475/0.0199.
  adamw(weights, Float32Array.of(4, 0), 0.25, state, specs, rates);
  t.true(closeTo(weights[0]!, 1.898 * 0.999 - (0.1 * (0.145 / 0.19)) / Math.sqrt(0.012475 / 0.0199), 1e-6));
  t.is(state.step, 2);
});

test('windows are cut from the shards, the same ones for the same seed', (t) => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 10 }),
      fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      (lengths, window, stream) => {
        // Token 50 · shard + place: a window shows where it was cut.
        const texts = lengths.map((length, i) => Uint8Array.from({ length }, (_, j) => 50 * i + j));
        const sampler = () => windowSampler(texts, window, `0x${stream.toString(16).padStart(64, '0')}`);
        if (Math.max(...lengths) < window) {
          t.throws(sampler, { instanceOf: RangeError });
          return;
        }
        const [one, other] = [sampler(), sampler()];
        for (let i = 0; i < 9; i++) {
          const drawn = one();
          t.deepEqual(drawn, other());
          const start = drawn[0]!;
          t.deepEqual(
            [...drawn],
            Array.from({ length: window }, (_, j) => start + j),
          );
          t.true((start % 50) + window <= lengths[Math.floor(start / 50)]!);
        }
      },
    ),
    { numRuns: 50 },
  );
});

test('every place of every shard is drawn', (t) => {
  const next = windowSampler([Uint8Array.of(0, 1, 2), Uint8Array.of(3, 4)], 2, SEED);
  const starts = new Set(Array.from({ length: 400 }, () => next()[0]!));
  t.deepEqual([...starts].sort(), [0, 1, 3]);
});

test('training lowers the loss, the same way for the same seed, and leaves the base as it was', async (t) => {
  const trainer = await createTrainer(micro, { threads: 1 });
  t.teardown(() => trainer.release());
  const base = initialWeights(micro);
  const seen: number[] = [];
  const run = { description: micro, trainer, base, shards, steps: 30, firstStep: 0, seed: SEED };
  const result = await train({ ...run, onStep: ({ step, tokens }) => seen.push(step, tokens) });
  t.true(closeTo(result.firstLoss, Math.log(8), 0.05));
  t.true(result.lastLoss < 1, `${result.lastLoss}`);
  t.is(result.steps, 30);
  t.is(result.tokens, 30 * 4 * 16);
  t.deepEqual(seen.slice(0, 4), [1, 64, 2, 128]);
  t.deepEqual(base, initialWeights(micro));
  t.deepEqual(
    result.delta,
    base.map((start, i) => start - result.end[i]!),
  );
  t.deepEqual((await train(run)).end, result.end);
  t.notDeepEqual((await train({ ...run, seed: `0x${'8'.repeat(64)}` })).end, result.end);

  // Going on with the moments takes up where the schedule and they stood.
  const next = await train({ ...run, base: result.end, firstStep: 30, optimizerState: result.optimizerState });
  t.is(next.optimizerState.step, 60);
  t.true(next.lastLoss < result.lastLoss);
});

test('a deadline ends training after the step in progress, at least one', async (t) => {
  const trainer = await createTrainer(micro, { threads: 1 });
  t.teardown(() => trainer.release());
  const run = { description: micro, trainer, base: initialWeights(micro), shards, steps: 30, firstStep: 0, seed: SEED };
  let asked = 0;
  t.is((await train({ ...run, deadline: () => ++asked === 3 })).steps, 3);
  t.is((await train({ ...run, deadline: () => true })).steps, 1);
});

test('a loss or a gradient that is not finite is an error', async (t) => {
  const answering = (loss: number, element: number): Trainer => ({
    gradients: async (weights) => ({ loss, gradient: new Float32Array(weights.length).fill(element) }),
    release: async () => undefined,
  });
  const run = { description: micro, base: initialWeights(micro), shards, steps: 1, firstStep: 0, seed: SEED };
  await t.notThrowsAsync(train({ ...run, trainer: answering(1, 0) }));
  await t.throwsAsync(train({ ...run, trainer: answering(Number.NaN, 0) }), {
    message: /loss of step 0 is not finite/,
  });
  await t.throwsAsync(train({ ...run, trainer: answering(1, Number.NaN) }), { message: /gradient is not finite/ });
  await t.throwsAsync(train({ ...run, steps: 0, trainer: answering(1, 0) }), { instanceOf: RangeError });
});
