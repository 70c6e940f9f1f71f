import type { Hash } from '../../../types/files/hash.ts';
import type { ModelEntry, Submission } from '../../chain/index.ts';
import { type Computation, cohortBytes, evidenceOf, scoreOf } from '../../jobs/index.ts';
import {
  type Compared,
  cohortOf,
  epochScores,
  type Found,
  nextRecord,
  type PublishedRecord,
  recordBytes,
  standingsBefore,
  standingsOf,
} from '../../scoring/index.ts';
import { hashOf } from '../../store/index.ts';
import type { Objects } from '../objects.ts';

/** What a validator scores an epoch's submissions by. */
export interface Scored {
  objects: Objects;
  computation: Computation;
  model: ModelEntry;
  epoch: number;
  base: Hash;
  /** The base before that, if there is one. */
  last: Hash | null;
  randomness: Hash;
  submissions: readonly Submission[];
  hiddenRoot: Hash;
  /** Its newest record of evidence. */
  previous: PublishedRecord | null;
}

/** Of which submissions a validator has no number, by index. */
export interface Without {
  /** Their blobs never came. */
  blob: readonly number[];
  /** There was no time left to score them. */
  time: readonly number[];
}

/** A validator's scores of all submissions, on its hidden text, and its record of evidence, which is put into `objects`. */
export async function scoresOf(
  { objects, computation, model, epoch, base, last, randomness, submissions, hiddenRoot, previous }: Scored,
  without: Without = { blob: [], time: [] },
): Promise<{ scores: (bigint | null)[]; evidence: PublishedRecord }> {
  const { description, manifest, budget } = model;
  const jobs = submissions.map(({ index, account, blob, size }) => ({
    epoch,
    base,
    description,
    manifest,
    budget,
    index,
    account,
    blob,
    size,
  }));
  const found: Found[] = [];
  for (const job of jobs) found.push(without.blob.includes(job.index) ? null : await computation.run('inspect', job));
  const cohort = cohortOf(found);
  const blobs = submissions.map(({ blob }) => blob);
  const known = standingsBefore(previous, epoch);
  const before = submissions.map(({ account }) => known.get(account) ?? null);
  const measured: (Compared | null)[] = found.map(() => null);
  const comparison = { cohort: await objects.put(cohortBytes(cohort, found, blobs)), last };
  for (const index of cohort.filter((each) => !without.time.includes(each))) {
    const job = { ...jobs[index]!, randomness, hiddenRoot, ...comparison, before: evidenceOf(before[index]!) };
    measured[index] = scoreOf(await computation.run('score', job));
  }
  const { judgements, standings } = epochScores(found, measured, before);
  const accounts = submissions.map(({ account }) => account);
  const nonce = hashOf(new TextEncoder().encode(`${epoch} ${hiddenRoot}`));
  const record = nextRecord(epoch, nonce, previous, standingsOf(accounts, standings));
  const evidence = { hash: await objects.put(recordBytes(record)), record };
  return { scores: judgements.map((each) => each?.score ?? null), evidence };
}
