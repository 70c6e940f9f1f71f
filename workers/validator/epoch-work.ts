import type { Epoch, Submission } from '../../offchain/chain/index.ts';
import { type PublishedRecord, type Standings, standingsBefore } from '../../offchain/scoring/index.ts';
import type { Hash } from '../../types/files/hash.ts';
import type { AggregateResult, EvaluateResult, InspectResult, ScoreResult } from '../../types/jobs/index.ts';
import type { CommitRecord } from './commit-record.ts';
import { cohort, type Failed, type View } from './plan.ts';

/** What a validator knows and has done of one epoch. Everything here can be had again: from chain, disk and queues. */
export class EpochWork {
  /** As of the newest head. */
  epoch: Epoch;
  readonly scoreLength: number;
  isVoter = false;
  announced = false;
  /** Root of the next epoch's hidden text, which is the one to announce. */
  nextRoot: Hash | null = null;
  /** Root of the hidden text that is in force; null when there is none, or it is lost; undefined until Submit has closed. */
  hiddenRoot: Hash | null | undefined = undefined;
  committed = false;
  revealed = false;
  voted = false;
  tallied = false;
  /** Null until Submit has closed. */
  submissions: readonly Submission[] | null = null;
  /** With their settled scores in nano-nats, in index order. */
  accepted: readonly { index: number; score: bigint }[] = [];
  record: CommitRecord | null = null;
  /** The record of evidence that this epoch goes on from, and what it says of miners. */
  readonly previous: PublishedRecord | null;
  readonly known: Standings;
  /** The weights that the last update started from; null where there is none of late. */
  readonly last: Hash | null;
  readonly blobs = new Set<Hash>();
  readonly inspections = new Map<number, InspectResult | Failed>();
  readonly scores = new Map<number, ScoreResult | Failed>();
  cohort: readonly number[] | null = null;
  /** Hash of its file; null until it is written. */
  cohortFile: Promise<Hash> | null = null;
  aggregate: AggregateResult | null = null;
  evaluation: EvaluateResult | null = null;

  constructor(epoch: Epoch, scoreLength: number, previous: PublishedRecord | null, last: Hash | null) {
    this.epoch = epoch;
    this.scoreLength = scoreLength;
    this.previous = previous;
    this.last = last;
    this.known = standingsBefore(previous, epoch.index);
  }

  /** What the plan is made from. Fixes the cohort as soon as it can be. */
  view(): View {
    const view: View = {
      epoch: this.epoch,
      scoreLength: this.scoreLength,
      isVoter: this.isVoter,
      announced: this.announced,
      hasText: typeof this.hiddenRoot === 'string',
      submissions: this.submissions ?? [],
      blobs: this.blobs,
      inspections: this.inspections,
      cohort: this.cohort,
      scores: this.scores,
      recorded: this.record !== null,
      committed: this.committed,
      revealed: this.revealed,
      voted: this.voted,
      tallied: this.tallied,
      accepted: this.accepted.map(({ index }) => index),
      aggregated: this.aggregate !== null,
      evaluated: this.evaluation !== null,
    };
    if (this.cohort === null && this.submissions !== null) this.cohort = cohort(view);
    return { ...view, cohort: this.cohort };
  }

  submission(index: number): Submission {
    const found = this.submissions?.[index];
    if (found === undefined) throw new Error(`epoch ${this.epoch.index} has no submission ${index}`);
    return found;
  }
}
