import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { serve } from '../../offchain/ingest/testing/serve.ts';
import { hashOf, openStore } from '../../offchain/store/index.ts';
import type { Hash } from '../../types/files/hash.ts';
import { Peers } from './peers.ts';

const limit = 100_000;
const stop = () => AbortSignal.timeout(20_000);

async function peersOf(t: ExecutionContext, sources: string[], graceMs = 10_000) {
  const data = await mkdtemp(join(tmpdir(), 'alice-peers-'));
  t.teardown(() => rm(data, { recursive: true, force: true }));
  const store = await openStore(join(data, 'objects'), limit);
  const peers = new Peers({ sources: async () => sources, store, partial: join(data, 'partial'), limit, graceMs });
  return { peers, store };
}

function objects(count: number): Map<Hash, Uint8Array> {
  return new Map(
    Array.from({ length: count }, () => {
      const bytes = new Uint8Array(randomBytes(1000));
      return [hashOf(bytes), bytes];
    }),
  );
}

/** A server of these objects whose answers wait for `release`. */
async function gate(t: ExecutionContext, of: Map<Hash, Uint8Array>) {
  const asked: Hash[] = [];
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  let onAsked = () => {};
  const url = await serve(t, (request, response) => {
    const hash = request.url!.split('/').at(-1) as Hash;
    if (!of.has(hash)) return void response.end();
    asked.push(hash);
    onAsked();
    void opened.then(() => response.end(of.get(hash)));
  });
  /** Resolves when this many requests have come. */
  const until = (count: number) =>
    new Promise<void>((resolve) => {
      onAsked = () => {
        if (asked.length >= count) resolve();
      };
      onAsked();
    });
  return { url, asked, open: () => open(), until };
}

test('eight objects are fetched at one time, and one that is asked for again is fetched once', async (t) => {
  const all = objects(12);
  const hashes = [...all.keys()];
  const source = await gate(t, all);
  const { peers } = await peersOf(t, [source.url]);
  const twice = [...hashes, ...hashes].map((hash) => peers.fetch(hash, stop(), 1000));
  await source.until(8);
  // Time for more of them to come, if more were sent.
  await fetch(source.url);
  t.is(source.asked.length, 8);
  source.open();
  for (const bytes of await Promise.all(twice)) t.true(all.has(hashOf(bytes)));
  t.deepEqual([...source.asked].sort(), [...hashes].sort());
});

test('one that waits may leave without ending the download of the other', async (t) => {
  const all = objects(1);
  const [hash] = [...all.keys()] as [Hash];
  const source = await gate(t, all);
  const { peers } = await peersOf(t, [source.url]);
  const leaving = new AbortController();
  const [left, stays] = [peers.fetch(hash, leaving.signal, 1000), peers.fetch(hash, stop(), 1000)];
  await source.until(1);
  leaving.abort(new Error('the phase has ended'));
  await t.throwsAsync(left, { message: 'the phase has ended' });
  source.open();
  t.is(hashOf(await stays), hash);
  t.is(source.asked.length, 1);
});

test('a download that nobody waits for ends, and the next one is a new one', async (t) => {
  const all = objects(1);
  const [hash] = [...all.keys()] as [Hash];
  const source = await gate(t, all);
  const { peers } = await peersOf(t, [source.url]);
  const leaving = new AbortController();
  const left = peers.fetch(hash, leaving.signal, 1000);
  await source.until(1);
  leaving.abort();
  await t.throwsAsync(left);
  const again = peers.fetch(hash, stop(), 1000);
  await source.until(2);
  source.open();
  t.is(hashOf(await again), hash);
});

test('of a blob no more is taken than its size on chain, whoever else asks for it', async (t) => {
  const all = objects(1);
  const [hash] = [...all.keys()] as [Hash];
  const source = await gate(t, all);
  source.open();
  const { peers } = await peersOf(t, [source.url]);
  const [small, right] = await Promise.allSettled([peers.fetch(hash, stop(), 999), peers.fetch(hash, stop(), 1000)]);
  t.regex(String((small as PromiseRejectedResult).reason), /more than the 999/);
  t.is(right.status, 'fulfilled');
});

test('a source that stalls is asked once, and then rests', async (t) => {
  const all = objects(12);
  let stalled = 0;
  const stalling = await serve(t, () => {
    stalled += 1;
  });
  const honest = await gate(t, all);
  honest.open();
  const { peers } = await peersOf(t, [stalling, honest.url], 4000);
  for (const hash of all.keys()) await peers.fetch(hash, stop(), 1000);
  t.true(stalled <= 1, `asked ${stalled} times`);
});

test('what is had is looked at once, until it is to be looked at again', async (t) => {
  const { peers, store } = await peersOf(t, []);
  const hash = await store.put(new Uint8Array(10));
  await peers.have(hash, stop());
  await store.remove(hash);
  await t.notThrowsAsync(peers.have(hash, stop()));
  peers.forget();
  await t.throwsAsync(peers.have(hash, stop()), { message: /nobody to ask/ });
});
