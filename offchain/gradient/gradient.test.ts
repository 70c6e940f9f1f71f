import test from 'ava';
import fc from 'fast-check';
import vectors from './fixtures/vectors.json' with { type: 'json' };
import { compress, decode, encode, GradientError, toDense } from './index.ts';
import { account, base, deltaOf, sizesArbitrary, specsOf } from './testing.ts';

for (const { name, epoch, sizes, kept, blob } of vectors) {
  test(`vector: ${name}`, (t) => {
    const tensors = kept.map((tensor) => ({
      indices: Uint32Array.from(tensor, ([index]) => index!),
      values: Float32Array.from(tensor, ([, value]) => value!),
    }));
    const gradient = { header: { epoch, base, account }, tensors };
    const bytes = new Uint8Array(Buffer.from(blob, 'hex'));
    t.deepEqual(encode(gradient, sizes), bytes);
    t.deepEqual(decode(bytes, { specs: specsOf(sizes), budget: bytes.length, epoch, base, account }), gradient);
  });
}

test('a blob is within its budget, and what it leaves out is the residual, exactly', (t) => {
  fc.assert(
    fc.property(sizesArbitrary, fc.integer(), fc.integer({ min: 160, max: 2000 }), (sizes, seed, budget) => {
      const specs = specsOf(sizes);
      const total = sizes.reduce((sum, size) => sum + size, 0);
      const delta = deltaOf(total, seed);
      const before = deltaOf(total, seed + 1);
      const { blob, residual } = compress({ delta, residual: before, specs, epoch: 3, base, account, budget });
      t.true(blob.length <= budget);
      const gradient = decode(blob, { specs, budget, epoch: 3, base });
      const decoded = toDense(gradient, specs);
      const sum = delta.map((value, i) => value + before[i]!);
      t.deepEqual(
        residual,
        sum.map((value, i) => value - decoded[i]!),
      );
      t.deepEqual(encode(gradient, sizes), blob);
    }),
    { numRuns: 100 },
  );
});

test('what is kept is larger than what is not, and the budget is used', (t) => {
  const specs = specsOf([5000, 300, 70_000]);
  const delta = deltaOf(75_300, 5);
  for (const budget of [400, 4000, 10_000]) {
    const { blob } = compress({ delta, residual: new Float32Array(75_300), specs, epoch: 0, base, account, budget });
    const decoded = toDense(decode(blob, { specs, budget }), specs);
    let smallestKept = Number.POSITIVE_INFINITY;
    let largestLeft = 0;
    decoded.forEach((value, i) => {
      const magnitude = Math.abs(delta[i]!);
      if (value === 0) largestLeft = Math.max(largestLeft, magnitude);
      else {
        smallestKept = Math.min(smallestKept, magnitude);
        t.is(Math.sign(value), Math.sign(delta[i]!));
      }
    });
    t.true(largestLeft <= smallestKept, `${largestLeft} was left out, ${smallestKept} kept`);
    t.true(blob.length > 0.95 * budget, `${blob.length} of ${budget} bytes`);
  }
});

test('the budget is used where all elements are of nearly one size, and each takes the fewest bits', (t) => {
  const specs = specsOf([30_000]);
  const delta = Float32Array.from({ length: 30_000 }, (_, at) => 1.03 - at * 1e-6);
  const { blob } = compress({
    delta,
    residual: new Float32Array(30_000),
    specs,
    epoch: 0,
    base,
    account,
    budget: 5000,
  });
  t.true(blob.length > 0.99 * 5000, `${blob.length} of 5000 bytes`);
  const [tensor] = decode(blob, { specs, budget: 5000 }).tensors;
  t.is(tensor!.indices.at(-1), tensor!.indices.length - 1, 'the first are the largest');
});

test('however large the budget, an element nearer to 0 than to its chunk’s scale is left out', (t) => {
  const specs = specsOf([5000, 300]);
  const delta = deltaOf(5300, 7);
  const { blob } = compress({
    delta,
    residual: new Float32Array(5300),
    specs,
    epoch: 0,
    base,
    account,
    budget: 100_000,
  });
  const { tensors } = decode(blob, { specs, budget: 100_000 });
  const scale = Math.abs(tensors[0]!.values[0]!);
  for (const [i, { indices }] of tensors.entries()) {
    const { offset, size } = specs[i]!;
    const kept = new Set(indices);
    for (let at = 0; at < size; at++) {
      const magnitude = Math.abs(delta[offset + at]!);
      // The scale is rounded to bfloat16, 1 in 256.
      if (kept.has(at)) t.true(magnitude >= 0.49 * scale);
      else t.true(magnitude <= 0.51 * scale);
    }
  }
});

test('everything is kept when the budget allows it and all are as large, and zeros are not sent', (t) => {
  const delta = new Float32Array([1, 0, -1, 1, -0, -1]);
  const { blob, residual } = compress({
    delta,
    residual: new Float32Array(6),
    specs: specsOf([3, 3]),
    epoch: 0,
    base,
    account,
    budget: 1000,
  });
  const { tensors } = decode(blob, { specs: specsOf([3, 3]), budget: 1000 });
  t.deepEqual(tensors[0], { indices: new Uint32Array([0, 2]), values: new Float32Array([1, -1]) });
  t.deepEqual(tensors[1], { indices: new Uint32Array([0, 2]), values: new Float32Array([1, -1]) });
  t.true(residual.every((value) => value === 0));
});

test('a model of more elements than are looked at as one array', (t) => {
  const total = 2 ** 24 + 70_000;
  const specs = specsOf([2 ** 24 - 10, 30, 69_980]);
  const delta = new Float32Array(total);
  const kept = [0, 2 ** 24 - 11, 2 ** 24 - 10, 2 ** 24 - 1, 2 ** 24, 2 ** 24 + 19, 2 ** 24 + 20, total - 1];
  for (const [i, at] of kept.entries()) delta[at] = i % 2 === 0 ? 2 : -2;
  const budget = 1000;
  const { blob, residual } = compress({
    delta,
    residual: new Float32Array(total),
    specs,
    epoch: 0,
    base,
    account,
    budget,
  });
  t.deepEqual(
    decode(blob, { specs, budget }).tensors.map(({ indices }) => [...indices]),
    [
      [0, 2 ** 24 - 11],
      [0, 9, 10, 29],
      [0, 69_979],
    ],
  );
  t.true(residual.every((value) => value === 0));
});

test('with error feedback, what is sent over many rounds adds up to what was meant', (t) => {
  const specs = specsOf([2000]);
  const delta = deltaOf(2000, 9).map((value) => Math.fround(value / 10));
  let residual: Float32Array = new Float32Array(2000);
  const sent = new Float64Array(2000);
  const rounds = 200;
  for (let round = 0; round < rounds; round++) {
    const made = compress({ delta, residual, specs, epoch: round, base, account, budget: 250 });
    residual = made.residual;
    toDense(decode(made.blob, { specs, budget: 250 }), specs).forEach((value, i) => {
      sent[i]! += value;
    });
  }
  const largest = Math.max(...delta.map(Math.abs));
  delta.forEach((value, i) => {
    t.true(Math.abs(sent[i]! + residual[i]! - rounds * value) < 1e-4 * rounds * largest);
  });
  const leftOut = Math.hypot(...residual) / (rounds * Math.hypot(...delta));
  t.true(leftOut < 0.1, `${leftOut} of what was meant is still to be sent`);
});

test('a delta that is not finite, of the wrong length, or a budget without room for the header is refused', (t) => {
  const specs = specsOf([4]);
  const residual = new Float32Array(4);
  const input = { delta: new Float32Array(4), residual, specs, epoch: 0, base, account, budget: 100 };
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
    const delta = new Float32Array([0, value, 0, 0]);
    t.throws(() => compress({ ...input, delta }), { instanceOf: GradientError, message: /element 1 .* not finite/ });
  }
  // Each is finite, their sum is not.
  const huge = new Float32Array(4).fill(3e38);
  t.throws(() => compress({ ...input, delta: huge, residual: huge }), { instanceOf: GradientError });
  t.throws(() => compress({ ...input, delta: new Float32Array(5) }), { instanceOf: GradientError });
  const smallest = compress(input).blob.length;
  t.is(compress({ ...input, budget: smallest }).blob.length, smallest);
  t.throws(() => compress({ ...input, budget: smallest - 1 }), { instanceOf: GradientError, message: /budget/ });
});

test('values of every finite size survive, the smallest and largest ones too', (t) => {
  fc.assert(
    fc.property(fc.float32Array({ minLength: 1, maxLength: 50, noNaN: true, noDefaultInfinity: true }), (delta) => {
      const specs = specsOf([delta.length]);
      const residual = new Float32Array(delta.length);
      const { blob, residual: left } = compress({ delta, residual, specs, epoch: 0, base, account, budget: 1000 });
      const decoded = toDense(decode(blob, { specs, budget: 1000 }), specs);
      t.true(decoded.every(Number.isFinite) && left.every(Number.isFinite));
    }),
  );
});
