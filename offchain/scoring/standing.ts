import { protocolRules, type ScoringRules } from './rules.ts';

/** Nano-nats a token, see `evidenceOf`: the mean, and its standard error. */
export type Evidence = Readonly<{ mean: bigint; error: bigint }>;

/** A miner's evidence added up over its epochs, of which older ones count less, and what the median of the epochs' gradients showed in the same epochs. */
export type Standing = Evidence & Readonly<{ typical: bigint }>;

/** What is left of evidence an epoch later. */
export function faded({ mean, error }: Evidence, { kept }: ScoringRules = protocolRules): Evidence {
  return { mean: (mean * kept) / 100n, error: (error * kept) / 100n };
}

/** Two independent findings added up. */
export function added(a: Evidence, b: Evidence): Evidence {
  const error = Math.sqrt(Number(a.error) ** 2 + Number(b.error) ** 2);
  return { mean: a.mean + b.mean, error: BigInt(Math.round(error)) };
}

/**
 * A miner's standing after an epoch in which its gradient was measured. The epoch before its first counts as one in which it showed nothing:
 * else a key would be worth most when it is new, and who wants to be paid for less than it did would change keys.
 *
 * @param before null for a miner that is not known
 * @param typical median evidence of the epoch's gradients, not negative
 */
export function nextStanding(
  before: Standing | null,
  evidence: Evidence,
  typical: bigint,
  rules: ScoringRules = protocolRules,
): Standing {
  const from = before ?? { mean: 0n, error: 0n, typical };
  return { ...added(faded(from, rules), evidence), typical: (from.typical * rules.kept) / 100n + typical };
}

/** What a miner commonly shows in an epoch, nano-nats a token: less for one that is new. 0n or less where it has shown nothing. */
export const usualOf = ({ mean }: Evidence, { kept }: ScoringRules = protocolRules): bigint =>
  (mean * (100n - kept)) / 100n;

/**
 * How many times likelier an epoch's evidence is of a miner whose work leaves `expected` than of one that rested, whose gradient leaves nothing (the
 * likelihood ratio of two normal distributions). 1 where nothing is expected, or the evidence has no error.
 */
export function workRatio({ mean, error }: Evidence, expected: bigint): number {
  if (expected <= 0n || error <= 0n) return 1;
  const [found, usual] = [Number(mean) / Number(error), Number(expected) / Number(error)];
  return Math.exp(usual * (found - usual / 2));
}

/** The part of the typical evidence that a miner has shown, in millionths. */
export function shownPart({ mean, typical }: Standing): bigint {
  if (mean <= 0n) return 0n;
  return typical > 0n ? (mean * 1_000_000n) / typical : 1_000_000n;
}
