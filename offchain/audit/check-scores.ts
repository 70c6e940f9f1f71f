import type { Hash } from '../../types/files/hash.ts';
import { ObjectError } from '../ingest/index.ts';
import { type Computation, cohortBytes, evidenceOf, scoreOf } from '../jobs/index.ts';
import {
  type Compared,
  cohortOf,
  epochScores,
  type Found,
  type Standings,
  standingsBefore,
  standingsOf,
} from '../scoring/index.ts';
import type { Store } from '../store/index.ts';
import { type Aggregation, contextOf } from './check-base.ts';
import { checkStandings, type KnownEvidence } from './check-evidence.ts';
import type { EpochFacts, VoterFacts } from './facts.ts';
import type { Findings } from './finding.ts';
import { scoreTolerance, tolerance, within } from './tolerance.ts';

/** What all validators' scores of an epoch are recomputed from. */
export interface Scoring {
  facts: EpochFacts;
  model: { description: Hash; manifest: Hash; budget: number };
  computation: Computation;
  /** Takes what the computation reads. */
  store: Pick<Store, 'put'>;
  /** Weights that the last update started from; null where there is none of late. */
  last: Hash | null;
  /** Of each submission; null where nobody has its blob. */
  found: readonly Found[];
}

/** Looks at each blob as a validator does when it comes. What nobody has is named in `missing`. */
export async function inspectAll(
  facts: EpochFacts,
  model: Scoring['model'],
  computation: Computation,
  missing: string[],
): Promise<Found[]> {
  const found: Found[] = [];
  for (const { index, account, blob, size } of facts.submissions) {
    try {
      found.push(await computation.run('inspect', { ...contextOf(facts, model), index, account, blob, size }));
    } catch (error) {
      if (!(error instanceof ObjectError)) throw error;
      found.push(null);
      missing.push(`the blob of submission ${index}: ${error.message}`);
    }
  }
  return found;
}

/**
 * Recomputes what a validator revealed, on its hidden text, by the functions that its worker uses. Where it gave no number there is
 * nothing to compare. The cohort that a score depends on is that of the blobs which came in time: those with a number at least; a sound one without
 * a number may have come too, so both are tried.
 *
 * @returns how many scores were compared
 */
export async function checkScores(
  scoring: Scoring,
  voter: VoterFacts & { hiddenRoot: Hash },
  known: KnownEvidence,
  findings: Findings,
): Promise<number> {
  const { account, scores } = voter;
  if (scores === null) return 0;
  const { found, facts } = scoring;
  const present = found.map((each, index) => ((scores[index] ?? null) === null ? null : each));
  const before = standingsBefore(known.previous, facts.record.epoch);
  let recomputed = await recompute(scoring, voter.hiddenRoot, present, before);
  const differs = (index: number) => {
    const [said, own] = [scores[index] ?? null, recomputed.scores[index] ?? null];
    return said !== null && own !== null && !same(said, own);
  };
  const indices = facts.submissions.map(({ index }) => index);
  if (indices.some(differs) && found.some((each, index) => each?.verdict === 'sound' && present[index] === null)) {
    const first = recomputed;
    recomputed = await recompute(scoring, voter.hiddenRoot, found, before);
    if (indices.some(differs)) recomputed = first;
  }
  for (const index of indices.filter(differs))
    findings.add('score', `score of submission ${index}`, scores[index]!, recomputed.scores[index]!, {
      validator: account,
      miner: facts.submissions[index]!.account,
    });
  checkStandings(account, known, recomputed.standings, findings);
  const compared = (index: number) => (scores[index] ?? null) !== null && (recomputed.scores[index] ?? null) !== null;
  return indices.filter(compared).length;
}

/** 0 says that a gradient is worthless, which no small number does. */
const same = (said: bigint, own: bigint) => (said === 0n) === (own === 0n) && within(scoreTolerance(own), said, own);

interface Recomputed {
  scores: (bigint | null)[];
  /** Of the miners that were measured. */
  standings: Standings;
}

async function recompute(
  { facts, model, computation, store, last }: Scoring,
  hiddenRoot: Hash,
  found: readonly Found[],
  known: Standings,
): Promise<Recomputed> {
  const cohort = cohortOf(found);
  const blobs = facts.submissions.map(({ blob }) => blob);
  const file = cohort.length === 0 ? null : await store.put(cohortBytes(cohort, found, blobs));
  const measured: (Compared | null)[] = found.map(() => null);
  for (const index of cohort) {
    const { account, blob, size } = facts.submissions[index]!;
    const result = await computation.run('score', {
      ...contextOf(facts, model),
      index,
      account,
      blob,
      size,
      hiddenRoot,
      randomness: facts.randomness,
      cohort: file!,
      last,
      before: evidenceOf(known.get(account) ?? null),
    });
    measured[index] = scoreOf(result);
  }
  const accounts = facts.submissions.map(({ account }) => account);
  const { judgements, standings } = epochScores(
    found,
    measured,
    accounts.map((account) => known.get(account) ?? null),
  );
  return {
    scores: judgements.map((each) => each?.score ?? null),
    standings: standingsOf(accounts, standings),
  };
}

/** Recomputes the losses of a validator's vote on its hidden text. */
export async function checkLosses(
  aggregation: Aggregation,
  computation: Computation,
  voter: VoterFacts & { hiddenRoot: Hash },
  findings: Findings,
): Promise<void> {
  const { account, vote, hiddenRoot } = voter;
  if (vote === null) return;
  const own = await computation.run('evaluate', { ...aggregation, hiddenRoot });
  const names = { minus: 'loss after the step', base: 'loss before the step', plus: 'loss after the opposite step' };
  for (const [name, about] of Object.entries(names) as [keyof typeof names, string][])
    if (!within(tolerance, vote.losses[name], BigInt(own[name])))
      findings.add('loss', about, vote.losses[name], own[name], { validator: account });
}
