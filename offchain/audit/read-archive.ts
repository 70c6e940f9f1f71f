import type { ApiPromise } from '@polkadot/api';
import type { Hash } from '../../types/files/hash.ts';
import {
  commissionIn,
  type EpochRecord,
  readAnnouncements,
  readBlockHash,
  readEpoch,
  readFinalBlock,
  readHiddenRoots,
  readModel,
  readRecord,
  readResults,
  readReveal,
  readSubmissions,
  readSumOfBalances,
  readSupply,
  readVoters,
  readVotes,
} from '../chain/index.ts';
import type { StakeOf } from '../settlement/index.ts';
import type { Amount, Archive, EpochFacts, VoterFacts } from './facts.ts';
import { findSalts } from './find-salts.ts';

/** A run as a node has it that keeps the state of old blocks. Throws what the node answers when it does not. */
export async function readArchive(api: ApiPromise): Promise<Archive> {
  const blockHash = async (block: number): Promise<Hash> => {
    const hash = await readBlockHash(api, block);
    if (hash === null) throw new Error(`The chain has no block ${block}.`);
    return hash;
  };

  const record = async (epoch: number): Promise<EpochRecord> => {
    const found = await readRecord(api, epoch, (await readFinalBlock(api)).blockHash);
    if (found === null) throw new Error(`Epoch ${epoch} has not ended yet.`);
    return found;
  };

  /** How many voters are paid or slashed at the end of each of the blocks that close an epoch, from the one that decides it on. */
  const closingOf = async ({ ended }: EpochRecord): Promise<number[]> => {
    const done: number[] = [];
    for (;;) {
      const { query } = await api.at(await blockHash(ended + done.length));
      const closing = await query.epochs.closing();
      if (closing.isNone) return [...done, Number.POSITIVE_INFINITY];
      done.push(closing.unwrap().voters.toNumber());
    }
  };

  /** Each epoch's salts are looked for once, whoever asks. */
  const salts = new Map<number, Promise<ReadonlyMap<string, Hash>>>();
  const saltsOf = (ended: EpochRecord): Promise<ReadonlyMap<string, Hash>> => {
    const known = salts.get(ended.epoch) ?? findSalts(api, ended, blockHash);
    salts.set(ended.epoch, known);
    return known;
  };

  const voterFacts = async (
    ended: EpochRecord,
    done: readonly number[],
    last: Hash,
    roots: ReadonlyMap<string, Hash>,
    salts: ReadonlyMap<string, Hash>,
  ): Promise<VoterFacts[]> => {
    const [voters, votes] = await Promise.all([readVoters(api, last), readVotes(api, last)]);
    const { query } = await api.at(last);
    return Promise.all(
      voters.map(async (voter, index) => {
        const { account } = voter;
        const vote = votes.find((each) => each.account === account);
        // Rewards are split by the stake as it was when their page began.
        const page = ended.ended + done.findIndex((voters) => index < voters);
        return {
          ...voter,
          hiddenRoot: roots.get(account) ?? null,
          committed: (await query.epochs.commits(account)).isSome,
          scores: await readReveal(api, account, last),
          salt: salts.get(account) ?? null,
          vote: vote === undefined ? null : { hash: vote.hash, losses: vote.losses },
          stake: await readStakeOf(api, account, await blockHash(page - 1), page),
        };
      }),
    );
  };

  return {
    model: await readModel(api, (await readFinalBlock(api)).blockHash),
    existentialDeposit: api.consts.balances.existentialDeposit.toBigInt(),
    pot: api.consts.staking.pot.toString(),
    record,
    async ended() {
      const { blockHash: last } = await readFinalBlock(api);
      const { index } = await readEpoch(api, last);
      if ((await readRecord(api, index, last)) === null) return index;
      return (await (await api.at(last)).query.epochs.closing()).isNone ? index + 1 : index;
    },
    async facts(epoch): Promise<EpochFacts> {
      const ended = await record(epoch);
      const done = await closingOf(ended);
      const last = await blockHash(ended.ended - 1);
      const blocks = done.map((_, i) => ended.ended + i);
      const closing = await blockHash(blocks.at(-1)!);
      const { randomness } = await readEpoch(api, last);
      // The texts in force are those of the block before, whatever the chain says that its hash is.
      const parent = await blockHash(ended.started - 1);
      const roots = await readHiddenRoots(api, { started: ended.started, randomness: parent });
      const [voters, submissions, results, before, after, closings] = await Promise.all([
        voterFacts(ended, done, last, roots, await saltsOf(ended)),
        readSubmissions(api, epoch, last),
        readResults(api, epoch, closing),
        readSupply(api, last),
        readSupply(api, closing),
        Promise.all(blocks.map(async (block) => readClosing(api, await blockHash(block)))),
      ]);
      const payments = closings.flatMap((each) => each.payments);
      const unpayable = closings.flatMap((each) => each.unpayable);
      const shared = closings.flatMap((each) => each.shared);
      const notRevealed = closings.flatMap((each) => each.notRevealed);
      const said = { record: ended, randomness, parent, voters, submissions, results, before, after };
      return { ...said, payments, shared, unpayable, notRevealed };
    },
    salts: async (epoch) => saltsOf(await record(epoch)),
    async rootsInUse() {
      const { blockHash: last } = await readFinalBlock(api);
      const { randomness, started } = await readEpoch(api, last);
      const then = started === 0 ? [] : await readAnnouncements(api, randomness);
      return new Set([...then, ...(await readAnnouncements(api, last))].map(({ hiddenRoot }) => hiddenRoot));
    },
    async rootsBefore(epoch) {
      const { started } = await record(epoch);
      const announced = await readAnnouncements(api, await blockHash(started - 1));
      return new Set(announced.map(({ hiddenRoot }) => hiddenRoot));
    },
    async sumOfBalances(epoch) {
      const ended = await record(epoch);
      const { length } = await closingOf(ended);
      return readSumOfBalances(api, await blockHash(ended.ended + length - 1));
    },
  };
}

/** What a validator's reward is split by that is paid in block `now`, with the state of the block before. */
async function readStakeOf(api: ApiPromise, account: string, before: Hash, now: number): Promise<StakeOf> {
  const { query } = await api.at(before);
  const [entry, raise] = await Promise.all([query.staking.validators(account), query.staking.raises(account)]);
  if (entry.isNone) return { commission: 0n, bond: 0n, delegated: 0n };
  const { bond, delegated } = entry.unwrap();
  const { commission } = commissionIn(entry.unwrap(), raise.unwrapOr(null), now);
  return { commission: BigInt(commission), bond: bond.toBigInt(), delegated: delegated.toBigInt() };
}

type Closing = Pick<EpochFacts, 'payments' | 'shared' | 'unpayable' | 'notRevealed'>;

/** What a block paid, what of it delegators earned, what it could not pay, and whom it slashed for a commit without a reveal. */
async function readClosing(api: ApiPromise, block: Hash): Promise<Closing> {
  const { query, events } = await api.at(block);
  const payments: Amount[] = [];
  const shared: Amount[] = [];
  const unpayable: Amount[] = [];
  const notRevealed: string[] = [];
  for (const { event } of await query.system.events()) {
    if (events.minting.Paid.is(event)) {
      const { who, amount } = event.data;
      payments.push({ account: who.toString(), amount: amount.toBigInt() });
    } else if (events.staking.Shared.is(event)) {
      const { validator, amount } = event.data;
      shared.push({ account: validator.toString(), amount: amount.toBigInt() });
    } else if (events.epochs.Unpayable.is(event)) {
      const { account, amount } = event.data;
      unpayable.push({ account: account.toString(), amount: amount.toBigInt() });
    } else if (events.epochs.NotRevealed.is(event)) {
      notRevealed.push(event.data.account.toString());
    }
  }
  return { payments, shared, unpayable, notRevealed };
}
