/** A value that a voter with this power gave. */
export type Weighted = Readonly<{ value: bigint; power: bigint }>;

/**
 * The power-weighted median as the chain takes it: of the values in ascending order, the first at which the running power
 * reaches half of the total (`2·running ≥ total`). Null if there are no values. (`native/pallets/epochs/src/median.rs`)
 */
export function weightedMedian(values: readonly Weighted[]): bigint | null {
  const sorted = [...values].sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
  const total = sumOf(sorted.map(({ power }) => power));
  let running = 0n;
  for (const { value, power } of sorted) {
    running += power;
    if (2n * running >= total) return value;
  }
  return null;
}

/** Whether `part` is at least two thirds of a `total` that is not zero. */
export function isTwoThirds(part: bigint, total: bigint): boolean {
  return total > 0n && 3n * part >= 2n * total;
}

export function sumOf(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}
