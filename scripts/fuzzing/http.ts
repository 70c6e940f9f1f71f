import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { checkSentence } from './target.ts';

/** A request as a stranger may send it. */
export type Hostile = {
  readonly method: string;
  /** Path and query, beginning with a slash. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
};

const methods = [
  'GET',
  'GET',
  'GET',
  'GET',
  'HEAD',
  'OPTIONS',
  'PUT',
  'POST',
  'DELETE',
  'PATCH',
  'QUERY',
  'get',
  'X-Y',
];

/** What paths and queries are broken with. */
const pieces = [
  ...[
    '/',
    '//',
    '/..',
    '/%2e%2e',
    '%',
    '%00',
    '%0a',
    '%2F',
    '%E0%A4%A',
    '%ff',
    '?',
    '&',
    '=',
    '#',
    ';',
    '\\',
    ' ',
    '+',
    '*',
  ],
  ...[
    'é',
    '👩',
    '\ud800',
    '0x',
    '-1',
    '1e3',
    '99999999999999999999',
    '__proto__',
    'constructor',
    '{',
    "'",
    '<script>',
    '..;/',
  ],
  ...['A'.repeat(300), '0'.repeat(5000)],
];

/** Values of headers; HTTP forbids line ends and characters above U+00FF in them. */
const headerValue = fc.oneof(
  fc.constantFrom(
    '',
    '*',
    '-1',
    '0',
    '1e9',
    'gzip',
    'http://evil.example',
    'application/json',
    'a'.repeat(8000),
    '\u00ff',
  ),
  fc.string({ maxLength: 12, size: 'max' }),
);

/** Ranges, many of them nearly right. */
export const rangeHeader = fc.oneof(
  fc.constantFrom(
    'bytes=0-0',
    'bytes=0-',
    'bytes=-1',
    'bytes=-0',
    'bytes=-',
    'bytes=5-2',
    'bytes=0-1,3-4',
    'lines=0-1',
    'bytes = 0-1',
  ),
  fc.stringMatching(/^bytes=\d{0,17}-\d{0,17}$/),
  fc.string({ maxLength: 20, size: 'max' }),
);

const change = fc.record({ at: fc.nat(), remove: fc.nat(3), piece: fc.constantFrom('', ...pieces) });

/** The text with some changes. */
const changed = (text: string, changes: readonly { at: number; remove: number; piece: string }[]): string =>
  changes.reduce((now, { at, remove, piece }) => {
    const position = 1 + (at % now.length);
    return now.slice(0, position) + piece + now.slice(position + remove);
  }, text);

/** Requests near the given valid paths, with these headers and others. */
export const hostileRequests = (
  paths: readonly string[],
  headers: Readonly<Record<string, fc.Arbitrary<string>>>,
): fc.Arbitrary<Hostile> =>
  fc.record({
    method: fc.constantFrom(...methods),
    path: fc
      .tuple(fc.constantFrom(...paths), fc.array(change, { maxLength: 3 }))
      .map(([path, all]) => changed(path, all)),
    headers: fc.record(
      {
        ...headers,
        origin: headerValue,
        accept: headerValue,
        'if-none-match': headerValue,
        'content-type': headerValue,
      },
      { requiredKeys: [] },
    ) as fc.Arbitrary<Record<string, string>>,
  });

/** The request, or undefined when HTTP itself has no way to say it. */
export const requestOf = ({ method, path, headers }: Hostile, body?: RequestInit['body']): Request | undefined => {
  try {
    const withBody = body !== undefined && !/^(get|head)$/i.test(method);
    return new Request(`http://localhost${path}`, {
      method,
      headers,
      ...(withBody ? ({ body, duplex: 'half' } as RequestInit) : {}),
    });
  } catch {
    return undefined;
  }
};

/** Fails unless a refusal is `{ "error": "one sentence" }` (nothing for HEAD) with a status below 500. */
export const checkRefusal = (status: number, method: string, text: string): void => {
  assert(status >= 400 && status < 500, `the status is ${status}: ${text.slice(0, 200)}`);
  if (method.toUpperCase() === 'HEAD') return;
  const body = JSON.parse(text) as Record<string, unknown>;
  assert.deepEqual(Object.keys(body), ['error']);
  checkSentence(body.error);
};
