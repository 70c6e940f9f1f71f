import { createRequire } from 'node:module';
import { InvalidArgumentError } from 'commander';
import { parseAlice } from './amounts.ts';

/** A parser for commander that turns any error into commander's own, so that it exits with 2 and says which argument it was. */
const parser =
  <T>(parse: (text: string) => T) =>
  (text: string): T => {
    try {
      return parse(text);
    } catch (error) {
      throw new InvalidArgumentError((error as Error).message);
    }
  };

/** An amount of ALICE, in plancks. */
export const amount = parser(parseAlice);

/** What reads addresses: loaded with the first of them, so that `--help` does without, and at once, since a parser cannot wait. */
const chain = (): typeof import('../chain/index.ts') => createRequire(import.meta.url)('../chain/index.ts');

/** An SS58 address with any network's prefix, as the address with the prefix of this network. */
export const address = parser((text) => {
  if (!/^[1-9A-HJ-NP-Za-km-z]{46,50}$/.test(text)) throw new Error('It must be an SS58 address.');
  const own = chain().ownAddress(text);
  if (own === null)
    throw new Error('It must be an SS58 address, and the checksum of this one is wrong: check it letter by letter.');
  return own;
});

/** Collects SS58 addresses. */
export const addresses = (text: string, before: string[] | undefined): string[] => repeated(address(text), before);

/** A percentage from 0 to 100 with at most 7 decimals, in parts of 10^9. */
export const commission = parser((text) => {
  const match = /^(\d{1,3})(?:\.(\d{1,7}))?%?$/.exec(text);
  const parts = match ? Number(match[1]) * 10_000_000 + Number((match[2] ?? '').padEnd(7, '0')) : Number.NaN;
  if (!(parts <= 1_000_000_000)) throw new Error('It must be a percentage from 0 to 100, such as 5 or 2.5.');
  return parts;
});

/** A whole number in a range, written in decimal digits alone. `most` is 2^53 − 1 at most. */
export const wholeNumber = (least: number, most: number) =>
  parser((text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= least && value <= most)) throw new Error(`It must be a whole number from ${least} to ${most}.`);
    return value;
  });

/** `latest` or the hash of a base. */
export const weightsName = parser((text) => {
  if (text !== 'latest' && !/^0x[0-9a-f]{64}$/.test(text))
    throw new Error('It must be "latest" or 0x and 64 lower-case hexadecimal digits.');
  return text as 'latest' | `0x${string}`;
});

/** A 32-byte hash. */
export const hash = parser((text) => {
  if (!/^0x[0-9a-f]{64}$/.test(text)) throw new Error('It must be 0x and 64 lower-case hexadecimal digits.');
  return text as `0x${string}`;
});

const parameters = [
  'SubmitLength',
  'ScoreLength',
  'RevealLength',
  'VoteLength',
  'MinDifficulty',
  'Deposit',
  'Places',
  'MinBond',
  'BootstrapThreshold',
];

/** A parameter of the chain and its new value, `Name=value`: blocks, plancks or a plain number. */
export const parameter = parser((text): { name: string; value: string } => {
  const [name = '', value = ''] = text.split('=', 2);
  if (!parameters.includes(name) || !/^\d{1,30}$/.test(value))
    throw new Error(`It must be NAME=NUMBER, with one of the names ${parameters.join(', ')}.`);
  return { name, value };
});

/** For, against, or the vote taken back. */
export const stance = parser((text) => {
  if (text !== 'aye' && text !== 'nay' && text !== 'withdraw') throw new Error('It must be aye, nay or withdraw.');
  return text as 'aye' | 'nay' | 'withdraw';
});

/** A node's WebSocket. */
export const chainUrl = parser((text) => {
  if (!/^wss?:\/\/[^\s/]+/.test(text)) throw new Error('It must be a ws:// or wss:// URL.');
  return text;
});

/** Collects the addresses of peers. */
export const multiaddress = (text: string, before: string[] | undefined): string[] => {
  if (!/^(\/[\x21-\x2e\x30-\x7e]+){4,10}$/.test(text) || !/\/p2p\/[1-9A-HJ-NP-Za-km-z]{46,64}$/.test(text))
    throw new InvalidArgumentError('It must be a multiaddress such as /ip4/127.0.0.1/tcp/30333/p2p/12D3….');
  return repeated(text, before);
};

/** Bytes in hex. */
export const bytes = parser((text) => {
  if (!/^0x([0-9a-f]{2}){1,512}$/.test(text)) throw new Error('It must be 0x and hexadecimal digits, in lower case.');
  return text as `0x${string}`;
});

/** A URL that is fetched. */
export const httpUrl = parser((text) => {
  if (!/^https?:\/\/[^\s/]+/.test(text)) throw new Error('It must be an http:// or https:// URL.');
  return text;
});

/** Where others reach a server: an http(s) URL that a path can be put after. */
export const announcedUrl = parser((text) => {
  const url = URL.parse(text);
  if (url === null || !/^https?:\/\/[^\s?#@\\]+$/.test(text))
    throw new Error('It must be an http:// or https:// URL without user, query and fragment.');
  return text;
});

/** Collects the base URLs of sources of objects. */
export const sourceUrls = (text: string, before: string[] | undefined): string[] => repeated(httpUrl(text), before);

/** A Redis: the path of its socket, or `HOST:PORT`. */
export const redis = parser((text): { path: string } | { host: string; port: number } => {
  const match = /^([^/\s:]+):(\d{1,5})$/.exec(text);
  if (match) {
    const port = Number(match[2]);
    if (port < 1 || port > 65_535) throw new Error('The port of Redis must be a whole number from 1 to 65535.');
    return { host: match[1]!, port };
  }
  if (/^[a-z][a-z+]*:\/\//i.test(text))
    throw new Error("It must be the path of Redis' socket, or HOST:PORT, and not a URL.");
  if (!text.includes('/')) throw new Error("It must be the path of Redis' socket, or HOST:PORT.");
  return { path: text };
});

/** Collects an option that may be given several times. */
export const repeated = (text: string, before: string[] | undefined): string[] => [...(before ?? []), text];
