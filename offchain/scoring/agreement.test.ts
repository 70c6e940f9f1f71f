import test from 'ava';
import fc from 'fast-check';
import type { Gradient } from '../gradient/index.ts';
import { generator, type TensorSpec } from '../model/index.ts';
import { agreementsOf } from './agreement.ts';
import { blockSize, cosinesOf, groupSize, groupsOf, lastBaseOf, whole } from './cosines.ts';

const specs = [
  { name: 'a', size: 300, offset: 0 },
  { name: 'b', size: 700, offset: 300 },
] as unknown as TensorSpec[];
const size = 1000;
const header = { epoch: 0, base: `0x${'00'.repeat(32)}`, account: `0x${'00'.repeat(32)}` } as const;

/** About normal numbers that a seed leads to. */
function noise(seed: number): Float32Array {
  const next = generator(`0x${seed.toString(16).padStart(64, '0')}`, 0);
  const uniform = () => next() / 2 ** 32 - 0.5;
  return Float32Array.from({ length: size }, () => uniform() + uniform() + uniform() + uniform());
}

/** A gradient in which every third element was left out. */
const gradientOf = (dense: Float32Array): Gradient => ({
  header,
  tensors: specs.map(({ size, offset }) => {
    const indices = Uint32Array.from({ length: size }, (_, at) => at).filter((at) => (at + offset) % 3 !== 0);
    return { indices, values: Float32Array.from(indices, (at) => dense[offset + at]!) };
  }),
});
const add = (...parts: readonly (readonly [number, Float32Array])[]) =>
  Float32Array.from({ length: size }, (_, at) => parts.reduce((sum, [factor, part]) => sum + factor * part[at]!, 0));
const compare = (gradients: readonly Gradient[], update: Float32Array | null = null) =>
  cosinesOf(
    gradients.length,
    async (place) => gradients[place]!,
    specs,
    update && { before: update, after: new Float32Array(size) },
  );

const text = noise(1);
/** Gradients of one text, with as much noise as signal. */
const trained = (count: number, from = 10) =>
  Array.from({ length: count }, (_, miner) => add([1, text], [1, noise(from + miner)]));
const proven = (count: number) => Array<boolean>(count).fill(true);
const rows = (cosines: readonly (readonly number[])[]) => cosines.map((row) => new Map(row.entries()));
const agreed = (cosines: readonly number[][]) => agreementsOf(rows(cosines), proven(cosines.length));
const near = (a: number, b: number, by = 2) => Math.abs(a - b) <= by;

test('a cosine is that of what is kept, whatever the length of each, to the millionth', async (t) => {
  const dense = trained(4);
  const gradients = dense.map(gradientOf);
  const cosines = await compare(gradients);
  const kept = dense.map((each) => each.map((value, at) => (at % 3 === 0 ? 0 : value)));
  const product = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, at) => sum + value * b[at]!, 0);
  cosines.forEach((row, i) => {
    row.forEach((value, j) => {
      const [a, b] = [kept[i]!, kept[j]!];
      t.true(near(value, (whole * product(a, b)) / Math.sqrt(product(a, a) * product(b, b))));
    });
  });
  const scaled = dense.map((each, i) => gradientOf(each.map((value) => value * 4 ** (i - 2))));
  t.deepEqual(await compare(scaled), cosines);
});

test('the order of the submissions, and how many are looked at at a time, change nothing', async (t) => {
  const gradients = trained(blockSize + 3).map(gradientOf);
  const cosines = await compare(gradients);
  const order = gradients.map((_, at) => (at * 8 + 3) % gradients.length);
  t.is(new Set(order).size, gradients.length);
  const shuffled = await compare(order.map((at) => gradients[at]!));
  order.forEach((i, row) => {
    order.forEach((j, column) => {
      t.true(near(shuffled[row]![column]!, cosines[i]![j]!, 1));
    });
  });
  const few = await compare(gradients.slice(0, 5));
  few.forEach((row, i) => {
    t.deepEqual(row, cosines[i]!.slice(0, 5));
  });
});

test('the last public update adds nothing to agreement, sent alone or mixed in', async (t) => {
  const update = add([1, text], [0.3, noise(5)]);
  const work = trained(5);
  // Taken out where it is: what is left out of a gradient by compression is no part of it.
  const sent = update.map((value, at) => (at % 3 === 0 ? 0 : value));
  const mixed = await compare(
    work.map((each, i) => gradientOf(add([1, each], [i, sent]))),
    sent,
  );
  const without = await compare(work.map(gradientOf), sent);
  mixed.forEach((row, i) => {
    row.forEach((value, j) => {
      t.true(near(value, without[i]![j]!, 20), `${value} ${without[i]![j]}`);
    });
  });
  t.true(without[0]![1]! < (await compare(work.map(gradientOf)))[0]![1]! / 2);
  const [echo] = await compare([gradientOf(sent), gradientOf(work[0]!)], sent);
  t.deepEqual(echo, [0, 0]);
});

test('less work agrees less, and the better half loses nothing', async (t) => {
  const gradients = [...trained(6), add([1, text], [2, noise(90)])].map(gradientOf);
  const found = agreed(await compare(gradients));
  t.true(found[6]!.agreed < 0.75 * whole);
  t.true(found.filter((each) => each.agreed === whole).length >= 3);
  t.true(found.every(({ shared }) => shared === 0));
});

test('fewer than half that agree with one another do not lift themselves, and share what they have in common', async (t) => {
  const copies = [1, 2, 3].map(() => add([1, text], [2, noise(77)]));
  const one = agreed(await compare([...trained(5), copies[0]!].map(gradientOf)))[5]!;
  const all = agreed(await compare([...trained(5), ...copies].map(gradientOf)));
  for (const each of all.slice(5)) {
    t.true(each.agreed < 1.1 * one.agreed);
    t.true(near(each.shared, 2 * whole, 10));
  }
  t.true(all.slice(0, 5).every(({ shared }) => shared === 0));
});

test('who mixes the noise of its keys shares its pay among them', async (t) => {
  const [a, b] = [add([1, text], [1.5, noise(70)]), add([1, text], [1.5, noise(71)])];
  const mixed = [add([0.7, a], [0.3, b]), add([0.3, a], [0.7, b])];
  const found = agreed(await compare([...trained(6), ...mixed].map(gradientOf)));
  t.true(found.slice(6).every(({ shared }) => shared > 0.4 * whole));
});

test('what is not proven has no say, and with fewer than four that are nothing is said', async (t) => {
  const gradients = [...trained(4), noise(60), noise(61), noise(62), noise(63)].map(gradientOf);
  const cosines = await compare(gradients);
  const shown = (count: number) => agreementsOf(rows(cosines), [...proven(count), ...Array(8 - count).fill(false)]);
  t.true(shown(4)[0]!.agreed > 0.9 * whole);
  for (const count of [0, 1, 2, 3]) t.true(shown(count).every((each) => each.agreed === whole && each.shared === 0));
  t.deepEqual(agreementsOf([], []), []);
});

test('a large epoch is compared in groups of nearly one size that everybody draws alike, and each is in just one', (t) => {
  const randomness = `0x${'77'.repeat(32)}` as const;
  const count = 3 * groupSize + 5;
  const groups = groupsOf(count, randomness);
  t.is(groups.length, 4);
  t.deepEqual(
    groups.flat().toSorted((a, b) => a - b),
    Array.from({ length: count }, (_, place) => place),
  );
  for (const group of groups) {
    t.true(group.length <= groupSize && group.length >= groupSize / 2);
    t.deepEqual(
      group,
      group.toSorted((a, b) => a - b),
    );
  }
  t.deepEqual(groupsOf(count, randomness), groups);
  t.notDeepEqual(groupsOf(count, `0x${'78'.repeat(32)}`), groups);
  t.is(groupsOf(groupSize, randomness).length, 1);
});

test('what was not compared neither counts nor is shared', async (t) => {
  const cosines = await compare(trained(6).map(gradientOf));
  const halves = rows(cosines).map((row, i) => new Map([...row].filter(([j]) => i % 2 === j % 2)));
  for (const { agreed, shared } of agreementsOf(halves, proven(6))) {
    t.true(agreed > 0.8 * whole);
    t.is(shared, 0);
  }
});

test('whatever the cosines, factors stay within their bounds', (t) => {
  const matrix = fc.integer({ min: 0, max: 8 }).chain((count) =>
    fc.record({
      cosines: fc.array(
        fc.option(fc.array(fc.option(fc.integer({ min: -whole, max: whole })), { minLength: count, maxLength: count })),
        { minLength: count, maxLength: count },
      ),
      known: fc.array(fc.boolean(), { minLength: count, maxLength: count }),
    }),
  );
  fc.assert(
    fc.property(matrix, ({ cosines, known }) => {
      const compared = cosines.map(
        (row) => row && new Map(row.flatMap((each, at): [number, number][] => (each === null ? [] : [[at, each]]))),
      );
      const found = agreementsOf(compared, known);
      t.is(found.length, cosines.length);
      for (const { agreed, shared } of found) {
        t.true(Number.isSafeInteger(agreed) && agreed >= 0 && agreed <= whole);
        t.true(Number.isSafeInteger(shared) && shared >= 0 && shared <= cosines.length * whole);
      }
    }),
  );
});

test('the last update is looked for among the epochs of late', (t) => {
  const [a, b, c] = ['0x0a', '0x0b', '0x0c'] as const;
  t.is(lastBaseOf([]), null);
  t.is(lastBaseOf([{ before: a, after: a }]), null);
  t.is(
    lastBaseOf([
      { before: a, after: b },
      { before: b, after: c },
      { before: c, after: c },
    ]),
    b,
  );
  t.is(lastBaseOf([{ before: a, after: b }, ...Array(16).fill({ before: b, after: b })]), null);
});
