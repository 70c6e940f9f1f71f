import type { Hash } from '../../types/files/hash.ts';
import { GradientError } from '../gradient/index.ts';
import type { Computation } from '../jobs/index.ts';
import type { EpochFacts } from './facts.ts';
import type { Findings } from './finding.ts';
import { tolerance, within } from './tolerance.ts';

/** The jobs' common part: what an epoch is computed from. */
export function contextOf({ record }: EpochFacts, model: { description: Hash; manifest: Hash; budget: number }) {
  const { description, manifest, budget } = model;
  return { epoch: record.epoch, base: record.before, description, manifest, budget };
}

/** The aggregation of an epoch's accepted gradients as a job, or null when there are none. @param halvings of its step (`halvingsOf`) */
export function aggregationOf(
  facts: EpochFacts,
  model: { description: Hash; manifest: Hash; budget: number },
  halvings: number,
) {
  const accepted = facts.results
    .filter((each) => each.accepted)
    .map(({ index, score }) => ({ index, blob: facts.submissions[index]!.blob, score: String(score ?? 0n) }));
  return accepted.length === 0 ? null : { ...contextOf(facts, model), accepted, halvings, invertSign: false };
}
export type Aggregation = NonNullable<ReturnType<typeof aggregationOf>>;

/**
 * Applies the accepted gradients to the base, and compares the hash of what results with the next base and with every vote, bit for
 * bit; then measures the public held-out loss there and compares it with what each voter reported.
 *
 * @returns whether the accepted gradients can be applied at all
 */
export async function checkBase(
  facts: EpochFacts,
  aggregation: Aggregation,
  computation: Computation,
  findings: Findings,
): Promise<boolean> {
  const { record, voters } = facts;
  const weights = await aggregate(aggregation, computation);
  if (typeof weights !== 'string') {
    findings.add('base', 'next base', record.after, `nothing: ${weights.message}`);
    return false;
  }
  if (record.status === 'Settled') findings.same('base', 'next base', record.after, weights);
  for (const { account, vote } of voters)
    if (vote !== null) findings.same('vote', 'hash that was voted for', vote.hash, weights, { validator: account });

  const heldOut = await computation.heldOutLoss(aggregation);
  for (const { account, vote } of voters)
    if (vote !== null && !within(tolerance, vote.losses.heldOut, heldOut))
      findings.add('loss', 'held-out loss', vote.losses.heldOut, heldOut, { validator: account });
  return true;
}

/** The hash of the weights that result, or why an accepted gradient cannot be applied. */
async function aggregate(job: Aggregation, computation: Computation): Promise<Hash | GradientError> {
  try {
    return (await computation.run('aggregate', job)).weights;
  } catch (error) {
    if (error instanceof GradientError) return error;
    throw error;
  }
}
