import type { ApiPromise } from '@polkadot/api';
import test from 'ava';
import { type Hex, readEntries } from './index.ts';

const block: Hex = `0x${'0b'.repeat(32)}`;

/** A node with so many entries, each its key and its key again. */
function node(count: number): { api: ApiPromise; asked: number[] } {
  const keys = Array.from({ length: count }, (_, at): Hex => `0x${at.toString(16).padStart(8, '0')}`);
  const asked: number[] = [];
  const getKeysPaged = async (_: Hex, most: number, after: Hex) => {
    const from = after === '0x' ? 0 : keys.indexOf(after) + 1;
    return keys.slice(from, from + most);
  };
  const queryStorageAt = async (wanted: Hex[], at: Hex) => {
    asked.push(wanted.length);
    return [{ block: at, changes: wanted.map((key) => [key, `${key}${key.slice(2)}`]) }];
  };
  const state = { getKeysPaged: { raw: getKeysPaged }, queryStorageAt: { raw: queryStorageAt } };
  return { api: { rpc: { state } } as unknown as ApiPromise, asked };
}

for (const [count, pages] of [
  [0, [0]],
  [3, [3]],
  [999, [999]],
  [2500, [1000, 1000, 500]],
] as const)
  test(`of ${count} entries all are read, by pages`, async (t) => {
    const { api, asked } = node(count);
    const entries = Object.entries(await readEntries(api, block));
    t.is(entries.length, count);
    t.true(entries.every(([key, value]) => value === `${key}${key.slice(2)}`));
    t.deepEqual(asked, [...pages]);
  });
