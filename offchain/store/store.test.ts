import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import test, { type ExecutionContext } from 'ava';
import { hashOf, openStore, StoreError } from './index.ts';

const absent = `0x${'00'.repeat(32)}`;

async function newFolder(t: ExecutionContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'alice-store-'));
  t.teardown(() => rm(folder, { recursive: true }));
  return folder;
}

const pathOf = (folder: string, hash: string) => join(folder, hash.slice(2, 4), hash.slice(2));

test('the hash is blake2b-256', (t) => {
  // First value: the published hash of the empty input.
  t.is(hashOf(new Uint8Array(0)), '0x0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8');
});

test('what is put is got back by hash, whole and in parts, also by a store opened later', async (t) => {
  const folder = await newFolder(t);
  const bytes = Uint8Array.from({ length: 10_000 }, (_, i) => i % 253);
  const hash = await (await openStore(folder, 10_000)).put(bytes);
  t.is(hash, hashOf(bytes));
  const store = await openStore(folder, 10_000);
  t.deepEqual(await store.get(hash), bytes);
  t.deepEqual(await store.range(hash, 9_990, 10_000), bytes.slice(9_990));
  t.deepEqual(await store.range(hash, 5, 5), new Uint8Array(0));
  t.is(await store.size(hash), 10_000);
  t.is(await store.size(absent), null);
  t.deepEqual(await store.list(), [hash]);
  await store.remove(hash);
  await store.remove(hash);
  t.deepEqual(await store.list(), []);
});

test('many writers of the same objects at once leave each object once and whole', async (t) => {
  const folder = await newFolder(t);
  const stores = await Promise.all([openStore(folder, 5000), openStore(folder, 5000)]);
  const objects = Array.from({ length: 5 }, (_, i) => new Uint8Array(5000).fill(i));
  await Promise.all(objects.flatMap((bytes) => [...stores, ...stores].map((store) => store.put(bytes))));
  t.is((await stores[0].list()).length, 5);
  for (const bytes of objects) t.deepEqual(await stores[1].get(hashOf(bytes)), bytes);
  t.deepEqual(await readdir(join(folder, 'incoming')), []);
});

test('a damaged object is refused with one sentence, and putting it again repairs it', async (t) => {
  const folder = await newFolder(t);
  const store = await openStore(folder, 100);
  const bytes = new Uint8Array(50).fill(9);
  const hash = await store.put(bytes);
  for (const damage of [
    () => writeFile(pathOf(folder, hash), new Uint8Array(50)),
    () => truncate(pathOf(folder, hash), 20),
  ]) {
    await damage();
    await t.throwsAsync(store.get(hash), { instanceOf: StoreError, message: /damaged/ });
    t.is(await store.put(bytes), hash);
    t.deepEqual(await store.get(hash), bytes);
  }
});

test('absent objects, bad hashes, bad ranges and objects above the limit are refused', async (t) => {
  const folder = await newFolder(t);
  const store = await openStore(folder, 100);
  const hash = await store.put(new Uint8Array(100));
  await t.throwsAsync(store.get(absent), { instanceOf: StoreError, message: /not in the store/ });
  for (const bad of ['', '0x12', `0X${'00'.repeat(32)}`, `0x${'../'.repeat(21)}a`, `0x${'AB'.repeat(32)}`]) {
    await t.throwsAsync(store.get(bad), { instanceOf: StoreError, message: /not the hash/ });
  }
  for (const [start, end] of [
    [0, 101],
    [-1, 5],
    [6, 5],
    [0.5, 5],
    [Number.NaN, 5],
  ] as const) {
    await t.throwsAsync(store.range(hash, start, end), { instanceOf: StoreError, message: /not inside/ });
  }
  await t.throwsAsync(store.put(new Uint8Array(101)), { instanceOf: StoreError, message: /above/ });
  const small = await openStore(folder, 99);
  await t.throwsAsync(small.get(hash), { instanceOf: StoreError, message: /more than/ });
  const blocked = join(folder, 'file');
  await writeFile(blocked, '');
  await t.throwsAsync(openStore(blocked, 100), { instanceOf: StoreError, message: /cannot be opened/ });
});

test('what a killed writer left is removed when the store is opened, what others are writing is not', async (t) => {
  const folder = await newFolder(t);
  // A process that has ended: its number is free, or at worst another's.
  const { stdout } = await promisify(execFile)(process.execPath, ['-p', 'process.pid']);
  await mkdir(join(folder, 'incoming'), { recursive: true });
  await writeFile(join(folder, 'incoming', `${stdout.trim()}-aa`), 'half');
  await writeFile(join(folder, 'incoming', `${process.pid}-bb`), 'half');
  await openStore(folder, 100);
  t.deepEqual(await readdir(join(folder, 'incoming')), [`${process.pid}-bb`]);
});
