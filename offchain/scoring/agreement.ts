import { whole } from './cosines.ts';
import { middles, upperMedian } from './middle.ts';
import { protocolRules, type ScoringRules } from './rules.ts';
import type { Cosines } from './score.ts';

/** Of a submission among the others of its epoch, in millionths. */
export type Agreement = Readonly<{
  /** How well it agrees with the others, of what is typical; at most 1. */
  agreed: number;
  /** How many others have the same noise in them, each counted as far as it has; 0 or more. */
  shared: number;
}>;

/** Of a submission that there is too little to compare with. */
const alone: Agreement = { agreed: whole, shared: 0 };
/** What text alone can explain of a cosine, at most: the rest is a divisor. */
const mostExplained = 0.99 * whole;

/**
 * What the directions of an epoch's gradients say of the work in each. All that train learn the same text, so their gradients agree as far as each is
 * signal and not noise, and less work is more noise. The agreement of one is the upper median of its cosines with the others whose miners have shown
 * that they train: fewer than half of them cannot lift themselves by agreeing with one another.
 *
 * Noise is each one's own. Two that agree better with one another than what each has in common with the others explains have noise in common: one
 * gradient's work was sent under two keys, or mixed into both.
 *
 * With fewer than four that are proven, or where they do not agree, it says nothing of anybody.
 *
 * @param cosines by submission index, null where it was not compared
 * @param proven by submission index, whether its miner has shown that it trains
 */
export function agreementsOf(
  cosines: readonly (Cosines | null)[],
  proven: readonly boolean[],
  { chance, copied }: ScoringRules = protocolRules,
): Agreement[] {
  const others = [...cosines.keys()].filter((index) => cosines[index] && proven[index]);
  const counts = new Set(others);
  const withOthers = cosines.map((row, index) =>
    row ? [...row].filter(([other]) => other !== index && counts.has(other)) : [],
  );
  const own = withOthers.map((pairs) => upperMedian(pairs.map(([, cosine]) => cosine)) ?? 0);
  const [lower, upper] = middles(others.map((index) => own[index]!)) ?? [0, 0];
  const typical = Math.floor((lower + upper) / 2);
  if (others.length < 4 || typical <= 0) return cosines.map(() => alone);
  return cosines.map((row, index): Agreement => {
    if (row === null) return alone;
    let shared = 0;
    for (const [other, cosine] of withOthers[index]!) {
      const explained = Math.min(
        mostExplained,
        Math.floor((Math.max(0, own[index]!) * Math.max(0, own[other]!)) / typical),
      );
      const same = Math.floor(((Math.min(whole, cosine) - explained) * whole) / (whole - explained));
      if (same > chance) shared += Math.min(whole, Math.floor(((same - chance) * whole) / (copied - chance)));
    }
    const agreed = Math.floor((Math.max(0, own[index]!) * whole) / typical);
    return { agreed: Math.min(whole, agreed), shared };
  });
}
