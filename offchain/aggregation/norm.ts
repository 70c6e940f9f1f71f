import type { Gradient } from '../gradient/index.ts';

/** L2 norm of a gradient over all tensors, summed in f64 in the order of its elements. */
export function normOf(gradient: Gradient): number {
  let sum = 0;
  for (const { values } of gradient.tensors) {
    for (let at = 0; at < values.length; at++) sum += values[at]! * values[at]!;
  }
  return Math.sqrt(sum);
}

/** The middle norm, or the mean of the two middle ones, in f64. */
export function medianNorm(norms: readonly number[]): number {
  const sorted = [...norms].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * What a gradient is multiplied with so that it has the median norm, in f32. Length is no work, and says nothing: whoever wants may scale
 * its gradient, so all count at the same length.
 */
export function normFactor(norm: number, median: number): number {
  return norm > 0 ? Math.fround(median / norm) : 1;
}
