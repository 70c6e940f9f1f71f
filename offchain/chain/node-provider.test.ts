import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import test from 'ava';
import { type WebSocket, WebSocketServer } from 'ws';
import { NodeProvider } from './node-provider.ts';

test('a connection to a node that is gone without a word ends, and its subscriptions come with the next', async (t) => {
  t.timeout(20_000);
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  t.teardown(() => server.close());
  const clients: WebSocket[] = [];
  let subscriptions = 0;
  let subscribed = Promise.withResolvers<void>();
  server.on('connection', (client) => {
    clients.push(client);
    client.on('message', (message) => {
      const { id, method } = JSON.parse(String(message));
      if (method !== 'chain_subscribeNewHead') return;
      client.send(JSON.stringify({ jsonrpc: '2.0', id, result: `${++subscriptions}` }));
      subscribed.resolve();
    });
  });
  const provider = new NodeProvider(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  t.teardown(() => provider.disconnect());
  const connected = () => new Promise<void>((resolve) => provider.on('connected', resolve));
  let next = connected();
  await provider.connect();
  await next;
  await provider.subscribe('chain_newHead', 'chain_subscribeNewHead', [], () => undefined);
  // It reads nothing any more, so it does not agree to an end either.
  clients[0]!.pause();
  t.teardown(() => clients[0]!.terminate());
  const asked = provider.send('system_chain', []);
  const ended = new Promise<void>((resolve) => provider.on('disconnected', resolve));
  await provider.disconnect();
  await ended;
  await t.throwsAsync(asked, { message: /disconnected from/ });
  subscribed = Promise.withResolvers();
  next = connected();
  await provider.connect();
  await next;
  await subscribed.promise;
  t.is(clients.length, 2);
  t.is(subscriptions, 2);
});
