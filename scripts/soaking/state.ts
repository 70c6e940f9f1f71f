import {
  type ChainConnection,
  type EpochRecord,
  type Hex,
  readEpoch,
  readHistory,
  readScheduled,
  readSupply,
  type Supply,
} from '../../offchain/chain/index.ts';
import { claimable } from '../../offchain/settlement/index.ts';

/** One submission of an epoch that is kept, with what came of it. */
export type Kept = {
  readonly epoch: number;
  readonly index: number;
  readonly account: string;
  /** Null before the tally, and where no voter gave a number. */
  readonly score: bigint | null;
  readonly accepted: boolean;
  readonly paid: bigint;
};

/** What the invariants of the chain are about, all of one block. Amounts are plancks. */
export type State = {
  readonly supply: Supply;
  /** `scheduled(accounted)`. */
  readonly scheduledToAccounted: bigint;
  /** Settled, not yet paid. */
  readonly unpaid: bigint;
  readonly sumOfBalances: bigint;
  readonly incomes: ReadonlyMap<string, bigint>;
  /** The running epoch. */
  readonly epoch: number;
  readonly base: Hex;
  /** Every epoch that ended, in order. */
  readonly history: readonly EpochRecord[];
  readonly kept: readonly Kept[];
  readonly settledCount: number;
  readonly bonded: { readonly total: bigint; readonly parts: bigint; readonly held: bigint };
  /** What delegators have earned and not claimed: what the books say, by each delegation and in all, and what the pot has. */
  readonly rewards: { readonly owed: bigint; readonly funds: bigint; readonly pot: bigint };
};

/** All entries of a double map: the generated types want its first key, the library does not. */
const allOf = <T>(entries: (first: never) => Promise<T>): Promise<T> => (entries as unknown as () => Promise<T>)();

/** Reads the state at a block. */
export const readState = async ({ api }: ChainConnection, block: Hex): Promise<State> => {
  const { query, consts } = await api.at(block);
  const [epoch, supply] = [await readEpoch(api, block), await readSupply(api, block)];
  const [
    unpaid,
    accounts,
    incomes,
    submissions,
    results,
    total,
    validators,
    delegations,
    unlocking,
    holds,
    ...rewards
  ] = await Promise.all([
    query.minting.unpaid(),
    query.system.account.entries(),
    query.minting.income.entries(),
    allOf(query.epochs.submissions.entries),
    allOf(query.epochs.results.entries),
    query.staking.totalBonded(),
    query.staking.validators.entries(),
    allOf(query.staking.delegations.entries),
    query.staking.unlocking.entries(),
    query.balances.holds.entries(),
    query.staking.pools.entries(),
    query.staking.leftover(),
    query.system.account(consts.staking.pot),
  ]);
  const [pools, leftover, pot] = rewards;
  const perPlanck = new Map(pools.map(([{ args }, pool]) => [args[0].toString(), pool.perPlanck.toBigInt()]));
  const sum = (amounts: Iterable<bigint>): bigint => [...amounts].reduce((all, each) => all + each, 0n);
  const resultOf = new Map(
    results.flatMap(([{ args }, value]) => (value.isSome ? [[args.join(), value.unwrap()]] : [])),
  );
  return {
    supply,
    scheduledToAccounted: await readScheduled(api, supply.accounted, block),
    unpaid: unpaid.toBigInt(),
    sumOfBalances: sum(accounts.map(([, { data }]) => data.free.toBigInt() + data.reserved.toBigInt())),
    incomes: new Map(incomes.map(([{ args }, amount]) => [args[0].toString(), amount.toBigInt()])),
    epoch: epoch.index,
    base: epoch.base,
    history: await readHistory(api, 0, epoch.index + 1, block),
    kept: submissions.flatMap(([{ args }, value]) => {
      if (value.isNone) return [];
      const result = resultOf.get(args.join());
      return [
        {
          epoch: args[0].toNumber(),
          index: args[1].toNumber(),
          account: value.unwrap().account.toString(),
          score: result?.score.isSome ? result.score.unwrap().toBigInt() : null,
          accepted: result?.accepted.isTrue ?? false,
          paid: result?.paid.toBigInt() ?? 0n,
        },
      ];
    }),
    settledCount: epoch.settled,
    bonded: {
      total: total.toBigInt(),
      parts:
        sum(validators.map(([, value]) => (value.isSome ? value.unwrap().bond.toBigInt() : 0n))) +
        sum(delegations.map(([, { amount }]) => amount.toBigInt())) +
        sum(unlocking.map(([, parts]) => sum([...parts].map(({ amount }) => amount.toBigInt())))),
      held: sum(
        holds.map(([, of]) => sum([...of].filter(({ id }) => id.isStaking).map(({ amount }) => amount.toBigInt()))),
      ),
    },
    rewards: {
      owed: sum(
        delegations.map(([{ args }, { amount, counted, owed }]) =>
          claimable(
            { amount: amount.toBigInt(), counted: counted.toBigInt(), owed: owed.toBigInt() },
            perPlanck.get(args[0].toString()) ?? 0n,
          ),
        ),
      ),
      funds: leftover.toBigInt() + sum(pools.map(([, { funds }]) => funds.toBigInt())),
      pot: pot.data.free.toBigInt(),
    },
  };
};
