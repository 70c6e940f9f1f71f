import type { ApiPromise } from '@polkadot/api';
import test from 'ava';
import { adversaryKinds } from '../offchain/adversaries/index.ts';
import {
  type EpochRecord,
  readBalance,
  readEpoch,
  readHistory,
  readIncome,
  readResults,
  readScheduled,
  readSubmissions,
  readSumOfBalances,
  readSupply,
} from '../offchain/chain/index.ts';
import { closeExecutor } from '../offchain/devchain/index.ts';
import { runningShares } from '../offchain/settlement/index.ts';
import { eventually } from './micro.ts';
import { startMicroNetwork } from './micro-network.ts';
import { patience } from './node-program.ts';

/* The whole loop on the real runtime, real Redis and real processes: who works is paid, who cheats is not. */

test.after.always(() => closeExecutor());

/** All epochs that have ended, once `count` of them have this status. */
async function ended(api: ApiPromise, status: EpochRecord['status'], count: number): Promise<EpochRecord[]> {
  let records: EpochRecord[] = [];
  const enough = async () => {
    const { index } = await readEpoch(api);
    records = await readHistory(api, 0, index + 1);
    return records.filter((each) => each.status === status).length >= count;
  };
  await eventually(enough, `${count} epochs ${status}`, 240);
  return records;
}

test.serial(
  'fresh keys with nothing train, are scored and hold their first ALICE; cheats earn nothing; the model learns',
  async (t) => {
    t.timeout(400_000 * patience);
    const network = await startMicroNetwork(t, { miners: [null, null, ...adversaryKinds] });
    const { api, miners } = network;
    for (const { address } of miners) t.is((await readBalance(api, address)).free, 0n);
    const records = await ended(api, 'Settled', 3);
    const settled = records.filter(({ status }) => status === 'Settled');

    for (const record of settled) {
      const results = (await readResults(api, record.epoch)).filter(({ accepted }) => accepted);
      const submissions = await readSubmissions(api, record.epoch);
      const honest = miners.filter(({ adversary }) => adversary === null).map(({ address }) => address);
      for (const { index } of results) t.true(honest.includes(submissions[index]!.account));
      t.deepEqual(
        results.map(({ paid }) => paid),
        runningShares(
          record.minersPart,
          results.map(({ score }) => score!),
        ),
      );
      t.true(record.losses.validation > 0n && record.losses.heldOut > 0n && record.losses.batch > 0n);
    }
    t.true(settled.at(-1)!.losses.heldOut < settled[0]!.losses.heldOut);
    t.true(settled.at(-1)!.losses.validation < settled[0]!.losses.validation);
    t.true(settled.at(-1)!.losses.batch < settled[0]!.losses.batch);

    for (const { address, adversary } of miners) {
      const income = await readIncome(api, address);
      if (adversary === null) t.true(income > 0n && (await readBalance(api, address)).free > 0n, address);
      else t.is(income, 0n, adversary);
    }
    const supply = await readSupply(api);
    t.is(supply.issuance, await readSumOfBalances(api));
    t.is(supply.issuance + supply.deferred, await readScheduled(api, supply.accounted));
    t.is(supply.burnt, 0n);
    t.is(supply.issuance, supply.minted);
  },
);

test.serial(
  'with the sign inverted in every validator, the first epoch with an accepted gradient is held and nothing is minted',
  async (t) => {
    t.timeout(400_000 * patience);
    const { api } = await startMicroNetwork(t, { miners: [null, null], invertSign: true });
    const records = await ended(api, 'Held', 1);
    const first = records.find(({ accepted }) => accepted > 0);
    t.is(first?.status, 'Held');
    t.is(first?.after, first?.before);
    const supply = await readSupply(api);
    t.is(supply.issuance, 0n);
    t.is(supply.minted, 0n);
    t.true(supply.deferred > 0n);
  },
);
