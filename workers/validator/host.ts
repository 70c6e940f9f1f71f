import type { ApiPromise } from '@polkadot/api';
import type { i64, Option, Vec } from '@polkadot/types';
import {
  commitHash,
  type Epoch,
  type ModelEntry,
  readAnnouncements,
  readCommit,
  readLengths,
  readResults,
  readReveal,
  readSubmissions,
  readTallied,
  readVoters,
  readVotes,
  type Submitter,
} from '../../offchain/chain/index.ts';
import type { ExpectedBlob } from '../../offchain/ingest/index.ts';
import type { Store } from '../../offchain/store/index.ts';
import type { Hash } from '../../types/files/hash.ts';
import type { ValidatorEvent } from '../../types/jobs/index.ts';
import { reasonOf } from '../process.ts';
import { newSalt, readCommitRecord, writeCommitRecord } from './commit-record.ts';
import { EpochWork } from './epoch-work.ts';
import { folders } from './folders.ts';
import { JobFailed, type JobQueues } from './job-queues.ts';
import type { Peers } from './peers.ts';
import { type Action, plan, scoresToCommit } from './plan.ts';

/** What a host works with. */
export interface HostTools {
  api: ApiPromise;
  submitter: Submitter;
  store: Store;
  peers: Peers;
  queues: JobQueues;
  data: string;
  model: ModelEntry;
  endpoint: string;
  hiddenRoot: Hash;
  invertSign: boolean;
  emit(event: ValidatorEvent): void;
}

/** Tries of a job as a whole before its submission is left without a score. */
const jobRuns = 2;

/**
 * A validator's host: at every head it reads what the chain has of this validator, compares it with what should be there (`plan`),
 * and starts what is missing. It keeps nothing that matters in memory, so it can be killed at any moment.
 */
export class Host {
  readonly #tools: HostTools;
  readonly #stop: AbortSignal;
  #work: EpochWork | null = null;
  /** Aborts what belongs to a phase when the phase ends. */
  #phase = new AbortController();
  readonly #underWay = new Map<string, Promise<void>>();
  /** Actions that failed at the newest head: tried again at the next. */
  readonly #failed = new Set<string>();
  readonly #failures = new Map<string, number>();

  constructor(tools: HostTools, stop: AbortSignal) {
    this.#tools = tools;
    this.#stop = stop;
    stop.addEventListener('abort', () => this.#phase.abort());
  }

  /** To be called with the epoch at each new head, not before the last call has ended. */
  async onEpoch(epoch: Epoch): Promise<void> {
    const before = this.#work?.epoch;
    if (before?.index !== epoch.index || before.phase !== epoch.phase) {
      this.#phase.abort();
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
    const { api, submitter, data } = this.#tools;
    const work = new EpochWork(epoch, (await readLengths(api)).score);
    work.isVoter = (await readVoters(api)).some(({ account }) => account === submitter.address);
    work.record = await readCommitRecord(data, epoch.index);
    this.#failures.clear();
    this.#work = work;
  }

  /** Reads of the chain what can have changed in this phase. */
  async #refresh(work: EpochWork): Promise<void> {
    const { api, submitter, store, endpoint, hiddenRoot } = this.#tools;
    const { phase, index } = work.epoch;
    if (!work.announced && work.isVoter) {
      const own = (await readAnnouncements(api)).find(({ account }) => account === submitter.address);
      // A second announcement has to wait for the next epoch.
      work.announced =
        own !== undefined && (own.epoch === index || (own.endpoint === endpoint && own.hiddenRoot === hiddenRoot));
    }
    if (phase !== 'Submit' && work.submissions === null) {
      const submissions = await readSubmissions(api, index);
      for (const { blob } of submissions) if ((await store.size(blob)) !== null) work.blobs.add(blob);
      work.submissions = submissions;
    }
    if (phase === 'Score' || phase === 'Reveal') {
      work.committed ||= (await readCommit(api, submitter.address)) !== null;
    }
    if (phase === 'Reveal') work.revealed ||= (await readReveal(api, submitter.address)) !== null;
    if (phase === 'Vote' && !work.voted) {
      if (!work.tallied && (await readTallied(api))) {
        work.accepted = (await readResults(api, index)).filter((each) => each.accepted).map((each) => each.index);
        work.tallied = true;
      }
      work.voted = await this.#hasVoted();
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
      const running = this.#execute(action, work, signal)
        .catch((error: unknown) => this.#onFailure(name, action, work, error, signal))
        .then(() => {
          this.#underWay.delete(name);
          this.#advance();
        });
      this.#underWay.set(name, running);
    }
  }

  #onFailure(name: string, action: Action, work: EpochWork, error: unknown, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#failed.add(name);
    if (error instanceof JobFailed) {
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

  #execute(action: Action, work: EpochWork, signal: AbortSignal): Promise<void> {
    switch (action.do) {
      case 'announce':
        return this.#announce(work, signal);
      case 'fetch':
        return this.#fetchBlob(work, action.index, signal);
      case 'inspect':
        return this.#inspect(work, action.index, signal);
      case 'score':
        return this.#score(work, action.index, signal);
      case 'commit':
        return this.#commit(work, signal);
      case 'reveal':
        return this.#reveal(work, signal);
      case 'aggregate':
        return this.#aggregate(work, signal);
      case 'evaluate':
        return this.#evaluate(work, signal);
      case 'vote':
        return this.#vote(work, signal);
    }
  }

  async #announce(work: EpochWork, signal: AbortSignal): Promise<void> {
    const { api, submitter, endpoint, hiddenRoot, emit } = this.#tools;
    const isThere = async () =>
      (await readAnnouncements(api)).some(
        (each) => each.account === submitter.address && each.endpoint === endpoint && each.hiddenRoot === hiddenRoot,
      );
    await submitter.submit(() => api.tx.epochs.announce(endpoint, hiddenRoot), isThere, signal);
    work.announced = true;
    emit({ event: 'announced', epoch: work.epoch.index, endpoint, hiddenRoot });
  }

  async #fetchBlob(work: EpochWork, index: number, signal: AbortSignal): Promise<void> {
    const { blob } = work.submission(index);
    await this.#tools.peers.fetch(blob, signal);
    this.received(blob);
  }

  async #inspect(work: EpochWork, index: number, signal: AbortSignal): Promise<void> {
    const result = await this.#tools.queues.run(
      'inspect',
      { ...this.#context(work), ...this.#named(work, index) },
      signal,
    );
    work.inspections.set(index, result);
    const { emit } = this.#tools;
    if (result.verdict === 'refused')
      emit({ event: 'scored', epoch: work.epoch.index, index, score: '0', reason: result.reason });
  }

  async #score(work: EpochWork, index: number, signal: AbortSignal): Promise<void> {
    const { queues, hiddenRoot, emit } = this.#tools;
    await this.#tools.peers.have(work.epoch.base, signal);
    const cohort = work.cohort ?? [];
    const norms = cohort.flatMap((each) => {
      const found = work.inspections.get(each);
      return found !== undefined && found !== 'failed' && found.verdict === 'sound' ? [found.norm] : [];
    });
    const job = {
      ...this.#context(work),
      ...this.#named(work, index),
      randomness: work.epoch.randomness,
      hiddenRoot,
      norms,
      earlier: cohort.filter((each) => each < index).map((each) => ({ index: each, blob: work.submission(each).blob })),
    };
    const result = await queues.run('score', job, signal);
    work.scores.set(index, result);
    emit({ event: 'scored', epoch: work.epoch.index, index, ...result });
  }

  async #commit(work: EpochWork, signal: AbortSignal): Promise<void> {
    const { api, submitter, data, emit } = this.#tools;
    const epoch = work.epoch.index;
    if (work.record === null) {
      const scores = scoresToCommit(work.view());
      const salt = newSalt();
      const hash = commitHash(api, submitter.address, epoch, scores, salt);
      const record = { epoch, scores: scores.map((score) => score?.toString() ?? null), salt, hash };
      await writeCommitRecord(data, record);
      work.record = record;
      scores.forEach((score, index) => {
        const measured = work.scores.get(index);
        if (score === 0n && measured && measured !== 'failed' && BigInt(measured.score) > 0n)
          emit({
            event: 'scored',
            epoch,
            index,
            score: '0',
            reason: `${measured.score} is little beside the others' scores`,
          });
      });
    }
    const { hash } = work.record;
    const isThere = async () => (await readCommit(api, submitter.address)) !== null;
    await submitter.submit(() => api.tx.epochs.commit(epoch, hash), isThere, signal);
    work.committed = true;
    emit({ event: 'committed', epoch });
  }

  async #reveal(work: EpochWork, signal: AbortSignal): Promise<void> {
    const { api, submitter, emit } = this.#tools;
    const epoch = work.epoch.index;
    const { scores, salt, hash } = work.record!;
    if ((await readCommit(api, submitter.address)) !== hash)
      throw new Error(`the commit on chain is not the one in ${folders(this.#tools.data).commits}`);
    const isThere = async () => (await readReveal(api, submitter.address)) !== null;
    const encoded = api.registry.createType<Vec<Option<i64>>>('Vec<Option<i64>>', scores);
    await submitter.submit(() => api.tx.epochs.reveal(epoch, encoded, salt), isThere, signal);
    work.revealed = true;
    emit({ event: 'revealed', epoch });
  }

  async #aggregate(work: EpochWork, signal: AbortSignal): Promise<void> {
    await this.#tools.peers.have(work.epoch.base, signal);
    const result = await this.#tools.queues.run('aggregate', this.#aggregation(work), signal);
    work.aggregate = result;
    const { emit } = this.#tools;
    emit({ event: 'aggregated', epoch: work.epoch.index, weights: result.weights, accepted: work.accepted.length });
  }

  async #evaluate(work: EpochWork, signal: AbortSignal): Promise<void> {
    const { queues, hiddenRoot } = this.#tools;
    work.evaluation = await queues.run('evaluate', { ...this.#aggregation(work), hiddenRoot }, signal);
  }

  async #vote(work: EpochWork, signal: AbortSignal): Promise<void> {
    const { api, submitter, emit } = this.#tools;
    const epoch = work.epoch.index;
    const losses = work.evaluation!;
    const call = () => api.tx.epochs.vote(epoch, work.aggregate!.weights, losses);
    await submitter.submit(call, () => this.#hasVoted(), signal);
    work.voted = true;
    emit({ event: 'voted', epoch, ...losses });
  }

  async #hasVoted(): Promise<boolean> {
    const { api, submitter } = this.#tools;
    return (await readVotes(api)).some(({ account }) => account === submitter.address);
  }

  #context(work: EpochWork) {
    const { description, manifest, budget } = this.#tools.model;
    return { epoch: work.epoch.index, base: work.epoch.base, description, manifest, budget };
  }

  #named(work: EpochWork, index: number) {
    const { account, blob, size } = work.submission(index);
    return { index, account, blob, size };
  }

  #aggregation(work: EpochWork) {
    const accepted = work.accepted.map((index) => ({ index, blob: work.submission(index).blob }));
    return { ...this.#context(work), accepted, invertSign: this.#tools.invertSign };
  }
}
