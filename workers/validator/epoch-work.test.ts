import test from 'ava';
import type { Epoch, EpochRecord } from '../../offchain/chain/index.ts';
import type { Hash } from '../../types/files/hash.ts';
import { EpochWork } from './epoch-work.ts';

const hash = (n: number): Hash => `0x${n.toString(16).padStart(64, '0')}`;
const epoch = { index: 3 } as Epoch;
const lengths = { submit: 1, score: 1, reveal: 1, vote: 1 };
const ended = (...all: readonly ['Settled' | 'Held', before: number, after: number][]) =>
  all.map(([status, before, after]) => ({ status, before: hash(before), after: hash(after) }) as EpochRecord);

test('how the epochs before ended says which update is taken out of gradients, and how long the step is', (t) => {
  const after = (records: EpochRecord[]) => new EpochWork(epoch, lengths, { randomness: hash(9) }, null, records);
  const settled = after(ended(['Settled', 1, 2], ['Settled', 2, 3]));
  t.deepEqual([settled.last, settled.halvings], [hash(2), 0]);
  const held = after(ended(['Settled', 1, 2], ['Held', 2, 2], ['Held', 2, 2]));
  t.deepEqual([held.last, held.halvings], [hash(1), 2]);
  const first = after([]);
  t.deepEqual([first.last, first.halvings], [null, 0]);
});
