import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { Keyring } from '@polkadot/keyring';
import { u8aToHex } from '@polkadot/util';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import test, { type ExecutionContext } from 'ava';
import { hashOf, openStore } from '../store/index.ts';
import { createIngest, UploadRefused, uploadBlob, uploadMessage } from './index.ts';
import { type UploadLimits, Uploads } from './uploads.ts';

test.before(async () => {
  await cryptoWaitReady();
});

const epoch = 7;

/** A miner and its blob. */
function miner(size: number) {
  const pair = new Keyring({ type: 'sr25519', ss58Format: 42 }).addFromSeed(randomBytes(32));
  const bytes = new Uint8Array(randomBytes(size));
  const blob = hashOf(bytes);
  return { bytes, blob, account: pair.address, signature: u8aToHex(pair.sign(uploadMessage(blob, epoch))) };
}
type Miner = ReturnType<typeof miner>;

/** An ingest that waits for the blobs of these miners. */
async function ingest(t: ExecutionContext, miners: Miner[], limits?: Partial<UploadLimits>) {
  const folder = await mkdtemp(join(tmpdir(), 'alice-uploads-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const store = await openStore(join(folder, 'objects'), 1 << 22);
  const rules = {
    expected: (hash: string, account: string) => {
      const found = miners.find((each) => each.blob === hash && each.account === account);
      return found ? { epoch, account, size: found.bytes.length } : 'none';
    },
    received: () => undefined,
  };
  const server = createAdaptorServer({ fetch: createIngest(store, rules, limits).fetch });
  t.teardown(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const upload = ({ blob, bytes, account, signature }: Miner) =>
    uploadBlob(`http://127.0.0.1:${port}`, blob, bytes, account, signature, AbortSignal.timeout(20_000));
  /** Begins an upload of which one byte comes. */
  const stall = ({ blob, bytes, account, signature }: Miner): Socket => {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    t.teardown(() => void socket.destroy());
    socket.write(
      `PUT /blobs/${blob} HTTP/1.1\r\nhost: x\r\nx-alice-account: ${account}\r\nx-alice-signature: ${signature}\r\ncontent-length: ${bytes.length}\r\n\r\n`,
    );
    socket.write(bytes.slice(0, 1));
    return socket;
  };
  return { store, upload, stall };
}

const answerOf = async (socket: Socket) => String((await once(socket, 'data'))[0]);

test('one key with many stalled uploads keeps nobody out', async (t) => {
  const [attacker, honest] = [miner(1000), miner(70_000)];
  const { upload, stall } = await ingest(t, [attacker, honest]);
  const stalled = Array.from({ length: 140 }, () => stall(attacker));
  // The first answer is a refusal: all places that it can take are taken.
  t.regex(await Promise.race(stalled.map(answerOf)), /^HTTP\/1.1 503/);
  await t.notThrowsAsync(upload(honest));
});

test('an upload that sends nothing gives way to a newer one of its blob, and is told so', async (t) => {
  const honest = miner(70_000);
  const { upload, stall, store } = await ingest(t, [honest], { yieldMs: 0 });
  const first = stall(honest);
  const second = stall(honest);
  t.regex(await Promise.race([answerOf(first), answerOf(second)]), /^HTTP\/1.1 408.*gave way to another/s);
  await upload(honest);
  t.is(await store.size(honest.blob), 70_000);
});

test('an upload that falls behind its pace is cut, and the miner may try again', async (t) => {
  const slow = miner(70_000);
  const { upload, stall, store } = await ingest(t, [slow], { graceMs: 1000 });
  const socket = stall(slow);
  const closed = once(socket, 'close');
  t.regex(await answerOf(socket), /^HTTP\/1.1 408.*too slow: try again/s);
  await closed;
  t.deepEqual(await store.list(), []);
  await upload(slow);
  const refused = (await ingest(t, [slow], { graceMs: 0, pace: 1 })).upload(slow);
  t.true((await t.throwsAsync(refused, { instanceOf: UploadRefused })).retry);
});

test('uploads are bounded in number and bytes, and those that keep up stay', (t) => {
  const keeping = (limits: Partial<UploadLimits>) => {
    const uploads = new Uploads({ yieldMs: 60_000, ...limits });
    return (name: string, size: number) => {
      const upload = uploads.begin(name, size, null);
      if (upload) t.teardown(() => uploads.end(upload));
      return { upload, end: () => uploads.end(upload!) };
    };
  };
  const two = keeping({ count: 2 });
  const first = two('a', 1);
  t.truthy(two('b', 1).upload);
  t.falsy(two('b', 1).upload);
  t.falsy(two('c', 1).upload);
  first.end();
  first.end();
  t.truthy(two('c', 1).upload);
  const small = keeping({ bytes: 100 });
  const large = small('a', 1000);
  t.truthy(large.upload);
  t.falsy(small('b', 1).upload);
  large.end();
  t.truthy(small('b', 60).upload);
  t.truthy(small('c', 40).upload);
  t.falsy(small('d', 1).upload);
});

test('the upload that is furthest behind gives way first', (t) => {
  const uploads = new Uploads({ count: 2, yieldMs: 0 });
  const [stalled, moving] = [uploads.begin('a', 9, null)!, uploads.begin('b', 9, null)!];
  moving.pace.received = 1 << 20;
  const third = uploads.begin('c', 9, null)!;
  t.true(stalled.pace.signal.aborted);
  t.false(moving.pace.signal.aborted);
  for (const upload of [moving, third]) uploads.end(upload);
});

test('where all places are taken by uploads that keep up, whoever has the most loses its newest to one who has fewer', (t) => {
  const uploads = new Uploads({ count: 3, yieldMs: 60_000 });
  const begin = (name: string, origin: string) => {
    const upload = uploads.begin(name, 9, origin);
    if (upload) t.teardown(() => uploads.end(upload));
    return upload;
  };
  const [first, second, third] = ['a', 'b', 'c'].map((name) => begin(name, '203.0.113.1')!);
  t.falsy(begin('d', '203.0.113.1'));
  t.truthy(begin('e', '203.0.113.2'));
  t.deepEqual(
    [first!, second!, third!].map(({ pace }) => pace.signal.aborted),
    [false, false, true],
  );
  t.is((third!.pace.signal.reason as Error).message, 'gave way to one from elsewhere');
  t.falsy(begin('f', '203.0.113.2'), 'it would have as many');
  t.truthy(begin('f', '203.0.113.3'));
  t.true(second!.pace.signal.aborted);
  t.falsy(begin('g', '203.0.113.4'), 'each has one');
});
