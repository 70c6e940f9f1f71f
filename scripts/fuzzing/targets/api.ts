import { strict as assert } from 'node:assert';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { decodeAddress } from '@polkadot/util-crypto';
import fc from 'fast-check';
import { createApi } from '../../../offchain/api/app.ts';
import type { ApiReader } from '../../../offchain/api/reader.ts';
import * as schemas from '../../../offchain/api/schemas.ts';
import type { EpochRecord, Hex } from '../../../offchain/chain/index.ts';
import { checkRefusal, type Hostile, hostileRequests, rangeHeader, requestOf } from '../http.ts';
import { address, hash, otherAddress, otherHash } from '../samples.ts';
import { type Outcome, session, type Target } from '../target.ts';

/** Epochs that have ended on the chain that is asked. */
const EPOCHS = 5;
const LARGEST_WINDOW = 1000;
const LARGEST_EPOCH = 2 ** 32;

const checkEpoch = (epoch: number): void =>
  assert(Number.isInteger(epoch) && epoch >= 0 && epoch < LARGEST_EPOCH, `the chain is asked for epoch ${epoch}`);

const checkAccount = (account: string): void =>
  assert(decodeAddress(account).length === 32, `the chain is asked for account ${account}`);

const record = (epoch: number): EpochRecord => ({
  ...{ epoch, status: epoch % 2 === 0 ? 'Settled' : 'Held', before: hash as Hex, after: otherHash as Hex },
  ...{ minted: 1000n, minersPart: 900n, submissions: 1, accepted: 1, started: 10 * epoch, ended: 10 * epoch + 9 },
  losses: { batch: 2_000_000_000n, validation: 0n, heldOut: 3_000_000_000n },
});

/** A chain that holds still; it fails when it is asked for what cannot be on a chain. */
const reader: ApiReader = {
  block: async () => ({ block: 55, blockHash: hash as Hex }),
  epoch: async () => ({
    ...{ index: EPOCHS, phase: 'Score', started: 50, deadline: 60, settled: 3, halted: false, block: 55 },
    ...{ randomness: hash as Hex, base: otherHash as Hex, blockHash: hash as Hex },
  }),
  health: async () => ({ state: 'Good', series: null, heldInRow: 0, halted: false }),
  model: async () => ({ parameters: 1n }),
  lengths: async () => ({ submit: 9, score: 5, reveal: 5, vote: 5 }),
  voters: async () => [{ account: address, power: 2n ** 70n }],
  // Voters announce what they like: none of these may be reached, or harm.
  announcements: async () =>
    ['', 'not a url', 'file:///etc/passwd', 'http://127.0.0.1:1', 'http://[', '\u0000', 'data:text/plain,x?'].map(
      (endpoint) => ({ account: address, endpoint, hiddenRoot: hash as Hex, epoch: 0 }),
    ),
  submissions: async (_at, epoch) => {
    checkEpoch(epoch);
    return [
      {
        ...{ epoch, index: 0, account: address, blob: hash as Hex, size: 9, block: 3, deposit: 0n },
        ...{ firstLoss: 3n, lastLoss: 2n ** 64n - 1n },
      },
    ];
  },
  results: async (_at, epoch) => {
    checkEpoch(epoch);
    return [{ epoch, index: 0, score: -5n, weight: 1n, accepted: false, paid: 0n }];
  },
  history: async (_at, from, to) => {
    checkEpoch(from);
    assert(to - from <= LARGEST_WINDOW, `the chain is asked for ${to - from} epochs`);
    return Array.from({ length: EPOCHS }, (_, epoch) => record(epoch)).slice(from, Math.max(from, to));
  },
  supply: async () => ({
    ...{ block: 55, accounted: 50, issuance: 5n, scheduled: 9n, deferred: 4n, minted: 6n, burnt: 1n },
  }),
  balance: async (_at, account) => {
    checkAccount(account);
    return { account, free: 7n, reserved: 1n, frozen: 0n, nonce: 4 };
  },
  stake: async (_at, account) => {
    checkAccount(account);
    return { account, sessionKeys: null, validator: null, delegations: [], unlocking: [] };
  },
  income: async (_at, account) => {
    checkAccount(account);
    return 8n;
  },
  inscription: async () => 'one\n\ntwo',
};

/** What the answer of a path is promised to be. */
const answers = [
  { path: /^\/health$/, schema: schemas.health },
  { path: /^\/epoch$/, schema: schemas.runningEpoch },
  { path: /^\/epochs\//, schema: schemas.epochDetail },
  { path: /^\/losses$/, schema: schemas.lossSeries },
  { path: /^\/emission$/, schema: schemas.emission },
  { path: /^\/accounts\//, schema: schemas.accountDetail },
] as const;

const check = async (api: OpenAPIHono, hostile: Hostile): Promise<Outcome> => {
  const request = requestOf(hostile);
  if (request === undefined) return 'refused';
  const answer = await api.request(request);
  const text = await answer.text();
  const { pathname } = new URL(request.url);
  if (answer.status === 502) {
    assert(/^\/weights\/0x[0-9a-f]{64}$/.test(pathname), `status 502 for ${pathname}`);
    return 'refused';
  }
  if (answer.status >= 400) {
    checkRefusal(answer.status, request.method, text);
    return 'refused';
  }
  assert([200, 204].includes(answer.status), `the status is ${answer.status}`);
  const promised = answers.find(({ path }) => path.test(pathname));
  if (request.method === 'GET' && promised) promised.schema.parse(JSON.parse(text));
  return 'accepted';
};

/** Requests to every route of the public API. */
export const api: Target = {
  name: 'api',
  about: 'every route of the public HTTP API',
  everyday: 4000,
  open: async () => {
    const served = createApi(reader);
    const { paths } = JSON.parse(await (await served.request('/openapi.json')).text()) as { paths: object };
    const values = { epoch: '3', address: otherAddress, hash: otherHash };
    const valid = Object.keys(paths).map((path) =>
      path.replace(/\{(\w+)\}/g, (_, name: keyof typeof values) => values[name]),
    );
    return session({
      arbitrary: hostileRequests(
        [
          ...valid,
          `/weights/${hash}`,
          '/epochs/5',
          '/epochs/6',
          '/losses?from=0&limit=3',
          '/losses?from=4294967295',
          '/openapi.json',
        ],
        { range: rangeHeader, 'access-control-request-method': fc.constantFrom('GET', 'PUT', '') },
      ),
      check: (hostile) => check(served, hostile),
      memory: ({ path }) => 8_000_000 + 1000 * path.length,
    });
  },
};
