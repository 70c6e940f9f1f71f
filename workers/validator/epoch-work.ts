import { halvingsOf } from '../../offchain/aggregation/index.ts';
import type { Epoch, EpochRecord, PhaseLengths, ReadAt, Submission } from '../../offchain/chain/index.ts';
import { lastBaseOf, type PublishedRecord, type Standings, standingsBefore } from '../../offchain/scoring/index.ts';
import type { Hash } from '../../types/files/hash.ts';
import type { AggregateResult, EvaluateResult, InspectResult, ScoreResult } from '../../types/jobs/index.ts';
import type { CommitRecord } from './commit-record.ts';
import type { EpochNotes } from './epoch-notes.ts';
import { cohort, type Failed, type View } from './plan.ts';

/** What a validator knows and has done of one epoch. Everything here can be had again: from chain, disk and queues. */
export class EpochWork {
  /** As of the newest head. */
  epoch: Epoch;
  readonly lengths: PhaseLengths;
  /** What is on disk of this epoch, as it was last written. */
  notes: EpochNotes;
  /** Whether the chain has other submissions by now: the work is to be begun again. */
  stale = false;
  isVoter = false;
  announced = false;
  /** Root of the next epoch's hidden text, which is the one to announce. */
  nextRoot: Hash | null = null;
  /** Whether the texts that went out of use are published. */
  published = false;
  /** What was last said about them. */
  complaint = '';
  /** Root of the hidden text that is in force; null when there is none, or it is lost; undefined until Submit has closed. */
  hiddenRoot: Hash | null | undefined = undefined;
  committed = false;
  revealed = false;
  voted = false;
  tallied = false;
  /** Null until Submit has closed. */
  submissions: readonly Submission[] | null = null;
  /** The block with which the chain was last seen to have these submissions since it was reorganised. */
  listed: ReadAt | null = null;
  /** With their settled scores in nano-nats, in index order. */
  accepted: readonly { index: number; score: bigint }[] = [];
  record: CommitRecord | null = null;
  /** The record of evidence that this epoch goes on from, and what it says of miners. */
  readonly previous: PublishedRecord | null;
  readonly known: Standings;
  /** The weights that the last update started from; null where there is none of late. */
  readonly last: Hash | null;
  /** How often the step of this epoch's update is halved. */
  readonly halvings: number;
  readonly blobs = new Set<Hash>();
  readonly inspections = new Map<number, InspectResult | Failed>();
  readonly scores = new Map<number, ScoreResult | Failed>();
  cohort: readonly number[] | null = null;
  /** Hash of its file; null until it is written. */
  cohortFile: Promise<Hash> | null = null;
  aggregate: AggregateResult | null = null;
  evaluation: EvaluateResult | null = null;

  /** @param ended how the last epochs before it ended, in their order */
  constructor(
    epoch: Epoch,
    lengths: PhaseLengths,
    notes: EpochNotes,
    previous: PublishedRecord | null,
    ended: readonly EpochRecord[],
  ) {
    this.epoch = epoch;
    this.lengths = lengths;
    this.notes = notes;
    this.previous = previous;
    this.last = lastBaseOf(ended);
    this.halvings = halvingsOf(ended);
    this.known = standingsBefore(previous, epoch.index);
  }

  /** To be called when the chain was reorganised: what this validator had done there may be undone. */
  forgetDone(): void {
    this.announced = this.committed = this.revealed = this.voted = false;
  }

  /** What the plan is made from. Fixes the cohort as soon as it can be. */
  view(): View {
    const view: View = {
      epoch: this.epoch,
      scoreLength: this.lengths.score,
      isVoter: this.isVoter,
      // Without a root there is nothing to announce yet.
      announced: this.announced || this.nextRoot === null,
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
