import type { ApiPromise } from '@polkadot/api';
import type { Governance, Hex, Proposal } from './types.ts';

/** The open proposals, the runtime whose code is awaited, and what it takes to pass, all read at one block (the head where none is named). */
export async function readGovernance(api: ApiPromise, block?: Hex): Promise<Governance> {
  const blockHash = block ?? (await api.rpc.chain.getBlockHash()).toHex();
  const { query } = await api.at(blockHash);
  const [number, open, awaited, authorised, times, staked, issuance] = await Promise.all([
    query.system.number(),
    query.governance.open(),
    query.governance.awaited(),
    query.system.authorizedUpgrade(),
    query.governance.times(),
    query.staking.totalStaked(),
    query.balances.totalIssuance(),
  ]);
  const leastPart = api.consts.governance.leastStaked.toBigInt();
  const { voting, lifetime, delay, supply } = times;
  return {
    block: number.toNumber(),
    blockHash,
    proposals: [...open].map(
      ({ number, proposer, action, opened, ayes, nays, stage }): Proposal => ({
        number: number.toNumber(),
        proposer: proposer.toString(),
        action: action.isUpgrade
          ? { codeHash: action.asUpgrade.toHex() }
          : { parameter: action.asChange.type, value: BigInt(action.asChange.value.toString()) },
        opened: opened.toNumber(),
        ayes: ayes.toBigInt(),
        nays: nays.toBigInt(),
        carriedOutAt: stage.isPassed ? stage.asPassed.at.toNumber() : null,
      }),
    ),
    // The pallet keeps what it authorised until its time is over, supplied or not.
    awaited:
      awaited.isSome && authorised.isSome
        ? { codeHash: awaited.unwrap().codeHash.toHex() as Hex, until: awaited.unwrap().until.toNumber() }
        : null,
    timing: {
      voting: voting.toNumber(),
      lifetime: lifetime.toNumber(),
      delay: delay.toNumber(),
      supply: supply.toNumber(),
    },
    staked: staked.toBigInt(),
    leastStaked: (issuance.toBigInt() * leastPart + 999_999_999n) / 1_000_000_000n,
  };
}
