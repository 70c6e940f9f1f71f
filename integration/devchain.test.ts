import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import test, { type ExecutionContext } from 'ava';
import { WebSocket } from 'ws';
import { developmentValidator, inscription } from '../chain-spec/index.ts';
import {
  type ChainConnection,
  connect,
  type Epoch,
  type Hex,
  readAnnouncements,
  readBalance,
  readEntries,
  readEpoch,
  readFinalBlock,
  readInscription,
  readSupply,
  readVoters,
  Submitter,
  watchEpochs,
} from '../offchain/chain/index.ts';
import { closeExecutor, stateRoot } from '../offchain/devchain/index.ts';
import { type ChainProcess, ChainProcessFailure, developmentSpec, startChainProcess } from './chain-process.ts';
import { fundedChain } from './funded-chain.ts';
import { onNodes } from './node-program.ts';

await cryptoWaitReady();
const keyring = new Keyring({ type: 'sr25519' });
const validator = (index: number) => keyring.addFromUri(developmentValidator(index));
const hiddenRoot = `0x${'07'.repeat(32)}` as const;

async function folder(t: ExecutionContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'alice-devchain-'));
  t.teardown(() => rm(path, { recursive: true, force: true }));
  return path;
}

async function start(t: ExecutionContext, options: Parameters<typeof startChainProcess>[0]): Promise<ChainProcess> {
  const chain = await startChainProcess(options);
  t.teardown(() => chain.end('SIGKILL'));
  return chain;
}

async function client(t: ExecutionContext, url: string): Promise<ChainConnection> {
  const connection = await connect(url, 20_000);
  t.teardown(() => connection.close());
  return connection;
}

/** Waits until the chain has a block of at least this number. */
async function reach({ api }: ChainConnection, number: number): Promise<void> {
  for (;;) if ((await api.rpc.chain.getHeader()).number.toNumber() >= number) return;
}

/** Announces a validator, which is a transaction without a fee that any voter may send. */
const announce = ({ api }: ChainConnection, index: number) =>
  new Submitter(api, validator(index)).submit(
    () => api.tx.epochs.announce(`http://127.0.0.1:${7000 + index}`, hiddenRoot),
    async () => (await readAnnouncements(api)).some(({ account }) => account === validator(index).address),
  );

test.after.always(() => closeExecutor());

test.serial('a new chain holds the inscription, no balance, and waits for its first transaction', async (t) => {
  const chain = await start(t, { data: await folder(t), blockMillis: 200 });
  const connection = await client(t, chain.url);
  const { api, development } = connection;
  t.true(development);
  t.is(api.genesisHash.toHex(), chain.genesisHash);
  t.is(await readInscription(api), await inscription());
  const supply = await readSupply(api);
  t.is(supply.issuance, 0n);
  t.is(supply.minted, 0n);
  t.deepEqual(
    (await readVoters(api)).map(({ account }) => account).sort(),
    [0, 1, 2].map((index) => validator(index).address).sort(),
  );
  // Ten block times pass without a block.
  await new Promise((resolve) => setTimeout(resolve, 2000));
  t.is((await readEpoch(api)).block, 1);

  const seen = new Map<number, number>();
  const unsubscribe = await api.rpc.chain.subscribeNewHeads(({ number }) => {
    seen.set(number.toNumber(), performance.now());
  });
  const receipt = await announce(connection, 0);
  t.is((await api.rpc.chain.getHeader(receipt.block!)).number.toNumber(), 2);
  t.deepEqual(await readAnnouncements(api), [
    { account: validator(0).address, endpoint: 'http://127.0.0.1:7000', hiddenRoot, epoch: 0 },
  ]);
  // Who is still starting does not miss the first epoch: the third block takes longer, and those after it do not.
  await reach(connection, 5);
  unsubscribe();
  const gap = (from: number) => seen.get(from + 1)! - seen.get(from)!;
  t.true(gap(2) > gap(3) + 2 * 200, `${gap(2)} and ${gap(3)} ms`);
  const again = await announce(connection, 0);
  t.is(again.block, null, 'what is there is not sent again');
});

test.serial('each header names its parent, its number and the root of the state it leaves', async (t) => {
  const chain = await start(t, { data: await folder(t), blockMillis: 100 });
  const connection = await client(t, chain.url);
  const { api } = connection;
  await announce(connection, 1);
  await reach(connection, 4);
  let parent = await api.rpc.chain.getBlockHash(0);
  for (let number = 1; number <= 4; number++) {
    const hash = await api.rpc.chain.getBlockHash(number);
    const header = await api.rpc.chain.getHeader(hash);
    t.is(header.number.toNumber(), number);
    t.is(header.parentHash.toHex(), parent.toHex());
    t.is(header.hash.toHex(), hash.toHex());
    const entries = Object.entries(await readEntries(api, hash.toHex())) as [Hex, Hex][];
    t.true(entries.length > 10);
    t.is(await stateRoot(entries, 1), header.stateRoot.toHex(), `state of block ${number}`);
    parent = hash;
  }
});

test.serial('a transaction that is tied to a block comes to no chain without it', async (t) => {
  const chain = await start(t, { data: await folder(t), blockMillis: 50 });
  const connection = await client(t, chain.url);
  const { api } = connection;
  await announce(connection, 0);
  const { block, blockHash } = await readFinalBlock(api);
  const tied = (to: Hex) =>
    new Submitter(api, validator(1)).submit(
      () => api.tx.epochs.announce('http://127.0.0.1:7001', hiddenRoot),
      async () => (await readAnnouncements(api)).some(({ account }) => account === validator(1).address),
      undefined,
      { block, blockHash: to },
    );
  await t.throwsAsync(tied(`0x${'0b'.repeat(32)}`), { message: /bad signature/ });
  t.is((await readAnnouncements(api)).length, 1);
  t.not((await tied(blockHash)).block, null);
});

test.serial('the entry rules and bad signatures are told in a sentence', async (t) => {
  const chain = await start(t, { data: await folder(t) });
  const { api } = await client(t, chain.url);
  const stranger = keyring.addFromUri('//Stranger');
  t.is((await readBalance(api, stranger.address)).free, 0n);
  const call = () => api.tx.epochs.announce('http://127.0.0.1:1', hiddenRoot);
  await t.throwsAsync(
    new Submitter(api, stranger).submit(call, async () => false),
    { message: 'The chain refused the call: this account is not among the voters of this epoch.' },
  );
  const transfer = () => api.tx.balances.transferKeepAlive(validator(0).address, 1n);
  await t.throwsAsync(
    new Submitter(api, stranger).submit(transfer, async () => false),
    { message: /^The chain refused the transaction: inability to pay some fees/ },
  );
  const signed = await call().signAsync(validator(0), { nonce: 0 });
  const forged = signed.toU8a();
  forged[forged.length - 1]! ^= 1;
  await t.throwsAsync(api.rpc.author.submitExtrinsic(`0x${Buffer.from(forged).toString('hex')}`), {
    message: '1010: Invalid Transaction: Transaction has a bad signature',
  });
  t.is((await api.rpc.author.pendingExtrinsics()).length, 0);
});

test.serial('a later nonce waits for the earlier one, and of two with the same nonce one is carried out', async (t) => {
  const key = keyring.addFromUri('//Holder');
  const { api } = await fundedChain(t, { holders: [key.address] });
  const to = validator(0).address;
  // For ever: with blocks this fast one that is good for 64 of them may run out before the next is sent.
  const transfer = (nonce: number, amount: bigint) =>
    api.tx.balances.transferAllowDeath(to, amount).signAsync(key, { nonce, era: 0 });
  await api.rpc.author.submitExtrinsic(await transfer(1, 2n * 10n ** 12n));
  t.is((await api.rpc.system.accountNextIndex(key.address)).toNumber(), 0);
  // A development chain compares the two now, a node when it is their turn.
  const second = transfer(1, 3n * 10n ** 12n).then((signed) => api.rpc.author.submitExtrinsic(signed));
  if (onNodes) await t.notThrowsAsync(second);
  else await t.throwsAsync(second, { message: /^1014: Priority is too low/ });
  const statuses: string[] = [];
  await new Promise<void>((resolve, reject) => {
    transfer(2, 4n * 10n ** 12n)
      .then((signed) =>
        signed.send(({ status }) => {
          statuses.push(status.type);
          if (status.isFinalized) resolve();
          if (status.isFuture) transfer(0, 10n ** 12n).then((first) => api.rpc.author.submitExtrinsic(first), reject);
        }),
      )
      .catch(reject);
  });
  // A client may skip a status that the next one overtakes, and a node says besides when it has told its peers.
  t.deepEqual(
    statuses.filter((status) => status !== 'InBlock' && (!onNodes || status !== 'Broadcast')),
    ['Future', 'Ready', 'Finalized'],
  );
  const { free } = await readBalance(api, to);
  const received = free / 10n ** 12n;
  t.is(free, received * 10n ** 12n);
  t.true(received === 7n || (onNodes && received === 8n), `it received ${received}`);
  t.is((await api.rpc.system.accountNextIndex(key.address)).toNumber(), 3);
});

test.serial('a chain that is killed goes on from its last block with the same state', async (t) => {
  const data = await folder(t);
  let chain = await start(t, { data, blockMillis: 50 });
  const { port, genesisHash } = chain;
  const connection = await client(t, chain.url);
  const { api } = connection;
  await announce(connection, 0);
  for (let round = 1; round <= 3; round++) {
    const from = (await readEpoch(api)).block;
    await reach(connection, from + 3);
    const before = await readEpoch(api);
    await chain.end('SIGKILL');
    chain = await start(t, { data, port, blockMillis: 50 });
    t.is(chain.genesisHash, genesisHash);
    t.true(chain.head >= before.block, 'no block that was announced is lost');
    if (!api.isConnected) await new Promise<void>((resolve) => api.once('connected', () => resolve()));
    t.is((await api.rpc.chain.getBlockHash(before.block)).toHex(), before.blockHash);
    t.deepEqual(await readEpoch(api, before.blockHash), before);
    await announce(connection, round % 3);
  }
  t.is((await readAnnouncements(api)).length, 3);
  const height = (await readEpoch(api)).block;
  t.is(await chain.end('SIGTERM'), 0);
  chain = await start(t, { data, blockMillis: 50 });
  t.true(chain.head >= height);
});

test.serial(
  'a transaction that waits when the chain is killed arrives once, and who follows the chain follows on',
  async (t) => {
    const data = await folder(t);
    let chain = await start(t, { data, blockMillis: 400 });
    const { port } = chain;
    const connection = await client(t, chain.url);
    const { api } = connection;
    const seen: Epoch[] = [];
    const problems: string[] = [];
    const unwatch = await watchEpochs(
      api,
      (epoch) => void seen.push(epoch),
      (error) => problems.push(error.message),
    );
    t.teardown(unwatch);
    for (let round = 0; round < 2; round++) {
      const arriving = announce(connection, round);
      while (
        (await api.rpc.author.pendingExtrinsics()).length === 0 &&
        (await readAnnouncements(api)).length === round
      );
      await chain.end('SIGKILL');
      chain = await start(t, { data, port, blockMillis: 400 });
      await arriving;
      t.is((await readBalance(api, validator(round).address)).nonce, 1);
    }
    t.is((await readAnnouncements(api)).length, 2);
    const height = (await readEpoch(api)).block;
    while (seen.at(-1)!.block <= height) await new Promise((resolve) => setTimeout(resolve, 50));
    t.true(
      seen.every((epoch, i) => i === 0 || epoch.block > seen[i - 1]!.block),
      'heads come in order, each once',
    );
    t.true(
      problems.every((problem) => /connection to the chain was lost/.test(problem)),
      problems.join(),
    );
  },
);

test.serial('what cannot be started is told in one sentence', async (t) => {
  const data = await folder(t);
  const chain = await start(t, { data });
  const refuses = async (options: Parameters<typeof startChainProcess>[0], message: RegExp) => {
    const error = await t.throwsAsync(startChainProcess(options), { instanceOf: ChainProcessFailure });
    t.is(error?.exitCode, 1);
    t.regex(error?.output ?? '', message);
    t.is(error?.output.split('\n').length, 1, error?.output);
  };
  await refuses({ data }, /is in use by another development chain/);
  await refuses({ data: await folder(t), port: chain.port }, /^Port \d+ is in use/);
  await chain.end('SIGTERM');

  const dir = await folder(t);
  const spec = JSON.parse(await readFile(developmentSpec, 'utf8'));
  const other = join(dir, 'other.json');
  spec.genesis.raw.top['0x6f74686572'] = '0x01';
  await writeFile(other, JSON.stringify(spec));
  await refuses({ data, spec: other }, /holds another chain/);
  await writeFile(other, '{');
  await refuses({ data, spec: other }, /is not JSON/);
  await writeFile(other, '{"name":"x"}');
  await refuses({ data, spec: other }, /is not a raw chain spec/);
  await refuses({ data, spec: join(dir, 'absent.json') }, /no chain spec/);
  await writeFile(join(data, 'chain.sqlite'), 'x'.repeat(8192));
  await refuses({ data }, /is damaged/);
});

test.serial('bad requests get JSON-RPC errors, and the connection goes on', async (t) => {
  const chain = await start(t, { data: await folder(t) });
  const socket = new WebSocket(chain.url);
  t.teardown(() => socket.terminate());
  await once(socket, 'open');
  const ask = async (body: unknown) => {
    socket.send(typeof body === 'string' ? body : JSON.stringify(body));
    const [data] = (await once(socket, 'message')) as [Buffer];
    return JSON.parse(data.toString());
  };
  const call = (method: string, params: unknown = [], id = 1) => ask({ jsonrpc: '2.0', id, method, params });
  t.is((await ask('{nonsense')).error.code, -32700);
  t.is((await ask({ id: 1, method: 'system_name' })).error.code, -32600);
  t.is((await ask([])).error.code, -32600);
  t.is((await call('no_such')).error.code, -32601);
  t.is((await call('state_getStorage', ['zz'])).error.code, -32602);
  t.is((await call('state_getStorage', ['0x00', `0x${'11'.repeat(32)}`])).error.code, 4003);
  t.is((await call('state_getKeysPaged', ['0x', 5000])).error.code, -32602);
  t.is((await call('system_accountNextIndex', ['nobody'])).error.code, -32602);
  t.is((await call('author_submitExtrinsic', ['0x00'])).error.code, 1001);
  t.is((await call('author_submitExtrinsic', [`0x45028400${'ab'.repeat(40)}`])).error.code, 1001);
  t.is((await call('state_call', ['No_such_function', '0x'])).error.code, -32603);
  const batch = await ask([
    { jsonrpc: '2.0', id: 7, method: 'system_chainType', params: [] },
    { jsonrpc: '2.0', id: 8, method: 'chain_getBlockHash', params: [0] },
  ]);
  t.deepEqual(batch, [
    { jsonrpc: '2.0', id: 7, result: 'Development' },
    { jsonrpc: '2.0', id: 8, result: chain.genesisHash },
  ]);
  socket.send('x'.repeat(20 * 1024 * 1024));
  const [code] = (await once(socket, 'close')) as [number];
  t.is(code, 1009);
});
