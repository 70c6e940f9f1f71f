import type { Gradient } from '../gradient/index.ts';

/** L2 norm of a gradient over all tensors, summed in f64 in the order of its elements. */
export function normOf(gradient: Gradient): number {
  let sum = 0;
  for (const { values } of gradient.tensors) for (const value of values) sum += value * value;
  return Math.sqrt(sum);
}

/** The middle norm, or the mean of the two middle ones, in f64. */
export function medianNorm(norms: readonly number[]): number {
  const sorted = [...norms].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The most that a short gradient is stretched: norms of equal work are within a few per cent of each other, those of half the work are not. */
const largestStretch = 1.1;

/**
 * What a gradient is multiplied with so that it counts at the median norm, in f32. Length is no work: a longer one is cut back, and
 * one that is a little shorter is not paid less for it.
 */
export function normFactor(norm: number, median: number): number {
  return norm > 0 ? Math.fround(Math.min(largestStretch, median / norm)) : 1;
}

/** The norm factor of each gradient. */
export function normFactors(gradients: readonly Gradient[]): number[] {
  const norms = gradients.map(normOf);
  const median = medianNorm(norms);
  return norms.map((norm) => normFactor(norm, median));
}
