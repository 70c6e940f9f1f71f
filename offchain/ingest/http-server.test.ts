import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import test, { type ExecutionContext } from 'ava';
import type { Hash } from '../../types/files/hash.ts';
import { openStore } from '../store/index.ts';
import { createIngest, createIngestServer } from './index.ts';

const size = 16 << 20;

/** An ingest that serves one object of 16 MiB, the parts of it that were read, and a reader that has not read yet. */
async function serving(t: ExecutionContext, idleMs: number) {
  const folder = await mkdtemp(join(tmpdir(), 'alice-server-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const store = await openStore(join(folder, 'objects'), size);
  const hash = await store.put(new Uint8Array(size));
  const parts: number[] = [];
  const range = (of: string, start: number, end: number) => {
    parts.push(end - start);
    return store.range(of, start, end);
  };
  const app = createIngest({ ...store, range }, { expected: () => 'none', received: () => undefined });
  const server = createIngestServer(app, idleMs);
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, parts, reader: await ask(t, server, hash) };
}

async function ask(t: ExecutionContext, server: Server, hash: Hash) {
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => undefined);
  t.teardown(() => void client.destroy());
  client.pause();
  const [served] = (await once(server, 'connection')) as [Socket];
  client.write(`GET /objects/${hash} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
  return { client, served };
}

test('a reader that stalls is cut, and costs little until then', async (t) => {
  const { parts, reader } = await serving(t, 500);
  let held = 0;
  reader.served.on('timeout', () => {
    held = reader.served.writableLength;
  });
  await once(reader.served, 'close');
  t.true(held > 0 && held < 300_000, `${held} bytes were held`);
  t.is(Math.max(...parts), 65_536);
});

test('a reader that is slow but reads is served to the end', async (t) => {
  const { reader } = await serving(t, 1000);
  const began = performance.now();
  let read = 0;
  reader.client.on('data', (chunk) => {
    read += chunk.length;
    reader.client.pause();
    setTimeout(() => reader.client.resume(), 10);
  });
  reader.client.resume();
  await once(reader.client, 'end');
  await delay(0);
  t.true(read > size);
  // Otherwise it was too fast to tell.
  t.true(performance.now() - began > 1000);
});
