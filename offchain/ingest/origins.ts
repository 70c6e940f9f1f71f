import { isIPv4, type Server, type Socket } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { Shares } from './shares.ts';

/** Connections of a server at one time. */
const mostConnections = 512;

/**
 * Whom a connection is from: an IPv4 address, or the network's half of an IPv6 address, since who has one network has all addresses in it. Null for this
 * machine: what comes from there is a proxy, which sees to its own clients, and all of them together are one origin.
 */
export function originOf(address: string): string | null {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*/, '');
  if (plain === '::1' || plain.startsWith('127.')) return null;
  if (isIPv4(plain)) return plain;
  const [before = [], after = []] = plain.split('::').map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = Array<string>(8 - before.length - after.length).fill('0');
  return [...before, ...zeros, ...after].slice(0, 4).join(':');
}

/** Whom a request is from. */
export function originOfRequest({ env }: Context): string | null {
  const address = (env as Partial<HttpBindings> | undefined)?.incoming?.socket.remoteAddress;
  return address === undefined ? null : originOf(address);
}

/**
 * Shares the connections of a server among those who want them: when all are taken, whoever has the most loses the newest of them to one who has fewer.
 * So among n origins each can have an nth, whatever the others do.
 *
 * @param most connections at one time
 */
export function shareConnections(server: Pick<Server, 'on'>, most = mostConnections): void {
  const open = new Shares<Socket>();
  server.on('connection', (socket: Socket) => {
    const origin = socket.remoteAddress === undefined ? null : originOf(socket.remoteAddress);
    if (open.size >= most) {
      const other = open.newestBeside(origin);
      if (other === null) return void socket.destroy();
      open.delete(other);
      other.destroy();
    }
    open.add(origin, socket);
    socket.once('close', () => open.delete(socket));
  });
}
