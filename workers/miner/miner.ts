import { setTimeout as delay } from 'node:timers/promises';
import type { ApiPromise } from '@polkadot/api';
import type { KeyringPair } from '@polkadot/keyring/types';
import { u8aToHex } from '@polkadot/util';
import type { AdversaryKind } from '../../offchain/adversaries/index.ts';
import {
  type Epoch,
  findWork,
  type ModelEntry,
  readAnnouncements,
  readBalance,
  readEntry,
  readIncome,
  readRecord,
  readResults,
  readSubmissionOf,
  type Submitter,
  sameEpoch,
} from '../../offchain/chain/index.ts';
import { UploadRefused, uploadBlob, uploadMessage } from '../../offchain/ingest/index.ts';
import type { Store } from '../../offchain/store/index.ts';
import type { MinerEvent } from '../../types/jobs/index.ts';
import { reasonOf } from '../process.ts';
import { assign } from './assign.ts';
import { BlockClock } from './block-clock.ts';
import { type Action, plan, timeIsUp } from './plan.ts';
import { prune } from './prune.ts';
import { conclude, type MinerState, writeState } from './state.ts';
import type { TrainingThread } from './thread.ts';

/** What a miner works with. */
export interface MinerTools {
  api: ApiPromise;
  key: KeyringPair;
  submitter: Submitter;
  store: Store;
  thread: TrainingThread;
  data: string;
  model: ModelEntry;
  adversary: AdversaryKind | null;
  emit(event: MinerEvent): void;
}

/** A voter that does not take the blob yet is asked again after this long at first, twice as long each time, and at most: it may never take it. */
const uploadPauseMs = { first: 200, most: 30_000 };
/** A key with this much more than the deposit leaves the deposit; any other works. */
const spare = 10n ** 12n;

/**
 * A miner: at every head it compares what the chain and its own disk have with what should be there (`plan`), and starts what is
 * missing. A blob is on disk before it is submitted, so that after a kill at any moment the very same blob is sent.
 */
export class Miner {
  readonly #tools: MinerTools;
  readonly #stop: AbortSignal;
  readonly #clock = new BlockClock();
  #state: MinerState;
  #epoch: Epoch | null = null;
  #submitted = false;
  /** Ingests of voters, and those of them that have the blob or will never take it. */
  #endpoints: string[] = [];
  #uploaded = new Set<string>();
  #work: { epoch: Epoch; found: Promise<bigint> } | null = null;
  #phase = new AbortController();
  readonly #underWay = new Map<string, Promise<void>>();
  readonly #failed = new Set<string>();
  #lastReason = '';

  constructor(tools: MinerTools, state: MinerState, stop: AbortSignal) {
    this.#tools = tools;
    this.#state = state;
    this.#stop = stop;
    stop.addEventListener('abort', () => this.#phase.abort());
  }

  /** To be called with the epoch at each new head, not before the last call has ended. */
  async onEpoch(epoch: Epoch): Promise<void> {
    const before = this.#epoch;
    const isNew = before === null || !sameEpoch(before, epoch);
    if (isNew || before.phase !== epoch.phase) {
      this.#phase.abort();
      this.#phase = new AbortController();
      if (this.#stop.aborted) this.#phase.abort();
    }
    const { api, key } = this.#tools;
    if (isNew) {
      this.#submitted = false;
      this.#uploaded = new Set();
      // What is being trained for another epoch, or for one of this number that a reorganisation took away, serves no more.
      if (this.#underWay.has('train')) this.#tools.thread.finish();
    }
    this.#submitted ||= (await readSubmissionOf(api, epoch.index, key.address)) !== null;
    if (epoch.phase === 'Score' && before?.phase !== 'Score')
      this.#endpoints = (await readAnnouncements(api)).map(({ endpoint }) => endpoint);
    this.#epoch = epoch;
    this.#clock.tick(epoch.block);
    this.#failed.clear();
    if (epoch.halted) this.#sayOnce('Training is halted until two thirds of the voting power resume it.');
    this.#advance();
  }

  /** Resolves when what was under way has ended; for use after the stop signal. */
  async settled(): Promise<void> {
    await Promise.all(this.#underWay.values());
  }

  /** Starts every action of the plan that is not under way and has not just failed. */
  #advance(): void {
    const epoch = this.#epoch;
    if (epoch === null || this.#stop.aborted) return;
    const pending = this.#state.pending?.epoch ?? null;
    const uploads = this.#endpoints.filter((endpoint) => !this.#uploaded.has(endpoint));
    const { base, randomness } = this.#state.pending ?? {};
    const fits = base === epoch.base && randomness === epoch.randomness;
    const { margin } = this.#clock;
    if (timeIsUp({ epoch, margin }) && this.#underWay.has('train')) this.#tools.thread.finish();
    for (const action of plan({ epoch, pending, fits, submitted: this.#submitted, margin, uploads })) {
      const name = 'endpoint' in action ? `${action.do} ${action.endpoint}` : action.do;
      if (this.#underWay.has(name) || this.#failed.has(name)) continue;
      const { signal } = this.#phase;
      const running = this.#execute(action, epoch, signal)
        .catch((error: unknown) => {
          if (signal.aborted) return;
          this.#failed.add(name);
          this.#sayOnce(`Could not ${action.do}: ${reasonOf(error)}`);
        })
        .then(() => {
          this.#underWay.delete(name);
          this.#advance();
        });
      this.#underWay.set(name, running);
    }
  }

  #execute(action: Action, epoch: Epoch, signal: AbortSignal): Promise<void> {
    switch (action.do) {
      case 'conclude':
        return this.#conclude(action.epoch);
      case 'discard':
        return this.#save({ ...this.#state, pending: null });
      case 'train':
        return this.#train(epoch, signal);
      case 'submit':
        return this.#submit(epoch, signal);
      case 'upload':
        return this.#upload(action.endpoint, signal);
    }
  }

  async #train(epoch: Epoch, signal: AbortSignal): Promise<void> {
    const { api, key, store, thread, data, model, adversary, emit } = this.#tools;
    // The work does not depend on the gradient: it is done by the time that this is made.
    void this.#workFor(epoch).catch(() => undefined);
    const sources = (await readAnnouncements(api)).map(({ endpoint }) => endpoint);
    const onFetched = (hash: `0x${string}`, bytes: number) =>
      emit({ event: 'fetched', epoch: epoch.index, hash, bytes });
    const state = this.#state;
    const task = await assign({ epoch, model, key, state, store, data, sources, adversary, signal, onFetched });
    signal.throwIfAborted();
    this.#clock.began();
    const { pending, steps, firstLoss, lastLoss } = await thread.run(
      task,
      ({ step, steps, loss, tokens, milliseconds }) => {
        this.#clock.stepped();
        emit({ event: 'step', epoch: epoch.index, step, steps, loss, tokensPerSecond: (1000 * tokens) / milliseconds });
      },
    );
    this.#clock.finished();
    await this.#save({ ...this.#state, pending });
    const { blob, size: bytes } = pending;
    emit({ event: 'compressed', epoch: epoch.index, blob, bytes, steps, firstLoss, lastLoss });
  }

  async #submit(epoch: Epoch, signal: AbortSignal): Promise<void> {
    const { api, key, submitter, emit } = this.#tools;
    const { base, blob, size, firstLoss, lastLoss } = this.#state.pending!;
    const work = await this.#workFor(epoch).catch((error: unknown) => {
      if (signal.aborted && !this.#stop.aborted)
        this.#sayOnce(
          `Epoch ${epoch.index}: no proof of work was found before Submit closed, so nothing was submitted. A key that holds the deposit needs none.`,
        );
      throw error;
    });
    signal.throwIfAborted();
    const isThere = async () => (await readSubmissionOf(api, epoch.index, key.address)) !== null;
    const call = () => api.tx.epochs.submit(epoch.index, base, blob, size, firstLoss, lastLoss, work);
    try {
      await submitter.submit(call, isThere, signal);
    } catch (error) {
      // The places for deposits may have been taken since: the next try looks again.
      this.#work = null;
      throw error;
    }
    this.#submitted = true;
    emit({ event: 'submitted', epoch: epoch.index, blob });
  }

  async #upload(endpoint: string, signal: AbortSignal): Promise<void> {
    const { key, store, emit } = this.#tools;
    const { epoch, blob } = this.#state.pending!;
    const bytes = new Uint8Array(await store.get(blob));
    const signature = u8aToHex(key.sign(uploadMessage(blob, epoch)));
    for (let pause = uploadPauseMs.first; ; pause = Math.min(2 * pause, uploadPauseMs.most)) {
      try {
        await uploadBlob(endpoint, blob, bytes, key.address, signature, signal);
        this.#uploaded.add(endpoint);
        return emit({ event: 'uploaded', epoch, blob, endpoint });
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof UploadRefused && !error.retry) {
          this.#uploaded.add(endpoint);
          throw error;
        }
      }
      // Not all at once: many miners may have been turned away by one voter.
      await delay(pause * (0.5 + Math.random() / 2), undefined, { signal });
    }
  }

  /** What came of an earlier epoch's blob decides what the error feedback goes on from. */
  async #conclude(epoch: number): Promise<void> {
    const { api, key, store, model, emit } = this.#tools;
    const [index, record] = await Promise.all([readSubmissionOf(api, epoch, key.address), readRecord(api, epoch)]);
    const result = (await readResults(api, epoch)).find((each) => each.index === index);
    const accepted = record?.status === 'Settled' && result?.accepted === true;
    await this.#save(conclude(this.#state, accepted));
    if (record !== null && index !== null)
      emit({
        event: 'result',
        epoch,
        status: record.status,
        score: result?.score?.toString() ?? null,
        accepted,
        paid: (result?.paid ?? 0n).toString(),
        income: (await readIncome(api, key.address)).toString(),
      });
    await prune(store, model, this.#epoch?.base ?? model.description, this.#state);
  }

  /** Proof of work of an epoch, or 0 for a key that leaves the deposit. Found once, and again after a failure. */
  #workFor(epoch: Epoch): Promise<bigint> {
    if (this.#work === null || !sameEpoch(this.#work.epoch, epoch)) {
      const work = { epoch, found: this.#findWork(epoch, this.#phase.signal) };
      this.#work = work;
      work.found.catch(() => {
        if (this.#work === work) this.#work = null;
      });
    }
    return this.#work.found;
  }

  async #findWork({ index: epoch, randomness }: Epoch, signal: AbortSignal): Promise<bigint> {
    const { api, key } = this.#tools;
    const [entry, { free }] = await Promise.all([readEntry(api), readBalance(api, key.address)]);
    const { difficulty, deposit, takesDeposits } = entry;
    if (takesDeposits && free >= deposit + spare) return 0n;
    return findWork({ account: key.address, epoch, randomness, difficulty }, signal);
  }

  async #save(state: MinerState): Promise<void> {
    await writeState(this.#tools.data, state);
    this.#state = state;
  }

  #sayOnce(reason: string): void {
    if (reason === this.#lastReason) return;
    this.#lastReason = reason;
    this.#tools.emit({ event: 'waiting', reason });
  }
}
