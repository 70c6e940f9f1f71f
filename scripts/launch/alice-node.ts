import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Failure, reasonOf } from './failure.ts';
import { checkoutFile } from './places.ts';
import { freePort } from './ports.ts';
import type { ProcessSpec } from './supervisor.ts';

const run = promisify(execFile);
const HOST = '127.0.0.1';
const LOCAL = { peers: HOST, rpc: HOST };

/** What a node is to be. */
export type NodePlan = {
  readonly name: string;
  /** Its base folder: identity, keystore, database. */
  readonly folder: string;
  /** Raw chain spec. */
  readonly spec: string;
  /** Secret of a validator's session keys; null for a node that has no vote. */
  readonly secret: string | null;
  /** Addresses that its peers and those who call it reach it at; this machine's own where they are absent. */
  readonly host?: { readonly peers: string; readonly rpc: string };
  /** Port of its RPC; a free one where it is absent. */
  readonly rpcPort?: number;
  /** Further options. */
  readonly options?: readonly string[];
};

/** A node to start, and its WebSocket. */
export type NodeProcess = { readonly process: ProcessSpec; readonly url: string; readonly address: string };

/** Builds the node unless it is built, with the compiler's words on standard error; resolves with its program. Throws a `Failure`. */
export const buildNode = async (): Promise<string> => {
  const child = spawn(checkoutFile('scripts/build-node'), { stdio: ['ignore', 'pipe', 'inherit'] });
  const [program, [status]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  if (status !== 0) throw new Failure('The node could not be built: see the lines above.');
  return program.trim();
};

/**
 * Gives nodes of this machine their identities, session keys and ports, and makes the processes that run them. All know each other's
 * addresses, and those of `known`. What an earlier start gave stays, but for the ports. Throws a `Failure` with what the program said.
 */
export const nodeProcesses = async (
  program: string,
  plans: readonly NodePlan[],
  log: (name: string) => string,
  known: readonly string[] = [],
): Promise<NodeProcess[]> => {
  const prepared: Prepared[] = [];
  for (const plan of plans) prepared.push(await prepare(program, plan));
  return prepared.map((node) => {
    const others = prepared.filter((other) => other !== node).map(({ address }) => address);
    return {
      url: `ws://${node.host.rpc}:${node.rpcPort}`,
      address: node.address,
      process: processOf(program, node, [...others, ...known], log(node.name)),
    };
  });
};

type Prepared = NodePlan &
  Required<Pick<NodePlan, 'rpcPort' | 'host'>> & { readonly p2pPort: number; readonly address: string };

const identityFile = (folder: string): string => join(folder, 'identity');

const prepare = async (program: string, plan: NodePlan): Promise<Prepared> => {
  const { folder } = plan;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const identity = identityFile(folder);
  if (!existsSync(identity)) await subcommand(program, ['key', 'generate-node-key', '--file', identity]);
  const peer = await subcommand(program, ['key', 'inspect-node-key', '--file', identity]);
  if (plan.secret !== null) await insertKeys(program, plan, plan.secret);
  const p2pPort = await freePort();
  const rpcPort = plan.rpcPort ?? (await freePort());
  const { host = LOCAL } = plan;
  return { ...plan, host, rpcPort, p2pPort, address: `/ip4/${host.peers}/tcp/${p2pPort}/p2p/${peer}` };
};

/** Puts the keys for blocks and for finality into a node's keystore. The secret goes by a file: arguments can be read by others. */
const insertKeys = async (program: string, { folder, spec }: NodePlan, secret: string): Promise<void> => {
  const file = join(folder, 'secret');
  writeFileSync(file, secret, { mode: 0o600 });
  try {
    for (const [type, scheme] of [
      ['aura', 'sr25519'],
      ['gran', 'ed25519'],
    ] as const)
      await subcommand(program, [
        ...['key', 'insert', '--base-path', folder, '--chain', spec],
        ...['--key-type', type, '--scheme', scheme, '--suri', file],
      ]);
  } finally {
    rmSync(file, { force: true });
  }
};

/** Runs a subcommand to its end and resolves with what it printed. */
const subcommand = async (program: string, args: readonly string[]): Promise<string> => {
  try {
    return (await run(program, args)).stdout.trim();
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    throw new Failure(`alice-node ${args.slice(0, 2).join(' ')} failed: ${stderr?.trim() || reasonOf(error)}`);
  }
};

const processOf = (program: string, node: Prepared, others: readonly string[], log: string): ProcessSpec => ({
  name: node.name,
  command: program,
  args: [
    ...['--chain', node.spec, '--base-path', node.folder, '--name', node.name],
    ...['--node-key-file', identityFile(node.folder), '--listen-addr', `/ip4/${node.host.peers}/tcp/${node.p2pPort}`],
    ...['--rpc-port', String(node.rpcPort), '--no-prometheus', '--no-mdns', '--allow-private-ip'],
    ...(node.secret === null ? [] : ['--validator']),
    ...(node.host.rpc === HOST ? [] : ['--unsafe-rpc-external', '--rpc-cors', 'all']),
    ...others.flatMap((address) => ['--bootnodes', address]),
    ...(node.options ?? []),
  ],
  log,
  stage: 1,
  channel: false,
  ready: async (ended) => {
    while (!ended.aborted && !(await answers(node))) await delay(100);
  },
});

/** Whether a node serves; one without peers says that it is not healthy, but it does. */
const answers = async ({ host, rpcPort }: Pick<Prepared, 'host' | 'rpcPort'>): Promise<boolean> => {
  try {
    await fetch(`http://${host.rpc}:${rpcPort}/health`, { signal: AbortSignal.timeout(5_000) });
    return true;
  } catch {
    return false;
  }
};
