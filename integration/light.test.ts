import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { ApiPromise } from '@polkadot/api';
import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import test, { type ExecutionContext } from 'ava';
import { buildRawSpec, developmentPreset, developmentValidator, runtimeOf } from '../chain-spec/index.ts';
import {
  commitHash,
  connect,
  createKeyFile,
  encodeScores,
  findWork,
  readBalance,
  readBlockHash,
  readCommit,
  readEntry,
  readEpoch,
  readFinalBlock,
  readRecord,
  readReveal,
  readStake,
  readSubmissionOf,
  readTallied,
  readVotes,
  Submitter,
} from '../offchain/chain/index.ts';
import { closeExecutor, readRawSpec } from '../offchain/devchain/index.ts';
import { connectLight } from '../offchain/light/index.ts';
import { openStore } from '../offchain/store/index.ts';
import type { NodePlan } from '../scripts/launch/alice-node.ts';
import { canonicalJson } from '../types/files/canonical.ts';
import { alice } from './alice.ts';
import { developmentSpec } from './chain-process.ts';
import { eventually, folder, Process } from './micro.ts';
import { withNode } from './node-program.ts';
import { type RealNode, startNodes } from './real-nodes.ts';

/*
 * A light client on real nodes, through the command line: what it reads is what the nodes have, and who lies is not believed. Runs
 * where ALICE_NODE names the program that scripts/build-node made.
 */

await cryptoWaitReady();
test.after.always(() => closeExecutor());

const keyring = new Keyring({ type: 'sr25519' });
const validators = [0, 1, 2].map((index) => keyring.addFromUri(developmentValidator(index)));
const holder = keyring.addFromUri('//Holder');
const plancks = 10n ** 12n;
const salt = `0x${'05'.repeat(32)}` as const;

/** Runs `alice` and resolves with what it said; JSON as it was read. */
async function command(...args: string[]) {
  const { code, out, err } = await alice(...args, '--json');
  return { code, err, json: () => JSON.parse(out) };
}

/** A spec of three validators on which an account holds 5,000 ALICE and phases are short. */
async function lightSpec(file: string): Promise<string> {
  const preset = await developmentPreset({ manifest: `0x${'11'.repeat(32)}`, validators: validators.length });
  preset.genesis.balances = { balances: [[holder.address, 5_000e12]] };
  preset.genesis.epochs = {
    ...preset.genesis.epochs,
    lengths: { submit: 5, score: 20, reveal: 20, vote: 20 },
    minDifficulty: 1,
  };
  const spec = await buildRawSpec({ wasm: runtimeOf(await readRawSpec(developmentSpec)), preset });
  await writeFile(file, JSON.stringify(spec));
  return file;
}

/** What the chain's hash of the model's description is of. */
async function modelDescription(): Promise<Uint8Array> {
  const file = new URL('../chain-spec/models/tiny.json', import.meta.url);
  return new TextEncoder().encode(canonicalJson(JSON.parse(await readFile(file, 'utf8'))));
}

async function openApi(t: ExecutionContext, { url }: RealNode): Promise<ApiPromise> {
  const connection = await connect(url, 60_000);
  t.teardown(connection.close);
  return connection.api;
}

/** Has a miner submit and the validators score and vote: the epoch settles with losses. */
async function settleEpoch(api: ApiPromise): Promise<number> {
  const { index, base, randomness } = await readEpoch(api);
  const miner = keyring.addFromUri('//Miner//without money');
  const { difficulty } = await readEntry(api);
  const work = await findWork({ account: miner.address, epoch: index, randomness, difficulty });
  await new Submitter(api, miner).submit(
    () => api.tx.epochs.submit(index, base, `0x${'ab'.repeat(32)}`, 1000, 4_000_000_000n, 3_900_000_000n, work),
    async () => (await readSubmissionOf(api, index, miner.address)) !== null,
  );
  const phase = (wanted: string) =>
    eventually(async () => (await readEpoch(api)).phase === wanted, `epoch ${index} comes to ${wanted}`, 120);
  const all = (act: (key: (typeof validators)[number]) => Promise<unknown>) => Promise.all(validators.map(act));
  const scores = [20_000_000n];
  await phase('Score');
  await all((key) =>
    new Submitter(api, key).submit(
      () => api.tx.epochs.commit(index, commitHash(api, key.address, index, scores, salt)),
      async () => (await readCommit(api, key.address)) !== null,
    ),
  );
  await phase('Reveal');
  await all((key) =>
    new Submitter(api, key).submit(
      () => api.tx.epochs.reveal(index, encodeScores(api, scores), salt),
      async () => (await readReveal(api, key.address)) !== null,
    ),
  );
  await eventually(() => readTallied(api), `epoch ${index} is tallied`, 60);
  const losses = { minus: 2_990_000_000n, base: 3_000_000_000n, plus: 3_010_000_000n, heldOut: 3_100_000_000n };
  await all((key) =>
    new Submitter(api, key).submit(
      () => api.tx.epochs.vote(index, `0x${'cd'.repeat(32)}`, losses),
      async () => (await readVotes(api)).some(({ account }) => account === key.address),
    ),
  );
  await eventually(async () => (await readEpoch(api)).index > index, `epoch ${index} ends`, 120);
  return index;
}

/** A server that answers as another, but for what `forge` makes of it. */
async function forger(t: ExecutionContext, url: string, forge: (text: string) => string): Promise<string> {
  const server = createServer(async (request, response) => {
    const answer = await fetch(url + request.url);
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(forge(await answer.text()));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function startApi(t: ExecutionContext, root: string, chain: string): Promise<string> {
  const config = join(root, 'api.json');
  await writeFile(config, JSON.stringify({ chain, port: 0 }));
  const main = new URL('../offchain/api/main.ts', import.meta.url).pathname;
  const api = new Process(t, process.execPath, [main, '--config', config]);
  await api.until((line) => line.includes('"ready"'));
  return api.events[0]!.url as string;
}

withNode(
  'from the spec and one address, a light client reads, sends, and checks an API against the network',
  async (t) => {
    t.timeout(900_000);
    const root = await folder(t);
    const spec = await lightSpec(join(root, 'spec.json'));
    const plan = (name: string, secret: string | null, more: Partial<NodePlan> = {}): NodePlan => ({
      ...{ name, folder: join(root, name), spec, secret },
      ...more,
    });
    const plans = [0, 1, 2].map((index) => plan(`node-${index + 1}`, developmentValidator(index)));
    const nodes = await startNodes(t, root, plans);
    const api = await openApi(t, nodes[0]!);
    await eventually(async () => (await readFinalBlock(api)).block >= 2, 'block 2 is final', 180);
    const epoch = await settleEpoch(api);
    const { ended } = (await readRecord(api, epoch))!;
    await eventually(async () => (await readFinalBlock(api)).block > ended, 'the end of the epoch is final', 120);
    const light = ['--light', spec, '--peer', nodes[1]!.address];

    // A balance, and how an epoch ended.
    const balance = await command('balance', holder.address, ...light);
    t.is(balance.err, '');
    const { block, blockHash, ...held } = balance.json();
    t.is(await readBlockHash(api, block), blockHash);
    t.true(block > ended);
    t.like(held, { address: holder.address, free: String(5_000n * plancks), reserved: '0' });
    const began = Date.now();
    const connection = await connectLight(spec, [nodes[1]!.address]);
    t.teardown(connection.close);
    t.log(`a light client is ready after ${((Date.now() - began) / 1000).toFixed(1)} s`);
    const final = await readFinalBlock(connection.api);
    const record = await readRecord(connection.api, epoch, final.blockHash);
    t.like(record, { status: 'Settled', losses: { validation: 2_990_000_000n, heldOut: 3_100_000_000n } });
    t.deepEqual(record, await readRecord(api, epoch, final.blockHash));
    t.is(await readBlockHash(connection.api, 1), await readBlockHash(api, 1));
    t.is(await readBlockHash(connection.api, ended), await readBlockHash(api, ended));
    t.is(await readBlockHash(connection.api, 1_000_000), null);

    // An audit, which reads old blocks by number: the same report as with a node that is believed.
    const data = join(root, 'audit');
    const description = await modelDescription();
    await (await openStore(join(data, 'objects'), 2 ** 24)).put(description);
    const audit = ['audit', '--epoch', String(epoch), '--data', data, '--source', 'http://127.0.0.1:1'];
    const [byNode, byLight] = [await command(...audit, '--chain', nodes[0]!.url), await command(...audit, ...light)];
    t.deepEqual(byLight.json(), byNode.json());
    t.is(byLight.json().status, 'Settled');
    const checks = byLight.json().findings.map(({ check }: { check: string }) => check);
    t.log(`findings of the audit: ${checks.join(', ')}`);
    // This network began with ALICE that nobody mined, and its validators announced no hidden text.
    t.deepEqual([...new Set(checks)].sort(), ['hidden text', 'issuance']);

    // The answers of a public API.
    const url = await startApi(t, root, nodes[2]!.url);
    for (const path of [`/accounts/${holder.address}`, `/epochs/${epoch}`, '/losses', '/emission', '/epoch']) {
      const { code, err, json } = await command('check', `${url}${path}`, ...light);
      t.is(code, 0, `${path}: ${err}`);
      t.deepEqual(json().differences, []);
    }
    const rich = await forger(t, url, (text) => text.replace(`"free":"${5_000n * plancks}"`, '"free":"9"'));
    const forged = await command('check', `${rich}/accounts/${holder.address}`, ...light);
    t.is(forged.code, 1);
    t.deepEqual(forged.json().differences, [{ path: 'balance.free', answered: '9', chain: String(5_000n * plancks) }]);
    const elsewhere = await forger(t, url, (text) => text.replace(/"blockHash":"0x..../, '"blockHash":"0xffff'));
    const unfounded = await command('check', `${elsewhere}/emission`, ...light);
    t.is(unfounded.code, 1);
    t.deepEqual(
      unfounded.json().differences.map(({ path }: { path: string }) => path),
      ['blockHash'],
    );

    // A validator's node makes session keys, and they are registered through the light client.
    const key = join(root, 'holder.json');
    await createKeyFile(key, '//Holder');
    const sent = await command('stake', 'keys', '--key', key, '--node', nodes[0]!.url, ...light);
    t.is(sent.code, 0, sent.err);
    const { sessionKeys } = await readStake(api, holder.address);
    t.regex(sessionKeys ?? '', /^0x[0-9a-f]{128}$/);
    t.true((await api.rpc.author.hasSessionKeys(sessionKeys!)).isTrue);
    t.true((await readBalance(api, holder.address)).free < 5_000n * plancks, 'a fee was paid');

    // A chain of one's own has the same spec and the keys of one validator: it makes blocks, and none is final.
    const [liar] = await startNodes(t, root, [
      plan('liar', developmentValidator(0), { options: ['--force-authoring'] }),
    ]);
    const theirs = await openApi(t, liar!);
    await eventually(async () => (await theirs.rpc.chain.getHeader()).number.toNumber() >= 2, 'it has blocks', 120);
    const alone = await command('balance', holder.address, '--light', spec, '--peer', liar!.address);
    t.is(alone.code, 0, alone.err);
    t.is(alone.json().block, 0);

    // A node of another chain is nobody to ask.
    const [stranger] = await startNodes(t, root, [plan('stranger', null, { spec: developmentSpec })]);
    await t.throwsAsync(connectLight(spec, [stranger!.address], 20_000), {
      message: /^No block of this network came from the node that is named/,
    });
  },
);
