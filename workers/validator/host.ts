import { stepEpochs } from '../../offchain/aggregation/index.ts';
import {
  type Epoch,
  readAnnouncements,
  readBlockHash,
  readCommit,
  readHistory,
  readLengths,
  readRecord,
  readResults,
  readReveal,
  readSubmissions,
  readTallied,
  readVoters,
  sameEpoch,
} from '../../offchain/chain/index.ts';
import type { ExpectedBlob } from '../../offchain/ingest/index.ts';
import { updateEpochs } from '../../offchain/scoring/index.ts';
import type { Hash } from '../../types/files/hash.ts';
import { reasonOf } from '../process.ts';
import { Actions, type HostTools, hasVoted } from './actions.ts';
import { listDigest, readCommitRecord, readEvidenceBefore, restoreCommitRecord } from './commit-record.ts';
import { readNotes } from './epoch-notes.ts';
import { EpochWork } from './epoch-work.ts';
import { JobFailed } from './job-queues.ts';
import { mayCommit } from './may-commit.ts';
import { type Action, plan } from './plan.ts';
import { pruningProblem } from './pruning.ts';
import { rootBefore, rootInForce } from './roots.ts';

type Accepted = EpochWork['accepted'][number];

/** Tries of a job as a whole before its submission is left without a score. */
const jobRuns = 2;
/** Epochs whose weights a validator keeps and serves. */
const keptWeights = 64;

/**
 * A validator's host: at every head it reads what the chain has of this validator, compares it with what should be there (`plan`),
 * and starts what is missing. It keeps nothing that matters in memory, so it can be killed at any moment.
 */
export class Host {
  readonly #tools: HostTools;
  readonly #actions: Actions;
  readonly #stop: AbortSignal;
  #work: EpochWork | null = null;
  #pruningChecked = false;
  /** Aborts what belongs to a phase, at the second head after its end: at the first one, the last thing done may just be arriving. */
  #phase = new AbortController();
  #lastPhase = new AbortController();
  readonly #underWay = new Map<string, Promise<void>>();
  /** Actions that failed at the newest head: tried again at the next. */
  readonly #failed = new Set<string>();
  readonly #failures = new Map<string, number>();

  constructor(tools: HostTools, stop: AbortSignal) {
    this.#tools = tools;
    this.#actions = new Actions(tools);
    this.#stop = stop;
    stop.addEventListener('abort', () => {
      this.#phase.abort();
      this.#lastPhase.abort();
    });
  }

  /** To be called with the epoch at each new head, not before the last call has ended. */
  async onEpoch(epoch: Epoch): Promise<void> {
    const before = this.#work?.epoch;
    // Epoch 0 is there before the first block has elected its voters.
    const stands = this.#work !== null && (await this.#stands(this.#work, epoch));
    this.#lastPhase.abort();
    if (!stands || before?.phase !== epoch.phase) {
      this.#lastPhase = this.#phase;
      this.#phase = new AbortController();
      if (this.#stop.aborted) this.#phase.abort();
      if (!stands && before?.index === epoch.index) {
        // What is under way is for an epoch that did not come to be, and nothing else of it is to be started.
        this.#lastPhase.abort();
        this.#work = null;
      }
    }
    if (!stands) await this.#begin(epoch);
    const work = this.#work!;
    work.epoch = epoch;
    this.#failed.clear();
    await this.#refresh(work);
    this.#advance();
  }

  /**
   * Whether the work is of this epoch, for the submissions that the chain has. A reorganisation can start an epoch from another block, or
   * fill it with others; it shows in that the block of the last call is no longer on the chain.
   */
  async #stands(work: EpochWork, epoch: Epoch): Promise<boolean> {
    const { api } = this.#tools;
    if (work.stale || !sameEpoch(work.epoch, epoch)) return false;
    if ((await readBlockHash(api, work.epoch.block)) === work.epoch.blockHash) return true;
    work.forgetDone();
    if (work.submissions === null) return true;
    if (epoch.phase === 'Submit') return false;
    const submissions = await readSubmissions(api, epoch.index, epoch.blockHash);
    if (listDigest(submissions) !== listDigest(work.submissions)) return false;
    work.listed = epoch;
    return !work.tallied || sameScores(work.accepted, await this.#readAccepted(work));
  }

  /** What the ingest asks: the submission of an account that states this blob, or one sentence why none may be uploaded. */
  expected(blob: Hash, account: string): ExpectedBlob | string {
    const work = this.#work;
    if (work === null || work.submissions === null) return 'Submit has not closed yet: blobs are taken after that.';
    const found = work.submissions.find((each) => each.blob === blob && each.account === account);
    if (found === undefined) return `No submission of this account in epoch ${work.epoch.index} states this blob.`;
    return { epoch: work.epoch.index, account, size: found.size };
  }

  /** To be called when a blob came to the store. */
  received(blob: Hash): void {
    const work = this.#work;
    const found = work?.submissions?.find((each) => each.blob === blob);
    if (!work || !found || work.blobs.has(blob)) return;
    work.blobs.add(blob);
    this.#tools.emit({ event: 'received', epoch: found.epoch, index: found.index, blob, bytes: found.size });
    this.#advance();
  }

  /** Resolves when what was under way has ended; for use after the stop signal. */
  async settled(): Promise<void> {
    await Promise.all(this.#underWay.values());
  }

  async #begin(epoch: Epoch): Promise<void> {
    const { api, submitter, queues, data, store, emit } = this.#tools;
    const previous = await readEvidenceBefore(data, epoch.index, store);
    const from = epoch.index - Math.max(updateEpochs, stepEpochs);
    const ended = await readHistory(api, Math.max(0, from), epoch.index);
    const lengths = await readLengths(api);
    const work = new EpochWork(epoch, lengths, await readNotes(data, epoch.randomness), previous, ended);
    work.isVoter = (await readVoters(api)).some(({ account }) => account === submitter.address);
    work.record = await readCommitRecord(data, epoch.index);
    const reason = this.#pruningChecked ? null : await pruningProblem(api, epoch.block, lengths);
    this.#pruningChecked = true;
    if (reason !== null) emit({ event: 'problem', epoch: null, reason });
    this.#failures.clear();
    this.#work = work;
    // What earlier epochs left in the queues would only delay this one. While Redis is away there is nothing to wait for.
    void queues.dropWaiting().catch(() => undefined);
    await this.#forgetOldWeights(epoch);
  }

  /** Weights of epochs long past are removed: with the blobs, which stay, anybody can make them again. */
  async #forgetOldWeights({ index, base }: Epoch): Promise<void> {
    const { api, store } = this.#tools;
    const record = index < keptWeights ? null : await readRecord(api, index - keptWeights);
    if (record !== null && record.before !== record.after && record.before !== base) await store.remove(record.before);
  }

  /** Reads of the chain what can have changed in this phase. */
  async #refresh(work: EpochWork): Promise<void> {
    const { api, submitter, store, endpoint, data } = this.#tools;
    const { phase, index, blockHash } = work.epoch;
    // Without its texts a validator still has a commit to reveal, and others to serve.
    await this.#publishTexts(work).catch((error) => this.#complain(work, error));
    if (work.isVoter) await this.#refreshTexts(work).catch((error) => this.#complain(work, error));
    if (!work.announced && work.isVoter) {
      const own = (await readAnnouncements(api)).find(({ account }) => account === submitter.address);
      // A second announcement has to wait for the next epoch.
      work.announced =
        own !== undefined && (own.epoch === index || (own.endpoint === endpoint && own.hiddenRoot === work.nextRoot));
    }
    if (phase !== 'Submit' && work.submissions === null) {
      const submissions = await readSubmissions(api, index, blockHash);
      for (const { blob } of submissions) if ((await store.size(blob)) !== null) work.blobs.add(blob);
      work.submissions = submissions;
      work.listed = work.epoch;
    }
    if ((phase === 'Score' && !work.committed) || (phase === 'Reveal' && !work.revealed)) {
      const commit = await readCommit(api, submitter.address);
      work.committed = commit !== null;
      if (commit !== null && commit !== work.record?.hash)
        work.record = (await restoreCommitRecord(data, index, commit)) ?? work.record;
    }
    if (
      (phase === 'Reveal' || phase === 'Vote') &&
      !work.revealed &&
      (await readReveal(api, submitter.address)) !== null
    ) {
      // It was revealed before a restart, which may have come before this.
      await this.#actions.publishEvidence(work);
      work.revealed = true;
    }
    if (phase === 'Vote' && !work.voted) {
      if (!work.tallied && (await readTallied(api))) {
        work.accepted = await this.#readAccepted(work);
        work.tallied = true;
      }
      work.voted = await hasVoted(api, submitter.address);
    }
  }

  async #readAccepted({ epoch }: EpochWork): Promise<Accepted[]> {
    const accepted = (await readResults(this.#tools.api, epoch.index)).filter((each) => each.accepted);
    return accepted.map((each) => ({ index: each.index, score: each.score! }));
  }

  /** Once an epoch, publishes the hidden text that went out of use, also of who has lost its seat: its scores can be checked by it. */
  async #publishTexts(work: EpochWork): Promise<void> {
    if (work.published) return;
    const { store, hidden, emit } = this.#tools;
    const { index } = work.epoch;
    for (const hiddenRoot of await hidden.publish(index, await rootBefore(this.#tools, work), store))
      emit({ event: 'published', epoch: index, hiddenRoot });
    work.published = true;
  }

  /** Has the next hidden text ready before it is announced; once Submit has closed, finds out which is in force. */
  async #refreshTexts(work: EpochWork): Promise<void> {
    const { hidden, emit } = this.#tools;
    const { index, phase } = work.epoch;
    work.nextRoot ??= await hidden.rootFor(index + 1);
    if (phase !== 'Submit' && work.hiddenRoot === undefined) {
      const root = await rootInForce(this.#tools, work);
      const isHere = root !== null && (await hidden.has(root));
      work.hiddenRoot = isHere ? root : null;
      const reason =
        root === null
          ? 'No hidden text was announced before Submit closed: this epoch is left to the other validators.'
          : `The hidden text ${root} that was announced is not in the data folder: this epoch is left to the other validators.`;
      if (!isHere) emit({ event: 'problem', epoch: index, reason });
    }
  }

  /** Starts every action of the plan that is not under way and has not just failed. */
  #advance(): void {
    const work = this.#work;
    if (work === null || this.#stop.aborted) return;
    for (const action of plan(work.view())) {
      const name = `${work.epoch.index} ${'index' in action ? `${action.do} ${action.index}` : action.do}`;
      if (this.#underWay.has(name) || this.#failed.has(name)) continue;
      const { signal } = this.#phase;
      const running = this.#carryOut(action, work, signal)
        .catch((error: unknown) => this.#onFailure(name, action, work, error, signal))
        .then(() => {
          this.#underWay.delete(name);
          this.#advance();
        });
      this.#underWay.set(name, running);
    }
  }

  #onFailure(name: string, action: Action, work: EpochWork, error: unknown, signal: AbortSignal): void {
    if (signal !== this.#phase.signal || signal.aborted) return;
    this.#failed.add(name);
    if (error instanceof JobFailed) {
      this.#tools.peers.forget();
      const runs = (this.#failures.get(name) ?? 0) + 1;
      this.#failures.set(name, runs);
      if (action.do === 'inspect' && runs >= jobRuns) work.inspections.set(action.index, 'failed');
      if (action.do === 'score' && runs >= jobRuns) work.scores.set(action.index, 'failed');
    }
    // A blob that nobody has yet is no news while it may still come.
    if (action.do === 'fetch' && work.epoch.phase === 'Score') return;
    this.#tools.emit({
      event: 'problem',
      epoch: work.epoch.index,
      reason: `Could not ${action.do}: ${reasonOf(error)}`,
    });
  }

  async #carryOut(action: Action, work: EpochWork, signal: AbortSignal): Promise<void> {
    if (action.do === 'commit' && !(await mayCommit(this.#tools, work))) return;
    signal.throwIfAborted();
    await this.#actions.carryOut(action, work, signal);
    if (action.do === 'fetch') this.received(work.submission(action.index).blob);
  }

  /** Says once what is wrong with the texts: it is tried again at every head. */
  #complain(work: EpochWork, error: unknown): void {
    const reason = `Could not look after the hidden texts: ${reasonOf(error)}`;
    if (reason !== work.complaint) this.#tools.emit({ event: 'problem', epoch: work.epoch.index, reason });
    work.complaint = reason;
  }
}

const sameScores = (one: readonly Accepted[], other: readonly Accepted[]): boolean =>
  one.length === other.length &&
  one.every(({ index, score }, i) => other[i]!.index === index && other[i]!.score === score);
