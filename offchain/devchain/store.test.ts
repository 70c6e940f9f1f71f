import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import test, { type ExecutionContext } from 'ava';
import fc from 'fast-check';
import { DevChainError } from './errors.ts';
import type { Hex } from './executor.ts';
import { type Block, ChainStore } from './store.ts';

async function folder(t: ExecutionContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'alice-store-'));
  t.teardown(() => rm(path, { recursive: true, force: true }));
  return path;
}

const block = (number: number, extrinsics: Hex[] = []): Block => ({
  number,
  hash: `0x${number.toString(16).padStart(64, '0')}`,
  header: '0x0102',
  extrinsics,
});

const key = fc.constantFrom<Hex[]>('0x', '0x00', '0x0001', '0xab', '0xabff', '0xff');
const history = fc.array(
  fc.array(fc.tuple(key, fc.option(fc.constantFrom<Hex[]>('0x01', '0x0203'))), { maxLength: 6 }),
  {
    minLength: 1,
    maxLength: 8,
  },
);

test('every state that is kept is read as it was, after pruning and after opening again', async (t) => {
  const dir = await folder(t);
  let run = 0;
  fc.assert(
    fc.property(history, fc.integer({ min: 1, max: 4 }), (blocks, kept) => {
      const path = join(dir, String(run++));
      let store = ChainStore.open(path);
      const states: Map<Hex, Hex>[] = [];
      for (const [number, list] of blocks.entries()) {
        const changes = new Map(list);
        const state = new Map(states.at(-1));
        for (const [name, value] of changes) {
          if (value === null) state.delete(name);
          else state.set(name, value);
        }
        states.push(state);
        store.addBlock(block(number), changes, Math.max(0, number - kept));
      }
      store.close();
      store = ChainStore.open(path);
      try {
        const oldest = store.oldestState();
        t.is(oldest, Math.max(0, blocks.length - 1 - kept));
        for (let number = oldest; number < blocks.length; number++) {
          const keys = [...states[number]!.keys()].sort();
          const found: Hex[] = [];
          if (store.value('0x', number) !== undefined) found.push('0x');
          for (let next = store.nextKey('0x', '0x', number); next; next = store.nextKey('0x', next, number))
            found.push(next);
          t.deepEqual(found, keys);
          for (const name of keys) t.is(store.value(name, number), states[number]!.get(name));
          t.is(
            store.nextKey('0xab', '0x', number),
            keys.find((name) => name.startsWith('0xab')),
          );
        }
        t.deepEqual(
          [...store.newestState()],
          [...states.at(-1)!].sort(([a], [b]) => (a < b ? -1 : 1)),
        );
        t.is(store.newest()?.number, blocks.length - 1);
      } finally {
        store.close();
      }
    }),
    { numRuns: 40 },
  );
});

test('a block takes its transactions out of those that wait', async (t) => {
  const store = ChainStore.open(await folder(t));
  t.teardown(() => store.close());
  for (const transaction of ['0x0a', '0x0b', '0x0c'] as const) store.addWaiting(transaction);
  store.addWaiting('0x0a');
  store.addBlock(block(0, ['0x0b']), [], 0);
  t.deepEqual(store.waiting(), ['0x0a', '0x0c']);
  t.deepEqual(store.blockByHash(block(0).hash), block(0, ['0x0b']));
  t.is(store.blockByNumber(1), undefined);
});

test('a block that cannot be written whole leaves nothing', async (t) => {
  const store = ChainStore.open(await folder(t));
  t.teardown(() => store.close());
  store.addBlock(block(0), [['0x01', '0x02']], 0);
  t.throws(() => store.addBlock(block(0), [['0x05', '0x06']], 0));
  t.throws(() =>
    store.addBlock(
      block(1),
      [
        ['0x05', '0x06'],
        ['0x05', '0x07'],
      ],
      0,
    ),
  );
  t.is(store.newest()?.number, 0);
  t.deepEqual([...store.newestState()], [['0x01', '0x02']]);
});

test('a folder in use, of another program, damaged or impossible is named in one sentence', async (t) => {
  const dir = await folder(t);
  const refuses = (path: string, message: RegExp) => {
    const error = t.throws(() => ChainStore.open(path), { instanceOf: DevChainError, message });
    t.notRegex(error?.message ?? '', /\n/);
  };
  const used = ChainStore.open(join(dir, 'used'));
  refuses(join(dir, 'used'), /is in use by another development chain/);
  used.close();
  ChainStore.open(join(dir, 'used')).close();

  const other = join(dir, 'other');
  ChainStore.open(other).close();
  const db = new DatabaseSync(join(other, 'chain.sqlite'));
  db.exec('PRAGMA application_id = 7');
  db.close();
  refuses(other, /belongs to another program/);

  const damaged = join(dir, 'damaged');
  ChainStore.open(damaged).close();
  await writeFile(join(damaged, 'chain.sqlite'), 'this is not a database, it is a sentence that is long enough');
  refuses(damaged, /is damaged/);

  await writeFile(join(dir, 'file'), '');
  refuses(join(dir, 'file'), /cannot be used/);
});
