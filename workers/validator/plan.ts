import type { Epoch, Submission } from '../../offchain/chain/index.ts';
import { scoreOf } from '../../offchain/jobs/index.ts';
import { cohortOf, type EpochScores, epochScores, type Found, type Standings } from '../../offchain/scoring/index.ts';
import type { Hash } from '../../types/files/hash.ts';
import type { InspectResult, ScoreResult } from '../../types/jobs/index.ts';

/** A job that failed on all its tries: the submission gets no score. */
export type Failed = 'failed';

/** All that decides what a validator does next: what the chain says, and what it has on disk and from its queues. */
export interface View {
  epoch: Epoch;
  /** Length of the Score phase, in blocks. */
  scoreLength: number;
  isVoter: boolean;
  /** Whether the chain has this validator's endpoint and the root of its next hidden text, or takes no other in this epoch. */
  announced: boolean;
  /** Whether the hidden text that is in force for this validator in this epoch is known and in its folder. */
  hasText: boolean;
  /** Of the running epoch, in index order; complete once Submit has closed. */
  submissions: readonly Submission[];
  /** Blobs in the store. */
  blobs: ReadonlySet<Hash>;
  /** By submission index. */
  inspections: ReadonlyMap<number, InspectResult | Failed>;
  /** Submissions whose scores depend on one another, once fixed: see `cohort`. */
  cohort: readonly number[] | null;
  /** By submission index. */
  scores: ReadonlyMap<number, ScoreResult | Failed>;
  /** Whether the record of this epoch's commit is on disk. */
  recorded: boolean;
  /** Whether the chain has this validator's commit, reveal and vote. */
  committed: boolean;
  revealed: boolean;
  voted: boolean;
  tallied: boolean;
  /** Indices that the chain accepted, in order; empty before the tally. */
  accepted: readonly number[];
  /** Whether the weights that follow from the accepted submissions are made, and their losses measured. */
  aggregated: boolean;
  evaluated: boolean;
}

/** One thing to do now. Each is safe to repeat. */
export type Action =
  | { do: 'announce' }
  /** Get a blob that its miner did not bring, from other validators. */
  | { do: 'fetch'; index: number }
  | { do: 'inspect'; index: number }
  | { do: 'score'; index: number }
  | { do: 'commit' }
  | { do: 'reveal' }
  | { do: 'aggregate' }
  | { do: 'evaluate' }
  | { do: 'vote' };

/** Miners have this share of the Score phase to upload; after half of it, a blob is also asked of other validators. */
const uploadShare = 0.5;
/** A commit is sent at the latest this many blocks before the phase ends, with the scores that there are. */
const commitMargin = 2;

/** Whether all blobs are there, or the time to bring them is over. */
export function uploadsClosed({ epoch, scoreLength, submissions, blobs }: View): boolean {
  if (epoch.phase !== 'Score') return epoch.phase !== 'Submit';
  if (submissions.every(({ blob }) => blobs.has(blob))) return true;
  return hasPassed(uploadShare, { epoch, scoreLength });
}

/** Whether this share of the Score phase has passed. */
function hasPassed(share: number, { epoch, scoreLength }: Pick<View, 'epoch' | 'scoreLength'>): boolean {
  return epoch.block >= epoch.deadline - scoreLength + Math.ceil(scoreLength * share);
}

/**
 * Indices of the submissions that are scored against one another (median norm, mean of those that help): the sound ones among the blobs that
 * came in time. Null until all that came are inspected.
 */
export function cohort(view: View): number[] | null {
  if (!uploadsClosed(view)) return null;
  const present = view.submissions.filter(({ blob }) => view.blobs.has(blob));
  if (!present.every(({ index }) => view.inspections.has(index))) return null;
  const came = new Set(present.map(({ index }) => index));
  return cohortOf(foundOf(view).map((found, index) => (came.has(index) ? found : null)));
}

/** What is known of each submission, by index. */
export function foundOf({ submissions, inspections }: Pick<View, 'submissions' | 'inspections'>): Found[] {
  return submissions.map(({ index }) => {
    const found = inspections.get(index);
    return found === undefined || found === 'failed' ? null : found;
  });
}

/**
 * What a validator should have under way, given all it knows. The caller starts what is not under way yet, and asks again when
 * anything has changed.
 */
export function plan(view: View): Action[] {
  const { epoch, isVoter } = view;
  if (!isVoter || epoch.halted) return [];
  const actions: Action[] = view.announced ? [] : [{ do: 'announce' }];
  // Who committed must reveal: the text was needed for the scores, not for this.
  if (epoch.phase === 'Reveal' && view.committed && view.recorded && !view.revealed) actions.push({ do: 'reveal' });
  // What is measured on a text that was not announced in time would be worth nothing to whoever checks it.
  if (!view.hasText) return actions;
  if (epoch.phase === 'Score') actions.push(...whileScoring(view));
  if (epoch.phase === 'Vote' && view.tallied && !view.voted && view.accepted.length > 0)
    actions.push(...whileVoting(view));
  return actions;
}

function whileScoring(view: View): Action[] {
  if (view.committed) return [];
  // The record is on disk but not on chain: send just that.
  if (view.recorded) return [{ do: 'commit' }];
  const actions: Action[] = [];
  if (view.cohort === null) {
    const late = hasPassed(uploadShare / 2, view);
    for (const { index, blob } of view.submissions)
      if (late && !view.blobs.has(blob)) actions.push({ do: 'fetch', index });
    for (const { index, blob } of view.submissions)
      if (view.blobs.has(blob) && !view.inspections.has(index)) actions.push({ do: 'inspect', index });
  } else {
    for (const index of view.cohort) if (!view.scores.has(index)) actions.push({ do: 'score', index });
    if (actions.length === 0) return [{ do: 'commit' }];
  }
  if (view.epoch.block >= view.epoch.deadline - commitMargin) actions.push({ do: 'commit' });
  return actions;
}

function whileVoting(view: View): Action[] {
  const missing = view.accepted.filter((index) => !view.blobs.has(view.submissions[index]!.blob));
  if (missing.length > 0) return missing.map((index) => ({ do: 'fetch', index }));
  if (!view.aggregated) return [{ do: 'aggregate' }];
  return [{ do: view.evaluated ? 'vote' : 'evaluate' }];
}

/** What to commit to, by submission index. @param known what is known of miners from earlier epochs */
export function judge(view: Pick<View, 'submissions' | 'inspections' | 'scores'>, known: Standings): EpochScores {
  const measured = view.submissions.map(({ index }) => {
    const result = view.scores.get(index);
    return result === undefined || result === 'failed' ? null : scoreOf(result);
  });
  return epochScores(
    foundOf(view),
    measured,
    view.submissions.map(({ account }) => known.get(account) ?? null),
  );
}
