import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ApiPromise } from '@polkadot/api';
import { TypeRegistry } from '@polkadot/types';
import test, { type ExecutionContext } from 'ava';
import type { Epoch, Phase, ReadAt } from '../../offchain/chain/index.ts';
import { openStore } from '../../offchain/store/index.ts';
import type { Hash } from '../../types/files/hash.ts';
import type { ValidatorEvent } from '../../types/jobs/index.ts';
import type { HostTools } from './actions.ts';
import { readCommitRecord, writeCommitRecord } from './commit-record.ts';
import { folders } from './folders.ts';
import { Host } from './host.ts';

const hash = (n: number): Hash => `0x${n.toString(16).padStart(64, '0')}`;
const address = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
const text = hash(7);
/** The block before the epoch's first. */
const randomness = hash(79);

const codec = (value: unknown) => ({ toNumber: () => value, toHex: () => value, toString: () => String(value) });
const some = (value: unknown) => ({ isSome: true, isNone: false, unwrap: () => value });
const none = { isSome: false, isNone: true };
const entry = (args: unknown[], value: unknown) => [{ args: args.map(codec) }, some(value)];

/** A chain in Score of epoch 5, with a validator that announced its text in epoch 4. Its blocks are named by number, plus 1000 in a fork. */
class FakeChain {
  phase: Phase = 'Score';
  fork = 0;
  randomness = randomness;
  /** Blobs of the submissions. */
  blobs = [1, 2];
  announced = 4;
  /** Whether the node has forgotten the state of blocks before this one. */
  pruned = 0;
  commit: Hash | null = null;
  revealed: unknown = null;
  announcements = 0;
  votersRead = 0;
  isElected = true;

  head(block: number): Epoch {
    return {
      index: 5,
      phase: this.phase,
      started: 80,
      deadline: 200,
      randomness: this.randomness,
      base: hash(2),
      settled: 0,
      halted: false,
      block,
      blockHash: hash(block + this.fork),
    };
  }

  get api(): ApiPromise {
    const registry = new TypeRegistry();
    const query = {
      epochs: {
        history: { multi: async () => [] },
        lengths: async () => ({ submit: codec(20), score: codec(100), reveal: codec(10), vote: codec(10) }),
        voters: async () => {
          this.votersRead++;
          return this.isElected ? [[codec(address), { toBigInt: () => 1n }]] : [];
        },
        announcements: {
          entries: async () => [
            entry([address], { endpoint: codec('0x61'), hiddenRoot: codec(text), epoch: codec(this.announced) }),
          ],
        },
        submissions: {
          entries: async () =>
            this.blobs.map((blob, index) =>
              entry([5, index], {
                account: `miner ${blob}`,
                blob: codec(hash(100 + blob)),
                size_: codec(10),
                firstLoss: { toBigInt: () => 0n },
                lastLoss: { toBigInt: () => 0n },
                block: codec(90),
                deposit: { toBigInt: () => 0n },
              }),
            ),
        },
        commits: async () => (this.commit === null ? none : some(codec(this.commit))),
        reveals: async () => (this.revealed === null ? none : some([])),
      },
    };
    const at = async (block: Hash) => {
      if (Number(block) < this.pruned) throw new Error(`4003: Client error: State already discarded for ${block}`);
      return { query };
    };
    const epochs = {
      commit: (_: number, commit: Hash) => () => {
        this.commit = commit;
      },
      reveal: (_: number, scores: unknown) => () => {
        this.revealed = scores;
      },
      announce: () => () => {
        this.announcements++;
      },
    };
    const chain = { getBlockHash: async (block: number) => ({ isEmpty: false, toHex: () => hash(block + this.fork) }) };
    return { rpc: { chain }, query, at, tx: { epochs }, registry } as unknown as ApiPromise;
  }
}

/** A validator's host on this chain, to which no miner brings anything; its folder is kept in restarts. */
async function validator(t: ExecutionContext, chain: FakeChain) {
  const data = await mkdtemp(join(tmpdir(), 'alice-host-'));
  t.teardown(() => rm(data, { recursive: true, force: true }));
  const events: ValidatorEvent[] = [];
  /** What the transactions that were sent are tied to. */
  const ties: (Hash | null)[] = [];
  const store = await openStore(folders(data).objects, 1 << 20);
  const tools = {
    api: chain.api,
    submitter: {
      address,
      async submit(call: () => unknown, isThere: () => Promise<boolean>, signal: AbortSignal, tie?: ReadAt) {
        signal.throwIfAborted();
        if (await isThere()) return;
        (call() as () => void)();
        ties.push(tie?.blockHash ?? null);
      },
    },
    store,
    peers: { fetch: async () => Promise.reject(new Error('nobody has it')), have: async () => undefined, forget() {} },
    queues: { dropWaiting: async () => undefined },
    data,
    endpoint: 'a',
    hidden: {
      rootFor: async () => text,
      publish: async (_: number): Promise<Hash[]> => [],
      has: async (root: Hash) => root === text,
    },
    emit: (event: ValidatorEvent) => void events.push(event),
  };
  const start = () => new Host(tools as unknown as HostTools, new AbortController().signal);
  const problems = () => events.flatMap((event) => (event.event === 'problem' ? [event.reason] : []));
  return { data, start, tools, problems, ties };
}

/** Gives the host a head, and waits for all that it does then. */
async function see(host: Host, chain: FakeChain, block: number): Promise<void> {
  await host.onEpoch(chain.head(block));
  await host.settled();
}

/** The last block at which nothing is committed yet when nothing was brought. */
const waiting = 149;
const record = (scores: null[]) => ({ epoch: 5, scores, evidence: '{}', hash: hash(8) });

test('after a reorganisation that brings other submissions, these are scored and committed to', async (t) => {
  const chain = new FakeChain();
  const { start, data } = await validator(t, chain);
  const host = start();
  await see(host, chain, 101);
  chain.blobs = [3, 1, 2];
  chain.fork = 1000;
  await see(host, chain, waiting);
  await see(host, chain, 150);
  t.not(chain.commit, null);
  const kept = await readCommitRecord(data, 5);
  t.is(kept?.scores.length, 3);
  t.is(kept?.hash, chain.commit!);
});

test('a commit holds on the chain alone whose submissions were scored', async (t) => {
  for (const [fork, block, tied] of [
    [0, 150, 101],
    // The same submissions on another chain, as the newest head shows.
    [1000, 150, 1150],
    // What is so old is on every chain.
    [0, 1200, 1200],
  ] as const) {
    const chain = new FakeChain();
    const { start, ties } = await validator(t, chain);
    const host = start();
    await see(host, chain, 101);
    chain.fork = fork;
    await see(host, chain, block);
    t.not(chain.commit, null);
    t.is(ties.at(-1), hash(tied));
  }
});

test('a reorganisation that no head has told of yet stops a commit; after the next head it is made anew', async (t) => {
  const chain = new FakeChain();
  const { start, data, problems } = await validator(t, chain);
  const host = start();
  await see(host, chain, waiting);
  chain.blobs = [3];
  await see(host, chain, 150);
  t.is(chain.commit, null);
  t.regex(problems().at(-1)!, /^Could not commit: the chain was reorganised/);
  await see(host, chain, 151);
  t.is((await readCommitRecord(data, 5))?.hash, chain.commit!);
  t.is((await readCommitRecord(data, 5))?.scores.length, 1);
});

test('a commit on disk is sent after a restart for the submissions that it is for, and no others', async (t) => {
  for (const [blobs, sent] of [
    [[1, 2], true],
    [[2, 1], false],
  ] as const) {
    const chain = new FakeChain();
    const { start, data } = await validator(t, chain);
    await see(start(), chain, 150);
    const first = await readCommitRecord(data, 5);
    t.is(chain.commit, first!.hash);
    // The block that took it is gone with the restart.
    chain.commit = null;
    chain.blobs = [...blobs];
    await see(start(), chain, waiting);
    t.is<Hash | null, Hash | null>(chain.commit, sent ? first!.hash : null);
    await see(start(), chain, 150);
    t.is((await readCommitRecord(data, 5))!.hash, chain.commit!);
    t.is(chain.commit === first!.hash, sent);
  }
});

test('a commit that the chain has is kept, and one that was put away is taken back when a block took it after all', async (t) => {
  const chain = new FakeChain();
  const { start, data } = await validator(t, chain);
  await writeCommitRecord(data, record([null, null]));
  chain.commit = hash(8);
  await see(start(), chain, 150);
  t.deepEqual(await readCommitRecord(data, 5), record([null, null]));
  chain.commit = null;
  await see(start(), chain, waiting);
  t.is(await readCommitRecord(data, 5), null, 'nobody knows what it was for');
  chain.phase = 'Reveal';
  chain.commit = hash(8);
  await see(start(), chain, 160);
  t.deepEqual(await readCommitRecord(data, 5), record([null, null]));
  t.not(chain.revealed, null);
});

test('the epoch of the same number on another block is another epoch', async (t) => {
  const chain = new FakeChain();
  const { start } = await validator(t, chain);
  const host = start();
  await see(host, chain, 101);
  await see(host, chain, 102);
  t.is(chain.votersRead, 1);
  chain.randomness = hash(1079);
  await see(host, chain, 103);
  t.is(chain.votersRead, 2);
});

test('a commit is revealed though the hidden text cannot be known any more, which is said once', async (t) => {
  const chain = new FakeChain();
  const { start, data, problems } = await validator(t, chain);
  await writeCommitRecord(data, record([null, null]));
  Object.assign(chain, { phase: 'Reveal', commit: hash(8), announced: 5, pruned: 90 });
  const host = start();
  await see(host, chain, 160);
  await see(host, chain, 161);
  t.not(chain.revealed, null);
  t.is(problems().filter((reason) => /hidden texts.*State already discarded/.test(reason)).length, 1);
});

test('the hidden text in force is asked for while the state is young, and known after a restart', async (t) => {
  const chain = new FakeChain();
  const { start, data } = await validator(t, chain);
  Object.assign(chain, { phase: 'Submit', announced: 5 });
  await see(start(), chain, 81);
  Object.assign(chain, { phase: 'Score', pruned: 120 });
  await see(start(), chain, 150);
  t.is((await readCommitRecord(data, 5))?.hash, chain.commit!);
});

test('what was announced before the epoch needs no old state', async (t) => {
  const chain = new FakeChain();
  chain.pruned = 120;
  const { start, data } = await validator(t, chain);
  await see(start(), chain, 150);
  t.is((await readCommitRecord(data, 5))?.hash, chain.commit!);
});

test('who has lost its seat publishes the texts that it has used, and makes no new one', async (t) => {
  const chain = new FakeChain();
  chain.isElected = false;
  const { start, tools, problems } = await validator(t, chain);
  const published: number[] = [];
  tools.hidden.publish = async (epoch: number) => {
    published.push(epoch);
    return [];
  };
  tools.hidden.rootFor = () => Promise.reject(new Error('nobody needs it'));
  const host = start();
  await see(host, chain, 101);
  await see(host, chain, 102);
  t.deepEqual(published, [5]);
  t.deepEqual(problems(), []);
});

test('nothing is announced while there is no text to announce', async (t) => {
  const chain = new FakeChain();
  const { start, tools, problems } = await validator(t, chain);
  tools.hidden.rootFor = () => Promise.reject(new Error('the disk is full'));
  tools.endpoint = 'b';
  await see(start(), chain, 101);
  t.is(chain.announcements, 0);
  t.deepEqual(problems(), ['Could not look after the hidden texts: the disk is full']);
});

test('a node that does not keep the states of an epoch is named at the start', async (t) => {
  const chain = new FakeChain();
  chain.pruned = 190;
  const { start, problems } = await validator(t, chain);
  const host = start();
  await see(host, chain, 195);
  await see(host, chain, 196);
  t.is(problems().filter((reason) => /states of the last 140 blocks.*--state-pruning/.test(reason)).length, 1);
});
