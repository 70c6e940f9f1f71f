import { isTwoThirds, sumOf, type Weighted, weightedMedian } from './median.ts';

/** What the tally makes of a submission. `weight`: power of the voters that gave a number. */
export type Outcome = Readonly<{ score: bigint | null; weight: bigint; accepted: boolean }>;

/**
 * The settled score of a submission that voters with these powers gave these scores, out of `total` power. Accepted if it is
 * positive and voters with two thirds of all power gave a number. (`native/pallets/epochs/src/tally.rs`)
 */
export function outcomeOf(scores: readonly Weighted[], total: bigint): Outcome {
  const weight = sumOf(scores.map(({ power }) => power));
  const score = weightedMedian(scores);
  return { score, weight, accepted: score !== null && score > 0n && isTwoThirds(weight, total) };
}
