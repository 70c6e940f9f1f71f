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
 * The norm at which the running weight, from the shortest on, first reaches half of all, in f64: as many short gradients as one likes that
 * earn next to nothing do not shorten the step.
 */
export function weightedMedianNorm(norms: readonly number[], weights: readonly number[]): number {
  const order = [...norms.keys()].sort((a, b) => norms[a]! - norms[b]! || a - b);
  const half = weights.reduce((sum, weight) => sum + weight, 0) / 2;
  let running = 0;
  const middle = order.find((at) => {
    running += weights[at]!;
    return running >= half;
  });
  return norms[middle ?? 0]!;
}

/**
 * What a gradient is multiplied with so that it has the median norm, in f32. Length is no work, and says nothing: whoever wants may scale
 * its gradient, so all count at the same length. 0 for one so short that no f32 does that: infinity would make all that it is compared with,
 * or added to, no number.
 */
export function normFactor(norm: number, median: number): number {
  if (!(norm > 0)) return 1;
  const factor = Math.fround(median / norm);
  return Number.isFinite(factor) ? factor : 0;
}
