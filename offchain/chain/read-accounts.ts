import type { ApiPromise } from '@polkadot/api';
import type { AliceStakingDelegation, AliceStakingRaise, AliceStakingValidator } from '@polkadot/types/lookup';
import { claimable } from '../settlement/index.ts';
import { at } from './read-block.ts';
import type { Balance, Hex, Stake, Supply, ValidatorStake } from './types.ts';

/** What an account holds, in plancks; zeros for an account that the chain does not know. */
export async function readBalance(api: ApiPromise, account: string, block?: Hex): Promise<Balance> {
  const { query } = await at(api, block);
  const { data, nonce } = await query.system.account(account);
  return {
    account,
    free: data.free.toBigInt(),
    reserved: data.reserved.toBigInt(),
    frozen: data.frozen.toBigInt(),
    nonce: nonce.toNumber(),
  };
}

/** Sum of all balances, free and reserved, in plancks: equal to the issuance. Reads every account. */
export async function readSumOfBalances(api: ApiPromise, block?: Hex): Promise<bigint> {
  const { query } = await at(api, block);
  const entries = await query.system.account.entries();
  return entries.reduce((sum, [, { data }]) => sum + data.free.toBigInt() + data.reserved.toBigInt(), 0n);
}

/** All that an account was ever paid for work, in plancks. */
export async function readIncome(api: ApiPromise, account: string, block?: Hex): Promise<bigint> {
  const { query } = await at(api, block);
  return (await query.minting.income(account)).toBigInt();
}

/** The supply at one block (the head where none is named), all read at that block. */
export async function readSupply(api: ApiPromise, block?: Hex): Promise<Supply> {
  const hash = block ?? (await api.rpc.chain.getBlockHash()).toHex();
  const then = await api.at(hash);
  const [number, issuance, accounted, deferred, minted, burnt] = await Promise.all([
    then.query.system.number(),
    then.query.balances.totalIssuance(),
    then.query.minting.accounted(),
    then.query.minting.deferred(),
    then.query.minting.minted(),
    then.query.minting.burnt(),
  ]);
  return {
    block: number.toNumber(),
    issuance: issuance.toBigInt(),
    scheduled: await readScheduled(api, number.toNumber(), hash),
    accounted: accounted.toNumber(),
    deferred: deferred.toBigInt(),
    minted: minted.toBigInt(),
    burnt: burnt.toBigInt(),
  };
}

/** Cumulative emission that the schedule allows after `blocks` blocks, in plancks, computed by the runtime. */
export async function readScheduled(api: ApiPromise, blocks: number, block?: Hex): Promise<bigint> {
  // Not `api.call`: the library forgets the runtime's own functions when a connection sees an upgrade.
  const argument = api.registry.createType('u32', blocks).toHex(true);
  const at = block ? ([block] as const) : ([] as const);
  const answer = await api.rpc.state.call('MintingApi_scheduled', argument, ...at);
  return api.registry.createType('u128', answer.toU8a(true)).toBigInt();
}

/**
 * What a validator keeps of its delegators' pay in block `now`, in parts of 10^9, and the higher part that it has announced.
 * (`native/pallets/staking/src/commission.rs`)
 */
export function commissionIn(
  { commission }: AliceStakingValidator,
  raise: AliceStakingRaise | null,
  now: number,
): Pick<ValidatorStake, 'commission' | 'raise'> {
  if (raise === null) return { commission: commission.toNumber(), raise: null };
  const announced = { commission: raise.commission.toNumber(), due: raise.due.toNumber() };
  if (announced.due <= now) return { commission: announced.commission, raise: null };
  return { commission: commission.toNumber(), raise: announced };
}

/** Every validator's stake, with the commission that counts in the block after. */
export async function readValidators(api: ApiPromise, block?: Hex): Promise<ValidatorStake[]> {
  const { query } = await at(api, block);
  const [number, entries, announced, bootstrap] = await Promise.all([
    query.system.number(),
    query.staking.validators.entries(),
    query.staking.raises.entries(),
    query.staking.bootstrap(),
  ]);
  const raises = new Map(announced.map(([{ args }, raise]) => [args[0].toString(), raise.unwrap()]));
  const first = new Set([...bootstrap].map(String));
  const bonded = entries.flatMap(([key, value]) => {
    if (value.isNone) return [];
    const entry = value.unwrap();
    const { bond, delegated, chilled } = entry;
    const account = key.args[0].toString();
    return [
      {
        account,
        ...commissionIn(entry, raises.get(account) ?? null, number.toNumber() + 1),
        bond: bond.toBigInt(),
        delegated: delegated.toBigInt(),
        chilled: chilled.isTrue,
        bootstrap: first.has(account),
      },
    ];
  });
  const known = new Set(bonded.map(({ account }) => account));
  const unbonded = [...first].filter((account) => !known.has(account));
  return [
    ...bonded,
    ...unbonded.map((account) => ({
      account,
      commission: 0,
      raise: null,
      bond: 0n,
      delegated: 0n,
      chilled: false,
      bootstrap: true,
    })),
  ];
}

/** An account's part in staking: as a validator, as a delegator, and what it is waiting to withdraw. */
export async function readStake(api: ApiPromise, account: string, block?: Hex): Promise<Stake> {
  const { query } = await at(api, block);
  const [validators, pools, unlocking, keys] = await Promise.all([
    readValidators(api, block),
    query.staking.pools.entries(),
    query.staking.unlocking(account),
    query.session.nextKeys(account),
  ]);
  const perPlanck = new Map(pools.map(([{ args }, pool]) => [args[0].toString(), pool.perPlanck.toBigInt()]));
  // A validator that is gone may still owe its delegators what it earned.
  const names = [...new Set([...validators.map((each) => each.account), ...perPlanck.keys()])];
  const delegations = await query.staking.delegations.multi(names.map((name) => [name, account]));
  return {
    account,
    sessionKeys: keys.isSome ? keys.unwrap().toHex() : null,
    validator: validators.find((each) => each.account === account) ?? null,
    delegations: names
      .map((validator, i) => ({ validator, ...presentDelegation(delegations[i]!, perPlanck.get(validator)) }))
      .filter(({ amount, owed }) => amount > 0n || owed > 0n),
    unlocking: [...unlocking].map(({ validator, amount, until }) => ({
      validator: validator.toString(),
      amount: amount.toBigInt(),
      until: until.toNumber(),
    })),
  };
}

/** Who has earned with a validator what it has not claimed, and how much: whole plancks. */
export async function readOwed(
  api: ApiPromise,
  validator: string,
  block?: Hex,
): Promise<{ delegator: string; owed: bigint }[]> {
  const { query } = await at(api, block);
  const [pool, entries] = await Promise.all([
    query.staking.pools(validator),
    query.staking.delegations.entries(validator),
  ]);
  return entries
    .map(([{ args }, delegation]) => ({
      delegator: args[1].toString(),
      owed: presentDelegation(delegation, pool.perPlanck.toBigInt()).owed,
    }))
    .filter(({ owed }) => owed > 0n);
}

const presentDelegation = ({ amount, counted, owed }: AliceStakingDelegation, perPlanck = 0n) => {
  const delegation = { amount: amount.toBigInt(), counted: counted.toBigInt(), owed: owed.toBigInt() };
  return { amount: delegation.amount, owed: claimable(delegation, perPlanck) };
};
