import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { Keyring } from '@polkadot/keyring';
import { u8aToHex } from '@polkadot/util';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import test, { type ExecutionContext } from 'ava';
import type { Hash } from '../../types/files/hash.ts';
import { hashOf, openStore, type Store } from '../store/index.ts';
import { createIngest, fetchObject, type IngestRules, UploadRefused, uploadBlob, uploadMessage } from './index.ts';

test.before(async () => {
  await cryptoWaitReady();
});

const epoch = 7;
const limit = 1 << 22;
const key = () => new Keyring({ type: 'sr25519', ss58Format: 42 }).addFromSeed(randomBytes(32));

async function folder(t: ExecutionContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'alice-ingest-'));
  t.teardown(() => rm(path, { recursive: true, force: true }));
  return path;
}

async function listen(t: ExecutionContext, server: Server): Promise<string> {
  if (!server.listening) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** An ingest that waits for one blob of one miner. */
async function ingest(t: ExecutionContext, options: { blob: Hash; size: number; account: string; closed?: string }) {
  const store = await openStore(join(await folder(t), 'objects'), limit);
  const received: Hash[] = [];
  const rules: IngestRules = {
    expected: (blob, account) =>
      options.closed ??
      (blob === options.blob && account === options.account
        ? { epoch, account, size: options.size }
        : 'No submission of this account states this blob.'),
    received: (blob) => received.push(blob),
  };
  const server = serve({ fetch: createIngest(store, rules).fetch, port: 0, hostname: '127.0.0.1' }) as Server;
  await new Promise<void>((resolve) => (server.listening ? resolve() : server.once('listening', () => resolve())));
  return { url: await listen(t, server), store, received };
}

function signed(blob: Hash, pair = key()) {
  return { account: pair.address, signature: u8aToHex(pair.sign(uploadMessage(blob, epoch))) };
}

/** `deepEqual` on megabytes takes seconds. */
function same(t: ExecutionContext, actual: Uint8Array | ArrayBuffer, expected: Uint8Array): void {
  t.is(Buffer.compare(new Uint8Array(actual), expected), 0);
}

const signal = () => AbortSignal.timeout(20_000);

test('a submitted blob is stored once and can be sent again', async (t) => {
  const bytes = new Uint8Array(randomBytes(70_000));
  const blob = hashOf(bytes);
  const { account, signature } = signed(blob);
  const { url, store, received } = await ingest(t, { blob, size: bytes.length, account });
  await uploadBlob(url, blob, bytes, account, signature, signal());
  await uploadBlob(url, blob, bytes, account, signature, signal());
  same(t, await store.get(blob), bytes);
  t.deepEqual(received, [blob]);
});

test('an upload that is not what the submission states is refused with its reason, and nothing is kept', async (t) => {
  const bytes = new Uint8Array(randomBytes(5000));
  const blob = hashOf(bytes);
  const { account, signature } = signed(blob);
  const { url, store } = await ingest(t, { blob, size: bytes.length, account });
  const refused = async (body: Uint8Array<ArrayBuffer>, who: string, by: string, reason: RegExp, target = blob) => {
    const error = await t.throwsAsync(uploadBlob(url, target, body, who, by, signal()), { instanceOf: UploadRefused });
    t.regex(error?.message ?? '', reason);
  };
  await refused(bytes.slice(0, 4999), account, signature, /states 5000 bytes, not 4999/);
  await refused(new Uint8Array(5001), account, signature, /413.*states 5000 bytes, not 5001/);
  await refused(new Uint8Array(5000), account, signature, /another hash/);
  await refused(bytes, key().address, signature, /No submission of this account/);
  await refused(bytes, account, signed(blob).signature, /signature is not of this account/);
  await refused(bytes, account, '0x00', /64-byte signature/);
  await refused(bytes, 'nobody', signature, /SS58 address/);
  await refused(bytes, account, signature, /hash must be/, '0x12' as Hash);
  t.deepEqual(await store.list(), []);
});

test('before Submit has closed nothing is taken, and the miner is told to try again', async (t) => {
  const bytes = new Uint8Array(randomBytes(10));
  const blob = hashOf(bytes);
  const { account, signature } = signed(blob);
  const { url } = await ingest(t, { blob, size: 10, account, closed: 'Submit has not closed yet.' });
  const error = await t.throwsAsync(uploadBlob(url, blob, bytes, account, signature, signal()), {
    instanceOf: UploadRefused,
  });
  t.true(error?.retry);
});

test('an upload of unstated length is not read', async (t) => {
  const bytes = new Uint8Array(randomBytes(10));
  const blob = hashOf(bytes);
  const { account, signature } = signed(blob);
  const { url } = await ingest(t, { blob, size: 10, account });
  const body = new ReadableStream({
    start(c) {
      c.enqueue(bytes);
      c.close();
    },
  });
  const response = await fetch(`${url}/blobs/${blob}`, {
    method: 'PUT',
    headers: { 'x-alice-account': account, 'x-alice-signature': signature },
    body,
    duplex: 'half',
  } as RequestInit);
  t.is(response.status, 411);
});

test('objects are served whole and in ranges', async (t) => {
  const { url, store } = await ingest(t, { blob: hashOf(new Uint8Array(1)), size: 1, account: 'x' });
  const bytes = new Uint8Array(randomBytes(3_000_000));
  const hash = await store.put(bytes);
  const get = (of: string, range?: string) => fetch(`${url}/objects/${of}`, range ? { headers: { range } } : {});
  same(t, await (await get(hash)).arrayBuffer(), bytes);
  const part = await get(hash, 'bytes=10-19');
  t.is(part.status, 206);
  t.is(part.headers.get('content-range'), 'bytes 10-19/3000000');
  same(t, await part.arrayBuffer(), bytes.slice(10, 20));
  same(t, await (await get(hash, 'bytes=-5')).arrayBuffer(), bytes.slice(-5));
  t.is((await get(hash, 'bytes=3000000-')).status, 416);
  t.is((await get('0x00')).status, 400);
  t.is((await get(hashOf(new Uint8Array(1)))).status, 404);
  t.is((await fetch(`${url}/etc/passwd`)).status, 404);
});

test.serial('what goes wrong in the validator is logged there, and strangers are not told its folders', async (t) => {
  const broken: Store = {
    ...(await openStore(join(await folder(t), 'objects'), limit)),
    size: () => Promise.reject(new Error("EIO: i/o error, stat '/home/me/secret'\n    at stat (node:fs)")),
  };
  const logged: unknown[] = [];
  const { error } = console;
  console.error = (what: unknown) => void logged.push(what);
  t.teardown(() => {
    console.error = error;
  });
  const app = createIngest(broken, { expected: () => 'none', received: () => undefined });
  const answer = await app.request(`/objects/${hashOf(new Uint8Array(1))}`);
  t.is(answer.status, 500);
  t.deepEqual(await answer.json(), { error: 'The request could not be served: the log of this validator says why.' });
  t.regex(String(logged[0]), /EIO/);
});

async function client(t: ExecutionContext): Promise<{ store: Store; partial: string }> {
  const data = await folder(t);
  return { store: await openStore(join(data, 'objects'), limit), partial: join(data, 'partial') };
}

test('an object is fetched from the source that has it, and the next time from the own store', async (t) => {
  const full = await ingest(t, { blob: hashOf(new Uint8Array(1)), size: 1, account: 'x' });
  const empty = await ingest(t, { blob: hashOf(new Uint8Array(1)), size: 1, account: 'x' });
  const bytes = new Uint8Array(randomBytes(2_500_000));
  const hash = await full.store.put(bytes);
  const { store, partial } = await client(t);
  const sources = ['http://127.0.0.1:1', empty.url, full.url];
  same(t, await fetchObject({ hash, sources, store, partial, limit }), bytes);
  same(t, await fetchObject({ hash, sources: [], store, partial, limit }), bytes);
  t.deepEqual(await readdir(partial), []);
  const error = await t.throwsAsync(
    fetchObject({ hash: hashOf(new Uint8Array(9)), sources: [empty.url], store, partial, limit }),
  );
  t.regex(error?.message ?? '', /could not be fetched \(http:.*answered 404\)/);
});

test('a download that broke off goes on where it stopped, and a wrong part is thrown away', async (t) => {
  const { url, store: origin } = await ingest(t, { blob: hashOf(new Uint8Array(1)), size: 1, account: 'x' });
  const bytes = new Uint8Array(randomBytes(100_000));
  const hash = await origin.put(bytes);
  for (const left of [bytes.slice(0, 60_000), new Uint8Array(60_000), bytes, new Uint8Array(200_000)]) {
    const { store, partial } = await client(t);
    await mkdir(partial, { recursive: true });
    await writeFile(join(partial, hash.slice(2)), left);
    same(t, await fetchObject({ hash, sources: [url], store, partial, limit }), bytes);
  }
});

test('a source that lies, breaks off or sends too much does not stop the next one', async (t) => {
  const bytes = new Uint8Array(randomBytes(50_000));
  const hash = hashOf(bytes);
  const liar = createServer((_, response) => response.end(Buffer.alloc(50_000)));
  const quitter = createServer((_, response) => {
    response.writeHead(200, { 'content-length': '50000' });
    response.write(bytes.slice(0, 20_000), () => response.destroy());
  });
  const flood = createServer((_, response) => {
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536)));
    };
    response.on('drain', more);
    more();
  });
  const { url, store: origin } = await ingest(t, { blob: hash, size: 50_000, account: 'x' });
  await origin.put(bytes);
  const { store, partial } = await client(t);
  const sources = [await listen(t, liar), await listen(t, flood), await listen(t, quitter), url];
  same(t, await fetchObject({ hash, sources, store, partial, limit }), bytes);
});
