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

/** The part of the typical evidence that a miner has shown, in millionths. */
export function shownPart({ mean, typical }: Standing): bigint {
  if (mean <= 0n) return 0n;
  return typical > 0n ? (mean * 1_000_000n) / typical : 1_000_000n;
}
