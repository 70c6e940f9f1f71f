/** A mean over seeds, and the half width of its 95% interval; null where there are fewer than two seeds. */
export type Interval = Readonly<{ mean: number; margin: number | null; seeds: number }>;

/** In words, with so many digits: times a factor, in a unit. */
export function within({ mean, margin }: Interval, digits: number, factor = 1, unit = ''): string {
  const number = (value: number) => (factor * value).toFixed(digits);
  return `${number(mean)}${margin === null ? '' : ` ± ${number(margin)}`}${unit}`;
}

/** The normal's two-sided 95%. */
const normal = 1.959964;

/** Student's t, two-sided 95%, by degrees of freedom from 1 on. */
const quantiles = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];

/** The same, by its expansion about the normal's where the table ends (Abramowitz and Stegun, 26.7.5; off by 0.003 there). */
const quantile = (freedom: number): number =>
  quantiles[freedom - 1] ??
  normal +
    (normal ** 3 + normal) / (4 * freedom) +
    (5 * normal ** 5 + 16 * normal ** 3 + 3 * normal) / (96 * freedom ** 2);

/** A mean and its margin, so many times as large. */
export const multiplied = ({ mean, margin, seeds }: Interval, factor: number): Interval => ({
  mean: mean * factor,
  margin: margin === null ? null : margin * factor,
  seeds,
});

/** Mean of one value for each seed, with its 95% interval by Student's t. */
export function interval(values: readonly number[]): Interval {
  const seeds = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / seeds;
  if (seeds < 2) return { mean, margin: null, seeds };
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (seeds - 1);
  return { mean, margin: quantile(seeds - 1) * Math.sqrt(variance / seeds), seeds };
}
