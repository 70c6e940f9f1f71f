import { protocolRules, type ScoringRules } from './rules.ts';
import type { Score } from './score.ts';
import { nextStanding, type Standing, shownPart } from './standing.ts';

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

/** What a validator makes of an epoch, by submission index. */
export type EpochScores = Readonly<{
  /** Null where nothing came or nothing was measured. */
  judgements: (Judgement | null)[];
  /** What is known after the epoch of each miner whose evidence was looked for; null for the others, of whom nothing new is known. */
  standings: (Standing | null)[];
}>;

/**
 * A validator's scores of an epoch. Each improvement is seen beside the evidence of training that its miner has shown in this epoch and those before: it
 * is worth nothing without (two standard errors), and counts with the fifth power of the part of what is typical that it has shown, over the median
 * part (the upper one of two; at most 1). At equal norm half of the work lowers the loss as much as all of it, and shows about the square root of the
 * evidence: without a high power one miner's work would earn more under many keys.
 *
 * @param before what is known of each submission's miner; null for one that is not known
 */
export function epochScores(
  found: readonly Found[],
  measured: readonly (Score | null)[],
  before: readonly (Standing | null)[],
  rules: ScoringRules = protocolRules,
): EpochScores {
  const typical = upperMedian(measured.flatMap((each) => (each?.evidence ? [each.evidence.mean] : []))) ?? 0n;
  const shown = measured.map((each, index) =>
    each?.evidence ? nextStanding(before[index] ?? null, each.evidence, typical > 0n ? typical : 0n, rules) : null,
  );
  const most = upperMedian(shown.flatMap((each) => (each ? [shownPart(each)] : []))) ?? 0n;
  const judgements = found.map((each, index): Judgement | null => {
    const one = measured[index] ?? null;
    if (each === null) return null;
    if (each.verdict === 'refused') return { score: 0n, reason: null };
    if (one === null) return null;
    const standing = shown[index] ?? null;
    const { score, reason } = one;
    return standing === null ? { score, reason } : weighed(score, standing, most, rules);
  });
  return { judgements, standings: found.map((_, index) => shown[index] ?? null) };
}

/** An improvement in the light of its miner's evidence. @param most part of what is typical from which on it counts whole, in millionths */
function weighed(score: bigint, standing: Standing, most: bigint, { proof, power }: ScoringRules): Judgement {
  const { mean, error, typical } = standing;
  if (!(Number(mean) > proof * Number(error))) {
    return {
      score: 0n,
      reason:
        `what its miner was given gains ${mean} nano-nats more than other text (± ${error}, typical ${typical}, all of its epochs together): ` +
        'it was not trained on what it was given',
    };
  }
  const part = shownPart(standing);
  if (part >= most) return { score, reason: null };
  const exponent = BigInt(power);
  return { score: (score * part ** exponent) / most ** exponent, reason: null };
}

function upperMedian(values: readonly bigint[]): bigint | undefined {
  return values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))[values.length >> 1];
}
