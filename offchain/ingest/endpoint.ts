import { isIPv6 } from 'node:net';

/** Why an endpoint is not asked. */
export const notPlain = 'is not the plain address of a server';

/** The address of a server that listens on a port of this host: a name, or an address of either kind. */
export const urlOf = (host: string, port: number): string => `http://${isIPv6(host) ? `[${host}]` : host}:${port}`;

/**
 * Where under an announced endpoint something is, or null if that is not the plain address of a server. A stranger chooses it, so it
 * must not choose what of another server is asked: no query, no fragment, no user, no other protocol.
 *
 * @param path such as `objects/0x…`
 */
export function urlUnder(endpoint: string, path: string): URL | null {
  const url = URL.parse(endpoint);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return null;
  if (/[?#@\\]/.test(endpoint)) return null;
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/${path}`;
  return url;
}
