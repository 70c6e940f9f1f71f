import { type Agreement, agreementsOf } from './agreement.ts';
import { whole } from './cosines.ts';
import { middles, upperMedian } from './middle.ts';
import { protocolRules, type ScoringRules } from './rules.ts';
import type { Compared } from './score.ts';
import { type Evidence, nextStanding, type Standing, shownPart, usualOf, workRatio } from './standing.ts';

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
 * is worth nothing without (two standard errors), and counts with the part of what is typical that it has shown, over the median part of those that are
 * proven (at most 1). What earlier epochs have shown pays for no epoch in which the miner rests: it counts with how likely this epoch's own evidence is of
 * one that worked, over how likely of one that rested (at most 1). It counts the less the more the loss bends on its way, of what is typical of those that
 * are proven: what is steep and soon over would do harm in a whole update. It counts with the square of how well it agrees with them, too, of what is
 * typical (at most 1), and is shared among those that have one noise in them. What then comes to next to nothing of what is typical is nothing: a theft
 * that passes by chance shows little evidence, and is not accepted for it. At equal norm half of the work lowers the loss as much as all of it: without
 * this one miner's work would earn more under many keys, each with a part of it or with a mixture of all.
 *
 * @param before what is known of each submission's miner; null for one that is not known
 */
export function epochScores(
  found: readonly Found[],
  measured: readonly (Compared | null)[],
  before: readonly (Standing | null)[],
  rules: ScoringRules = protocolRules,
): EpochScores {
  const typical = typicalOf(measured);
  const shown = measured.map((each, index) =>
    each?.evidence ? nextStanding(before[index] ?? null, each.evidence, typical, rules) : null,
  );
  const proven = shown.map((each) => each !== null && isProven(each, rules));
  // Of those that are proven alone: keys that cost nothing would ask for nothing.
  const alike = typicalOf(measured.filter((_, index) => proven[index]));
  const worked = measured.map((each, index) =>
    each?.evidence ? workedPart(each.evidence, before[index] ?? null, alike, rules) : BigInt(whole),
  );
  const most = middle(shown.flatMap((each, index) => (each && proven[index] ? [shownPart(each)] : [])));
  const bend = middle(measured.flatMap((each, index) => (each && proven[index] ? [each.bend] : [])));
  const agreements = agreementsOf(
    measured.map((each) => each?.cosines ?? null),
    proven,
    rules,
  );
  const judgements = found.map((each, index): Judgement | null => {
    const one = measured[index] ?? null;
    if (each === null) return null;
    if (each.verdict === 'refused') return { score: 0n, reason: null };
    if (one === null) return null;
    const standing = shown[index] ?? null;
    if (standing === null) return { score: one.score, reason: one.reason };
    return weighed(one, standing, worked[index]!, { most, bend }, agreements[index]!, rules);
  });
  return { judgements: withoutLeast(judgements, rules), standings: found.map((_, index) => shown[index] ?? null) };
}

/** Upper median of the evidence that was found, 0n if that is below. */
function typicalOf(measured: readonly (Compared | null)[]): bigint {
  const median = upperMedian(measured.flatMap((each) => (each?.evidence ? [each.evidence.mean] : []))) ?? 0n;
  return median > 0n ? median : 0n;
}

/**
 * How likely an epoch's evidence is of a miner that worked as it usually does, or as the others did in the epoch where that shows less, over how likely
 * of one that rested; in millionths, at most 1.
 */
function workedPart(evidence: Evidence, before: Standing | null, typical: bigint, rules: ScoringRules): bigint {
  if (before === null || rules.patience === 0) return BigInt(whole);
  const [usual, alike] = [usualOf(before, rules), (shownPart(before) * typical) / BigInt(whole)];
  const ratio = workRatio(evidence, usual < alike ? usual : alike);
  return BigInt(Math.floor(whole * Math.min(1, ratio)));
}

/** The mean of the two middle ones: of two miners neither is the measure alone. */
function middle(values: readonly bigint[]): bigint {
  const [lower, upper] = middles(values) ?? [0n, 0n];
  return (lower + upper) / 2n;
}

/**
 * An improvement in the light of its miner's evidence, and of the other gradients.
 *
 * @param worked in this epoch, in millionths
 * @param most part of what is typical from which on evidence counts whole, in millionths; @param bend nano-nats up to which the score does
 */
function weighed(
  { score, bend: own }: Compared,
  standing: Standing,
  worked: bigint,
  { most, bend }: Readonly<{ most: bigint; bend: bigint }>,
  { agreed, shared }: Agreement,
  rules: ScoringRules,
): Judgement {
  const { mean, error, typical } = standing;
  if (!isProven(standing, rules)) {
    return {
      score: 0n,
      reason:
        `what its miner was given gains ${mean} nano-nats more than other text (± ${error}, typical ${typical}, all of its epochs together): ` +
        'it was not trained on what it was given',
    };
  }
  const [bendPower, evidencePower, agreementPower, one] = [
    BigInt(rules.bendPower),
    BigInt(rules.evidencePower),
    BigInt(rules.agreementPower),
    BigInt(whole),
  ];
  const [level, bent] = own > bend && bend > 0n ? [bend, own] : [1n, 1n];
  const shown = shownPart(standing);
  const [part, of] = shown < most ? [shown, most] : [1n, 1n];
  const value = score * worked * level ** bendPower * part ** evidencePower * BigInt(agreed) ** agreementPower;
  const weight = value / (bent ** bendPower * of ** evidencePower * one ** agreementPower * (one + BigInt(shared)));
  return { score: weight, reason: weight > 0n ? null : 'it is worth nothing beside the others' };
}

/** The same with 0 for each score that is far below the median of those that are above 0. */
function withoutLeast(judgements: readonly (Judgement | null)[], { leastPercent }: ScoringRules) {
  const typical = middle(judgements.flatMap((each) => (each && each.score > 0n ? [each.score] : [])));
  return judgements.map((each): Judgement | null => {
    if (each === null || each.score === 0n || 100n * each.score >= leastPercent * typical) return each;
    return { score: 0n, reason: `its score of ${each.score} is under ${leastPercent}% of the median, ${typical}` };
  });
}

/** Whether a miner has shown that it trains on what it is given. */
const isProven = ({ mean, error }: Standing, { proof }: ScoringRules): boolean => Number(mean) > proof * Number(error);
