import type { ScoreResult } from '../../types/jobs/index.ts';
import type { Score } from '../scoring/index.ts';

/** The score in a job's result. */
export function scoreOf({ score, evidence, reason }: ScoreResult): Score {
  return {
    score: BigInt(score),
    evidence: evidence && { mean: BigInt(evidence.mean), error: BigInt(evidence.error) },
    reason,
  };
}
