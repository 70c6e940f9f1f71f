import { strict as assert } from 'node:assert';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Keyring } from '@polkadot/keyring';
import { u8aToHex } from '@polkadot/util';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import fc from 'fast-check';
import type { Hono } from 'hono';
import { createIngest, type IngestRules, uploadMessage } from '../../../offchain/ingest/index.ts';
import { hashOf, openStore, type Store } from '../../../offchain/store/index.ts';
import type { Hash } from '../../../types/files/hash.ts';
import { checkRefusal, type Hostile, hostileRequests, rangeHeader, requestOf } from '../http.ts';
import { address, hash } from '../samples.ts';
import { type Outcome, session, type Target } from '../target.ts';

const EPOCH = 7;
const LARGEST = 1 << 20;
const pattern = (length: number, step: number): Uint8Array => Uint8Array.from({ length }, (_, i) => i * step);

/** Blobs that the chain knows, with the key of their miner; none of them is in the store at first. */
const blobs = [pattern(900, 7), pattern(1, 3), pattern(20_000, 11)];
/** What is served from the start. */
const objects = [pattern(1000, 5), new Uint8Array(0)];

/** An upload: which blob, and how its headers and its body differ from what they should be. */
const upload = fc.record({
  blob: fc.nat(blobs.length - 1),
  wrong: fc.constantFrom('nothing', 'nothing', 'account', 'signature', 'length', 'missing length', 'hash', 'bytes'),
  value: fc.oneof(
    fc.constantFrom(
      '',
      '0',
      '-1',
      '1e3',
      '0x10',
      '900.0',
      ' 900',
      '900,900',
      'NaN',
      '9'.repeat(30),
      `0x${'00'.repeat(64)}`,
      address,
    ),
    fc.string({ maxLength: 70, size: 'max' }),
  ),
  body: fc.oneof(
    { weight: 3, arbitrary: fc.constant('whole' as const) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        'short' as const,
        'long' as const,
        'none' as const,
        'broken' as const,
        'other' as const,
      ),
    },
  ),
  chunk: fc.integer({ min: 300, max: 40_000 }),
});
type Upload = typeof upload extends fc.Arbitrary<infer T> ? T : never;

/** The body in chunks; a broken one fails half-way. */
const bodyOf = (bytes: Uint8Array, { body, chunk }: Upload): ReadableStream<Uint8Array> | null => {
  if (body === 'none') return null;
  const sent = {
    whole: bytes,
    broken: bytes,
    short: bytes.subarray(1),
    long: new Uint8Array([...bytes, 0]),
    other: bytes.map((byte, at) => (at === 0 ? byte ^ 1 : byte)),
  }[body];
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (body === 'broken' && at > 0) controller.error(new Error('the client went away'));
      else if (at >= sent.length) controller.close();
      else controller.enqueue(sent.slice(at, at + chunk));
      at += chunk;
    },
  });
};

/** The ingest with its store, and what it has told the host. */
type Served = { ingest: Hono; store: Store; received: Hash[]; sign: (blob: Hash) => string; miner: string };

const checkUpload = async (served: Served, tried: Upload): Promise<Outcome> => {
  const { ingest, store, received, sign, miner } = served;
  const bytes = blobs[tried.blob]!;
  const blob = hashOf(bytes);
  const header = (kind: Upload['wrong'], right: string): string => (tried.wrong === kind ? tried.value : right);
  const request = requestOf(
    {
      method: 'PUT',
      path: `/blobs/${encodeURIComponent(header('hash', blob))}`,
      headers: {
        'x-alice-account': header('account', miner),
        'x-alice-signature': header('signature', sign(blob)),
        ...(tried.wrong === 'missing length' ? {} : { 'content-length': header('length', String(bytes.length)) }),
      },
    },
    bodyOf(tried.wrong === 'bytes' ? blobs[(tried.blob + 1) % blobs.length]! : bytes, tried) ?? undefined,
  );
  if (request === undefined) return 'refused';
  const before = await store.list();
  const known = before.includes(blob);
  const answer = await ingest.request(request);
  const text = await answer.text();
  if (answer.status >= 400) {
    checkRefusal(answer.status, 'PUT', text);
    assert.deepEqual(await store.list(), before, 'something was kept of what was refused');
    assert.equal(received.length, 0, 'the host was told of a blob that was refused');
    return 'refused';
  }
  assert.equal(answer.status, known ? 200 : 201);
  assert(Buffer.from(await store.get(blob)).equals(bytes), 'another blob was stored');
  assert.deepEqual(received.splice(0), known ? [] : [blob]);
  // So that the next upload of it is a first one again.
  await store.remove(blob);
  return 'accepted';
};

const checkRequest = async ({ ingest, store, received }: Served, hostile: Hostile): Promise<Outcome> => {
  const request = requestOf(hostile, 'a body that nobody asked for');
  if (request === undefined) return 'refused';
  const answer = await ingest.request(request);
  const bytes = Buffer.from(await answer.arrayBuffer());
  assert.equal(received.length, 0);
  if (answer.status >= 400) {
    checkRefusal(answer.status, request.method, bytes.toString());
    return 'refused';
  }
  const whole = Buffer.from(await store.get(new URL(request.url).pathname.slice('/objects/'.length)));
  const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(answer.headers.get('content-range') ?? '');
  assert.equal(answer.status, range ? 206 : 200);
  const part = range ? whole.subarray(Number(range[1]), Number(range[2]) + 1) : whole;
  assert(!range || Number(range[3]) === whole.length, 'the range names another size');
  assert.equal(answer.headers.get('content-length'), String(part.length));
  assert(request.method === 'HEAD' || part.equals(bytes), 'it sent other bytes than it said');
  return 'accepted';
};

/** Requests to a validator's ingest: uploads that are wrong in one way or another, and anything else. */
export const ingest: Target = {
  name: 'ingest',
  about: "every route of a validator's ingest: uploads, downloads and ranges",
  everyday: 1500,
  open: async () => {
    await cryptoWaitReady();
    const folder = await mkdtemp(join(tmpdir(), 'alice-fuzz-'));
    const store = await openStore(join(folder, 'objects'), LARGEST);
    const served = await Promise.all(objects.map((bytes) => store.put(bytes)));
    const miner = new Keyring({ type: 'sr25519' }).addFromUri('//Miner');
    const signatures = new Map<Hash, string>();
    const sign = (blob: Hash): string => {
      const made = signatures.get(blob) ?? u8aToHex(miner.sign(uploadMessage(blob, EPOCH)));
      signatures.set(blob, made);
      return made;
    };
    const sizes = new Map(blobs.map((bytes) => [hashOf(bytes), bytes.length]));
    const received: Hash[] = [];
    const rules: IngestRules = {
      expected: (blob, account) => {
        const size = sizes.get(blob);
        return size === undefined || account !== miner.address
          ? 'No submission states this blob.'
          : { epoch: EPOCH, account, size };
      },
      received: (blob) => received.push(blob),
    };
    const app = createIngest(store, rules);
    const all: Served = { ingest: app, store, received, sign, miner: miner.address };
    const paths = [...served.map((each) => `/objects/${each}`), `/objects/${hash}`, `/blobs/${hashOf(blobs[0]!)}`, '/'];
    return session({
      arbitrary: fc.oneof(
        upload.map((tried) => ({ upload: tried })),
        hostileRequests(paths, {
          range: rangeHeader,
          'content-length': fc.constantFrom('0', '28', '-1', '9'.repeat(20)),
        }).map((request) => ({ request })),
      ),
      check: (tried) => ('upload' in tried ? checkUpload(all, tried.upload) : checkRequest(all, tried.request)),
      memory: () => 16_000_000,
      close: () => rm(folder, { recursive: true }),
    });
  },
};
