import type { ApiPromise } from '@polkadot/api';
import test, { type ExecutionContext } from 'ava';
import {
  type EpochRecord,
  readEpoch,
  readIncome,
  readRecord,
  readResults,
  readScheduled,
  readSubmissions,
  readSumOfBalances,
  readSupply,
} from '../offchain/chain/index.ts';
import { closeExecutor } from '../offchain/devchain/index.ts';
import { eventually, type Process } from './micro.ts';
import { type MicroNetwork, startMicroNetwork } from './micro-network.ts';
import { patience } from './node-program.ts';
import { untilPhase } from './phases.ts';

/*
 * kill -9 of one process in every phase, then a restart of it: the epoch settles or is deferred, nothing is paid twice, and nothing
 * that was submitted is lost.
 */

test.after.always(() => closeExecutor());

async function untilEnded(api: ApiPromise, epoch: number): Promise<EpochRecord> {
  let record: EpochRecord | null = null;
  const hasEnded = async () => {
    record = await readRecord(api, epoch);
    return record !== null;
  };
  await eventually(hasEnded, `epoch ${epoch} ends`, 240);
  return record!;
}

/** Money of all epochs so far: every planck was minted once and paid once. */
async function checkMoney(t: ExecutionContext, { api, miners, validators }: MicroNetwork): Promise<void> {
  const { index } = await readEpoch(api);
  const owed = new Map<string, bigint>();
  let minted = 0n;
  for (let epoch = 0; epoch < index; epoch++) {
    const record = (await readRecord(api, epoch))!;
    const [submissions, results] = await Promise.all([readSubmissions(api, epoch), readResults(api, epoch)]);
    minted += record.minted;
    t.is(
      results.reduce((sum, { paid }) => sum + paid, 0n),
      record.minersPart,
    );
    if (record.status !== 'Settled') t.is(record.minted, 0n);
    for (const { index: at, paid } of results) {
      const { account } = submissions[at]!;
      owed.set(account, (owed.get(account) ?? 0n) + paid);
    }
  }
  // The chain goes on meanwhile: what is compared is read at one block, in which no newer epoch has ended.
  const supply = await readSupply(api);
  if ((await readEpoch(api)).index !== index) return checkMoney(t, { api, miners, validators } as MicroNetwork);
  for (const { address } of miners) t.is(await readIncome(api, address), owed.get(address) ?? 0n);
  t.is(supply.issuance, minted);
  t.is(supply.issuance, await readSumOfBalances(api));
  t.is(supply.issuance + supply.deferred, await readScheduled(api, supply.accounted));
}

/** Kills `victim` in every phase, two phases an epoch, and starts it again each time. */
async function killInEveryPhase(t: ExecutionContext, network: MicroNetwork, victim: Process): Promise<void> {
  const { api } = network;
  let last = await untilPhase(api, 'Vote', -1);
  for (const [first, second] of [
    ['Submit', 'Reveal'],
    ['Score', 'Vote'],
  ] as const) {
    const epoch = await untilPhase(api, first, last);
    await victim.kill();
    victim.start();
    await untilPhase(api, second, last);
    await victim.kill();
    victim.start();
    const { status, accepted, submissions } = await untilEnded(api, epoch);
    t.log(`killed in ${first} and ${second}: ${status}, ${accepted} of ${submissions} accepted`);
    t.not(status, 'Held');
    // What was submitted was fetched and scored. A score may be 0: a miner that was killed had less time to train.
    if (status === 'Settled') {
      const scores = (await readResults(api, epoch)).map(({ score }) => score);
      t.is(scores.length, submissions);
      t.false(scores.includes(null), `${first} and ${second}: a submission was lost`);
    }
    last = epoch;
  }
  // Back to normal: who was killed takes part again.
  await eventually(
    async () => {
      const record = await readRecord(api, (await readEpoch(api)).index - 1);
      return record !== null && record.status === 'Settled' && record.accepted === network.miners.length;
    },
    'an epoch settles with the work of all',
    240,
  );
  await checkMoney(t, network);
}

const honest = { miners: [null, null] };

test.serial('the worker of a validator', async (t) => {
  t.timeout(900_000 * patience);
  const network = await startMicroNetwork(t, honest);
  await killInEveryPhase(t, network, network.validators[0]!.worker);
});

test.serial('the host of a validator, which reveals what it had committed', async (t) => {
  t.timeout(900_000 * patience);
  const network = await startMicroNetwork(t, honest);
  const { host } = network.validators[0]!;
  await killInEveryPhase(t, network, host);
  const of = (event: string) => host.events.filter((each) => each.event === event).map(({ epoch }) => epoch);
  const revealed = new Set(of('revealed'));
  for (const epoch of of('committed').slice(0, -1)) t.true(revealed.has(epoch), `epoch ${epoch} was not revealed`);
  t.deepEqual(
    host.events.filter(({ event }) => event === 'problem'),
    [],
  );
});

test.serial('a miner, which sends the very blob that it had made', async (t) => {
  t.timeout(900_000 * patience);
  const network = await startMicroNetwork(t, honest);
  const miner = network.miners[0]!.process;
  await killInEveryPhase(t, network, miner);
  const blobs = new Map<unknown, unknown>();
  for (const { event, epoch, blob } of miner.events) {
    if (event === 'submitted') blobs.set(epoch, blob);
    if (event === 'uploaded') t.is(blobs.get(epoch) ?? blob, blob);
  }
});

test.serial('Redis', async (t) => {
  t.timeout(900_000 * patience);
  const network = await startMicroNetwork(t, honest);
  await killInEveryPhase(t, network, network.redis);
});

test.serial('the chain', async (t) => {
  t.timeout(900_000 * patience);
  const network = await startMicroNetwork(t, honest);
  await killInEveryPhase(t, network, network.chain);
});
