import { EventEmitter } from 'node:events';
import type { Server } from 'node:net';
import test from 'ava';
import { originOf, shareConnections } from './origins.ts';

/** A connection from an address. */
class Connection extends EventEmitter {
  readonly remoteAddress: string;
  open = true;
  constructor(remoteAddress: string) {
    super();
    this.remoteAddress = remoteAddress;
  }
  destroy() {
    this.open = false;
    this.emit('close');
  }
}

test('an origin is an IPv4 address or the network of an IPv6 address, and nobody on this machine', (t) => {
  t.is(originOf('203.0.113.7'), '203.0.113.7');
  t.is(originOf('::ffff:203.0.113.7'), '203.0.113.7');
  t.is(originOf('2001:db8:0:1:2:3:4:5'), '2001:db8:0:1');
  t.is(originOf('2001:db8:0:1::5'), '2001:db8:0:1');
  t.is(originOf('2001:db8::5'), '2001:db8:0:0');
  t.is(originOf('fe80::1%eth0'), 'fe80:0:0:0');
  for (const own of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) t.is(originOf(own), null);
});

test('one origin has its share of the connections and no more, until one of them closes', (t) => {
  const server = new EventEmitter();
  shareConnections(server as Server, 2);
  const connect = (address: string) => {
    const connection = new Connection(address);
    server.emit('connection', connection);
    return connection;
  };
  const [first, second, third] = ['2001:db8::1', '2001:db8::2', '2001:db8::3'].map(connect);
  t.deepEqual([first!.open, second!.open, third!.open], [true, true, false]);
  t.true(connect('203.0.113.7').open, 'another origin has its own');
  first!.destroy();
  t.true(connect('2001:db8::4').open);
  t.false(connect('2001:db8::5').open);
  for (let count = 0; count < 5; count += 1) t.true(connect('127.0.0.1').open);
});
