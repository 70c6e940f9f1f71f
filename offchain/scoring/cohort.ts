import { protocolRules, type ScoringRules } from './rules.ts';
import type { Score } from './score.ts';

/** What is known of a submission before it is scored; null when its blob did not come or could not be looked at. */
export type Found = Readonly<{ verdict: 'sound'; norm: number }> | Readonly<{ verdict: 'refused' }> | null;

/** What a validator commits to of a submission: nano-nats, 0n with a `reason` when it is worthless. */
export type Judgement = Readonly<{ score: bigint; reason: string | null }>;

/** Indices of the submissions that are scored against one another (median norm, mean of those that help): the sound ones among those that came. */
export function cohortOf(found: readonly Found[]): number[] {
  return found.flatMap((each, index) => (each?.verdict === 'sound' ? [index] : []));
}

/** Norms of the cohort's gradients, in index order. */
export function normsOf(cohort: readonly number[], found: readonly Found[]): number[] {
  return cohort.flatMap((index) => {
    const one = found[index];
    return one?.verdict === 'sound' ? [one.norm] : [];
  });
}

/**
 * A validator's scores of an epoch, by submission index; null where nothing came or nothing was measured. Each improvement is
 * seen beside the evidence of training of the whole cohort: it is worth nothing without (two standard errors), and counts with the third
 * power of the part to which its evidence reaches the median (the upper one of two). At equal norm half of the work lowers the loss as much as
 * all of it, and shows about the square root of the evidence: without a high power one miner's work would earn more under many keys.
 */
export function epochScores(
  found: readonly Found[],
  measured: readonly (Score | null)[],
  { proof, power }: ScoringRules = protocolRules,
): (Judgement | null)[] {
  const all = measured.flatMap((each) => (each?.evidence ? [each.evidence.mean] : []));
  const typical = all.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))[all.length >> 1] ?? 0n;
  return found.map((each, index): Judgement | null => {
    const one = measured[index] ?? null;
    if (each === null) return null;
    if (each.verdict === 'refused') return { score: 0n, reason: null };
    if (one === null) return null;
    const { score, evidence, reason } = one;
    if (evidence === null) return { score, reason };
    const { mean, error } = evidence;
    if (!(Number(mean) > proof * Number(error))) {
      return {
        score: 0n,
        reason:
          `it lowers the loss on what its miner was given by ${mean} nano-nats more than on other text (± ${error}, median ${typical}): ` +
          'it was not trained on what it was given',
      };
    }
    if (mean >= typical) return { score, reason };
    const exponent = BigInt(power);
    return { score: (score * mean ** exponent) / typical ** exponent, reason };
  });
}
