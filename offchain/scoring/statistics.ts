/** Mean of the values, and the standard error of that mean (sample standard deviation over √n). */
export type Estimate = Readonly<{ mean: number; standardError: number }>;

/** Estimates the mean of `n ≥ 2` independent values, in f64 and in their order. */
export function estimate(values: Float64Array): Estimate {
  const count = values.length;
  if (count < 2) throw new RangeError(`an estimate needs two values or more, not ${count}`);
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, standardError: Math.sqrt(squares / (count - 1) / count) };
}

/** Arithmetic mean, in f64. */
export function meanOf(values: Float32Array | Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** By how much each loss fell: before − after. */
export function improvements(before: Float32Array, after: Float32Array): Float64Array {
  return Float64Array.from(before, (loss, i) => loss - after[i]!);
}
