import { setTimeout as delay } from 'node:timers/promises';
import {
  type ChainConnection,
  connect,
  type Epoch,
  type Phase,
  readEpoch,
  readKey,
  readLengths,
  Submitter,
  watchEpochs,
} from '../../offchain/chain/index.ts';
import { Failure, reasonOf } from '../launch/failure.ts';
import type { Genesis } from '../launch/genesis.ts';
import { stateChecker, tryState } from '../runtime/try-state.ts';
import { breachesOf } from './invariants.ts';
import { Ledger } from './ledger.ts';
import type { SoakResult } from './result.ts';
import { readState, type State } from './state.ts';
import type { Submissions } from './submissions.ts';
import { phases } from './victims.ts';

/** A node that was killed answers again within this time, or never. */
const READ_MILLISECONDS = 300_000;
/** An epoch may take so many times its blocks' time on a busy machine, and a while for processes to come back. */
const SLOWNESS = 5;
const RESTART_MILLISECONDS = 300_000;
/** Epochs after the last kill within which one must settle with the work of all. */
const RECOVERY_EPOCHS = 25;

/** What is watched: the chain, who takes part (names by address), and the key files of the validators. */
export type Watched = {
  readonly url: string;
  readonly genesis: Genesis;
  readonly names: ReadonlyMap<string, string>;
  readonly keys: readonly string[];
};

/** Follows the chain, and looks at its invariants whenever an epoch is over. */
export class Watch {
  readonly #of: Watched;
  /** A connection for looking at the state. */
  #reader: ChainConnection | undefined;
  readonly #ledger: Ledger;
  readonly #submissions: Submissions;
  readonly #result: SoakResult;
  readonly #longestEpoch: number;
  readonly tell: () => void;
  #stopWatching: () => void = () => {};
  #checking: Promise<void> = Promise.resolve();
  #lastEnd = performance.now();
  /** The newest block whose hash must stay what it is. */
  #seen: Epoch | undefined;
  epoch!: Epoch;

  private constructor(of: Watched, blocks: number, submissions: Submissions, result: SoakResult, tell: () => void) {
    const { blockMilliseconds } = of.genesis;
    this.#of = of;
    this.#longestEpoch = SLOWNESS * blocks * blockMilliseconds + RESTART_MILLISECONDS;
    this.#ledger = new Ledger(
      [...of.names].filter(([, name]) => name.startsWith('miner-')).map(([address]) => address),
    );
    this.#submissions = submissions;
    this.#result = result;
    this.tell = tell;
  }

  static async begin(
    { api }: ChainConnection,
    of: Watched,
    submissions: Submissions,
    result: SoakResult,
    tell: () => void,
  ): Promise<Watch> {
    const { submit, score, reveal, vote } = await readLengths(api);
    const watch = new Watch(of, submit + score + reveal + vote, submissions, result, tell);
    const first = Promise.withResolvers<void>();
    watch.#stopWatching = await watchEpochs(
      api,
      (epoch) => {
        const before = watch.epoch;
        watch.epoch = epoch;
        first.resolve();
        if (before && epoch.index > before.index) watch.#onEnd(epoch);
        if (epoch.halted && !before?.halted) void watch.#resume(api, epoch);
      },
      // The chain is away for a moment whenever it is killed.
      () => {},
    );
    await first.promise;
    return watch;
  }

  /** A promise was broken, or nothing goes on any more. */
  get broken(): boolean {
    const { breaches } = this.#result;
    if (breaches.length === 0 && performance.now() - this.#lastEnd > this.#longestEpoch)
      breaches.push(`no epoch has ended for ${Math.round(this.#longestEpoch / 1000)} s, in block ${this.epoch.block}`);
    return breaches.length > 0;
  }

  /**
   * Waits until a phase is on or, where it passed between two looks, is over. Resolves with the milliseconds that are left
   * of the phase that runs then.
   */
  async untilPhase(phase: Phase, stop: AbortSignal): Promise<number> {
    const order = ({ index, phase: now }: Pick<Epoch, 'index' | 'phase'>) =>
      phases.length * index + phases.indexOf(now);
    const { index } = this.epoch;
    const first = order({ index, phase });
    const wanted = first >= order(this.epoch) ? first : first + phases.length;
    while (order(this.epoch) < wanted && !stop.aborted && !this.broken) await delay(20);
    return Math.max(0, this.epoch.deadline - this.epoch.block) * this.#of.genesis.blockMilliseconds;
  }

  /** Waits until an epoch settles with so many submissions, all of them accepted. */
  async recovers(miners: number): Promise<void> {
    const from = this.epoch.index;
    const back = () =>
      this.#ledger.records.slice(from + 1).some(({ status, accepted }) => status === 'Settled' && accepted === miners);
    while (!back() && !this.broken) {
      if (this.epoch.index > from + RECOVERY_EPOCHS)
        this.#result.breaches.push(
          `${RECOVERY_EPOCHS} epochs after the last kill, none has settled with the work of all`,
        );
      await delay(100);
    }
  }

  async end(): Promise<void> {
    this.#stopWatching();
    await this.#checking;
    await this.#reader?.close();
  }

  /** Three held epochs in a row halt the training (a small model that has learnt all there is may do so); its operators then vote to go on. */
  async #resume(api: ChainConnection['api'], { index }: Epoch): Promise<void> {
    this.#result.resumes += 1;
    const goesOn = async () => !(await readEpoch(api)).halted;
    for (const file of this.#of.keys) {
      const submitter = new Submitter(api, await readKey(file, true));
      // Who does not get through is outvoted; an epoch that never begins is found out.
      await submitter.submit(() => api.tx.epochs.resume(index), goesOn).catch(() => undefined);
    }
  }

  #onEnd(epoch: Epoch): void {
    this.#lastEnd = performance.now();
    this.#checking = this.#checking.then(() => this.#check(epoch));
  }

  async #check(epoch: Epoch): Promise<void> {
    const state = await this.#read(epoch);
    if (state === null) return;
    const before = this.#ledger.records.length;
    const { breaches, epochs } = this.#result;
    breaches.push(...breachesOf(state), ...this.#ledger.take(state));
    for (const record of this.#ledger.records.slice(before)) {
      epochs[record.status.toLowerCase() as keyof typeof epochs] += 1;
      breaches.push(...this.#submissions.conclude(record, state));
    }
    this.#result.checks += 1;
    this.#result.block = epoch.block;
    this.tell();
  }

  /** The state at an epoch's first block; who is asked may be away for a while. Null, with a breach, when it stays away. */
  async #read(epoch: Epoch): Promise<State | null> {
    const until = performance.now() + READ_MILLISECONDS;
    for (;;) {
      try {
        this.#reader ??= await connect(this.#of.url, READ_MILLISECONDS);
        const { api } = this.#reader;
        if (this.#seen) {
          const hash = (await api.rpc.chain.getBlockHash(this.#seen.block)).toHex();
          if (hash !== this.#seen.blockHash)
            this.#result.breaches.push(`block ${this.#seen.block} is another one than before`);
        }
        const state = await readState(this.#reader, epoch.blockHash);
        if (stateChecker) this.#result.breaches.push(...(await tryState(stateChecker, api, epoch.blockHash)));
        this.#seen = epoch;
        return state;
      } catch (error) {
        // The library keeps the failure of what it once asked about a block: the next try has a connection of its own.
        await this.#reader?.close();
        this.#reader = undefined;
        const hopeless = error instanceof Failure;
        if (!hopeless && performance.now() < until) continue;
        const tried = hopeless ? '' : ` for ${READ_MILLISECONDS / 1000} s`;
        this.#result.breaches.push(`the chain could not be read${tried}: ${reasonOf(error)}`);
        return null;
      }
    }
  }
}
