import { join } from 'node:path';
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
import { closeExecutor } from '../../offchain/devchain/index.ts';
import { generator } from '../../offchain/model/index.ts';
import { Failure, reasonOf } from '../launch/failure.ts';
import type { DataFolder } from '../launch/folder.ts';
import { developmentGenesis, type Genesis } from '../launch/genesis.ts';
import { startLauncher } from '../launch/launcher.ts';
import { microGenesis, slowMicroModel } from '../launch/micro.ts';
import { type StartedNetwork, startNetwork } from '../launch/network.ts';
import { places } from '../launch/places.ts';
import { freePort } from '../launch/ports.ts';
import { settle } from '../launch/settings.ts';
import { damageIn } from './folders.ts';
import { breachesOf } from './invariants.ts';
import { Ledger } from './ledger.ts';
import { readState, type State } from './state.ts';
import { Submissions } from './submissions.ts';
import { type Kind, kill, kindOf, phases, plans } from './victims.ts';

/** What a soak is to do. */
export type SoakOptions = {
  /** An empty data folder. */
  readonly folder: DataFolder;
  /** The model of the development network, or one so small that an epoch takes seconds. */
  readonly model: 'tiny' | 'micro';
  readonly kills: number;
  readonly seed: number;
  /** Ends the kills early. */
  readonly stop: AbortSignal;
  /** Told after each kill and each epoch. */
  readonly onProgress: (so: SoakResult) => void;
};

/** One kill: which process, and where the epoch was then. */
export type Kill = { readonly name: string; readonly kind: Kind; readonly epoch: number; readonly phase: Phase };

/** What a soak saw, so far or in all. */
export type SoakResult = {
  readonly seed: number;
  readonly model: string;
  readonly kills: Kill[];
  readonly epochs: { settled: number; deferred: number; held: number };
  /** Submissions of settled epochs that have no score, each with its reason. */
  readonly unscored: readonly string[];
  /** Promises that were broken, a sentence each. */
  readonly breaches: string[];
  /** How often the validators voted to go on after a halt. */
  resumes: number;
  /** Blocks at which the invariants were looked at. */
  checks: number;
  block: number;
  seconds: number;
};

/** Who takes part: as in the development network, or as few as make a median where an epoch is to be short. */
const PARTICIPANTS = { tiny: { validators: 3, miners: 4 }, micro: { validators: 3, miners: 2 } } as const;
const CONNECT_MILLISECONDS = 300_000;
/** A node that was killed answers again within this time, or never. */
const READ_MILLISECONDS = 300_000;
/** Longest wait inside a phase: more would only be waiting for an epoch that will be deferred. */
const LONGEST_INSIDE = 4000;
/** An epoch may take so many times its blocks' time on a busy machine, and a while for processes to come back. */
const SLOWNESS = 5;
const RESTART_MILLISECONDS = 300_000;
/** Epochs after the last kill within which one must settle with the work of all. */
const RECOVERY_EPOCHS = 25;

/**
 * Runs a network and kills one of its processes after another, each at a random moment of a random phase; looks at the chain after every
 * epoch, and at the data folders in the end. Resolves with what it saw; rejects when the network does not come up at all.
 */
export const runSoak = async (options: SoakOptions): Promise<SoakResult> => {
  const { folder, model, kills, seed, stop, onProgress } = options;
  if (folder.network() !== undefined)
    throw new Failure(`${folder.path} holds a network: a soak needs a new or empty folder (--data).`);
  const settings = settle(startLauncher, PARTICIPANTS[model], undefined, undefined, folder.path);
  const genesis =
    model === 'micro'
      ? await microGenesis(places(folder.path).corpus, settings.validators, { model: slowMicroModel })
      : await developmentGenesis(folder.path, settings);
  await closeExecutor();
  const started = performance.now();
  const names = new Map<string, string>();
  const submissions = new Submissions(names, settings.validators);
  const result: SoakResult = {
    ...{ seed, model, kills: [], epochs: { settled: 0, deferred: 0, held: 0 }, unscored: submissions.unscored },
    ...{ breaches: [], resumes: 0, checks: 0, block: 0, seconds: 0 },
  };
  const ends = new Ends();
  const network = startNetwork({
    ...{ folder, settings, before: [], genesis, rpcPort: await freePort(), apiPort: await freePort() },
    listener: {
      note: (sentence) => ends.onNote(sentence),
      miner: (name, event) => submissions.onMiner(name, event),
      validator: (name, event) => submissions.onValidator(name, event),
    },
  });
  let connection: ChainConnection | undefined;
  try {
    const url = (await network.chains)[0]!;
    connection = await connect(url, CONNECT_MILLISECONDS);
    await network.ready;
    for (const { address, name } of await network.participants) names.set(address, name);
    const validators = settings.participants.filter(({ role }) => role === 'validator');
    const keys = validators.map((each) => join(places(folder.path).participant(each), 'key.json'));
    const watch = await Watch.begin(connection, { url, genesis, names, keys }, submissions, result, () => {
      result.seconds = (performance.now() - started) / 1000;
      onProgress(result);
    });
    try {
      await killAll(network, watch, { kills, seed, stop }, (name, epoch) => {
        ends.onKill(name);
        submissions.onKill(name, epoch.index);
        result.kills.push({ name, kind: kindOf(name), epoch: epoch.index, phase: epoch.phase });
        watch.tell();
      });
      await watch.recovers(settings.miners);
    } finally {
      await watch.end();
    }
    result.breaches.push(...ends.unexpected());
  } finally {
    await connection?.close();
    await network.supervisor.stop();
  }
  result.breaches.push(...(await damageIn(folder.path, await network.participants)));
  result.seconds = (performance.now() - started) / 1000;
  return result;
};

/** Kills until there were enough kills, a promise is broken, or it is stopped. */
const killAll = async (
  { supervisor }: StartedNetwork,
  watch: Watch,
  { kills, seed, stop }: Pick<SoakOptions, 'kills' | 'seed' | 'stop'>,
  onKill: (name: string, epoch: Epoch) => void,
): Promise<void> => {
  const schedule = plans(generator(`0x${seed.toString(16).padStart(64, '0')}`, 0));
  for (let done = 0; done < kills && !watch.broken && !stop.aborted; ) {
    const plan = schedule.next().value;
    const left = await watch.untilPhase(plan.phase, stop);
    await delay(plan.share * Math.min(left, LONGEST_INSIDE));
    const epoch = watch.epoch;
    const name = await kill(supervisor, plan);
    if (name === null) continue;
    onKill(name, epoch);
    done += 1;
  }
};

/** Tells processes that were killed from those that ended by themselves. */
class Ends {
  readonly #kills = new Map<string, number>();
  readonly #notes: { name: string; sentence: string }[] = [];

  onKill(name: string): void {
    this.#kills.set(name, (this.#kills.get(name) ?? 0) + 1);
  }

  onNote(sentence: string): void {
    const name = /^(\S+) ended /.exec(sentence)?.[1];
    if (name !== undefined) this.#notes.push({ name, sentence });
  }

  /** A sentence for each process that ended more often than it was killed. */
  unexpected(): string[] {
    const names = [...new Set(this.#notes.map(({ name }) => name))];
    return names.flatMap((name) => {
      const own = this.#notes.filter((note) => note.name === name);
      const killed = this.#kills.get(name) ?? 0;
      const said = own.filter(({ sentence }) => !sentence.includes('SIGKILL')).map(({ sentence }) => sentence);
      return own.length > killed
        ? [`${name} was killed ${killed} times and ended ${own.length} times: ${said.join(' | ')}`]
        : [];
    });
  }
}

/** What is watched: the chain, who takes part (names by address), and the key files of the validators. */
type Watched = {
  readonly url: string;
  readonly genesis: Genesis;
  readonly names: ReadonlyMap<string, string>;
  readonly keys: readonly string[];
};

/** Follows the chain, and looks at its invariants whenever an epoch is over. */
class Watch {
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

  /** Waits until an epoch settles with the work of so many miners. */
  async recovers(miners: number): Promise<void> {
    const from = this.epoch.index;
    const back = () =>
      this.#ledger.records
        .slice(from + 1)
        .some(({ status, submissions }) => status === 'Settled' && submissions === miners);
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
        this.#seen = epoch;
        return state;
      } catch (error) {
        // The library keeps the failure of what it once asked about a block: the next try has a connection of its own.
        await this.#reader?.close();
        this.#reader = undefined;
        if (performance.now() < until) continue;
        this.#result.breaches.push(`the chain could not be read for ${READ_MILLISECONDS / 1000} s: ${reasonOf(error)}`);
        return null;
      }
    }
  }
}
