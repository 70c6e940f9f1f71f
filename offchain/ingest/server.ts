import { type Context, Hono } from 'hono';
import { type Hash, hashSchema } from '../../types/files/hash.ts';
import { hashOf, type Store } from '../store/index.ts';
import { originOfRequest } from './origins.ts';
import type { Pace } from './pace.ts';
import { parseRange } from './range.ts';
import { isUploadSigned } from './upload-message.ts';
import { type UploadLimits, Uploads } from './uploads.ts';

/** What the chain says of a blob that a miner may upload. */
export interface ExpectedBlob {
  epoch: number;
  /** SS58 address of the miner. */
  account: string;
  /** Bytes, as stated in the submission. */
  size: number;
}

/** What the ingest asks of the validator's host. Answers come from memory, so that a request costs no chain read. */
export interface IngestRules {
  /** The submission of `account` that states this blob and may be uploaded now, or one sentence why there is none. */
  expected(blob: Hash, account: string): ExpectedBlob | string;
  /** Called after a blob was stored. */
  received(blob: Hash, expected: ExpectedBlob): void;
}

/** Served at a time, in bytes: a reader that stalls holds a few of these in memory. */
const chunkBytes = 1 << 16;

/**
 * HTTP service of a validator's host: `PUT /blobs/{hash}` takes the blobs of submissions, `GET /objects/{hash}` serves
 * objects with range requests. Everything in `store` is public: no blob gets there before its epoch has left Submit. An upload's size, account and signature are checked before the first byte is read.
 */
export function createIngest(store: Store, rules: IngestRules, limits?: Partial<UploadLimits>): Hono {
  const app = new Hono();
  const uploads = new Uploads(limits);

  app.put('/blobs/:hash', async (c) => {
    const blob = hashSchema.safeParse(c.req.param('hash'));
    if (!blob.success) return refuse(c, 400, `The blob's hash ${blob.error.issues[0]?.message}.`);
    const account = c.req.header('x-alice-account') ?? '';
    if (!/^[1-9A-HJ-NP-Za-km-z]{40,60}$/.test(account))
      return refuse(c, 400, 'Header x-alice-account must be the SS58 address of the miner.');
    const signature = c.req.header('x-alice-signature') ?? '';
    if (!/^0x[0-9a-f]{128}$/.test(signature))
      return refuse(c, 400, 'Header x-alice-signature must be a 64-byte signature in hex.');
    const expected = rules.expected(blob.data, account);
    if (typeof expected === 'string') return refuse(c, 404, expected);
    const length = c.req.header('content-length');
    if (length === undefined) return refuse(c, 411, 'Header content-length is missing.');
    if (Number(length) !== expected.size)
      return refuse(
        c,
        Number(length) > expected.size ? 413 : 400,
        `The submission states ${expected.size} bytes, not ${length}.`,
      );
    if (!isUploadSigned(blob.data, expected.epoch, account, signature))
      return refuse(c, 403, 'The signature is not of this account over this blob and epoch.');
    if ((await store.size(blob.data)) === expected.size) return c.json({ stored: blob.data }, 200);
    const upload = uploads.begin(`${account} ${blob.data}`, expected.size, originOfRequest(c));
    if (upload === null) return refuse(c, 503, 'Too many uploads at once: try again in a moment.');
    try {
      const bytes = await readBody(c.req.raw.body, expected.size, upload.pace);
      if (upload.pace.signal.aborted)
        return refuse(c, 408, `The upload ${(upload.pace.signal.reason as Error).message}: try again.`);
      if (bytes === null)
        return refuse(c, 400, `The upload did not have the ${expected.size} bytes that the submission states.`);
      if (hashOf(bytes) !== blob.data) return refuse(c, 400, 'The uploaded bytes have another hash.');
      await store.put(bytes);
    } finally {
      uploads.end(upload);
    }
    rules.received(blob.data, expected);
    return c.json({ stored: blob.data }, 201);
  });

  app.get('/objects/:hash', async (c) => {
    const hash = hashSchema.safeParse(c.req.param('hash'));
    if (!hash.success) return refuse(c, 400, `The object's hash ${hash.error.issues[0]?.message}.`);
    const size = await store.size(hash.data);
    if (size === null) return refuse(c, 404, 'There is no such object here.');
    const headers: Record<string, string> = {
      'accept-ranges': 'bytes',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'application/octet-stream',
      etag: `"${hash.data}"`,
    };
    const range = parseRange(c.req.header('range'), size);
    if (range === null)
      return c.json({ error: 'The range is not inside the object.' }, 416, { 'content-range': `bytes */${size}` });
    const { start, end, partial } = range;
    if (partial) headers['content-range'] = `bytes ${start}-${end - 1}/${size}`;
    headers['content-length'] = String(end - start);
    return c.body(stream(store, hash.data, start, end), partial ? 206 : 200, headers);
  });

  app.notFound((c) => refuse(c, 404, 'Here are PUT /blobs/{hash} and GET /objects/{hash} only.'));
  app.onError((error, c) => {
    // It may name folders of this machine.
    console.error(error);
    return refuse(c, 500, 'The request could not be served: the log of this validator says why.');
  });
  return app;
}

type Status = 400 | 403 | 404 | 408 | 411 | 413 | 500 | 503;

function refuse(c: Context, status: Status, error: string) {
  return c.json({ error }, status);
}

/** Exactly `size` bytes of a body, or null when it has more or fewer, or comes too slowly. Never keeps more than `size` bytes. */
async function readBody(body: ReadableStream<Uint8Array> | null, size: number, pace: Pace): Promise<Uint8Array | null> {
  if (body === null) return size === 0 ? new Uint8Array(0) : null;
  const bytes = new Uint8Array(size);
  const reader = body.getReader();
  // Cancelling the body would end the connection before the answer.
  const cut = new Promise<null>((resolve) => pace.signal.addEventListener('abort', () => resolve(null)));
  try {
    for (;;) {
      const read = await Promise.race([reader.read(), cut]);
      if (read === null) return null;
      if (read.done) return pace.received === size ? bytes : null;
      if (pace.received + read.value.length > size) return null;
      bytes.set(read.value, pace.received);
      pace.received += read.value.length;
    }
  } catch {
    return null;
  } finally {
    reader.releaseLock();
  }
}

/** Reads the object a chunk at a time, as fast as the client takes it. */
function stream(store: Store, hash: Hash, start: number, end: number): ReadableStream<Uint8Array> {
  let at = start;
  return new ReadableStream(
    {
      async pull(controller) {
        const next = Math.min(at + chunkBytes, end);
        if (next > at) controller.enqueue(await store.range(hash, at, next));
        at = next;
        if (at === end) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
