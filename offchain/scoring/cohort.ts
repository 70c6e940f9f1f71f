import { relativeScores } from './relative.ts';
import { protocolRules, type ScoringRules } from './rules.ts';

/** What is known of a submission before it is scored; null when its blob did not come or could not be looked at. */
export type Found = Readonly<{ verdict: 'sound'; norm: number }> | Readonly<{ verdict: 'refused' }> | null;

/** Indices of the submissions that are scored against one another (median norm, near-copies): the sound ones among those that came. */
export function cohortOf(found: readonly Found[]): number[] {
  return found.flatMap((each, index) => (each?.verdict === 'sound' ? [index] : []));
}

/** What a submission of the cohort is compared with: the norms of all in it, and the indices of those before it. */
export function peersOf(
  index: number,
  cohort: readonly number[],
  found: readonly Found[],
): { norms: number[]; earlier: number[] } {
  const norms = cohort.flatMap((each) => {
    const one = found[each];
    return one?.verdict === 'sound' ? [one.norm] : [];
  });
  return { norms, earlier: cohort.filter((each) => each < index) };
}

/**
 * A validator's scores of an epoch, by submission index: refused is 0, sound is what was measured unless the others' make it look
 * like chance, not fetched or not measured is null.
 */
export function epochScores(
  found: readonly Found[],
  measured: readonly (bigint | null)[],
  rules: ScoringRules = protocolRules,
): (bigint | null)[] {
  const scores = found.map((each, index) =>
    each === null ? null : each.verdict === 'refused' ? 0n : (measured[index] ?? null),
  );
  return relativeScores(scores, rules);
}
