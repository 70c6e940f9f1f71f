import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blake2b } from '@noble/hashes/blake2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import test from 'ava';
import {
  createEvaluator,
  createTextGradient,
  createTrainer,
  initialWeights,
  ModelDescription,
  parameterCount,
  tensors,
} from './index.ts';

const read = (file: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'));
const describe = (name: string): ModelDescription =>
  ModelDescription.parse(read(`../../chain-spec/models/${name}.json`));
const floats = (base64: string): Float32Array => new Float32Array(new Uint8Array(Buffer.from(base64, 'base64')).buffer);

/** Written by scripts/compare-torch --write. */
const fixture = read('fixtures/pytorch.json') as {
  description: unknown;
  weights: string;
  tokens: number[];
  loss: number;
  gradient: string;
};
const micro = ModelDescription.parse(fixture.description);
const weights = floats(fixture.weights);
const sequence = micro.context + 1;

test('tensors fill the flat vector without gaps, and the ladder has the sizes it is named for', (t) => {
  const tiny = describe('tiny');
  let next = 0;
  for (const { shape, offset, size } of tensors(tiny)) {
    t.is(offset, next);
    t.is(
      size,
      shape.reduce((a, b) => a * b, 1),
    );
    next = offset + size;
  }
  t.is(next, parameterCount(tiny));
  t.is(parameterCount(tiny), 817_920);
  t.is(parameterCount(describe('small')), 124_439_808);
  t.is(Math.round(parameterCount(describe('genesis')) / 1e8), 70);
});

// The digest is also what a separate computation in Python (integers, IEEE doubles, rounding to float32) arrives at.
test('initial weights are pinned to the bit', (t) => {
  const initial = initialWeights(describe('tiny'));
  const bytes = new Uint8Array(initial.buffer);
  t.is(bytesToHex(blake2b(bytes, { dkLen: 32 })), '652cd97430c0298063c0de70c8d30e52252c126d579c4eeb0e8f285d635f2863');
});

test('initial weights depend on the seed and have the deviations of GPT-2', (t) => {
  const tiny = describe('tiny');
  const initial = initialWeights(tiny);
  const other = initialWeights({ ...tiny, seed: `0x${'0'.repeat(64)}` });
  for (const { name, shape, offset, size } of tensors(tiny)) {
    const part = initial.subarray(offset, offset + size);
    if (shape.length === 1) {
      t.true(part.every((x) => x === (name.endsWith('.weight') ? 1 : 0)));
      continue;
    }
    t.notDeepEqual(part, other.subarray(offset, offset + size));
    const expected = name.endsWith('c_proj.weight') ? 0.02 / Math.sqrt(2 * tiny.layers) : 0.02;
    const deviation = Math.sqrt(part.reduce((sum, x) => sum + x * x, 0) / size);
    t.true(Math.abs(deviation / expected - 1) < 5 / Math.sqrt(size), `${name}: ${deviation}`);
  }
});

test('loss and gradients agree with PyTorch to 1e-4 in every tensor', async (t) => {
  const trainer = await createTrainer(micro, { threads: 1 });
  t.teardown(() => trainer.release());
  const { loss, gradient } = await trainer.gradients(weights, fixture.tokens);
  const reference = floats(fixture.gradient);
  t.is(gradient.length, reference.length);
  t.true(Math.abs(loss / fixture.loss - 1) < 1e-5);
  for (const { name, offset, size } of tensors(micro)) {
    const expected = reference.subarray(offset, offset + size);
    const error = expected.map((x, i) => x - gradient[offset + i]!);
    t.true(Math.hypot(...error) < 1e-4 * Math.hypot(...expected), name);
  }
});

test('gradients agree with central differences of the loss in every tensor', async (t) => {
  const trainer = await createTrainer(micro, { threads: 1 });
  t.teardown(() => trainer.release());
  const gradient = (await trainer.gradients(weights, fixture.tokens)).gradient.slice();
  for (const { name, offset, size } of tensors(micro)) {
    // Along the gradient itself, by a step that changes the loss by a hundredth or so.
    const part = gradient.subarray(offset, offset + size);
    const square = part.reduce((sum, x) => sum + x * x, 0);
    const h = 5e-3 / square;
    const moved = async (by: number): Promise<number> => {
      const at = weights.slice();
      for (let i = 0; i < size; i++) at[offset + i]! += by * part[i]!;
      return (await trainer.gradients(at, fixture.tokens)).loss;
    };
    const slope = ((await moved(h)) - (await moved(-h))) / (2 * h);
    t.true(Math.abs(slope / square - 1) < 0.02, `${name}: ${slope} against ${square}`);
  }
});

test('one and two threads give the same bits', async (t) => {
  const tiny = describe('tiny');
  const initial = initialWeights(tiny);
  const tokens = Int32Array.from({ length: tiny.training.batch * (tiny.context + 1) }, (_, i) => (i * 7919) % 101);
  const results = [];
  for (const threads of [1, 2]) {
    const trainer = await createTrainer(tiny, { threads });
    results.push(await trainer.gradients(initial, tokens));
    await trainer.release();
  }
  t.deepEqual(results[0], results[1]);
});

test("one session serves many weights, and a trainer's loss is the mean of the evaluator's", async (t) => {
  const trainer = await createTrainer(micro, { threads: 1 });
  const evaluator = await createEvaluator(micro, { batch: 3, threads: 1 });
  t.teardown(async () => {
    await trainer.release();
    await evaluator.release();
  });
  for (const at of [weights, initialWeights(micro), weights]) {
    const { loss } = await trainer.gradients(at, fixture.tokens);
    const losses = await evaluator.losses(at, fixture.tokens);
    t.is(losses.length, 3);
    t.true(Math.abs(losses.reduce((a, b) => a + b) / 3 - loss) < 1e-5);
  }
});

test('the evaluator takes any number of sequences, each with its own loss, and a short rest as well as a whole batch', async (t) => {
  const one = await createEvaluator(micro, { batch: 1, threads: 1 });
  const four = await createEvaluator(micro, { batch: 4, threads: 1 });
  t.teardown(() => Promise.all([one.release(), four.release()]));
  const tokens = [...fixture.tokens, ...fixture.tokens, ...fixture.tokens];
  for (let count = 0; count <= 9; count++) {
    const losses = await four.losses(weights, tokens.slice(0, count * sequence));
    t.is(losses.length, count);
    for (let i = 0; i < count; i++) {
      const [alone] = await one.losses(weights, tokens.slice(i * sequence, (i + 1) * sequence));
      t.true(Math.abs(alone! - losses[i]!) < 1e-5, `${i} of ${count}`);
    }
  }
});

test('the gradient of a text is the mean of those of its batches', async (t) => {
  const trainer = await createTrainer(micro, { threads: 1 });
  const whole = await createTextGradient(micro, { batch: 1, threads: 1 });
  t.teardown(() => Promise.all([trainer.release(), whole.release()]));
  const { gradient: batch } = await trainer.gradients(weights, fixture.tokens);
  const text = await whole.gradient(weights, Uint8Array.from(fixture.tokens));
  t.true(batch.every((value, i) => Math.abs(value - text[i]!) < 1e-5));
  const range = { instanceOf: RangeError };
  await t.throwsAsync(whole.gradient(weights, new Uint8Array()), range);
  await t.throwsAsync(whole.gradient(weights, Uint8Array.from(fixture.tokens.slice(1))), range);
});

test('wrong lengths and token ids are refused', async (t) => {
  const trainer = await createTrainer(micro, { threads: 1 });
  const evaluator = await createEvaluator(micro, { batch: 2, threads: 1 });
  t.teardown(async () => {
    await trainer.release();
    await evaluator.release();
  });
  const range = { instanceOf: RangeError };
  await t.throwsAsync(trainer.gradients(weights.subarray(1), fixture.tokens), range);
  await t.throwsAsync(trainer.gradients(weights, fixture.tokens.slice(1)), range);
  await t.throwsAsync(evaluator.losses(weights, fixture.tokens.slice(1)), range);
  for (const token of [micro.vocabulary, -1, Number.NaN]) {
    await t.throwsAsync(evaluator.losses(weights, fixture.tokens.with(5, token)), range);
  }
});
