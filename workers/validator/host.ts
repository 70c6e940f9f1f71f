import {
  type Epoch,
  readAnnouncements,
  readCommit,
  readHiddenRoots,
  readHistory,
  readLengths,
  readRecord,
  readResults,
  readReveal,
  readSubmissions,
  readTallied,
  readVoters,
} from '../../offchain/chain/index.ts';
import type { ExpectedBlob } from '../../offchain/ingest/index.ts';
import { lastBaseOf, updateEpochs } from '../../offchain/scoring/index.ts';
import type { Hash } from '../../types/files/hash.ts';
import { reasonOf } from '../process.ts';
import { Actions, type HostTools, hasVoted } from './actions.ts';
import { readCommitRecord, readEvidenceBefore } from './commit-record.ts';
import { EpochWork } from './epoch-work.ts';
import { JobFailed } from './job-queues.ts';
import { type Action, plan } from './plan.ts';

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
    this.#lastPhase.abort();
    if (before?.index !== epoch.index || before.phase !== epoch.phase) {
      this.#lastPhase = this.#phase;
      this.#phase = new AbortController();
      if (this.#stop.aborted) this.#phase.abort();
    }
    // Epoch 0 is there before the first block has elected its voters.
    if (this.#work === null || before?.index !== epoch.index || before.started !== epoch.started)
      await this.#begin(epoch);
    const work = this.#work!;
    work.epoch = epoch;
    this.#failed.clear();
    await this.#refresh(work);
    this.#advance();
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
    const { api, submitter, queues, data, store } = this.#tools;
    const previous = await readEvidenceBefore(data, epoch.index, store);
    const last = lastBaseOf(await readHistory(api, Math.max(0, epoch.index - updateEpochs), epoch.index));
    const work = new EpochWork(epoch, (await readLengths(api)).score, previous, last);
    work.isVoter = (await readVoters(api)).some(({ account }) => account === submitter.address);
    work.record = await readCommitRecord(data, epoch.index);
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
    const { api, submitter, store, endpoint } = this.#tools;
    const { phase, index } = work.epoch;
    if (work.isVoter) await this.#refreshTexts(work);
    if (!work.announced && work.isVoter) {
      const own = (await readAnnouncements(api)).find(({ account }) => account === submitter.address);
      // A second announcement has to wait for the next epoch.
      work.announced =
        own !== undefined && (own.epoch === index || (own.endpoint === endpoint && own.hiddenRoot === work.nextRoot));
    }
    if (phase !== 'Submit' && work.submissions === null) {
      const submissions = await readSubmissions(api, index);
      for (const { blob } of submissions) if ((await store.size(blob)) !== null) work.blobs.add(blob);
      work.submissions = submissions;
    }
    if (phase === 'Score' || phase === 'Reveal') {
      work.committed ||= (await readCommit(api, submitter.address)) !== null;
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
        const accepted = (await readResults(api, index)).filter((each) => each.accepted);
        work.accepted = accepted.map((each) => ({ index: each.index, score: each.score! }));
        work.tallied = true;
      }
      work.voted = await hasVoted(api, submitter.address);
    }
  }

  /**
   * Once an epoch, publishes the hidden text that went out of use, and has the next one ready before it is announced; once Submit has
   * closed, finds out which is in force.
   */
  async #refreshTexts(work: EpochWork): Promise<void> {
    const { api, submitter, store, hidden, emit } = this.#tools;
    const { index, phase, randomness } = work.epoch;
    if (work.nextRoot === null) {
      const before = await readAnnouncements(api, randomness);
      const inUse = before.find(({ account }) => account === submitter.address)?.hiddenRoot ?? null;
      for (const hiddenRoot of await hidden.publish(index, inUse, store))
        emit({ event: 'published', epoch: index, hiddenRoot });
      work.nextRoot = await hidden.rootFor(index + 1);
    }
    if (phase !== 'Submit' && work.hiddenRoot === undefined) {
      const root = (await readHiddenRoots(api, work.epoch)).get(submitter.address) ?? null;
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
    await this.#actions.carryOut(action, work, signal);
    if (action.do === 'fetch') this.received(work.submission(action.index).blob);
  }
}
