import { crc32 } from 'node:zlib';
import test from 'ava';
import fc from 'fast-check';
import { compress, decode, encode, type Gradient } from '../gradient/index.ts';
import type { TensorSpec } from '../model/index.ts';
import { hashOf } from '../store/index.ts';
import { baseline, inspect, type LossEvaluator, scoreGradient, toNanoNats, voteLosses } from './index.ts';
import { cosine, normOf } from './similarity.ts';
import { estimate, median } from './statistics.ts';

const size = 64;
const specs: TensorSpec[] = [{ name: 'w', shape: [size], offset: 0, size }];
const baseHash = `0x${'22'.repeat(32)}` as const;
const header = { epoch: 5, base: baseHash, account: `0x${'44'.repeat(32)}` } as const;
const expectation = { specs, budget: 400, ...header };

/**
 * A model for tests: the loss of a sequence of two tokens [kind, number] is the mean squared distance of the weights to
 * the optimum of its kind (all weights `kind`), bent a little by the sequence's number so that sequences differ.
 */
const bowl: LossEvaluator = {
  async losses(weights, tokens) {
    const count = tokens.length / 2;
    return Float32Array.from({ length: count }, (_, i) => {
      const [kind, number] = [tokens[2 * i]!, tokens[2 * i + 1]!];
      let sum = 0;
      for (const [at, weight] of weights.entries()) sum += (weight - kind - 0.3 * Math.sin(number * 7 + at)) ** 2;
      return sum / weights.length;
    });
  },
};
const sequences = (kind: number, count: number) =>
  Uint8Array.from({ length: 2 * count }, (_, i) => (i % 2 === 0 ? kind : i));

const origin = new Float32Array(size);
/** A gradient of `value` on all elements but those that `skip` names. */
const gradientOf = (value: number, skip: (index: number) => boolean = () => false): Gradient => {
  const indices = Uint32Array.from({ length: size }, (_, i) => i).filter((i) => !skip(i));
  const values = new Float32Array(indices.length).fill(value);
  return { header, tensors: [{ indices, values }] };
};
/** All sequences pull towards 1: a delta of −0.25 (start − end) is right. */
const good = gradientOf(-0.25);

async function scored(
  gradient: Gradient,
  changes: { norms?: number[]; earlier?: Gradient[]; assigned?: Uint8Array } = {},
) {
  return scoreGradient({
    evaluator: bowl,
    baseline: await baseline(bowl, origin, sequences(1, 32)),
    gradient,
    specs,
    eta: 1,
    norms: [normOf(gradient)],
    earlier: [],
    assigned: sequences(1, 12),
    unassigned: sequences(1, 12),
    ...changes,
  });
}

test('a gradient that helps is paid the mean improvement at base − ½·η·delta, in nano-nats', async (t) => {
  const hidden = sequences(1, 32);
  const before = await bowl.losses(origin, hidden);
  const after = await bowl.losses(new Float32Array(size).fill(0.125), hidden);
  const mean = before.reduce((sum, loss, i) => sum + (loss - after[i]!), 0) / before.length;
  const { score, reason } = await scored(good);
  t.is(reason, null);
  t.true(score > 0n);
  t.true(Math.abs(Number(score) - mean * 1e9) < 100);
});

test('the sign turned, noise, and a step that overflows the loss are worth nothing', async (t) => {
  const flipped = await scored(gradientOf(0.25));
  t.is(flipped.score, 0n);
  t.regex(flipped.reason!, /not above 2 standard errors/);
  const noise = gradientOf(1);
  noise.tensors[0]!.values.forEach((_, i, values) => {
    values[i] = Math.sin(i * i) > 0 ? 1 : -1;
  });
  t.is((await scored(noise)).score, 0n);
  const overflow = await scored(gradientOf(1e30));
  t.is(overflow.score, 0n);
  t.regex(overflow.reason!, /not finite/);
});

test('an improvement within two standard errors is not paid', async (t) => {
  // Half of the sequences pull up, half down: a step up helps the first as much as it hurts the others, but for a little.
  const hidden = new Uint8Array([...sequences(1, 17), ...sequences(0, 16).map((v, i) => (i % 2 === 0 ? 0 : v))]);
  const input = { evaluator: bowl, specs, eta: 1, norms: [1], earlier: [], assigned: hidden, unassigned: hidden };
  const weights = new Float32Array(size).fill(0.5);
  const both = await scoreGradient({
    ...input,
    baseline: await baseline(bowl, weights, hidden),
    gradient: gradientOf(-0.01),
  });
  t.is(both.score, 0n);
  t.regex(both.reason!, /standard errors/);
});

test('a norm above four times the median is refused before the model is asked', async (t) => {
  const norm = normOf(good);
  const shared = await baseline(bowl, origin, sequences(1, 32));
  const unused: LossEvaluator = {
    losses() {
      throw new Error('the model was asked');
    },
  };
  const rest = {
    evaluator: unused,
    baseline: shared,
    specs,
    eta: 1,
    earlier: [],
    assigned: new Uint8Array(),
    unassigned: new Uint8Array(),
  };
  const result = await scoreGradient({ ...rest, gradient: good, norms: [norm, norm / 4.1, norm / 4.1] });
  t.is(result.score, 0n);
  t.regex(result.reason!, /4\.1 times the median norm/);
  t.is((await scored(good, { norms: [norm, norm / 3.9, norm / 3.9] })).reason, null);
});

test('a near-copy of an earlier gradient is refused, an independent one is not', async (t) => {
  const scaled = await scored(
    gradientOf(-0.2, (i) => i < 4),
    { earlier: [gradientOf(-1, (i) => i > 60), good] },
  );
  t.is(scaled.score, 0n);
  t.regex(scaled.reason!, /near-copy/);
  t.is(
    (
      await scored(
        gradientOf(-0.25, (i) => i % 3 === 0),
        { earlier: [gradientOf(-0.25, (i) => i % 3 === 1)] },
      )
    ).reason,
    null,
  );
});

test('a gradient that helps other shards more than its own was not trained on what it was given', async (t) => {
  // The miner's own shards pull the other way, as when it trained on something else.
  const cheat = await scored(good, { assigned: sequences(0, 12) });
  t.is(cheat.score, 0n);
  t.regex(cheat.reason!, /not trained on what it was given/);
  t.is((await scored(good, { assigned: sequences(2, 12) })).reason, null);
});

test('a blob is inspected in order: size, budget, hash, form, then what it says', (t) => {
  const { blob } = compress({ ...expectation, delta: origin.map((_, i) => i), residual: new Float32Array(size) });
  const sound = inspect({ blob, hash: hashOf(blob), size: blob.length, expectation });
  t.true(sound.verdict === 'sound' && Math.abs(sound.norm - normOf(decode(blob, expectation))) < 1e-9);
  const look = (changes: Partial<Parameters<typeof inspect>[0]>) => {
    const result = inspect({ blob, hash: hashOf(blob), size: blob.length, expectation, ...changes });
    return result.verdict === 'refused' ? result.reason : 'sound';
  };
  t.regex(look({ size: blob.length + 1, hash: baseHash }), /submission says/);
  t.regex(look({ expectation: { ...expectation, budget: blob.length - 1 }, hash: baseHash }), /budget/);
  t.regex(look({ hash: baseHash }), /another hash/);
  t.regex(look({ expectation: { ...expectation, epoch: 6 } }), /epoch/);
  t.regex(look({ expectation: { ...expectation, base: `0x${'33'.repeat(32)}` } }), /base/);
  t.regex(look({ expectation: { ...expectation, account: `0x${'33'.repeat(32)}` } }), /of miner/);
  const zero = encode({ header, tensors: [{ indices: new Uint32Array(), values: new Float32Array() }] }, [size]);
  t.regex(look({ blob: zero, hash: hashOf(zero), size: zero.length }), /zero everywhere/);
  const nan = encode(
    { ...good, tensors: [{ indices: new Uint32Array([3]), values: new Float32Array([Number.NaN]) }] },
    [size],
  );
  t.is(new DataView(nan.buffer).getUint32(nan.length - 4, true), crc32(nan.subarray(0, -4)));
  t.regex(look({ blob: nan, hash: hashOf(nan), size: nan.length }), /not a positive finite number/);
});

test('the losses of a vote are those at θ − η·g, θ and θ + η·g, and tell a network with the wrong sign', async (t) => {
  const hidden = sequences(1, 16);
  const heldOut = sequences(1, 8);
  const input = { evaluator: bowl, base: origin, eta: 0.5, hidden, heldOut };
  const vote = await voteLosses({ ...input, mean: new Float32Array(size).fill(-0.5) });
  t.true(vote.minus < vote.base && vote.base < vote.plus);
  const at = async (weight: number, tokens: Uint8Array) => {
    const losses = await bowl.losses(new Float32Array(size).fill(weight), tokens);
    return toNanoNats(losses.reduce((sum, loss) => sum + loss, 0) / losses.length);
  };
  t.deepEqual(vote, {
    minus: await at(0.25, hidden),
    base: await at(0, hidden),
    plus: await at(-0.25, hidden),
    heldOut: await at(0.25, heldOut),
  });
  const wrong = await voteLosses({ ...input, mean: new Float32Array(size).fill(0.5) });
  t.true(wrong.minus > wrong.base && wrong.base > wrong.plus);
});

test('nano-nats are rounded to nearest and always fit the chain', (t) => {
  t.is(toNanoNats(1.2345678906), 1_234_567_891n);
  t.is(toNanoNats(-0.5e-9), -1n);
  t.is(toNanoNats(-0), 0n);
  t.is(toNanoNats(Number.NaN), 1_000_000_000_000n);
  t.is(toNanoNats(Number.POSITIVE_INFINITY), 1_000_000_000_000n);
  t.is(toNanoNats(Number.NEGATIVE_INFINITY), -1_000_000_000_000n);
  fc.assert(
    fc.property(
      fc.double({ min: -900, max: 900, noNaN: true }),
      (nats) => Math.abs(Number(toNanoNats(nats)) - nats * 1e9) <= 0.5001,
    ),
  );
});

test('estimates, medians and cosines agree with values worked out by hand', (t) => {
  const { mean, standardError } = estimate(new Float64Array([1, 2, 3, 6]));
  t.is(mean, 3);
  t.true(Math.abs(standardError - Math.sqrt(14 / 3 / 4)) < 1e-12);
  t.throws(() => estimate(new Float64Array([1])), { instanceOf: RangeError });
  t.is(median([5]), 5);
  t.is(median([9, 1]), 5);
  t.is(median([9, 1, 2]), 2);
  t.is(cosine(good, good), 1);
  t.is(cosine(good, gradientOf(1)), -1);
  t.is(
    cosine(
      gradientOf(1, (i) => i < 32),
      gradientOf(1, (i) => i >= 32),
    ),
    0,
  );
  t.true(
    Math.abs(
      cosine(
        gradientOf(1, (i) => i < 16),
        gradientOf(2, (i) => i >= 48),
      ) -
        2 / 3,
    ) < 1e-12,
  );
  t.is(normOf(gradientOf(0.5)), 4);
});
