import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { ApiPromise } from '@polkadot/api';
import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import test, { type ExecutionContext } from 'ava';
import { developmentValidator } from '../chain-spec/index.ts';
import { connect, findWork, readEntry, readEpoch, readSubmissionOf, Submitter } from '../offchain/chain/index.ts';
import { closeExecutor, readRawSpec, startDevChain } from '../offchain/devchain/index.ts';
import { type NodeProcess, nodeProcesses } from '../scripts/launch/alice-node.ts';
import { signal } from '../scripts/launch/identity.ts';
import { checkoutFile } from '../scripts/launch/places.ts';
import { Supervisor } from '../scripts/launch/supervisor.ts';
import { eventually, folder } from './micro.ts';
import { nodeProgram, withNode } from './node-program.ts';

/*
 * Real nodes: blocks by Aura, finality by GRANDPA, over sockets of this machine. The node takes long to build, so the suite runs only
 * where ALICE_NODE names the program that scripts/build-node made.
 */

const development = checkoutFile('chain-spec/development.raw.json');

await cryptoWaitReady();
test.after.always(() => closeExecutor());

async function openApi(t: ExecutionContext, { url }: Pick<NodeProcess, 'url'>): Promise<ApiPromise> {
  const connection = await connect(url, 60_000);
  t.teardown(connection.close);
  return connection.api;
}

function supervise(t: ExecutionContext, root: string): Supervisor {
  const supervisor = new Supervisor({ records: join(root, 'processes.json'), note: (sentence) => t.log(sentence) });
  t.teardown(() => supervisor.stop());
  return supervisor;
}

const logs = (root: string) => (name: string) => join(root, `${name}.log`);

const finalised = async (api: ApiPromise) => {
  const { number } = await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead());
  return number.toNumber();
};
const hashAt = async (api: ApiPromise, number: number) => (await api.rpc.chain.getBlockHash(number)).toHex();

withNode('the node and the development chain make the same genesis of a spec', async (t) => {
  t.timeout(300_000);
  const root = await folder(t);
  const supervisor = supervise(t, root);
  const plan = { name: 'node-1', folder: join(root, 'node-1'), spec: development, secret: null };
  const [node] = await nodeProcesses(nodeProgram!, [plan], logs(root));
  await supervisor.start(node!.process);
  const api = await openApi(t, node!);
  const dataDir = join(root, 'devchain');
  const spec = await readRawSpec(development);
  const chain = await startDevChain({ spec, dataDir, port: 0, host: '127.0.0.1', blockMillis: 60_000 });
  t.teardown(() => chain.close());
  const connection = await connect(chain.url);
  t.teardown(connection.close);
  t.is(await hashAt(api, 0), chain.genesisHash);
  const headers = [api, connection.api].map(async (of) => of.rpc.chain.getHeader(await of.rpc.chain.getBlockHash(0)));
  const [ours, theirs] = (await Promise.all(headers)).map((header) => header.stateRoot.toHex());
  t.is(ours, theirs);
});

withNode('a spec without validators is refused in a sentence', async (t) => {
  t.timeout(300_000);
  const args = ['--chain', checkoutFile('chain-spec/main.raw.json'), '--base-path', await folder(t), '--rpc-port', '0'];
  const child = spawn(nodeProgram!, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  t.teardown(() => child.kill('SIGKILL'));
  const [errors, [status]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  t.is(status, 1);
  // What the node's log still holds may come after it.
  t.true(errors.split('\n').includes('The chain spec names no validators, so it has no blocks yet.'), errors);
});

withNode(
  'three validators finalise, let a miner without money in, outlive a kill, and teach a newcomer by warp sync',
  async (t) => {
    t.timeout(600_000);
    const root = await folder(t);
    const supervisor = supervise(t, root);
    const plan = (number: number, secret: string | null) => {
      const name = `node-${number}`;
      return { name, folder: join(root, name), spec: development, secret };
    };
    const plans = [0, 1, 2].map((index) => plan(index + 1, developmentValidator(index)));
    const nodes = await nodeProcesses(nodeProgram!, plans, logs(root));
    await Promise.all(nodes.map(({ process }) => supervisor.start(process)));
    const apis = await Promise.all(nodes.map((node) => openApi(t, node)));
    const [first, , third] = apis as [ApiPromise, ApiPromise, ApiPromise];
    const agree = async (number: number) => {
      const hashes = await Promise.all(apis.map((api) => hashAt(api, number)));
      t.is(new Set(hashes).size, 1, `one block ${number}`);
    };
    await eventually(async () => Math.min(...(await Promise.all(apis.map(finalised)))) >= 2, 'block 2 is final', 120);
    await agree(2);

    // A key that holds nothing and that the chain has never seen: proof of work lets its submission in, without a fee.
    const miner = new Keyring({ type: 'sr25519' }).addFromUri('//Miner//without money');
    const { index, base, randomness } = await readEpoch(first);
    const { difficulty } = await readEntry(first);
    const work = await findWork({ account: miner.address, epoch: index, randomness, difficulty });
    const isThere = (api: ApiPromise) => async () => (await readSubmissionOf(api, index, miner.address)) !== null;
    const blob = `0x${'ab'.repeat(32)}` as const;
    await new Submitter(first, miner).submit(
      () => first.tx.epochs.submit(index, base, blob, 1000, 4_000_000_000n, 3_900_000_000n, work),
      isThere(first),
    );
    await eventually(isThere(third), 'the other node knows the submission', 30);

    // With one of three gone there are not two thirds, so nothing more is final; the supervisor starts it again.
    const before = await finalised(third);
    signal(supervisor.running().get('node-1')!, 'SIGKILL');
    await eventually(async () => (await finalised(first)) > before + 3, 'finality goes on', 180);
    await agree(before + 3);

    // A node that has nothing but the spec and an address takes the state by finality alone.
    const warping = { ...plan(4, null), options: ['--sync', 'warp'] };
    const known = nodes.map(({ address }) => address);
    const [newcomer] = await nodeProcesses(nodeProgram!, [warping], logs(root), known);
    await supervisor.start(newcomer!.process);
    const late = await openApi(t, newcomer!);
    const head = await finalised(first);
    await eventually(async () => (await finalised(late)) >= head, 'the newcomer has the finalised head', 120);
    t.is(await hashAt(late, head), await hashAt(first, head));
    t.true(await isThere(late)(), 'the newcomer has the state');
    t.regex(await readFile(logs(root)('node-4'), 'utf8'), /Warp sync is complete/);
  },
);

withNode('a validator that runs twice is reported, and loses its seat before its stake', async (t) => {
  t.timeout(600_000);
  const root = await folder(t);
  const supervisor = supervise(t, root);
  // The fourth node has the keys of the third.
  const plans = [0, 1, 2, 2].map((index, place) => {
    const name = `node-${place + 1}`;
    return { name, folder: join(root, name), spec: development, secret: developmentValidator(index) };
  });
  const nodes = await nodeProcesses(nodeProgram!, plans, logs(root));
  await Promise.all(nodes.map(({ process }) => supervisor.start(process)));
  const api = await openApi(t, nodes[0]!);
  const key = (index: number) => new Keyring({ type: 'sr25519' }).addFromUri(developmentValidator(index)).address;
  const offender = key(2);
  const slash = async () => (await api.query.staking.unapplied(offender)).unwrapOr(null);
  await eventually(async () => (await slash()) !== null, 'the offence is noted', 300);
  const { fraction, noted, due } = (await slash())!;
  // One of three: all of it.
  t.is(fraction.toNumber(), 1_000_000_000);
  t.is(due.toNumber() - noted.toNumber(), api.consts.staking.slashDelay.toNumber());
  const candidates = (await api.query.staking.candidates()).map(String);
  t.deepEqual(candidates.sort(), [key(0), key(1)].sort());

  // It goes on making two blocks a slot; each slot is in the books once, and the slash stays one.
  const reports = async () => {
    const slots = await api.query.offences.concurrentReportsIndex.entries('aura:equivocatio');
    return slots.map(([, ids]) => ids.length);
  };
  await eventually(async () => (await reports()).length >= 2, 'two slots are reported', 300);
  t.true((await reports()).every((count) => count === 1));
  t.deepEqual((await slash())!.toJSON(), { fraction: 1_000_000_000, noted: noted.toNumber(), due: due.toNumber() });
  t.is((await api.query.staking.unapplied.entries()).length, 1, 'nobody else is blamed');
});
