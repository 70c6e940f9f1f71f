/** Calls that must not compile: `tsc` fails here if one of them does. */
import type { ApiPromise } from '@polkadot/api';

export function wrongCalls(api: ApiPromise, account: string, hash: `0x${string}`): unknown[] {
  return [
    api.tx.epochs.commit(1, hash),
    // @ts-expect-error an argument is missing
    api.tx.epochs.commit(1),
    // @ts-expect-error an argument of another kind
    api.tx.epochs.commit({ epoch: 1 }, hash),
    // @ts-expect-error the pallet has no such call
    api.tx.epochs.score(1, hash),
    // @ts-expect-error the runtime has no such pallet
    api.tx.sudo.sudo(hash),
    api.query.staking.delegations(account, account),
    // @ts-expect-error the map has two keys
    api.query.staking.delegations(account),
    // @ts-expect-error there is no such storage
    api.query.minting.supply(),
    // @ts-expect-error a block's number is no text
    api.call.mintingApi.scheduled({ block: 1 }),
    // @ts-expect-error there is no such error
    api.errors.epochs.TooLate.is,
  ];
}
