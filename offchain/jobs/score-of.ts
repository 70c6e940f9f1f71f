import type { ScoreResult } from '../../types/jobs/index.ts';
import type { Score, Standing } from '../scoring/index.ts';

/** What is known of a miner, as a job carries it. */
export const evidenceOf = (standing: Standing | null) =>
  standing && { mean: standing.mean.toString(), error: standing.error.toString() };

/** The score in a job's result. */
export function scoreOf({ score, evidence, reason }: ScoreResult): Score {
  return {
    score: BigInt(score),
    evidence: evidence && { mean: BigInt(evidence.mean), error: BigInt(evidence.error) },
    reason,
  };
}
