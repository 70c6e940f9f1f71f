import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import { type NodePlan, nodeProcesses } from '../scripts/launch/alice-node.ts';
import type { ProcessSpec } from '../scripts/launch/supervisor.ts';
import { Process } from './micro.ts';
import { nodeProgram } from './node-program.ts';

const START_SECONDS = 300;

/** A node that can be killed and started again. */
export interface RealNode {
  readonly name: string;
  readonly plan: NodePlan;
  /** WebSocket of its RPC. */
  readonly url: string;
  /** Where peers reach it. */
  readonly address: string;
  readonly process: Process;
  /** Resolves when it serves; called after each start. */
  ready(): Promise<void>;
}

/**
 * Starts nodes that know each other's addresses, and resolves when all serve. They end with the test.
 * @param change what the process of a node is to be in place of the usual: its namespace, its environment
 */
export async function startNodes(
  t: ExecutionContext,
  root: string,
  plans: readonly NodePlan[],
  change: (spec: ProcessSpec, index: number) => ProcessSpec = (spec) => spec,
): Promise<RealNode[]> {
  const prepared = await nodeProcesses(nodeProgram!, plans, (name) => join(root, `${name}.log`));
  return Promise.all(
    prepared.map(async ({ process: usual, url, address }, index): Promise<RealNode> => {
      const plan = plans[index]!;
      const spec = change(usual, index);
      const process = new Process(t, spec.command, spec.args, spec.env);
      const ready = () => spec.ready(AbortSignal.timeout(1000 * START_SECONDS));
      await ready();
      return { name: plan.name, plan, url, address, process, ready };
    }),
  );
}
