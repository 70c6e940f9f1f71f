import { streamBits } from './blob.ts';
import { chunkLength, fixedBytes } from './layout.ts';
import { GradientError } from './types.ts';

/** Magnitudes are ranked by the upper 20 of their 31 bits: finer than 1 in 2,000. */
const rankShift = 11;
const ranks = 1 << (31 - rankShift);
/** For a first bound they are counted by the upper 12 alone: a table that fits a processor's cache. */
const coarseShift = 8;

/** Elements of one part of `size`: ascending positions. */
type Selection = Readonly<{ size: number; positions: Uint32Array }>;
/** With the rank of each one's magnitude. */
type Candidates = Selection & Readonly<{ rank: Uint32Array }>;

/**
 * Positions of the elements of largest magnitude over all parts, as many as a blob of `budget` bytes holds and as are worth
 * keeping. One threshold for all keeps the most of the delta's energy; which it is depends on the length of the
 * stream, so it is searched by bisection. Throws GradientError when the budget is too small for a blob that keeps nothing.
 *
 * @param parts all elements, cut where a chunk ends
 */
export function selectLargest(parts: readonly Float32Array[], budget: number): Uint32Array[] {
  const empty = blobBytes(parts.map(({ length }) => ({ size: length, positions: none })));
  if (empty > budget)
    throw new GradientError(`a budget of ${budget} bytes is below the ${empty} that an empty gradient takes`);

  // Each kept element takes two bits or more: lower ranks than this cannot fit, and are not looked at again.
  let low = lowestRank(parts, 4 * budget);
  let candidates = parts.map((part) => candidatesFrom(part, low));
  // Invariant: keeping ranks from `high` on fits, and `candidates` are those of at least `low − 1`.
  let high = ranks;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const fewer = candidates.map((each) => narrowed(each, middle));
    if (blobBytes(fewer.map((each, i) => worthKeeping(each, parts[i]!))) <= budget) high = middle;
    else {
      low = middle + 1;
      candidates = fewer;
    }
  }
  return candidates.map((each, i) => worthKeeping(narrowed(each, high), parts[i]!).positions.slice());
}

/**
 * The candidates less those that are nearer to 0 than to their chunk's scale, the mean magnitude of those kept: to leave such an
 * element out is the smaller error, and costs no bits (Lloyd's condition for a quantiser's thresholds; Max 1960).
 */
function worthKeeping({ size, positions }: Candidates, part: Float32Array): Selection {
  const keptPositions = positions.slice();
  let kept = 0;
  for (let at = 0; at < positions.length; ) {
    const chunkEnd = (Math.floor(positions[at]! / chunkLength) + 1) * chunkLength;
    const first = kept;
    for (; at < positions.length && positions[at]! < chunkEnd; at++) keptPositions[kept++] = positions[at]!;
    for (let before = -1; before !== kept; ) {
      before = kept;
      let sum = 0;
      for (let i = first; i < before; i++) sum += Math.abs(part[keptPositions[i]!]!);
      const least = sum / (before - first) / 2;
      kept = first;
      for (let i = first; i < before; i++) {
        if (Math.abs(part[keptPositions[i]!]!) >= least) keptPositions[kept++] = keptPositions[i]!;
      }
    }
  }
  return { size, positions: keptPositions.subarray(0, kept) };
}

const none = new Uint32Array(0);

function rankOf(bits: number): number {
  return (bits & 0x7fffffff) >>> rankShift;
}

function bitsOf(part: Float32Array): Uint32Array {
  return new Uint32Array(part.buffer, part.byteOffset, part.length);
}

/** A rank above 0 below which none can be the lowest that is kept where at most `most` elements are. */
function lowestRank(parts: readonly Float32Array[], most: number): number {
  const counts = new Uint32Array(ranks >>> coarseShift);
  for (const part of parts) {
    const bits = bitsOf(part);
    for (let at = 0; at < bits.length; at++) counts[rankOf(bits[at]!) >>> coarseShift]!++;
  }
  let coarse = counts.length - 1;
  for (let kept = counts[coarse]!; coarse > 0 && kept <= most; ) kept += counts[--coarse]!;
  return Math.max(1, coarse << coarseShift);
}

function candidatesFrom(part: Float32Array, least: number): Candidates {
  const bits = bitsOf(part);
  const all = { size: part.length, positions: new Uint32Array(part.length), rank: new Uint32Array(part.length) };
  for (let at = 0; at < bits.length; at++) {
    all.positions[at] = at;
    all.rank[at] = rankOf(bits[at]!);
  }
  return narrowed(all, least);
}

/** The candidates of rank `least` or higher. */
function narrowed({ size, positions, rank }: Candidates, least: number): Candidates {
  const keptPositions = new Uint32Array(positions.length);
  const keptRank = new Uint32Array(positions.length);
  let kept = 0;
  for (let at = 0; at < positions.length; at++) {
    if (rank[at]! < least) continue;
    keptPositions[kept] = positions[at]!;
    keptRank[kept++] = rank[at]!;
  }
  return { size, positions: keptPositions.subarray(0, kept), rank: keptRank.subarray(0, kept) };
}

function blobBytes(kept: readonly Selection[]): number {
  const bits = kept.reduce((total, { positions, size }) => total + streamBits(positions, size), 0);
  return fixedBytes + Math.ceil(bits / 8);
}
