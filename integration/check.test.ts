import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import test, { type ExecutionContext } from 'ava';
import { chainReader, checkAnswer, createApi } from '../offchain/api/index.ts';
import { type ChainConnection, ChainError, readFinalBlock } from '../offchain/chain/index.ts';
import { closeExecutor } from '../offchain/devchain/index.ts';
import { fundedChain } from './funded-chain.ts';
import { eventually } from './micro.ts';
import { patience } from './node-program.ts';

/* The public API's answers, checked against a chain that is believed: here a development chain, in light.test.ts a network. */

await cryptoWaitReady();
test.after.always(() => closeExecutor());

const holder = new Keyring({ type: 'sr25519' }).addFromUri('//Holder').address;

/** An API on this chain that passes its answers through `forge`. */
async function serve(
  t: ExecutionContext,
  connection: ChainConnection,
  forge = (text: string) => text,
): Promise<string> {
  const app = createApi(chainReader(connection));
  const server = createServer(async ({ url }, response) => {
    const answer = await app.request(url!);
    response.writeHead(answer.status).end(forge(await answer.text()));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('a true answer of the API has no difference, and a forged one is named where it is false', async (t) => {
  t.timeout(120_000 * patience);
  const connection = await fundedChain(t, { holders: [holder] });
  await eventually(async () => (await readFinalBlock(connection.api)).block > 0, 'a block is final');
  const honest = await serve(t, connection);
  for (const path of [`/accounts/${holder}`, '/health', '/epoch', '/epochs/0', '/losses?from=0', '/emission'])
    t.deepEqual((await checkAnswer(connection, honest + path)).differences, [], path);

  const forged = async (path: string, forge: (text: string) => string) =>
    (await checkAnswer(connection, (await serve(t, connection, forge)) + path)).differences;
  t.deepEqual(await forged(`/accounts/${holder}`, (text) => text.replace('5000000000000000', '5000000000000001')), [
    { path: 'balance.free', answered: '5000000000000001', chain: '5000000000000000' },
  ]);
  t.deepEqual(await forged('/epoch', (text) => text.replace('"halted":false', '"halted":false,"more":1')), [
    { path: 'more', answered: 1, chain: undefined },
  ]);
  // What another block has is no excuse: the answer is true where it says that it was read.
  const elsewhere = await forged('/emission', (text) => text.replace(/"block":\d+/, '"block":0'));
  t.deepEqual(
    elsewhere.map(({ path }) => path),
    ['blockHash'],
  );

  const refused = async (forge: (text: string) => string) =>
    t.throwsAsync(checkAnswer(connection, `${await serve(t, connection, forge)}/emission`), { instanceOf: ChainError });
  t.regex((await refused(() => 'not JSON'))!.message, /gave no JSON/);
  t.regex((await refused(() => '{"free":"5"}'))!.message, /does not name the block that it was read at/);
  await t.throwsAsync(checkAnswer(connection, `${honest}/nothing`), { message: /gave no JSON \(it answered 404\)/ });
});
