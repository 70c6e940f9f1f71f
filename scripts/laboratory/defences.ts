import { factorsOf } from '../../offchain/aggregation/index.ts';
import type { Gradient } from '../../offchain/gradient/index.ts';
import { protocolRules, type ScoringRules } from '../../offchain/scoring/index.ts';
import { goesDownhill, isTwoThirds, type Outcome, outcomeOf } from '../../offchain/settlement/index.ts';
import type { Defence } from './scenario.ts';

/** The rules of the protocol without the defences that are off: what an attack is measured against as a control. */
export function rulesWithout(off: readonly Defence[]): ScoringRules {
  const rules: Partial<Record<Defence, Partial<ScoringRules>>> = {
    'norm-ratio': { largestNormRatio: Number.POSITIVE_INFINITY },
    normalisation: { normalises: false },
    bend: { bendPower: 0 },
    proof: { proof: Number.NEGATIVE_INFINITY, evidencePower: 0, patience: 0 },
    rest: { patience: 0 },
    weighing: { evidencePower: 0 },
    agreement: { agreementPower: 0 },
    // More than two gradients can have in common.
    sharing: { chance: Number.POSITIVE_INFINITY },
    'least-score': { leastPercent: 0n },
  };
  return Object.assign({}, protocolRules, ...off.map((defence) => rules[defence]));
}

/** What each gradient is multiplied with in the update: whatever its score, or at the length at which it was sent. */
export function factorsWithout(
  off: readonly Defence[],
  gradients: readonly Gradient[],
  scores: readonly bigint[],
): number[] {
  if (off.includes('update-weights')) return factorsOf(gradients);
  if (!off.includes('normalisation')) return factorsOf(gradients, scores);
  const total = Number(scores.reduce((sum, score) => sum + score, 0n));
  return scores.map((score) => Math.fround(Number(score) / total));
}

/** The sign guard, or none. */
export const guardWithout = (off: readonly Defence[]): typeof goesDownhill =>
  off.includes('sign-guard') ? () => true : goesDownhill;

/** The tally by the median, or by the power-weighted mean in its place. */
export const judgeWithout = (off: readonly Defence[]): typeof outcomeOf =>
  off.includes('median') ? byMean : outcomeOf;

function byMean(scores: Parameters<typeof outcomeOf>[0], total: bigint): Outcome {
  const weight = scores.reduce((sum, { power }) => sum + power, 0n);
  if (weight === 0n) return { score: null, weight, accepted: false };
  const score = scores.reduce((sum, { value, power }) => sum + value * power, 0n) / weight;
  return { score, weight, accepted: score > 0n && isTwoThirds(weight, total) };
}
