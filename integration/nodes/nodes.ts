import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ApiPromise } from '@polkadot/api';
import test, { type ExecutionContext } from 'ava';
import { developmentValidator } from '../../chain-spec/index.ts';
import { connect, readEpoch, readRecord } from '../../offchain/chain/index.ts';
import { closeExecutor } from '../../offchain/devchain/index.ts';
import type { NodePlan } from '../../scripts/launch/alice-node.ts';
import { type MicroGenesis, microGenesis, slowMicroModel } from '../../scripts/launch/micro.ts';
import type { ProcessSpec } from '../../scripts/launch/supervisor.ts';
import { stateChecker, tryState } from '../../scripts/runtime/try-state.ts';
import { breachesOf } from '../../scripts/soaking/invariants.ts';
import { readState } from '../../scripts/soaking/state.ts';
import { folder } from '../micro.ts';
import { nodePhases, type Participants, startParticipants } from '../micro-network.ts';
import { untilPhase } from '../phases.ts';
import { type RealNode, startNodes } from '../real-nodes.ts';
import { FinalityWatch } from './finality.ts';

/*
 * A network of four validators with real nodes, their scoring hosts, and miners of the micro model, for tests of faults.
 */

/** Epochs after a fault within which one must settle with the work of all miners. */
const RECOVERY_EPOCHS = 4;
const VALIDATORS = 4;
const START_SECONDS = 300;

/** A node that can be killed, wiped and started again, and a connection to it. */
export interface TestNode extends RealNode {
  readonly api: ApiPromise;
}

/** How the network is to depart from four nodes with addresses of this machine. */
export interface NodeNetworkOptions {
  /** Changes the plan of a node: its host, its folder. */
  plan?: (plan: NodePlan, index: number) => NodePlan;
  /** Changes the process of a node: the namespace that it runs in, its environment. */
  process?: (spec: ProcessSpec, index: number) => ProcessSpec;
  /** The runtime that it begins with, in place of the committed one. */
  runtime?: MicroGenesis['runtime'];
  governance?: MicroGenesis['governance'];
}

/** A network of real nodes. */
export interface NodeNetwork extends Participants {
  readonly nodes: readonly TestNode[];
  readonly finality: FinalityWatch;
}

/** Closes what genesis was made with; for the end of each file. */
export const closeAfterAll = (): void => test.after.always(() => closeExecutor());

/** Starts the network and resolves when it finalises. Everything ends with the test. */
export async function startNodeNetwork(t: ExecutionContext, options: NodeNetworkOptions = {}): Promise<NodeNetwork> {
  const { plan = (own) => own, process: change, ...others } = options;
  const root = await folder(t);
  const genesis = await microGenesis(join(root, 'genesis'), VALIDATORS, {
    model: slowMicroModel,
    lengths: nodePhases,
    ...others,
  });
  const plans = Array.from({ length: VALIDATORS }, (_, index) => {
    const name = `node-${index + 1}`;
    const secret = developmentValidator(index);
    return plan({ name, folder: join(root, name), spec: genesis.spec, secret }, index);
  });
  const finality = new FinalityWatch();
  const nodes = await Promise.all(
    (await startNodes(t, root, plans, change)).map(async (node): Promise<TestNode> => {
      const connection = await connect(node.url, 1000 * START_SECONDS);
      t.teardown(connection.close);
      return { ...node, api: connection.api };
    }),
  );
  await Promise.all(nodes.map(({ name, api }) => finality.follow(name, api)));
  await finality.reached(names(nodes), 1, START_SECONDS);
  const urls = nodes.map(({ url }) => url);
  const participants = await startParticipants(t, root, genesis, urls, { miners: [null, null] });
  return { nodes, finality, ...participants };
}

/** Whether a test cannot run here; it then says why, and passes. @param reason null where it can */
export function notRun(t: ExecutionContext, reason: string | null): boolean {
  if (reason === null) return false;
  t.log(`not run: ${reason}`);
  t.pass();
  return true;
}

/** Names of nodes. */
export const names = (nodes: readonly TestNode[]): string[] => nodes.map(({ name }) => name);

/** Deletes a stopped node's blocks and state. Its keys stay. */
export async function wipe({ plan }: TestNode): Promise<void> {
  const chains = join(plan.folder, 'chains');
  for (const chain of await readdir(chains)) await rm(join(chains, chain, 'paritydb'), { recursive: true });
}

/** Resolves when an epoch that began from now on has settled with the work of all miners. */
async function untilSettled(t: ExecutionContext, { api }: TestNode, miners: number): Promise<void> {
  let { index: epoch } = await readEpoch(api);
  for (let tries = 0; tries < RECOVERY_EPOCHS; tries += 1) {
    epoch = await untilPhase(api, 'Submit', epoch);
    await untilPhase(api, 'Submit', epoch);
    const { status, submissions, accepted } = (await readRecord(api, epoch))!;
    t.log(`epoch ${epoch}: ${status}, ${accepted} of ${submissions} accepted`);
    if (status === 'Settled' && accepted === miners) return;
  }
  t.fail(`none of ${RECOVERY_EPOCHS} epochs settled with the work of all`);
}

/**
 * What must hold after every fault: an epoch settles with the work of all miners, all nodes hold the same blocks for final and ever did, and at the newest block that is final on all of
 * them the state breaks no invariant on any: the issuance is what the schedule allows, every planck is paid once. Prints what it looked at.
 */
export async function checkNetwork(t: ExecutionContext, { nodes, finality, miners }: NodeNetwork): Promise<void> {
  await untilSettled(t, nodes[0]!, miners.length);
  // The epoch is over in a block that is to be final everywhere.
  const head = (await nodes[0]!.api.rpc.chain.getHeader()).number.toNumber();
  await finality.reached(names(nodes), head, START_SECONDS);
  const height = Math.min(...nodes.map(({ name }) => finality.height(name)));
  const roots = new Set<string>();
  for (const { name, api } of nodes) {
    await finality.recheck(name, api);
    const hash = (await api.rpc.chain.getBlockHash(height)).toHex();
    const state = await readState({ api } as Parameters<typeof readState>[0], hash);
    t.deepEqual(breachesOf(state), [], `the invariants on ${name}`);
    roots.add((await api.rpc.chain.getHeader(hash)).stateRoot.toHex());
    if (nodes[0]!.name === name) {
      const { supply, history } = state;
      const settled = history.filter(({ status }) => status === 'Settled').length;
      if (stateChecker === undefined) t.log('try_state was not run: ALICE_TRY_STATE names no program');
      else t.deepEqual(await tryState(stateChecker, api, hash), [], `try_state at block ${height}`);
      t.log(
        `block ${height}: ${history.length} epochs ended, ${settled} settled; ${supply.minted} plancks minted, ${supply.deferred} deferred, ${supply.scheduled} scheduled`,
      );
    }
  }
  t.is(roots.size, 1, `one state at block ${height}`);
  t.deepEqual(finality.breaches, []);
  t.log(`${finality.heights} final heights on ${nodes.length} nodes: one history`);
}
