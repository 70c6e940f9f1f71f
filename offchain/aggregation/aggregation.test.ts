import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import test from 'ava';
import fc from 'fast-check';
import { toDense } from '../gradient/index.ts';
import { aggregate, factorsOf, meanDelta, step } from './index.ts';
import { inputs } from './testing/inputs.ts';

const child = new URL('./testing/child.ts', import.meta.url);
const bitsOf = (values: Float32Array) => Buffer.from(values.buffer, values.byteOffset, values.byteLength);

test('two threads that do a part each get the bits that one thread gets, wherever the border is', async (t) => {
  const { base, gradients, scores, specs, eta } = inputs();
  const whole = aggregate(base, gradients, factorsOf(gradients, scores), eta, specs);
  for (const border of [60_000, 100_003]) {
    const parts = await Promise.all(
      [[0, border] as const, [border, base.length] as const].map(async ([from, to]) => {
        const worker = new Worker(child, { workerData: { from, to } });
        const [part] = (await once(worker, 'message')) as [Float32Array];
        await worker.terminate();
        return part;
      }),
    );
    t.true(Buffer.concat(parts.map(bitsOf)).equals(bitsOf(whole)));
  }
});

test('another process gets the same bits', async (t) => {
  const { base, gradients, scores, specs, eta } = inputs();
  const { stdout } = await promisify(execFile)(process.execPath, [fileURLToPath(child)], { timeout: 60_000 });
  t.is(stdout.trim(), String(crc32(bitsOf(aggregate(base, gradients, factorsOf(gradients, scores), eta, specs)))));
});

test('the sum is taken in the order of the submissions: another order gives other bits', (t) => {
  const { base, gradients, scores, specs, eta } = inputs();
  const there = aggregate(base, gradients, factorsOf(gradients, scores), eta, specs);
  const back = aggregate(
    base,
    gradients.toReversed(),
    factorsOf(gradients.toReversed(), scores.toReversed()),
    eta,
    specs,
  );
  t.false(bitsOf(there).equals(bitsOf(back)));
});

test('every bit is that of θ − fround(η·Σ fround(w·delta)), with w = fround(c·score/Σ score) and c the score-weighted median norm over its own', (t) => {
  const { base, gradients, scores, specs, eta } = inputs();
  const dense = gradients.map((gradient) => toDense(gradient, specs));
  const norms = dense.map((delta) => Math.sqrt(delta.reduce((sum, value) => sum + value * value, 0)));
  const total = scores.reduce((sum, score) => sum + Number(score), 0);
  // From the shortest on the scores are 5, 3,000,001, 1,700,000, 2,500,000 and 900,000: the half of them lies in the third.
  const clip = norms.map((norm) => Math.fround(norms[4]! / norm));
  const weights = clip.map((factor, k) => Math.fround(factor * (Number(scores[k]) / total)));
  const expected = base.map((start, i) => {
    let sum = 0;
    dense.forEach((delta, k) => {
      sum = Math.fround(sum + Math.fround(weights[k]! * delta[i]!));
    });
    return Math.fround(start - Math.fround(Math.fround(eta) * sum));
  });
  t.true(bitsOf(aggregate(base, gradients, factorsOf(gradients, scores), eta, specs)).equals(bitsOf(expected)));
});

test('without scores all count the same, and a score of nearly nothing moves nearly nothing', (t) => {
  const { gradients } = inputs();
  const two = gradients.slice(0, 2);
  const [first, second] = factorsOf([two[0]!, two[0]!]);
  t.is(first, 0.5);
  t.is(second, 0.5);
  const [most, little] = factorsOf([two[0]!, two[0]!], [1_000_000_000n, 1n]);
  t.true(most! > 0.999999 && little! < 1.1e-9);
  // However short those are that earn nothing: the step has the length of what earns.
  const [, three] = factorsOf([gradients[2]!, gradients[1]!, gradients[2]!], [1n, 1_000_000_000n, 1n]);
  t.true(three! > 0.999999);
});

test('the step of the sign guard goes the other way by as much, and no gradient moves nothing', (t) => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 10, noNaN: true }), (eta) => {
      const origin = new Float32Array(3);
      const delta = new Float32Array([1, -0.5, 3e-5]);
      const down = step(origin, delta, -eta);
      t.deepEqual(
        step(origin, delta, eta),
        down.map((value) => -value),
      );
      t.true(down[0]! < 0 && down[1]! > 0);
    }),
  );
  const { base, specs } = inputs();
  t.deepEqual(aggregate(base, [], [], 1, specs), base);
  t.true(meanDelta([], specs, []).every((value) => value === 0));
});
