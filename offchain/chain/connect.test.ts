import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import test from 'ava';
import { WebSocketServer } from 'ws';
import { connect } from './connect.ts';
import { ChainError } from './errors.ts';

test('an address that is none is refused at once', async (t) => {
  await t.throwsAsync(connect('http://127.0.0.1:9944'), { instanceOf: ChainError, message: /starts with ws:/ });
});

test('where no chain answers the wait ends with a sentence that says what to do', async (t) => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `ws://127.0.0.1:${port}`;
  const expected = {
    instanceOf: ChainError,
    message: `No chain answers at ${url}: start one with \`alice devnet\`, or name another.`,
  };
  let clients = 0;
  server.on('connection', () => clients++);
  await t.throwsAsync(connect(url, 500), expected, 'one that is silent');
  t.is(clients, 1);
  for (const client of server.clients) client.terminate();
  await new Promise((resolve) => server.close(resolve));
  await t.throwsAsync(connect(url, 1200), expected, 'one that is not there');
});

test('a chain that answers has longer to get ready than it has to answer', async (t) => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  t.teardown(() => server.close());
  server.on('connection', (client) =>
    client.on('message', (message) => {
      const { id, method } = JSON.parse(String(message));
      if (method === 'system_chain') client.send(JSON.stringify({ jsonrpc: '2.0', id, result: 'Slow' }));
    }),
  );
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await t.throwsAsync(connect(url, 2000, 4000), {
    instanceOf: ChainError,
    message: `The chain at ${url} answers, but does not say what it is.`,
  });
});
