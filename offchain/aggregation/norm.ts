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

/**
 * What a gradient is multiplied with so that its norm is at most the median, in f32: 1 for the shorter half. Length is no work, so it is
 * neither paid nor given more weight.
 */
export function clipFactor(norm: number, median: number): number {
  return norm > median ? Math.fround(median / norm) : 1;
}

/** The clip factor of each gradient. */
export function clipFactors(gradients: readonly Gradient[]): number[] {
  const norms = gradients.map(normOf);
  const median = medianNorm(norms);
  return norms.map((norm) => clipFactor(norm, median));
}
