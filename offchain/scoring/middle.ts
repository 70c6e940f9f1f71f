/** The two values in the middle of those in ascending order, one twice if their number is odd; null of none. */
export function middles<Value extends number | bigint>(values: readonly Value[]): readonly [Value, Value] | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return [sorted[(sorted.length - 1) >> 1]!, sorted[sorted.length >> 1]!];
}

/** The middle value, or the upper of the two middle ones; null of none. */
export const upperMedian = <Value extends number | bigint>(values: readonly Value[]): Value | null =>
  middles(values)?.[1] ?? null;
