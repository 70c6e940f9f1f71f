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
import { Findings } from './finding.ts';
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

/** Whether a voter gave a submission a number. */
const gave = ({ scores }: VoterFacts, index: number): boolean => (scores?.[index] ?? null) !== null;

/**
 * Looks at each blob as a validator does when it comes. What nobody has is named in `missing`, unless no validator says that it had it: then
 * it never came.
 */
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
      if (facts.voters.some((voter) => gave(voter, index)))
        missing.push(`the blob of submission ${index}: ${error.message}`);
    }
  }
  return found;
}

/**
 * Recomputes what a validator revealed, on its hidden text, by the functions that its worker uses, and what it says that it knows of miners. Where it
 * gave no number it measured nothing. The blob may have been there all the same, with no time left to score it, and then counts in what the others are
 * measured against: what it revealed is true if it follows in one of these readings.
 *
 * @returns how many scores were compared
 * @throws ObjectError when nobody has a blob that the scores depend on
 */
export async function checkScores(
  scoring: Scoring,
  voter: VoterFacts & { hiddenRoot: Hash },
  known: KnownEvidence,
  findings: Findings,
): Promise<number> {
  const { account, hiddenRoot } = voter;
  const { found, facts } = scoring;
  const given = facts.submissions.map(({ index }) => index).filter((index) => gave(voter, index));
  const lost = given.filter((index) => found[index] === null);
  if (lost.length > 0) throw new ObjectError(`They depend on blobs that nobody has, of submission ${lost.join(', ')}.`);

  const before = standingsBefore(known.previous, facts.record.epoch);
  let fewest: Findings | null = null;
  for (const came of readings(found, voter)) {
    const { scores, standings } = await recompute(scoring, hiddenRoot, came, given, before);
    const wrong = new Findings(facts.record.epoch);
    for (const index of given) {
      const [said, own] = [voter.scores![index]!, scores[index]!];
      const miner = facts.submissions[index]!.account;
      if (!same(said, own))
        wrong.add('score', `score of submission ${index}`, said, own, { validator: account, miner });
    }
    checkStandings(account, known, standings, wrong);
    if (fewest === null || wrong.all.length < fewest.all.length) fewest = wrong;
    if (wrong.all.length === 0) break;
  }
  const wrong = fewest?.all ?? [];
  const unseen = found.findIndex((each, index) => each === null && facts.voters.some((other) => gave(other, index)));
  if (wrong.length > 0 && unseen >= 0)
    throw new ObjectError(`They may depend on a blob that nobody has, of submission ${unseen}.`);
  findings.all.push(...wrong);
  return given.length;
}

/** Readings that are tried of what had come to a validator. */
const mostReadings = 16;

/**
 * What may have come to a validator in time: what it gave a number, and of the other sound ones none, all, all but one, or one. With up to three of
 * these that is every case.
 */
function readings(found: readonly Found[], voter: VoterFacts): Found[][] {
  const open = found.flatMap((each, index) => (each?.verdict === 'sound' && !gave(voter, index) ? [index] : []));
  const sets = [[], open, ...open.map((one) => open.filter((each) => each !== one)), ...open.map((one) => [one])];
  const distinct = new Map(sets.map((set) => [set.join(), set]));
  return [...distinct.values()]
    .slice(0, mostReadings)
    .map((set) => found.map((each, index) => (gave(voter, index) || set.includes(index) ? each : null)));
}

/** 0 says that a gradient is worthless, which no small number does. */
const same = (said: bigint, own: bigint) => (said === 0n) === (own === 0n) && within(scoreTolerance(own), said, own);

interface Recomputed {
  scores: (bigint | null)[];
  /** Of the miners that were measured. */
  standings: Standings;
}

/** @param given indices of what was scored: of the rest of what came, nothing was measured */
async function recompute(
  { facts, model, computation, store, last }: Scoring,
  hiddenRoot: Hash,
  came: readonly Found[],
  given: readonly number[],
  known: Standings,
): Promise<Recomputed> {
  const cohort = cohortOf(came);
  const blobs = facts.submissions.map(({ blob }) => blob);
  const file = cohort.length === 0 ? null : await store.put(cohortBytes(cohort, came, blobs));
  const measured: (Compared | null)[] = came.map(() => null);
  for (const index of cohort.filter((each) => given.includes(each))) {
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
    came,
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
