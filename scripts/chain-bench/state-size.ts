import type { ApiPromise } from '@polkadot/api';

/** Bytes of keys and values, by the storage item that they belong to: `Epochs.History`. */
export type StateSize = ReadonlyMap<string, number>;

const PAGE = 1000;
/** Hex digits of what all keys of an item begin with, with `0x`. */
const PREFIX = 66;

type Entry = readonly [key: string, value: string | null];

/** The size of the entries of a state. */
export function sizeOfState(api: ApiPromise, entries: Iterable<Entry>): StateSize {
  const names = new Map<string, string>();
  for (const [pallet, items] of Object.entries(api.query))
    for (const [item, entry] of Object.entries(items)) names.set(entry.keyPrefix(), `${pallet}.${item}`);
  const sizes = new Map<string, number>();
  for (const [key, value] of entries) {
    const name = names.get(key.slice(0, PREFIX)) ?? 'other';
    sizes.set(name, (sizes.get(name) ?? 0) + bytesOf(key) + bytesOf(value ?? '0x'));
  }
  return sizes;
}

const bytesOf = (hex: string): number => hex.length / 2 - 1;

/** The size of the whole state at a block. */
export async function readStateSize(api: ApiPromise, hash: string): Promise<StateSize> {
  const entries: Entry[] = [];
  for (let last: string | undefined; ; ) {
    const keys = (await api.rpc.state.getKeysPaged.raw('0x', PAGE, last, hash)) as unknown as string[];
    if (keys.length === 0) return sizeOfState(api, entries);
    last = keys.at(-1);
    const [set] = (await api.rpc.state.queryStorageAt.raw(keys, hash)) as unknown as [{ changes: Entry[] }];
    entries.push(...set.changes);
  }
}

/** Bytes of what belongs to these items, or pallets. */
export const sumOf = (sizes: StateSize, ...names: string[]): number =>
  [...sizes].reduce((sum, [name, bytes]) => {
    const [pallet] = name.split('.');
    return names.includes(name) || names.includes(pallet!) ? sum + bytes : sum;
  }, 0);
