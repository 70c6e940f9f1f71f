import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import test, { type ExecutionContext } from 'ava';
import { hashOf, openStore, StoreError } from '../store/index.ts';
import { fetchObject, ObjectError } from './index.ts';
import { serve } from './testing/serve.ts';

const bytes = new Uint8Array(randomBytes(10_000));
const hash = hashOf(bytes);
const limit = bytes.length;

async function client(t: ExecutionContext) {
  const data = await mkdtemp(join(tmpdir(), 'alice-fetch-'));
  t.teardown(() => rm(data, { recursive: true, force: true }));
  return { store: await openStore(join(data, 'objects'), limit), partial: join(data, 'partial') };
}

const honest: RequestListener = (_, response) => void response.end(bytes);

test('what is damaged in the store is fetched again, what could only not be read stays', async (t) => {
  const { store, partial } = await client(t);
  await store.put(bytes);
  const busy = {
    ...store,
    get: () => Promise.reject(Object.assign(new Error('too many open files'), { code: 'EMFILE' })),
  };
  await t.throwsAsync(fetchObject({ hash, sources: [], limit, store: busy, partial }), {
    message: /too many open files/,
  });
  t.is(await store.size(hash), bytes.length);
  const damaged = { ...store, get: () => Promise.reject(new StoreError('is damaged')) };
  await t.throwsAsync(fetchObject({ hash, sources: [], limit, store: damaged, partial }), { instanceOf: ObjectError });
  t.is(await store.size(hash), null);
});

test('a source that drips bytes is left for the next one', async (t) => {
  const dripping = await serve(t, (_, response) => {
    response.writeHead(200, { 'content-length': String(limit) });
    let at = 0;
    const timer = setInterval(() => response.write(bytes.slice(at, ++at)), 20);
    response.on('close', () => clearInterval(timer));
  });
  const bad: string[] = [];
  const onBad = (source: string) => void bad.push(source);
  const sources = [dripping, await serve(t, honest)];
  const request = { hash, sources, limit, graceMs: 1000, onBad, signal: AbortSignal.timeout(10_000) };
  t.is(hashOf(await fetchObject({ ...request, ...(await client(t)) })), hash);
  t.deepEqual(bad, [dripping]);
});

test('an object that comes encoded is not inflated', async (t) => {
  const encoded = await serve(t, (_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(bytes));
  });
  const error = await t.throwsAsync(fetchObject({ hash, sources: [encoded], limit, ...(await client(t)) }), {
    instanceOf: ObjectError,
  });
  t.regex(error?.message ?? '', /sent the object encoded/);
});

test('of an object that is said to be too large nothing is read', async (t) => {
  const large = await serve(t, (_, response) => {
    response.writeHead(200, { 'content-length': String(2 ** 31) });
    response.write(bytes);
  });
  const { store, partial } = await client(t);
  const error = await t.throwsAsync(fetchObject({ hash, sources: [large], limit, store, partial }));
  t.regex(error?.message ?? '', /has 2147483648 bytes, more than the 10000 allowed/);
  t.deepEqual(await readdir(partial), []);
});

test('downloads that nobody went on with are removed, a part that is still wanted is not', async (t) => {
  const { store, partial } = await client(t);
  await mkdir(partial, { recursive: true });
  const age = async (name: string, seconds: number) => {
    await writeFile(join(partial, name), bytes.slice(0, 100));
    const then = Date.now() / 1000 - seconds;
    await utimes(join(partial, name), then, then);
  };
  await age('old', 7200);
  await age('recent', 60);
  await age(hash.slice(2), 7200);
  const ranges: unknown[] = [];
  const source = await serve(t, (request, response) => {
    ranges.push(request.headers.range);
    response.writeHead(206).end(bytes.slice(100));
  });
  await fetchObject({ hash, sources: [source], limit, store, partial, abandonedMs: 3_600_000 });
  t.deepEqual(ranges, ['bytes=100-']);
  t.deepEqual(await readdir(partial), ['recent']);
});
