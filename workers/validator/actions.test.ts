import test from 'ava';
import { Actions, type HostTools } from './actions.ts';
import type { EpochWork } from './epoch-work.ts';

test('of a blob no more is fetched than the size that its submission states', async (t) => {
  const fetched: unknown[] = [];
  const peers = { fetch: async (hash: string, _: AbortSignal, limit: number) => void fetched.push([hash, limit]) };
  const work = { submission: () => ({ blob: '0x12', size: 345 }) } as unknown as EpochWork;
  const actions = new Actions({ peers } as unknown as HostTools);
  await actions.carryOut({ do: 'fetch', index: 0 }, work, new AbortController().signal);
  t.deepEqual(fetched, [['0x12', 345]]);
});
