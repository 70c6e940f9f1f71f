import type { ApiPromise } from '@polkadot/api';
import type { i64, Option, Vec } from '@polkadot/types';
import {
  commitHash,
  type ModelEntry,
  readAnnouncements,
  readCommit,
  readReveal,
  readVotes,
  type Submitter,
  tiedBlocks,
} from '../../offchain/chain/index.ts';
import { cohortBytes, evidenceOf } from '../../offchain/jobs/index.ts';
import { nextRecord, recordBytes, standingsOf } from '../../offchain/scoring/index.ts';
import { hashOf, type Store } from '../../offchain/store/index.ts';
import type { Hash } from '../../types/files/hash.ts';
import type { ValidatorEvent } from '../../types/jobs/index.ts';
import { evidenceBytes, newNonce, saltOf, writeCommitRecord } from './commit-record.ts';
import type { EpochWork } from './epoch-work.ts';
import { folders } from './folders.ts';
import type { HiddenTexts } from './hidden.ts';
import type { JobQueues } from './job-queues.ts';
import type { Peers } from './peers.ts';
import { type Action, foundOf, judge } from './plan.ts';

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
  hidden: HiddenTexts;
  invertSign: boolean;
  emit(event: ValidatorEvent): void;
}

/** The things that a plan can name: each brings the chain, the store or the queues one step on. */
export class Actions {
  readonly #tools: HostTools;

  constructor(tools: HostTools) {
    this.#tools = tools;
  }

  /** Does one thing, and notes in `work` that it is done. Safe to repeat. */
  carryOut(action: Action, work: EpochWork, signal: AbortSignal): Promise<void> {
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
    const { api, submitter, endpoint, emit } = this.#tools;
    const hiddenRoot = work.nextRoot!;
    const isThere = async () =>
      (await readAnnouncements(api)).some(
        (each) => each.account === submitter.address && each.endpoint === endpoint && each.hiddenRoot === hiddenRoot,
      );
    await submitter.submit(() => api.tx.epochs.announce(endpoint, hiddenRoot), isThere, signal);
    work.announced = true;
    emit({ event: 'announced', epoch: work.epoch.index, endpoint, hiddenRoot });
  }

  async #fetchBlob(work: EpochWork, index: number, signal: AbortSignal): Promise<void> {
    const { blob, size } = work.submission(index);
    await this.#tools.peers.fetch(blob, signal, size);
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
    const { queues, emit } = this.#tools;
    await this.#tools.peers.have(work.epoch.base, signal);
    if (work.last !== null) await this.#tools.peers.have(work.last, signal);
    const job = {
      ...this.#context(work),
      ...this.#named(work, index),
      randomness: work.epoch.randomness,
      hiddenRoot: work.hiddenRoot!,
      cohort: await this.#cohort(work),
      last: work.last,
      before: evidenceOf(work.known.get(work.submission(index).account) ?? null),
    };
    const result = await queues.run('score', job, signal);
    work.scores.set(index, result);
    emit({ event: 'scored', epoch: work.epoch.index, index, score: result.score, reason: result.reason });
  }

  /** Hash of the file of the epoch's cohort, which is made once. */
  #cohort(work: EpochWork): Promise<Hash> {
    work.cohortFile ??= this.#tools.store
      .put(
        cohortBytes(
          work.cohort ?? [],
          foundOf(work.view()),
          work.submissions!.map(({ blob }) => blob),
        ),
      )
      .catch((error) => {
        work.cohortFile = null;
        throw error;
      });
    return work.cohortFile;
  }

  async #commit(work: EpochWork, signal: AbortSignal): Promise<void> {
    const { api, submitter, data, emit } = this.#tools;
    const epoch = work.epoch.index;
    if (work.record === null) {
      const { judgements, standings } = judge(work.view(), work.known);
      const scores = judgements.map((each) => each?.score ?? null);
      const accounts = work.submissions!.map(({ account }) => account);
      const bytes = recordBytes(nextRecord(epoch, newNonce(), work.previous, standingsOf(accounts, standings)));
      const hash = commitHash(api, submitter.address, epoch, scores, hashOf(bytes));
      const evidence = new TextDecoder().decode(bytes);
      const record = { epoch, scores: scores.map((score) => score?.toString() ?? null), evidence, hash };
      await writeCommitRecord(data, record);
      work.record = record;
      judgements.forEach((each, index) => {
        const measured = work.scores.get(index);
        if (each && measured && measured !== 'failed' && each.reason !== measured.reason)
          emit({ event: 'scored', epoch, index, score: each.score.toString(), reason: each.reason });
      });
    }
    const { hash } = work.record;
    const isThere = async () => (await readCommit(api, submitter.address)) !== null;
    // On a chain with other submissions it could not be revealed, which costs stake.
    const { listed } = work;
    const tie = listed !== null && work.epoch.block - listed.block < tiedBlocks / 2 ? listed : work.epoch;
    await submitter.submit(() => api.tx.epochs.commit(epoch, hash), isThere, signal, tie);
    work.committed = true;
    emit({ event: 'committed', epoch });
  }

  async #reveal(work: EpochWork, signal: AbortSignal): Promise<void> {
    const { api, submitter, emit } = this.#tools;
    const epoch = work.epoch.index;
    const { scores, hash } = work.record!;
    const salt = saltOf(work.record!);
    if ((await readCommit(api, submitter.address)) !== hash)
      throw new Error(`the commit on chain is not the one in ${folders(this.#tools.data).commits}`);
    const isThere = async () => (await readReveal(api, submitter.address)) !== null;
    const encoded = api.registry.createType<Vec<Option<i64>>>('Vec<Option<i64>>', scores);
    await submitter.submit(() => api.tx.epochs.reveal(epoch, encoded, salt), isThere, signal);
    await this.publishEvidence(work);
    work.revealed = true;
    emit({ event: 'revealed', epoch });
  }

  /** Serves the record of evidence of a commit that the chain has the reveal of. */
  async publishEvidence({ record }: EpochWork): Promise<void> {
    if (record !== null) await this.#tools.store.put(evidenceBytes(record));
  }

  async #aggregate(work: EpochWork, signal: AbortSignal): Promise<void> {
    await this.#tools.peers.have(work.epoch.base, signal);
    const result = await this.#tools.queues.run('aggregate', this.#aggregation(work), signal);
    work.aggregate = result;
    const { emit } = this.#tools;
    emit({ event: 'aggregated', epoch: work.epoch.index, weights: result.weights, accepted: work.accepted.length });
  }

  async #evaluate(work: EpochWork, signal: AbortSignal): Promise<void> {
    const job = { ...this.#aggregation(work), hiddenRoot: work.hiddenRoot! };
    work.evaluation = await this.#tools.queues.run('evaluate', job, signal);
  }

  async #vote(work: EpochWork, signal: AbortSignal): Promise<void> {
    const { api, submitter, emit } = this.#tools;
    const epoch = work.epoch.index;
    const losses = work.evaluation!;
    const call = () => api.tx.epochs.vote(epoch, work.aggregate!.weights, losses);
    await submitter.submit(call, () => hasVoted(api, submitter.address), signal);
    work.voted = true;
    emit({ event: 'voted', epoch, ...losses });
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
    const accepted = work.accepted.map(({ index, score }) => ({
      index,
      blob: work.submission(index).blob,
      score: score.toString(),
    }));
    return { ...this.#context(work), accepted, halvings: work.halvings, invertSign: this.#tools.invertSign };
  }
}

/** Whether the chain has a vote of this account in the running epoch. */
export async function hasVoted(api: ApiPromise, account: string): Promise<boolean> {
  return (await readVotes(api)).some((vote) => vote.account === account);
}
