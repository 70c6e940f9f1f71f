/**
 * The value at which the running weight, from the smallest value on, first reaches half of all, in f64; 0 of none: as many values as one likes
 * that weigh next to nothing do not move it.
 */
export function weightedMedian(values: readonly number[], weights: readonly number[]): number {
  const order = [...values.keys()].sort((a, b) => values[a]! - values[b]! || a - b);
  const half = weights.reduce((sum, weight) => sum + weight, 0) / 2;
  let running = 0;
  const middle = order.find((at) => {
    running += weights[at]!;
    return running >= half;
  });
  return middle === undefined ? 0 : values[middle]!;
}
