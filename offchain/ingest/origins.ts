import { isIPv4, type Server, type Socket } from 'node:net';

/** Connections from one origin at one time: an eighth of all. */
const mostOfOne = 64;

/**
 * Whom a connection is from: an IPv4 address, or the network's half of an IPv6 address, since who has one network has all addresses in it. Null for this
 * machine: what comes from there is a proxy, which sees to its own clients.
 */
export function originOf(address: string): string | null {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*/, '');
  if (plain === '::1' || plain.startsWith('127.')) return null;
  if (isIPv4(plain)) return plain;
  const [before = [], after = []] = plain.split('::').map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = Array<string>(8 - before.length - after.length).fill('0');
  return [...before, ...zeros, ...after].slice(0, 4).join(':');
}

/** Closes what one origin opens beyond its share, so that it cannot take all connections of a server. */
export function shareConnections(server: Pick<Server, 'on'>, most = mostOfOne): void {
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const origin = socket.remoteAddress === undefined ? null : originOf(socket.remoteAddress);
    if (origin === null) return;
    const count = (open.get(origin) ?? 0) + 1;
    if (count > most) return void socket.destroy();
    open.set(origin, count);
    socket.once('close', () => {
      const left = open.get(origin)! - 1;
      if (left === 0) open.delete(origin);
      else open.set(origin, left);
    });
  });
}
