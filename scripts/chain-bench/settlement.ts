import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiPromise } from '@polkadot/api';
import type { Contender } from './contender.ts';
import { steppedClock } from './fake-clock.ts';
import { midEpoch } from './mid-epoch.ts';
import { type BenchNetwork, logOf, startNetwork } from './network.ts';
import { readStateSize, sizeOfState, sumOf } from './state-size.ts';

/** What blocks of one kind took. */
export interface BlockWork {
  readonly blocks: number;
  /** The largest weight of what a block did by itself, as a part of what a block may take. */
  readonly largestWeight: number;
  /** Milliseconds to make a block, its state's root included: the median and the longest. */
  readonly medianMillis: number;
  readonly longestMillis: number;
}

/** How an epoch was settled. */
export interface SettlementFigures {
  readonly submissions: number;
  readonly tally: BlockWork;
  /** The decision and the payment. */
  readonly closing: BlockWork;
  /** Blocks that had nothing to do, for comparison. */
  readonly idle: BlockWork;
  /** What is left when the epoch is pruned; null where that was not waited for. */
  readonly left: LeftState | null;
}

/** Bytes of keys and values that an epoch added to the state, when it is pruned. */
export interface LeftState {
  /** Of the pallet of epochs, with the records of so many later epochs. */
  readonly epochs: number;
  readonly records: number;
  /** Of the accounts that were paid: balance, and the income that is kept of each. */
  readonly accounts: number;
}

/** Real time between slots, milliseconds. */
const PERIOD = 250;

/** A block and the state after it. */
interface Seen {
  readonly number: number;
  readonly weight: number;
  readonly tallied: boolean;
  readonly decided: boolean;
  readonly index: number;
  readonly pruned: number;
}

/**
 * Settles an epoch of so many submissions, scored by 32 validators, on a node that starts in the middle of it.
 * @param untilPruned whether to go on until the epoch is pruned
 * @returns null if the runtime does not take so many
 */
export async function measureSettlement(
  contender: Contender,
  folder: string,
  submissions: number,
  untilPruned: boolean,
): Promise<SettlementFigures | null> {
  const genesis = await midEpoch(submissions);
  if (genesis === null) return null;
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'spec.json');
  writeFileSync(file, JSON.stringify(genesis.spec));
  const clock = steppedClock(join(folder, 'clock'), PERIOD);
  try {
    const options = ['--force-authoring'];
    const network = await startNetwork({ contender, folder, spec: file, validators: 1, env: clock.env, options });
    try {
      const { api } = network.connection;
      const seen = await follow(network, (block) => (untilPruned ? block.pruned > 0 : block.index > 1));
      const millis = preparedIn(readFileSync(logOf(folder, `${contender.name}-1`), 'utf8'));
      const work = (blocks: readonly Seen[]) => workOf(blocks, millis);
      const before = (block: Seen) => seen[block.number - 2];
      return {
        submissions,
        tally: work(seen.filter((block) => !block.decided && !before(block)?.tallied)),
        closing: work(seen.filter((block) => block.decided && (before(block)?.index ?? 0) === 0)),
        idle: work(seen.filter((block) => before(block)?.tallied && !block.decided)),
        left: untilPruned ? await leftIn(api, seen.at(-1)!, Object.entries(genesis.empty)) : null,
      };
    } finally {
      await network.stop();
    }
  } finally {
    clock.stop();
  }
}

/** Looks at every block from the first on until `enough`. */
async function follow(
  { connection: { api }, failed }: BenchNetwork,
  enough: (block: Seen) => boolean,
): Promise<Seen[]> {
  const seen: Seen[] = [];
  const largest = Number(api.consts.system.blockWeights.maxBlock.refTime.toString());
  const look = async (number: number): Promise<Seen> => {
    const at = await api.at(await api.rpc.chain.getBlockHash(number));
    const [weight, tallied, history, current, pruned] = await Promise.all([
      at.query.system.blockWeight(),
      at.query.epochs.tallied(),
      at.query.epochs.history(0),
      at.query.epochs.current(),
      at.query.epochs.pruned(),
    ]);
    return {
      number,
      weight: Number(weight.mandatory.refTime.toString()) / largest,
      tallied: tallied.isTrue,
      decided: history.isSome,
      index: current.index.toNumber(),
      pruned: pruned.epoch.toNumber(),
    };
  };
  let stop = () => {};
  const all = new Promise<Seen[]>((resolve, reject) => {
    let line = Promise.resolve();
    const take = async (height: number) => {
      while (seen.length < height && !(seen.length > 0 && enough(seen.at(-1)!))) seen.push(await look(seen.length + 1));
      if (seen.length > 0 && enough(seen.at(-1)!)) resolve(seen);
    };
    api.rpc.chain
      .subscribeNewHeads(({ number }) => {
        line = line.then(() => take(number.toNumber())).catch(reject);
      })
      .then((unsubscribe) => {
        stop = unsubscribe;
      }, reject);
  });
  try {
    return await Promise.race([all, failed]);
  } finally {
    stop();
  }
}

/** Milliseconds that a node took to make each block, by its log. */
export function preparedIn(log: string): ReadonlyMap<number, number> {
  const lines = log.matchAll(/Prepared block for proposing at (\d+) \((\d+) ms\)/g);
  return new Map([...lines].map(([, number, millis]) => [Number(number), Number(millis)]));
}

function workOf(blocks: readonly Seen[], prepared: ReadonlyMap<number, number>): BlockWork {
  const millis = blocks.flatMap(({ number }) => prepared.get(number) ?? []).sort((a, b) => a - b);
  return {
    blocks: blocks.length,
    largestWeight: Math.max(0, ...blocks.map(({ weight }) => weight)),
    medianMillis: millis[Math.floor(millis.length / 2)] ?? 0,
    longestMillis: millis.at(-1) ?? 0,
  };
}

async function leftIn(api: ApiPromise, block: Seen, empty: [string, string][]): Promise<LeftState> {
  const hash = await api.rpc.chain.getBlockHash(block.number);
  const [now, then] = [await readStateSize(api, hash.toHex()), sizeOfState(api, empty)];
  const grown = (...names: string[]) => sumOf(now, ...names) - sumOf(then, ...names);
  return { epochs: grown('epochs'), records: block.index, accounts: grown('system.account', 'minting.income') };
}
