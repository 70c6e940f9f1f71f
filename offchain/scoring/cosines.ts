import { hexToU8a } from '@polkadot/util';
import type { Hash } from '../../types/files/hash.ts';
import { drawFrom, shuffled } from '../data/index.ts';
import type { Gradient } from '../gradient/index.ts';
import type { TensorSpec } from '../model/index.ts';

/** The base that the last update started from, and the one that it led to: the direction between them is public. */
export type LastUpdate = Readonly<{ before: Float32Array; after: Float32Array }>;

/** Epochs among which the last update is looked for: validators keep the weights of so many. */
export const updateEpochs = 16;

/** How an epoch ended, as far as its base is concerned. */
type BaseChange = Readonly<{ before: Hash; after: Hash }>;

/** The epoch that made the last update, of how epochs ended in their order; null where none changed the base. */
export const lastUpdateOf = <Ended extends BaseChange>(records: readonly Ended[]): Ended | null =>
  records.slice(-updateEpochs).findLast(({ before, after }) => before !== after) ?? null;

/** The base that the last update started from; null where there is none. */
export const lastBaseOf = (records: readonly BaseChange[]): Hash | null => lastUpdateOf(records)?.before ?? null;

/** 1, in the millionths that cosines, parts and factors are counted in. */
export const whole = 1_000_000;

/** Gradients, at most, that are compared with one another: all of an epoch, or groups of this size, so that the cost stays that of so many for each. */
export const groupSize = 256;

/**
 * The places of a cohort in groups of those that are compared with one another, each in order: all in one, or by a draw that everybody can repeat.
 *
 * @param count size of the cohort
 */
export function groupsOf(count: number, randomness: Hash): number[][] {
  const every = Array.from({ length: count }, (_, place) => place);
  const groups = Math.ceil(count / groupSize);
  if (groups <= 1) return [every];
  const drawn = shuffled(every, drawFrom(hexToU8a(randomness), 'alice groups'));
  return Array.from({ length: groups }, (_, group) =>
    drawn.filter((_, at) => at % groups === group).sort((a, b) => a - b),
  );
}

/** Gradients that are looked at against as many others at a time: so many twice are held in memory. */
export const blockSize = 32;

/**
 * Cosines between gradients, in millionths (rounded), once the last public update is taken out of each (orthogonal projection): what everybody
 * can send is no agreement. 0 where nothing is left. Sums are in f64, tensor by tensor and in the order of the elements, so that every machine gets the
 * same number.
 *
 * @param gradientAt decoded gradient at a place; asked for again for each block of others
 * @param last null where nothing public is taken out
 * @returns by place, with the gradient at each place
 */
export async function cosinesOf(
  count: number,
  gradientAt: (place: number) => Promise<Gradient>,
  specs: readonly TensorSpec[],
  last: LastUpdate | null,
): Promise<number[][]> {
  const products = new Float64Array(count * count);
  const along = new Float64Array(count);
  const starts = Array.from({ length: Math.ceil(count / blockSize) }, (_, block) => block * blockSize);
  const load = (start: number) =>
    Promise.all(Array.from({ length: Math.min(blockSize, count - start) }, (_, at) => gradientAt(start + at)));
  for (const first of starts) {
    const rows = await load(first);
    if (last) for (const [at, gradient] of rows.entries()) along[first + at] = alongUpdate(gradient, specs, last);
    for (const second of starts.filter((start) => start >= first)) {
      const columns = second === first ? rows : await load(second);
      specs.forEach(({ size }, tensor) => {
        const dense = new Float32Array(size);
        rows.forEach((row, i) => {
          const { indices, values } = row.tensors[tensor]!;
          for (let at = 0; at < indices.length; at++) dense[indices[at]!] = values[at]!;
          columns.forEach((column, j) => {
            if (second + j >= first + i) products[(first + i) * count + second + j]! += product(column, tensor, dense);
          });
          for (let at = 0; at < indices.length; at++) dense[indices[at]!] = 0;
        });
      });
    }
  }
  const square = last === null ? 0 : squareOf(last);
  const left = (i: number, j: number) =>
    products[Math.min(i, j) * count + Math.max(i, j)]! - (square > 0 ? (along[i]! * along[j]!) / square : 0);
  // What rounding leaves of a gradient that is the public update and nothing else is no direction.
  const lengths = Array.from({ length: count }, (_, i) => {
    const rest = left(i, i);
    return rest > 1e-9 * products[i * count + i]! ? Math.sqrt(rest) : 0;
  });
  return lengths.map((length, i) =>
    lengths.map((other, j) => (length > 0 && other > 0 ? Math.round((left(i, j) / (length * other)) * whole) : 0)),
  );
}

/** What a tensor of a gradient has in common with a dense one. */
function product(gradient: Gradient, tensor: number, dense: Float32Array): number {
  const { indices, values } = gradient.tensors[tensor]!;
  let sum = 0;
  for (let at = 0; at < indices.length; at++) sum += values[at]! * dense[indices[at]!]!;
  return sum;
}

function alongUpdate({ tensors }: Gradient, specs: readonly TensorSpec[], { before, after }: LastUpdate): number {
  let sum = 0;
  tensors.forEach(({ indices, values }, tensor) => {
    const { offset } = specs[tensor]!;
    for (let at = 0; at < indices.length; at++) {
      const place = offset + indices[at]!;
      sum += values[at]! * (before[place]! - after[place]!);
    }
  });
  return sum;
}

function squareOf({ before, after }: LastUpdate): number {
  let sum = 0;
  for (let at = 0; at < before.length; at++) sum += (before[at]! - after[at]!) ** 2;
  return sum;
}
