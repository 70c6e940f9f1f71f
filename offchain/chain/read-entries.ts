import type { ApiPromise } from '@polkadot/api';
import type { Hex } from './types.ts';

/** As many keys as a node names at once. */
const PAGE = 1000;

/** Every entry of the state at a block, by its key. */
export async function readEntries(api: ApiPromise, block: Hex): Promise<Record<Hex, Hex>> {
  const entries: Record<Hex, Hex> = {};
  const { getKeysPaged, queryStorageAt } = api.rpc.state;
  for (let last: Hex | undefined = '0x'; last !== undefined; ) {
    const keys = (await getKeysPaged.raw('0x', PAGE, last, block)) as Hex[];
    const [read] = (await queryStorageAt.raw(keys, block)) as [{ changes: [Hex, Hex][] }];
    Object.assign(entries, Object.fromEntries(read.changes));
    last = keys.length === PAGE ? keys.at(-1) : undefined;
  }
  return entries;
}
