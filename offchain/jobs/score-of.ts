import type { ScoreResult } from '../../types/jobs/index.ts';
import type { Compared, Standing } from '../scoring/index.ts';

/** What is known of a miner, as a job carries it. */
export const evidenceOf = (standing: Standing | null) =>
  standing && { mean: standing.mean.toString(), error: standing.error.toString() };

/** The score in a job's result. */
export function scoreOf({ score, bend, evidence, cosines, reason }: ScoreResult): Compared {
  return {
    score: BigInt(score),
    bend: BigInt(bend),
    evidence: evidence && { mean: BigInt(evidence.mean), error: BigInt(evidence.error) },
    cosines: new Map(cosines.map(({ index, cosine }) => [index, cosine])),
    reason,
  };
}
