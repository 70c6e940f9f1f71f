import { crc32 } from 'node:zlib';
import test from 'ava';
import fc from 'fast-check';
import { medianNorm, normFactor, normOf } from '../aggregation/index.ts';
import { compress, decode, encode, type Gradient, toDense } from '../gradient/index.ts';
import type { TensorSpec, TextGradient } from '../model/index.ts';
import { hashOf } from '../store/index.ts';
import { atMedianNorm, baseline, inspect, type LossEvaluator, scoreGradient, toNanoNats, voteLosses } from './index.ts';
import { type Direction, roomFor, tried } from './trial.ts';

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
      for (const [at, weight] of weights.entries()) sum += (weight - kind - 0.3 * Math.sin(number * (at + 1))) ** 2;
      return sum / weights.length;
    });
  },
};
/** Its gradient on a text, worked out by hand. */
const slope: Pick<TextGradient, 'gradient'> = {
  async gradient(weights, tokens) {
    const count = tokens.length / 2;
    return weights.map((weight, at) => {
      let sum = 0;
      for (let i = 0; i < count; i++) {
        const [kind, number] = [tokens[2 * i]!, tokens[2 * i + 1]!];
        sum += (2 * (weight - kind - 0.3 * Math.sin(number * (at + 1)))) / weights.length;
      }
      return sum / count;
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

const settingOf = (norms: readonly number[], evaluator: LossEvaluator = bowl) => ({
  evaluator,
  textGradient: slope,
  weights: origin,
  room: roomFor(size),
  specs,
  eta: 1,
  medianNorm: medianNorm(norms),
  hidden: sequences(1, 32),
  probes: sequences(1, 32),
  length: 2,
});

/** The score of the only gradient of its epoch, or beside others. */
async function scored(
  gradient: Gradient,
  { others = [], assigned = sequences(1, 24) }: { others?: Gradient[]; assigned?: Uint8Array } = {},
) {
  const all = [gradient, ...others];
  const placed = all.map((each, index) => ({ index, gradient: each }));
  const shared = await baseline(settingOf(all.map(normOf)), placed);
  return scoreGradient(shared, placed[0]!, assigned, null);
}

test('a gradient that helps is worth the mean improvement at base − η·delta/8 and what the loss bends on the way, in nano-nats', async (t) => {
  const hidden = sequences(1, 32);
  const before = await bowl.losses(origin, hidden);
  const after = await bowl.losses(new Float32Array(size).fill(0.25 / 8), hidden);
  const mean = before.reduce((sum, loss, i) => sum + (loss - after[i]!), 0) / before.length;
  const { score, bend, evidence, reason } = await scored(good);
  t.is(reason, null);
  t.is(evidence, null);
  t.true(score > 0n);
  t.true(Math.abs(Number(score - bend) - mean * 1e9) < 200);
});

test('four times as far the slope promises four times as much, and the loss bends sixteen times as far', async (t) => {
  const [near, far] = [await scored(good), await scored(gradientOf(-1))];
  t.true(Math.abs(Number(far.score) / Number(near.score) - 4) < 1e-3);
  t.true(Math.abs(Number(far.bend) / Number(near.bend) - 16) < 1e-2, `${far.bend} and ${near.bend}`);
});

test('the sign turned, and a step that overflows the loss are worth nothing', async (t) => {
  const flipped = await scored(gradientOf(0.25));
  t.is(flipped.score, 0n);
  t.regex(flipped.reason!, /on hidden text by -/);
  const overflow = await scored(gradientOf(-1e30));
  t.is(overflow.score, 0n);
  t.regex(overflow.reason!, /not finite/);
});

test('a norm above four times the median is refused before the model is asked', async (t) => {
  const norm = normOf(good);
  const unused: LossEvaluator = {
    losses() {
      throw new Error('the model was asked');
    },
  };
  const shared = await baseline(settingOf([norm, norm / 4.1, norm / 4.1]), []);
  const setting = { ...shared.setting, evaluator: unused };
  const result = await scoreGradient({ ...shared, setting }, { index: 0, gradient: good }, new Uint8Array(), null);
  t.is(result.score, 0n);
  t.regex(result.reason!, /4\.1 times the median norm/);
});

test('a gradient too short for any factor is worth nothing, and takes nothing from the others', async (t) => {
  const short = { header, tensors: [{ indices: Uint32Array.of(0), values: Float32Array.of(-1e-40) }] };
  const others = [gradientOf(-0.25), gradientOf(-0.25)];
  const [alone, beside] = [await scored(good, { others }), await scored(good, { others: [...others, short] })];
  t.true(beside.score > 0n && beside.evidence !== null);
  t.deepEqual(beside, alone);
  const { score, reason } = await scored(short, { others: [good, ...others] });
  t.is(score, 0n);
  t.regex(reason!, /on hidden text by 0\.000000/);
});

test('what makes the loss worse is nothing to compare with', async (t) => {
  const { evidence, reason, score } = await scored(good, { others: [gradientOf(0.25)] });
  t.is(reason, null);
  t.is(evidence, null);
  t.true(score > 0n);
});

const product = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
const vectorOf = ({ few, rest }: Direction) =>
  toDense(few, specs).map((value, i) => value + (rest ? rest.factor * rest.vector[i]! : 0));

test('what a gradient has of its own is square to the mean of the others, itself left out', async (t) => {
  const all = [good, gradientOf(-0.25, (i) => i % 3 === 0), gradientOf(-0.25, (i) => i < 20), gradientOf(0.25)];
  const placed = all.map((gradient, index) => ({ index, gradient }));
  const setting = settingOf(all.map(normOf));
  const { members, ownPart } = await baseline(setting, placed);
  t.deepEqual([...members.keys()], [0, 1, 2]);
  const sparse = all.map((gradient) => atMedianNorm(gradient, setting));
  const deltas = sparse.map((gradient) => toDense(gradient, specs));
  const slopeOf = await slope.gradient(origin, setting.hidden);
  for (const [index, delta] of deltas.entries()) {
    const others = [0, 1, 2].filter((other) => other !== index);
    const mean = delta.map((_, i) => others.reduce((sum, other) => sum + deltas[other]![i]!, 0) / others.length);
    const { direction, promise } = ownPart(index, sparse[index]!)!;
    const own = vectorOf(direction);
    t.true(Math.abs(product(own, mean)) < 1e-6 * product(mean, mean), `${index}`);
    // What was taken out is along that mean.
    const along = product(delta, mean) / product(mean, mean);
    t.true(own.every((value, i) => Math.abs(value + along * mean[i]! - delta[i]!) < 1e-6));
    t.true(Math.abs(promise - product(own, slopeOf) / 8) < 1e-6);
  }
});

test('a trial step goes along a direction and against it, whatever parts the direction is given in', async (t) => {
  const setting = settingOf([1]);
  const vector = Float32Array.from({ length: size }, (_, at) => Math.cos(at));
  const few = gradientOf(-0.25, (i) => i % 3 === 0);
  for (const direction of [
    { few, rest: null },
    { few, rest: { vector, factor: -0.7 } },
  ]) {
    const whole = vectorOf(direction);
    const { ahead, behind } = await tried(setting, direction, setting.probes);
    for (const [losses, sign] of [[ahead, -1] as const, [behind, 1] as const]) {
      const expected = await bowl.losses(
        whole.map((value) => (sign * value) / 8),
        setting.probes,
      );
      t.true(losses.every((loss, i) => Math.abs(loss - expected[i]!) < 1e-6));
    }
  }
  t.true(origin.every((weight) => weight === 0));
});

test('a second text along a direction is measured as the first is, from the step that is there', async (t) => {
  const steps: number[] = [];
  const evaluator: LossEvaluator = {
    losses(weights, tokens) {
      steps.push(Math.sign(weights[0]!));
      return bowl.losses(weights, tokens);
    },
  };
  const [one, other] = [good, gradientOf(-0.5)].map((few) => ({ few, rest: null })) as [Direction, Direction];
  const texts = [3, 4, 5, 6].map((kind) => sequences(kind, 4));
  const setting = settingOf([1], evaluator);
  const found = [];
  for (const text of texts) found.push(await tried(setting, one, text));
  // A trial along another direction takes the room, whatever it holds.
  found.push(await tried(setting, other, texts[0]!), await tried(setting, one, texts[0]!));
  t.deepEqual(steps, [1, -1, -1, 1, 1, -1, -1, 1, 1, -1, 1, -1]);
  for (const [at, text] of [...texts, null, texts[0]!].entries())
    if (text !== null) t.deepEqual(found[at], await tried(settingOf([1]), one, text));
  t.deepEqual(found[4], await tried(settingOf([1]), other, texts[0]!));
});

/** A gradient that is `good`, and a little more right for the kind of sequences with these numbers. */
const trainedOn = (numbers: readonly number[]): Gradient => {
  const pull = (at: number) => numbers.reduce((sum, number) => sum + Math.sin(number * (at + 1)), 0) / numbers.length;
  const values = Float32Array.from({ length: size }, (_, at) => -0.25 - pull(at));
  return { header, tensors: [{ indices: Uint32Array.from(values.keys()), values }] };
};

test('length is not paid: a gradient above the median norm is worth what it is at the median', async (t) => {
  const doubled = {
    ...good,
    tensors: good.tensors.map((each) => ({ ...each, values: each.values.map((v) => 2 * v) })),
  };
  const one = await scored(good, { others: [good, good] });
  const two = await scored(doubled, { others: [good, good, good] });
  t.is(one.reason, null);
  t.true(Math.abs(Number(two.score - one.score)) < 100);
});

test('only what was trained on what its miner was given shows evidence of it', async (t) => {
  const given = [100, 101];
  const assigned = Uint8Array.from(Array.from({ length: 16 }, (_, i) => [1, given[i % 2]!]).flat());
  const shown = async (gradient: Gradient) => {
    const { evidence, reason } = await scored(gradient, { others: [gradientOf(-0.2)], assigned });
    t.is(reason, null);
    return Number(evidence!.mean) / Number(evidence!.error);
  };
  t.true((await shown(trainedOn(given))) > 3);
  t.true((await shown(trainedOn([200, 201]))) < 2);
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

test('norms and medians agree with values worked out by hand', (t) => {
  t.is(medianNorm([5]), 5);
  t.is(medianNorm([9, 1]), 5);
  t.is(medianNorm([9, 1, 2]), 2);
  t.is(normFactor(1, medianNorm([1, 2, 3])), 2);
  t.is(normFactor(2, 2), 1);
  t.is(normFactor(0, 2), 1);
  t.is(normFactor(1e-40, 2), 0);
  t.is(normFactor(4, medianNorm([1, 2, 4])), 0.5);
  t.is(normOf(gradientOf(0.5)), 4);
});
