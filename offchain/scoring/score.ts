import { normOf } from '../aggregation/index.ts';
import type { Baseline, Placed } from './baseline.ts';
import { findEvidence } from './evidence.ts';
import { toNanoNats } from './nano-nats.ts';
import { protocolRules, type ScoringRules } from './rules.ts';
import type { Evidence } from './standing.ts';
import { atMedianNorm, gainsOf, roundsOf, tried } from './trial.ts';

/**
 * `score`: nano-nats a token by which the gradient's slope lowers the loss on hidden text; 0n with a `reason` when it is worthless.
 * `bend`: nano-nats by which the loss bends upwards on the way; 0n where it is worthless.
 * `evidence` of this epoch that it was trained on what its miner was given; null where it is worthless, or nothing else helps to compare it with.
 */
export type Score = Readonly<{ score: bigint; bend: bigint; evidence: Evidence | null; reason: string | null }>;

/** Cosines of a gradient (`cosinesOf`), in millionths, by the index of the submission that it was compared with: those of its group (`groupsOf`). */
export type Cosines = ReadonlyMap<number, number>;

/** A score, and the cosines of its gradient; null where nothing was compared. */
export type Compared = Score & Readonly<{ cosines: Cosines | null }>;

/**
 * Scores one sound gradient, cheapest check first: its norm against the median norm, the loss on the hidden text, then what it does to the windows
 * that its miner had to train on. It is tried at `base ∓ trialStep·η·delta`, with the delta at the median norm (`normFactor`).
 *
 * @param assigned windows that the miner had to train on (`assignedWindows`)
 * @param before what the miner has shown in earlier epochs; null for one that is not known
 */
export async function scoreGradient(
  { setting, improvement, bend, ownPart, chance }: Baseline,
  { index, gradient }: Placed,
  assigned: Uint8Array,
  before: Evidence | null,
  rules: ScoringRules = protocolRules,
): Promise<Score> {
  const ratio = normOf(gradient) / setting.medianNorm;
  if (!(ratio <= rules.largestNormRatio)) {
    return worthless(`its norm is ${ratio.toFixed(1)} times the median norm, above ${rules.largestNormRatio}`);
  }

  const delta = atMedianNorm(gradient, setting, rules);
  const gained = improvement(delta);
  const score = toNanoNats(gained);
  if (score <= 0n) return worthless(`it lowers the loss on hidden text by ${gained.toFixed(6)} nats`);
  const bent = await bend(delta);
  if (!Number.isFinite(gained) || !Number.isFinite(bent)) return worthless('the loss after its step is not finite');
  const found = { score, bend: toNanoNats(bent), reason: null };
  const own = ownPart(index, delta);
  if (own === null) return { ...found, evidence: null };
  const rounds = roundsOf(assigned, setting.length);
  const gains = async (round: number) => {
    const windows = rounds[round];
    if (windows === undefined) return null;
    return gainsOf(await tried(setting, own.direction, windows, rules)).map((gain) => gain - own.promise);
  };
  return { ...found, evidence: await findEvidence(gains, chance, before, rules) };
}

function worthless(reason: string): Score {
  return { score: 0n, bend: 0n, evidence: null, reason };
}
