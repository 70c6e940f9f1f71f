import type { ApiPromise } from '@polkadot/api';
import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import test from 'ava';
import { developmentValidator } from '../chain-spec/index.ts';
import {
  commitHash,
  type EpochRecord,
  encodeScores,
  findWork,
  readCommit,
  readEntry,
  readEpoch,
  readIncome,
  readOwed,
  readRecord,
  readResults,
  readReveal,
  readScheduled,
  readStake,
  readSubmissionOf,
  readSubmissions,
  readSupply,
  readTallied,
  readVoters,
  readVotes,
  Submitter,
} from '../offchain/chain/index.ts';
import { closeExecutor } from '../offchain/devchain/index.ts';
import { generator } from '../offchain/model/index.ts';
import { type Ballot, outcomeOf, scheduled, settle, splitReward, tally } from '../offchain/settlement/index.ts';
import type { Hash } from '../types/files/hash.ts';
import { mostSubmissions } from '../types/jobs/index.ts';
import { fundedChain } from './funded-chain.ts';
import { eventually } from './micro.ts';
import { onNodes, patience } from './node-program.ts';

/*
 * The settlement functions against the runtime itself: epochs with random scores, abstentions, stakes and votes go through real
 * calls, and what the functions make of what the chain was told is what the chain made of it, to the planck.
 */

await cryptoWaitReady();
test.after.always(() => closeExecutor());

const keyring = new Keyring({ type: 'sr25519' });
const validatorCount = 5;
const minerCount = 4;
const validators = Array.from({ length: validatorCount }, (_, i) => keyring.addFromUri(developmentValidator(i)));
const miners = Array.from({ length: minerCount }, (_, i) => keyring.addFromUri(`//Miner//${i}`));
const delegator = keyring.addFromUri('//Delegator');
const alice = 10n ** 12n;
const salt = `0x${'05'.repeat(32)}` as const;

/** What goes wrong in an epoch; the rest is random. */
type Course = 'usual' | 'uphill' | 'few reveal' | 'split vote' | 'silent voter' | 'no submission';
const courses: Course[] = [
  'usual',
  'uphill',
  'few reveal',
  'usual',
  'split vote',
  'silent voter',
  'no submission',
  'uphill',
  'usual',
];

/** Long enough on a busy machine too: all phases but the first end as soon as everybody has done its part. */
const lengths = { submit: onNodes ? 5 : 50, score: 40, reveal: 40, vote: 40 };

/** Bonds of different sizes and commissions, and a delegation: once the bootstrap is over they are the voters' power. */
async function bond(api: ApiPromise): Promise<void> {
  const never = async () => false;
  await Promise.all(
    validators.map((key, i) =>
      new Submitter(api, key).submit(
        () => api.tx.staking.bond(137n * alice + 101n * BigInt(i) * alice + 7n, 70_000_001 * (i + 1)),
        never,
      ),
    ),
  );
  await new Submitter(api, delegator).submit(
    () => api.tx.staking.delegate(validators[2]!.address, 61n * alice + 3n),
    never,
  );
}

/** Sends what each takes part with; who is too late is left out, as on any chain. */
async function drive(api: ApiPromise, course: Course, draw: (below: number) => number): Promise<number> {
  const epoch = await readEpoch(api);
  const { index, base, randomness } = epoch;
  const phase = (wanted: string) =>
    eventually(async () => {
      const now = await readEpoch(api);
      return now.index > index || now.phase === wanted || now.phase === 'Settle';
    }, `epoch ${index} comes to ${wanted}`);
  const all = (keys: typeof validators, act: (key: (typeof validators)[number], i: number) => Promise<unknown>) =>
    Promise.all(keys.map((key, i) => act(key, i).catch(() => undefined)));

  if (course !== 'no submission') {
    const { difficulty } = await readEntry(api);
    await all(miners, async (key, i) => {
      const work = await findWork({ account: key.address, epoch: index, randomness, difficulty });
      const blob = `0x${(100 * index + i + 1).toString(16).padStart(64, '0')}`;
      const last = 1_000_000_000n + BigInt(draw(1e9));
      await new Submitter(api, key).submit(
        () => api.tx.epochs.submit(index, base, blob, 1000, 4_000_000_000n, last, work),
        async () => (await readSubmissionOf(api, index, key.address)) !== null,
      );
    });
    await phase('Score');
    const count = (await readSubmissions(api, index)).length;
    const score = () => (draw(5) === 0 ? null : draw(6) === 0 ? BigInt(-draw(1e6)) : BigInt(draw(2e9)));
    const scores = validators.map(() => Array.from({ length: count }, score));
    const taking = course === 'silent voter' ? validators.slice(0, -1) : validators;
    await all(taking, (key, i) =>
      new Submitter(api, key).submit(
        () => api.tx.epochs.commit(index, commitHash(api, key.address, index, scores[i]!, salt)),
        async () => (await readCommit(api, key.address)) !== null,
      ),
    );
    await phase('Reveal');
    await all(course === 'few reveal' ? taking.slice(0, 2) : taking, (key, i) =>
      new Submitter(api, key).submit(
        () => api.tx.epochs.reveal(index, encodeScores(api, scores[i]!), salt),
        async () => (await readReveal(api, key.address)) !== null,
      ),
    );
    await eventually(async () => {
      const now = await readEpoch(api);
      return now.index > index || now.phase === 'Settle' || (now.phase === 'Vote' && (await readTallied(api)));
    }, `epoch ${index} is tallied`);
    await all(taking, (key, i) => {
      const hash = `0x${(course === 'split vote' && i % 2 === 0 ? 9 : index + 1).toString(16).padStart(64, '0')}`;
      const base = 3_000_000_000n + BigInt(draw(1e6));
      const minus = base - 5_000_000n + BigInt(draw(1e6));
      const plus = course === 'uphill' ? base - 1_000_000n : base + 5_000_000n + BigInt(draw(1e6));
      const losses = { minus, base, plus, heldOut: minus + BigInt(draw(1e6)) };
      return new Submitter(api, key).submit(
        () => api.tx.epochs.vote(index, hash, losses),
        async () => (await readVotes(api)).some(({ account }) => account === key.address),
      );
    });
  }
  await eventually(async () => (await readEpoch(api)).index > index, `epoch ${index} ends`);
  return index;
}

test('settled scores, acceptance, guard and every payment are what the runtime makes them', async (t) => {
  t.timeout(800_000 * patience);
  const seed = `0x${'3'.repeat(64)}`;
  const next = generator(seed, 0);
  const draw = (below: number) => Math.floor((next() / 2 ** 32) * below);
  const { api } = await fundedChain(t, {
    holders: [...validators, delegator].map(({ address }) => address),
    validators: validatorCount,
    epochs: { lengths, minDifficulty: 1 },
    bootstrapEnds: true,
    blockMilliseconds: 100,
  });
  t.is(api.consts.minting.validatorsPart.toNumber(), 100_000_000);
  t.is(api.consts.epochs.maxSubmissions.toNumber(), mostSubmissions);
  await bond(api);

  const driven: { course: Course; index: number }[] = [];
  for (const course of courses) driven.push({ course, index: await drive(api, course, draw) });

  const statuses: EpochRecord['status'][] = [];
  let earned = 0n;
  for (const { course, index } of driven) {
    const record = (await readRecord(api, index))!;
    statuses.push(record.status);
    // The epoch is decided by the first thing that its last block does: all that counts is in the block before.
    const hashAt = async (block: number) => (await api.rpc.chain.getBlockHash(block)).toHex();
    const before = await hashAt(record.ended - 1);
    const voters = await readVoters(api, before);
    const votes = await readVotes(api, before);
    const ballots: Ballot[] = await Promise.all(
      voters.map(async ({ account, power }) => {
        const vote = votes.find((each) => each.account === account);
        const scores = await readReveal(api, account, before);
        return { power, scores, vote: vote ? { hash: vote.hash as Hash, losses: vote.losses } : null };
      }),
    );
    const submissions = await readSubmissions(api, index, before);
    const tallied = (await readResults(api, index)).length > 0;
    const outcomes = tallied ? tally(ballots, submissions.length, outcomeOf) : [];
    const supply = await readSupply(api, before);
    const settled = settle({
      now: record.ended,
      emission: { accounted: supply.accounted, deferred: supply.deferred },
      ballots,
      outcomes,
      lastLosses: submissions.map(({ lastLoss }) => lastLoss),
    });

    const told = `epoch ${index}, ${course}`;
    t.is(settled.status, record.status, told);
    t.is(settled.hash ?? record.before, record.after, told);
    t.deepEqual(settled.losses, record.losses, told);
    t.is(settled.minted, record.minted, told);
    t.is(settled.minersPart, record.minersPart, told);
    t.deepEqual(
      (await readResults(api, index)).map(({ score, weight, accepted, paid }) => ({ score, weight, accepted, paid })),
      outcomes.map((outcome, i) => ({ ...outcome, paid: settled.paid[i]! })),
      told,
    );
    t.is(scheduled(record.ended), await readScheduled(api, record.ended), told);

    // All pages of this epoch's pay are done in the block in which the next epoch starts.
    const after = await hashAt(((await readRecord(api, index + 1)) ?? (await readEpoch(api))).started);
    const done = await readSupply(api, after);
    t.deepEqual({ accounted: done.accounted, deferred: done.deferred }, settled.emission, told);
    const [then, now] = await Promise.all([api.at(before), api.at(after)]);
    const gained = async (account: string) => {
      const [old, all] = await Promise.all([then.query.minting.income(account), now.query.minting.income(account)]);
      return all.toBigInt() - old.toBigInt();
    };
    let delegators = 0n;
    for (const [i, { account }] of voters.entries()) {
      const stake = (await then.query.staking.validators(account)).unwrapOr(null);
      const parts = splitReward(settled.shares[i]!, {
        commission: stake?.commission.toBigInt() ?? 0n,
        bond: stake?.bond.toBigInt() ?? 0n,
        delegated: stake?.delegated.toBigInt() ?? 0n,
      });
      t.is(await gained(account), parts.own, `${told}, voter ${i}`);
      delegators += parts.delegators;
    }
    t.is(await gained(delegator.address), 0n, `${told}: it is paid when it claims`);
    t.is(await gained(api.consts.staking.pot.toString()), delegators, told);
    earned += delegators;
    for (const [i, { account }] of submissions.entries()) t.is(await gained(account), settled.paid[i]!, told);
  }
  for (const status of ['Settled', 'Held', 'Deferred'] as const) t.true(statuses.includes(status), statuses.join());
  t.true(earned > 0n, 'the delegation was in force');
  const { address: to } = validators[2]!;
  const { owed } = (await readStake(api, delegator.address)).delegations[0]!;
  t.deepEqual(await readOwed(api, to), [{ delegator: delegator.address, owed }]);
  // It is the only one: all but what does not make a whole planck. Another pays it out.
  t.true(owed === earned || owed === earned - 1n, `${owed} of ${earned}`);
  await new Submitter(api, validators[0]!).submit(
    () => api.tx.staking.claim(to, [delegator.address]),
    async () => false,
  );
  t.is(await readIncome(api, delegator.address), owed);
  t.is(await readIncome(api, api.consts.staking.pot.toString()), earned - owed);
  t.is(new Set((await readVoters(api)).map(({ power }) => power)).size, validatorCount, 'no two powers are alike');
});
