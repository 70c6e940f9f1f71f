import { streamBytes } from './encode.ts';
import { fixedBytes } from './layout.ts';
import { GradientError } from './types.ts';

/** Magnitudes are ranked by the upper 20 of their 31 bits: finer than 1 in 2,000. */
const rankShift = 11;
const ranks = 1 << (31 - rankShift);

/**
 * Positions of the elements of largest magnitude over all tensors, as many as a blob of `budget` bytes holds. One
 * threshold for all tensors keeps the most of the delta's energy; which it is depends on the length of the streams, so it
 * is searched by bisection. Throws GradientError when the budget is too small for a blob that keeps nothing.
 */
export function selectLargest(parts: readonly Float32Array[], budget: number): Uint32Array[] {
  const empty = blobBytes(
    parts,
    parts.map(() => new Uint32Array(0)),
  );
  if (empty > budget)
    throw new GradientError(`a budget of ${budget} bytes is below the ${empty} that an empty gradient takes`);

  // Each kept element takes two bits or more: lower ranks than this cannot fit, and are not looked at again.
  let low = rankThatKeeps(parts, 4 * budget);
  const candidates = parts.map((part) => positionsFrom(part, low));
  // Invariant: keeping ranks from `high` on fits; it is not known for `low`.
  let high = ranks;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (blobBytes(parts, filterAll(parts, candidates, middle)) <= budget) high = middle;
    else low = middle + 1;
  }
  return filterAll(parts, candidates, high);
}

function rankOf(bits: number): number {
  return (bits & 0x7fffffff) >>> rankShift;
}

function bitsOf(part: Float32Array): Uint32Array {
  return new Uint32Array(part.buffer, part.byteOffset, part.length);
}

/** The lowest rank above 0 such that at most `most` elements have it or a higher one. */
function rankThatKeeps(parts: readonly Float32Array[], most: number): number {
  const counts = new Uint32Array(ranks);
  for (const part of parts) for (const bits of bitsOf(part)) counts[rankOf(bits)]!++;
  let kept = 0;
  let rank = ranks;
  while (rank > 1 && kept + counts[rank - 1]! <= most) kept += counts[--rank]!;
  return rank;
}

function positionsFrom(part: Float32Array, rank: number): Uint32Array {
  const bits = bitsOf(part);
  let count = 0;
  for (const element of bits) if (rankOf(element) >= rank) count++;
  const positions = new Uint32Array(count);
  let at = 0;
  for (let position = 0; at < count; position++) if (rankOf(bits[position]!) >= rank) positions[at++] = position;
  return positions;
}

function filterAll(parts: readonly Float32Array[], candidates: readonly Uint32Array[], rank: number): Uint32Array[] {
  return candidates.map((positions, i) => {
    const bits = bitsOf(parts[i]!);
    return positions.filter((position) => rankOf(bits[position]!) >= rank);
  });
}

function blobBytes(parts: readonly Float32Array[], kept: readonly Uint32Array[]): number {
  return kept.reduce((total, indices, i) => total + streamBytes(indices, parts[i]!.length), fixedBytes(parts.length));
}
