import { join } from 'node:path';
import type { ApiPromise } from '@polkadot/api';
import test from 'ava';
import {
  type Hex,
  readBalance,
  readEpoch,
  readIncome,
  readRecord,
  readStake,
  readSupply,
  readValidators,
  readVoters,
} from '../offchain/chain/index.ts';
import { closeExecutor } from '../offchain/devchain/index.ts';
import { alice } from './alice.ts';
import { eventually } from './micro.ts';
import { startMicroNetwork } from './micro-network.ts';
import { onNodes, patience } from './node-program.ts';
import { untilPhase } from './phases.ts';

/*
 * The beginning of a network, from its first block: nobody has anything, the validators that genesis names hold their seats without a bond,
 * earn, bond what they earned, and issuance passes the threshold, from which on a seat is for who has a bond.
 */

test.after.always(() => closeExecutor());

const plancks = 10n ** 12n;

/**
 * The bootstrap ends within some epochs, with bonds that the first of them pay; all else is the development network's. A block emits about
 * 1 ALICE.
 */
const staking = { minBond: Number(plancks / 4n), bootstrapThreshold: 250 * Number(plancks) };

/** What they bond of it: more than the least, so that they stay above it. */
const bond = (3n * plancks) / 10n;

/** A validator's session is 600 blocks: the one after the next comes after three minutes on the development chain, and two hours at 6 s a block. */
const sessionsAreNear = !onNodes;

const addresses = (voters: { account: string }[]) => voters.map(({ account }) => account).sort();

/** The records of the epochs from one on, until one of them has settled whose voters were elected after `from` began. */
async function settledAfter(api: ApiPromise, from: number): Promise<number> {
  let settled = -1;
  await eventually(
    async () => {
      for (let epoch = from + 1; epoch < (await readEpoch(api)).index; epoch++)
        if ((await readRecord(api, epoch))?.status === 'Settled') settled = epoch;
      return settled >= 0;
    },
    `an epoch after ${from} settles`,
    240,
  );
  return settled;
}

test('validators begin without a bond, earn, bond what they earned, and keep their seats by it when the bootstrap ends', async (t) => {
  t.timeout(900_000 * patience);
  const network = await startMicroNetwork(t, { validators: 4, miners: [null, null], staking });
  const { api, url, validators } = network;
  const all = addresses(validators.map(({ address }) => ({ account: address })));
  const authorities = async () => [...(await api.query.session.validators())].map(String).sort();

  // Nobody has anything, and the seats are those of genesis.
  t.is((await readSupply(api, api.genesisHash.toHex())).minted, 0n);
  const first = await readValidators(api);
  t.deepEqual(
    first.map(({ bond, bootstrap }) => ({ bond, bootstrap })),
    all.map(() => ({ bond: 0n, bootstrap: true })),
  );
  t.deepEqual(addresses(await readVoters(api)), all);
  t.deepEqual(await authorities(), all);

  // They earn by epochs that settle. Once they have enough, nobody trains for a while, and nothing is minted.
  const [staying, leaving] = [validators.slice(0, -1), validators.at(-1)!];
  const miners = network.miners.map((each) => each.process);
  for (const { address } of staying) {
    const earned = async () => (await readBalance(api, address)).free;
    await eventually(async () => (await earned()) > bond + plancks / 10n, `${address} earns a bond`, 480);
  }
  await Promise.all(miners.map((each) => each.kill()));
  const last = (await readEpoch(api)).index;
  await eventually(async () => (await readEpoch(api)).index > last, `epoch ${last} ends`, 240);
  t.true((await readSupply(api)).issuance <= BigInt(staking.bootstrapThreshold), 'the bootstrap lasts');

  // All but the last bond what they earned.
  for (const { address, folder } of staying) {
    const now = (await api.rpc.chain.getBlockHash()).toHex();
    const { free } = await readBalance(api, address, now);
    t.is(await readIncome(api, address, now), free, 'all that it has was paid for its work');
    const key = ['--key', join(folder, 'key.json'), '--chain', url];
    const { code, err } = await alice('stake', 'bond', '0.3', '--commission', '10', ...key);
    t.is(code, 0, err);
    const { validator } = await readStake(api, address);
    t.like(validator, { bond, bootstrap: true });
  }
  t.deepEqual(addresses(await readVoters(api)), all, 'the one without a bond has its seat still');

  // The miners go on, and the threshold passes: from the next epoch on its voters are those with a bond, and their power is their bond.
  for (const each of miners) each.start();
  const passed = async () => (await readSupply(api)).issuance > BigInt(staking.bootstrapThreshold);
  await eventually(passed, 'the issuance passes the threshold', 480);
  const { index } = await readEpoch(api);
  const settled = await settledAfter(api, index);
  const { started, ended } = (await readRecord(api, settled))!;
  t.true((await readRecord(api, settled))!.minted > 0n);
  const bonded = addresses(staying.map(({ address }) => ({ account: address })));
  for (const block of [started, ended - 1]) {
    const voters = await readVoters(api, (await api.rpc.chain.getBlockHash(block)).toHex() as Hex);
    t.deepEqual(addresses(voters), bonded);
    for (const { power } of voters) t.is(power, bond);
  }
  t.true((await readBalance(api, leaving.address)).free > 0n, 'who did not bond keeps what it earned');

  if (!sessionsAreNear) {
    t.log('sessions of an hour: the end of the bootstrap in the session is tested on the development chain');
    return;
  }
  // Nothing more has to be trained: blocks are enough for the session after the next, which has their keys alone. In `Submit` nobody has
  // committed to what it could not reveal any more.
  await untilPhase(api, 'Submit', (await readEpoch(api)).index);
  await Promise.all(
    [...miners, ...validators.flatMap(({ host, worker }) => [host, worker])].map((each) => each.kill()),
  );
  await eventually(
    async () => (await authorities()).join() === bonded.join(),
    'the authorities are those with a bond',
    600,
  );
  t.is((await api.query.staking.bootstrap()).length, 0);
  t.is((await api.query.aura.authorities()).length, bonded.length);
  t.is((await api.query.grandpa.authorities()).length, bonded.length);
  t.deepEqual(
    addresses(await readValidators(api)),
    bonded,
    'a validator with neither bond nor delegations is forgotten',
  );
});
