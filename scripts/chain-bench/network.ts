import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type ChainConnection, connect } from '../../offchain/chain/index.ts';
import { nodeProcesses } from '../launch/alice-node.ts';
import { Failure } from '../launch/failure.ts';
import { validatorSecret } from '../launch/places.ts';
import { type ProcessSpec, Supervisor } from '../launch/supervisor.ts';
import type { Contender } from './contender.ts';

/** Nodes of one program that run. */
export interface BenchNetwork {
  /** WebSockets of the nodes. */
  readonly urls: readonly string[];
  /** A connection to the first. */
  readonly connection: ChainConnection;
  /** Process of the first. */
  readonly pid: number;
  /** Rejects when a node ends by itself, since what was measured then is worth nothing, and when this process is told to end. */
  readonly failed: Promise<never>;
  stop(): Promise<void>;
}

/** How long a node may take to start: it compiles its runtime then. */
const START_MILLIS = 300_000;

/** What ends a run: its nodes are stopped first. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** How the nodes of a network are run. */
export interface NetworkPlan {
  readonly contender: Contender;
  readonly folder: string;
  /** Raw spec, whose authorities have the secrets of `validatorSecret`. */
  readonly spec: string;
  readonly validators: number;
  /** Further environment of every node. */
  readonly env?: Readonly<Record<string, string>>;
  /** Further arguments of every node. */
  readonly options?: readonly string[];
}

/** Starts the validators of a network and resolves when the first answers. */
export async function startNetwork(plan: NetworkPlan): Promise<BenchNetwork> {
  const { contender, folder, spec, validators, env = {}, options = [] } = plan;
  mkdirSync(folder, { recursive: true });
  let fail: (error: Failure) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => undefined);
  const interrupt = () => fail(new Failure('It was stopped before its end.'));
  for (const name of SIGNALS) process.on(name, interrupt);
  const supervisor = new Supervisor({
    records: join(folder, 'processes.json'),
    note: (sentence) => fail(new Failure(`${contender.name}: ${sentence}.`)),
  });
  const end = async () => {
    await supervisor.stop();
    for (const name of SIGNALS) process.off(name, interrupt);
  };
  const plans = Array.from({ length: validators }, (_, index) => {
    const name = `${contender.name}-${index + 1}`;
    return { name, folder: join(folder, name), spec, secret: validatorSecret(index), options };
  });
  try {
    const nodes = await nodeProcesses(contender.program, plans, (name) => logOf(folder, name));
    const withEnv = (process: ProcessSpec): ProcessSpec => ({ ...process, env: { ...process.env, ...env } });
    const started = Promise.all(nodes.map(({ process: one }) => supervisor.start(withEnv(one))));
    await Promise.race([started, failed]);
    const urls = nodes.map(({ url }) => url);
    const connection = await Promise.race([connect(urls[0]!, START_MILLIS), failed]);
    const stop = async () => {
      await connection.close();
      await end();
    };
    return { urls, connection, pid: supervisor.running().get(plans[0]!.name)!, failed, stop };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Where the output of a network's node is kept. */
export const logOf = (folder: string, name: string): string => join(folder, `${name}.log`);
