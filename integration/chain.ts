import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import { developmentValidator } from '../chain-spec/index.ts';
import { freePort } from '../scripts/launch/ports.ts';
import { Process } from './micro.ts';
import { onNodes } from './node-program.ts';
import { startNodes } from './real-nodes.ts';

/*
 * What carries the chain of a suite: the development chain or, where ALICE_NODE names the node's program, a network of real nodes. The
 * suites are the same.
 */

/** A chain that runs, and a process for each WebSocket of it. */
export interface SuiteChain {
  urls: string[];
  processes: Process[];
}

/** Starts the chain of a raw spec in processes of their own, and resolves when it serves. It ends with the test. */
export async function startChain(
  t: ExecutionContext,
  root: string,
  options: {
    spec: string;
    /** Of the spec; each has a real node, where there are any. */
    validators: number;
    /** Between blocks of the development chain. */
    blockMilliseconds: number;
  },
): Promise<SuiteChain> {
  const { spec, validators, blockMilliseconds } = options;
  if (onNodes) {
    const plans = Array.from({ length: validators }, (_, index) => {
      const name = `node-${index + 1}`;
      return { name, folder: join(root, name), spec, secret: developmentValidator(index) };
    });
    const nodes = await startNodes(t, root, plans);
    return { urls: nodes.map(({ url }) => url), processes: nodes.map(({ process }) => process) };
  }
  const port = await freePort();
  const chain = new Process(t, process.execPath, [
    ...['--disable-warning=ExperimentalWarning', 'offchain/devchain/main.ts', '--spec', spec],
    ...['--data', join(root, 'chain'), '--port', String(port), '--block-millis', String(blockMilliseconds)],
  ]);
  await chain.until((line) => line.includes('"ready"'));
  return { urls: [`ws://127.0.0.1:${port}`], processes: [chain] };
}
