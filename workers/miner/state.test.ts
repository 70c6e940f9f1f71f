import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { openStore } from '../../offchain/store/index.ts';
import { canonicalJson } from '../../types/files/canonical.ts';
import type { Hash } from '../../types/files/hash.ts';
import { prune } from './prune.ts';
import { type MinerState, readState, soundState, writeState } from './state.ts';

test('the state is read back as it was written, and a damaged one gets one sentence', async (t) => {
  const data = await mkdtemp(join(tmpdir(), 'alice-miner-'));
  t.teardown(() => rm(data, { recursive: true, force: true }));
  t.deepEqual(await readState(data), { moments: null, residual: null, pending: null });
  const hash: Hash = `0x${'a'.repeat(64)}`;
  const moments = { first: hash, second: hash, step: 3 };
  const made = { epoch: 1, base: hash, randomness: hash, blob: hash, size: 2 };
  const pending = { ...made, firstLoss: '3', lastLoss: '4', moments, residual: hash };
  const state: MinerState = { moments, residual: hash, pending };
  await writeState(data, state);
  t.deepEqual(await readState(data), state);
  await writeFile(join(data, 'state.json'), '{"moments":1}');
  await t.throwsAsync(readState(data), { message: /^The miner's state .* is damaged: remove it/ });
});

test('only what a coming epoch needs is kept', async (t) => {
  const data = await mkdtemp(join(tmpdir(), 'alice-miner-'));
  t.teardown(() => rm(data, { recursive: true, force: true }));
  const store = await openStore(data, 1 << 20);
  const put = (text: string) => store.put(new TextEncoder().encode(text));
  const part = async (text: string) => ({ hash: await put(text), bytes: text.length, characters: text.length });
  const shards = [await part('one'), await part('two')];
  const seed: Hash = `0x${'0'.repeat(64)}`;
  const vocabulary = ['a'];
  const manifest = { format: 'alice-corpus-1', corpora: ['x'], seed, vocabulary, shards, heldOut: shards[0] };

  const model = {
    name: 'x',
    parameters: 1n,
    budget: 1,
    description: await put('description'),
    manifest: await put(canonicalJson(manifest)),
    seed,
  };
  const [base, first, second, residual] = [await put('base'), await put('m'), await put('v'), await put('r')];
  const old = [await put('old base'), await put('old blob')];
  await prune(store, model, base, { moments: { first, second, step: 1 }, residual, pending: null });
  const left = await store.list();
  for (const each of old) t.false(left.includes(each));
  t.deepEqual(
    left,
    [model.description, model.manifest, ...shards.map((each) => each.hash), base, first, second, residual].sort(),
  );
});

test('what is damaged in the store is given up, and only that', async (t) => {
  const data = await mkdtemp(join(tmpdir(), 'alice-miner-'));
  t.teardown(() => rm(data, { recursive: true, force: true }));
  const store = await openStore(data, 1 << 20);
  const put = (text: string) => store.put(new TextEncoder().encode(text));
  const [first, second, residual, blob] = [await put('m'), await put('v'), await put('r'), await put('b')];
  const moments = { first, second, step: 1 };
  const made = { epoch: 1, base: blob, randomness: blob, blob, size: 1 };
  const pending = { ...made, firstLoss: '1', lastLoss: '1', moments, residual };
  const state: MinerState = { moments, residual, pending };
  t.is(await soundState(store, state), state);
  await writeFile(join(data, residual.slice(2, 4), residual.slice(2)), 'x');
  t.deepEqual(await soundState(store, state), { moments, residual: null, pending: null });
  await store.remove(second);
  t.deepEqual(await soundState(store, state), { moments: null, residual: null, pending: null });
});
