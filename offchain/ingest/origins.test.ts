import { EventEmitter } from 'node:events';
import type { Server } from 'node:net';
import test from 'ava';
import fc from 'fast-check';
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

/** A server that takes so many connections, and a connection from an address. */
function served(most: number) {
  const server = new EventEmitter();
  shareConnections(server as Server, most);
  return (address: string) => {
    const connection = new Connection(address);
    server.emit('connection', connection);
    return connection;
  };
}
const open = (connections: readonly Connection[]) => connections.map((connection) => connection.open);

test('one origin can have all connections, as long as nobody else wants one, and no more', (t) => {
  const connect = served(2);
  const [first, second, third] = ['2001:db8::1', '2001:db8::2', '2001:db8::3'].map(connect);
  t.deepEqual(open([first!, second!, third!]), [true, true, false]);
  first!.destroy();
  t.true(connect('2001:db8::4').open);
  t.false(connect('2001:db8::5').open);
});

test('where all are taken, whoever has the most loses its newest to one who has fewer', (t) => {
  const connect = served(4);
  const [a, b, c, d] = ['203.0.113.1', '203.0.113.1', '203.0.113.1', '203.0.113.2'].map(connect);
  const other = connect('203.0.113.3');
  t.deepEqual(open([a!, b!, c!, d!, other]), [true, true, false, true, true]);
  t.true(connect('203.0.113.4').open);
  t.false(b!.open);
  t.false(connect('203.0.113.5').open, 'each has one');
});

test('what comes from this machine has its share too', (t) => {
  const connect = served(2);
  const [first, second] = ['203.0.113.1', '203.0.113.1'].map(connect);
  const proxied = connect('127.0.0.1');
  t.deepEqual(open([first!, second!, proxied]), [true, false, true]);
});

test('of any origins that want as many as they can get none has less than its share', (t) => {
  const most = 24;
  const wanting = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 400 });
  fc.assert(
    fc.property(wanting, (order) => {
      const connect = served(most);
      const origins = new Map<number, Connection[]>();
      for (const origin of [...order, ...Array.from({ length: 10 * most }, (_, turn) => turn % 10)])
        origins.set(origin, [...(origins.get(origin) ?? []), connect(`203.0.113.${origin}`)]);
      const shares = [...origins.values()].map((all) => all.filter((each) => each.open).length);
      t.is(
        shares.reduce((sum, each) => sum + each),
        most,
      );
      t.true(Math.min(...shares) >= Math.floor(most / 10), shares.join());
    }),
    { numRuns: 50 },
  );
});
