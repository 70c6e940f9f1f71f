import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import test from 'ava';
import { ChainError, type Epoch, type EpochRecord, type Hex } from '../chain/index.ts';
import { createApi } from './app.ts';
import { type ApiReader, remembering } from './reader.ts';

const hash = (digit: string): Hex => `0x${digit.repeat(64)}`;
const miner = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';

const epoch: Epoch = {
  index: 2,
  phase: 'Score',
  started: 20,
  deadline: 30,
  randomness: hash('1'),
  base: hash('b'),
  settled: 0,
  halted: false,
  block: 25,
  blockHash: hash('2'),
};

const record = (number: number, more: Partial<EpochRecord> = {}): EpochRecord => ({
  epoch: number,
  status: 'Settled',
  before: hash('0'),
  after: hash(String(number + 3)),
  minted: 1000n,
  minersPart: 900n,
  submissions: 1,
  accepted: 1,
  losses: { batch: 2_000_000_000n, validation: 2_500_000_000n, heldOut: 3_000_000_000n },
  started: number * 10,
  ended: number * 10 + 9,
  ...more,
});

const reader = (more: Partial<ApiReader> = {}): ApiReader => ({
  block: async () => ({ block: 25, blockHash: hash('2') }),
  epoch: async () => epoch,
  health: async () => ({ state: 'Good', series: null, heldInRow: 0, halted: false }),
  model: async () => ({ parameters: 2n }),
  lengths: async () => ({ submit: 9, score: 5, reveal: 5, vote: 5 }),
  voters: async () => [{ account: miner, power: 2n ** 70n }],
  announcements: async () => [],
  submissions: async () => [
    {
      ...{ epoch: 1, index: 0, account: miner, blob: hash('d'), size: 9, block: 3, deposit: 0n },
      ...{ firstLoss: 3_000_000_000n, lastLoss: 2_000_000_000n },
    },
  ],
  results: async () => [{ epoch: 1, index: 0, score: -5n, weight: 1n, accepted: false, paid: 0n }],
  history: async (_at, from, to) =>
    [record(0), record(1, { status: 'Held', losses: { batch: 0n, validation: 0n, heldOut: 0n } })].slice(from, to),
  supply: async () => ({
    ...{ block: 25, accounted: 19, issuance: 9_007_199_254_740_993n, scheduled: 9_007_199_254_740_999n },
    ...{ deferred: 6n, minted: 9_007_199_254_740_994n, burnt: 1n },
  }),
  balance: async (_at, account) => ({ account, free: 7n, reserved: 1n, frozen: 0n, nonce: 4 }),
  stake: async (_at, account) => ({ account, sessionKeys: null, validator: null, delegations: [], unlocking: [] }),
  income: async () => 8n,
  inscription: async () => 'one\n\ntwo',
  ...more,
});

const get = async (path: string, more: Partial<ApiReader> = {}, init?: RequestInit) => {
  const answer = await createApi(reader(more)).request(path, init);
  const text = await answer.text();
  return { answer, status: answer.status, text, json: () => JSON.parse(text) };
};

test('amounts keep their last digit', async (t) => {
  const { status, json } = await get('/emission');
  t.is(status, 200);
  t.like(json(), { issuance: '9007199254740993', scheduled: '9007199254740999', cap: '21000000000000000000' });
});

test('health names the series that diverges, and halt goes before it', async (t) => {
  t.is((await get('/health')).json().status, 'ok');
  const diverging = { state: 'Diverging', series: 'HeldOut', heldInRow: 0, halted: false } as const;
  t.like((await get('/health', { health: async () => diverging })).json(), { status: 'diverging', series: 'HeldOut' });
  t.is((await get('/health', { health: async () => ({ ...diverging, halted: true }) })).json().status, 'halted');
});

test('the running epoch names its voters and where they serve', async (t) => {
  const announcements = async () => [{ account: miner, endpoint: 'http://v', hiddenRoot: hash('a'), epoch: 0 }];
  const { json } = await get('/epoch', { announcements });
  t.deepEqual(json().voters, [{ address: miner, power: String(2n ** 70n), endpoint: 'http://v' }]);
  t.like(json(), { epoch: 2, phase: 'Score', submissions: 1, base: hash('b') });
});

test('an epoch that ended has its record, submissions with scores, and losses in nats', async (t) => {
  const { status, json } = await get('/epochs/0');
  t.is(status, 200);
  t.like(json().record, { status: 'settled', minted: '1000', losses: { batch: 2, validation: 2.5, heldOut: 3 } });
  t.like(json().submissions[0], { address: miner, score: '-5', accepted: false, paid: '0', lastLoss: 2 });
});

test('the running epoch has no record yet, and losses that nobody measured are null', async (t) => {
  t.is((await get('/epochs/2')).json().record, null);
  t.deepEqual((await get('/epochs/1')).json().record.losses, { batch: null, validation: null, heldOut: null });
});

test('every JSON answer names the final block that it was read at, and is read there', async (t) => {
  const at: unknown[] = [];
  const asked = new Proxy(reader(), {
    get:
      (target, name: keyof ApiReader) =>
      (...args: never[]) => {
        if (name !== 'block') at.push(args[0]);
        return (target[name] as (...args: never[]) => unknown)(...args);
      },
  });
  for (const path of ['/health', '/epoch', '/epochs/1', '/losses', '/emission', `/accounts/${miner}`]) {
    const { json } = await get(path, asked);
    t.like(json(), { block: 25, blockHash: hash('2') }, path);
  }
  t.true(at.length >= 12);
  t.deepEqual(new Set(at), new Set([hash('2')]));
});

test('losses come as a window of epochs', async (t) => {
  const epochs = async (path: string) => (await get(path)).json().epochs.map((row: { epoch: number }) => row.epoch);
  t.deepEqual(await epochs('/losses'), [0, 1]);
  t.deepEqual(await epochs('/losses?limit=1'), [1]);
  t.deepEqual(await epochs('/losses?from=0&limit=1'), [0]);
});

test('losses have the epoch that is being paid, or that training halted after', async (t) => {
  const history: ApiReader['history'] = async (_at, from, to) => [record(0), record(1), record(2)].slice(from, to);
  const epochs = async (path: string) =>
    (await get(path, { history })).json().epochs.map((row: { epoch: number }) => row.epoch);
  t.deepEqual(await epochs('/losses'), [0, 1, 2]);
  t.deepEqual(await epochs('/losses?limit=1'), [2]);
  t.deepEqual(await epochs('/losses?from=1&limit=1'), [1]);
  t.deepEqual(await epochs('/losses?from=2'), [2]);
});

test('an account shows balance, income and stake', async (t) => {
  const { status, json } = await get(`/accounts/${miner}`);
  t.is(status, 200);
  t.deepEqual(json().balance, { free: '7', reserved: '1', frozen: '0', nonce: 4 });
  t.is(json().income, '8');
});

test('an address is read in every spelling of it, and answered in the one of this network', async (t) => {
  const asked: string[] = [];
  const balance: ApiReader['balance'] = async (_at, account) => {
    asked.push(account);
    return { account, free: 7n, reserved: 1n, frozen: 0n, nonce: 4 };
  };
  // The same account with the prefix of Polkadot.
  const { json } = await get('/accounts/15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5', { balance });
  t.is(json().address, miner);
  t.deepEqual(asked, [miner]);
});

test('a commission is a fraction without the noise of floats', async (t) => {
  const stake: ApiReader['stake'] = async (_at, account) => ({
    ...{ account, sessionKeys: null, delegations: [], unlocking: [] },
    validator: {
      account,
      commission: 300_000_000,
      raise: { commission: 310_000_000, due: 9 },
      bond: 1n,
      delegated: 0n,
      chilled: false,
      bootstrap: false,
    },
  });
  const { validator } = (await get(`/accounts/${miner}`, { stake })).json().stake;
  t.deepEqual([validator.commission, validator.raise], [0.3, { commission: 0.31, due: 9 }]);
});

test('the inscription comes byte for byte', async (t) => {
  const { text, answer } = await get('/inscription');
  t.is(text, 'one\n\ntwo');
  t.regex(answer.headers.get('content-type')!, /^text\/plain/);
});

for (const path of [
  '/epochs/one',
  '/epochs/-1',
  '/epochs/1.5',
  '/epochs/4294967296',
  '/epochs/99999999999999999999',
  '/losses?limit=0',
  '/losses?limit=1001',
  '/losses?from=x',
  '/accounts/alice',
  `/accounts/${miner.replace('G', 'H')}`,
  `/accounts/${'5'.repeat(5000)}`,
  '/weights/0x12',
  `/weights/${hash('G')}`,
]) {
  test(`400 with the reason: ${path.slice(0, 60)}`, async (t) => {
    const { status, json } = await get(path);
    t.is(status, 400);
    t.deepEqual(Object.keys(json()), ['error']);
    t.false(json().error.includes('\n'));
  });
}

test('what is unknown is 404: an epoch to come, weights that were no base, a path', async (t) => {
  t.is((await get('/epochs/3')).status, 404);
  t.is((await get(`/weights/${hash('f')}`)).status, 404);
  t.is((await get('/nothing')).status, 404);
  t.is((await get('/epoch', {}, { method: 'POST' })).status, 404);
});

test('503 in one sentence when the chain does not answer, 500 without the details when the server is wrong', async (t) => {
  const lost = async () => {
    throw new ChainError('The connection to the chain was lost.');
  };
  const away = await get('/health', { block: lost });
  t.is(away.status, 503);
  t.deepEqual(away.json(), { error: 'The connection to the chain was lost.' });
});

test('pages of any origin may read', async (t) => {
  const { answer } = await get('/health', {}, { headers: { origin: 'https://example.org' } });
  t.is(answer.headers.get('access-control-allow-origin'), '*');
});

test('the description lists every route and says what a wrong request gets', async (t) => {
  const { json } = await get('/openapi.json');
  const paths = json().paths;
  t.deepEqual(Object.keys(paths).sort(), [
    '/accounts/{address}',
    '/emission',
    '/epoch',
    '/epochs/{epoch}',
    '/health',
    '/inscription',
    '/losses',
    '/weights/{hash}',
  ]);
  t.truthy(paths['/accounts/{address}'].get.responses['400']);
});

test('weights are streamed from a validator that has them, with the range that was asked for', async (t) => {
  const seen: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers.range);
    if (!request.url?.startsWith('/v2/')) return response.writeHead(404).end();
    return response
      .writeHead(206, { 'content-range': 'bytes 2-4/9', 'content-length': 3, 'set-cookie': 'a=b' })
      .end('abc');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const announce = (endpoint: string) => ({ account: miner, endpoint, hiddenRoot: hash('a'), epoch: 0 });
  const announcements = async () => [announce('http://127.0.0.1:1'), announce(`${url}/v1`), announce(`${url}/v2/`)];
  const headers = { range: 'bytes=2-4' };
  const { status, text, answer } = await get(`/weights/${hash('b')}`, { announcements }, { headers });
  t.is(status, 206);
  t.is(text, 'abc');
  t.is(answer.headers.get('content-range'), 'bytes 2-4/9');
  t.is(answer.headers.get('set-cookie'), null);
  t.deepEqual([...new Set(seen)], ['bytes=2-4']);
  t.is((await get(`/weights/${hash('4')}`, { announcements: async () => [] })).status, 502);
});

test('no validator is always the first to be asked for weights', async (t) => {
  const asked = new Set<string | undefined>();
  const server = createServer((request, response) => {
    asked.add(request.url?.slice(0, 3));
    response.writeHead(206, { 'content-range': 'bytes 2-4/9', 'content-length': 3 }).end('abc');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const announce = (endpoint: string) => ({ account: miner, endpoint, hiddenRoot: hash('a'), epoch: 0 });
  const announcements = async () => [announce(`${url}/v1`), announce(`${url}/v2`)];
  const headers = { range: 'bytes=2-4' };
  // By chance one of the two is first each time once in half a billion.
  for (let tries = 0; tries < 30; tries++) await get(`/weights/${hash('b')}`, { announcements }, { headers });
  t.is(asked.size, 2);
});

test('however many ask, the chain is asked once in a while; a failure is asked again', async (t) => {
  let clock = 0;
  let asked = 0;
  const counting = reader({
    income: async () => {
      asked += 1;
      if (asked === 1) throw new ChainError('away');
      return 8n;
    },
  });
  const memory = remembering(counting, 1000, () => clock);
  const at = hash('2');
  await t.throwsAsync(memory.income(at, miner));
  await Promise.all([memory.income(at, miner), memory.income(at, miner)]);
  t.is(asked, 2);
  await memory.income(at, `${miner}1`);
  await memory.income(hash('3'), miner);
  t.is(asked, 4);
  clock = 1001;
  await memory.income(at, miner);
  t.is(asked, 5);
});
