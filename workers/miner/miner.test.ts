import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ApiPromise } from '@polkadot/api';
import test, { type ExecutionContext } from 'ava';
import { type Epoch, workIsEnough } from '../../offchain/chain/index.ts';
import type { MinerEvent } from '../../types/jobs/index.ts';
import { Miner, type MinerTools } from './miner.ts';
import { type MinerState, readState } from './state.ts';

const hash = (n: number): `0x${string}` => `0x${n.toString(16).padStart(64, '0')}`;
const address = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
const difficulty = 64n;

const epoch = (block: number, randomness: number, base = 2): Epoch => ({
  index: 5,
  phase: 'Submit',
  started: 1,
  deadline: 30,
  randomness: hash(randomness),
  base: hash(base),
  settled: 0,
  halted: false,
  block,
  blockHash: hash(1000 + block),
});

const moments = { first: hash(10), second: hash(11), step: 1 };
const pending = {
  epoch: 5,
  base: hash(2),
  randomness: hash(1),
  blob: hash(3),
  size: 1,
  firstLoss: '1',
  lastLoss: '1',
  moments,
  residual: hash(12),
};
const state: MinerState = { moments: null, residual: null, pending };

const poor = { free: 0n, deposits: 0, difficulty };
const places = 16;

/** A miner whose key has to work unless it holds more, and whose first `refused` submissions no block takes; the works of all that it sent. */
async function miner(t: ExecutionContext, refused: number, chain = poor) {
  const data = await mkdtemp(join(tmpdir(), 'alice-miner-'));
  t.teardown(() => rm(data, { recursive: true, force: true }));
  const works: bigint[] = [];
  const events: MinerEvent[] = [];
  const number = (value: bigint) => async () => ({ toBigInt: () => value });
  const epochs = {
    submissionOf: async () => ({ isSome: false }),
    difficulty: number(chain.difficulty),
    deposit: number(10n ** 12n),
    depositCount: async () => ({ toNumber: () => chain.deposits }),
    places: async () => ({ unwrapOr: (initial: unknown) => initial }),
    announcements: { entries: async () => [] },
  };
  const balance = (value: bigint) => ({ toBigInt: () => value });
  const query = {
    epochs,
    system: {
      account: async () => ({
        nonce: { toNumber: () => 0 },
        data: { free: balance(chain.free), reserved: balance(0n), frozen: balance(0n) },
      }),
    },
  };
  const submit = (...args: unknown[]) => {
    works.push(args.at(-1) as bigint);
  };
  const tools = {
    api: {
      query,
      consts: { epochs: { initialPlaces: { toNumber: () => places } } },
      tx: { epochs: { submit } },
    } as unknown as ApiPromise,
    key: { address },
    submitter: {
      async submit(call: () => void) {
        call();
        if (works.length <= refused) throw new Error('no block took it');
      },
    },
    data,
    emit: (event: MinerEvent) => void events.push(event),
  };
  return { data, works, events, miner: new Miner(tools as unknown as MinerTools, state, new AbortController().signal) };
}

test('a blob goes with the work of its epoch', async (t) => {
  const { miner: one, works } = await miner(t, 1);
  for (const block of [10, 11]) {
    await one.onEpoch(epoch(block, 1));
    await one.settled();
    t.true(workIsEnough({ account: address, epoch: 5, randomness: hash(1), difficulty }, works.at(-1)!));
  }
  t.is(works.length, 2);
});

for (const [what, randomness, base] of [
  ['from a base that the epoch does not have any more', 1, 4],
  ['trained on the text of an epoch that a reorganisation took away', 20, 2],
] as const)
  test(`a blob ${what} is forgotten`, async (t) => {
    const { miner: one, works, data } = await miner(t, 9);
    await one.onEpoch(epoch(10, 1));
    await one.settled();
    t.is(works.length, 1);
    await one.onEpoch(epoch(28, randomness, base));
    await one.settled();
    t.is(works.length, 1);
    t.deepEqual(await readState(data), { moments: null, residual: null, pending: null });
  });

test('who finds no work before Submit closes is told why nothing was submitted', async (t) => {
  const { miner: one, works, events } = await miner(t, 0, { ...poor, difficulty: 1n << 60n });
  await one.onEpoch(epoch(10, 1));
  await one.onEpoch({ ...epoch(30, 1), phase: 'Score' });
  await one.settled();
  t.deepEqual(works, []);
  t.true(events.some((event) => event.event === 'waiting' && /Epoch 5: no proof of work was found/.test(event.reason)));
});

test('who can leave the deposit works once its places are taken', async (t) => {
  const chain = { ...poor, free: 2n * 10n ** 12n, deposits: places / 2 - 1 };
  const { miner: one, works } = await miner(t, 1, chain);
  await one.onEpoch(epoch(10, 1));
  await one.settled();
  t.deepEqual(works, [0n]);
  // Another was faster.
  chain.deposits += 1;
  await one.onEpoch(epoch(11, 1));
  await one.settled();
  t.is(works.length, 2);
  t.true(workIsEnough({ account: address, epoch: 5, randomness: hash(1), difficulty }, works[1]!));
});
