import { protocolRules, type ScoringRules } from './rules.ts';

/**
 * An epoch's scores of one validator, seen together: a positive score below a quarter of the median positive score (the upper one of two)
 * becomes 0. Noise of an honest gradient's norm moves the loss a little, up or down, and the standard error over sequences cannot
 * tell that from training; see docs/decisions/scoring.md.
 *
 * @param scores nano-nats by submission; null where there is none
 */
export function relativeScores(
  scores: readonly (bigint | null)[],
  { medianDivisor }: ScoringRules = protocolRules,
): (bigint | null)[] {
  const positive = scores.filter((score) => score !== null && score > 0n) as bigint[];
  const median = positive.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))[Math.floor(positive.length / 2)] ?? 0n;
  return scores.map((score) => (score !== null && score > 0n && medianDivisor * score < median ? 0n : score));
}
