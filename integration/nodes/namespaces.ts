import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import type { ExecutionContext } from 'ava';
import type { NodeNetworkOptions } from './nodes.ts';

/*
 * Each node in a network namespace of its own (ip-netns(8)): one interface to a bridge, by which the nodes reach each other, and one to
 * this process alone, by which it watches them. A partition moves interfaces to a second bridge, so that packets are lost without a word.
 */

const run = promisify(execFile);
const ip = (...args: readonly string[]) => run('ip', args);

/** Why this machine cannot make namespaces; null where it can. */
export const noNamespaces = ((): string | null => {
  if (process.getuid?.() !== 0) return 'only root can make network namespaces';
  try {
    execFileSync('ip', ['netns', 'list'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'there is no program ip (iproute2)';
  }
})();

/** Nodes that can be cut off from each other. */
export interface Namespaces {
  readonly options: NodeNetworkOptions;
  /** Cuts the nodes with these numbers (from 0) off from the rest. */
  partition(apart: readonly number[]): Promise<void>;
  /** Joins all again. */
  heal(): Promise<void>;
}

/** Makes namespaces and bridges for so many nodes; they go with the test, after the nodes. */
export async function makeNamespaces(t: ExecutionContext, nodes: number): Promise<Namespaces> {
  // Interface names have at most 15 letters; the process id tells those of suites that run side by side apart.
  const id = process.pid.toString(36);
  const one = `al${id}a`;
  const two = `al${id}b`;
  const namespace = (index: number) => `alice-${id}-${index}`;
  const link = (index: number) => `al${id}n${index}`;
  const watched = (index: number) => `al${id}w${index}`;
  // 198.18.0.0/15 is for tests of networks (RFC 2544): nobody's addresses.
  const peers = (index: number) => `198.18.0.${index + 1}`;
  // Seen from here, so those of suites that run side by side differ: a network of four addresses for each node, by the process id.
  const watcher = (index: number, end: 1 | 2) => {
    const network = (process.pid * nodes + index) % 2 ** 14;
    return `198.19.${network >> 6}.${4 * (network & 63) + end}`;
  };
  t.teardown(async () => {
    for (let index = 0; index < nodes; index += 1) await ip('netns', 'del', namespace(index)).catch(() => undefined);
    for (const bridge of [one, two]) await ip('link', 'del', bridge).catch(() => undefined);
  });
  for (const bridge of [one, two]) {
    await ip('link', 'add', bridge, 'type', 'bridge');
    await ip('link', 'set', bridge, 'up');
  }
  for (let index = 0; index < nodes; index += 1) {
    const inside = ['-n', namespace(index)];
    await ip('netns', 'add', namespace(index));
    await ip(...inside, 'link', 'set', 'lo', 'up');
    await ip('link', 'add', link(index), 'type', 'veth', 'peer', 'name', 'peers', 'netns', namespace(index));
    await ip('link', 'add', watched(index), 'type', 'veth', 'peer', 'name', 'watcher', 'netns', namespace(index));
    await ip('link', 'set', link(index), 'master', one, 'up');
    await ip(...inside, 'addr', 'add', `${peers(index)}/24`, 'dev', 'peers');
    await ip(...inside, 'addr', 'add', `${watcher(index, 2)}/30`, 'dev', 'watcher');
    await ip('addr', 'add', `${watcher(index, 1)}/30`, 'dev', watched(index));
    for (const name of ['peers', 'watcher']) await ip(...inside, 'link', 'set', name, 'up');
    await ip('link', 'set', watched(index), 'up');
  }
  const move = async (bridge: string, which: readonly number[]): Promise<void> => {
    for (const index of which) await ip('link', 'set', link(index), 'master', bridge);
  };
  return {
    options: {
      plan: (plan, index) => ({ ...plan, host: { peers: peers(index), rpc: watcher(index, 2) } }),
      // `ip netns exec` becomes the node: it has the same process id.
      process: (spec, index) => ({
        ...spec,
        command: 'ip',
        args: ['netns', 'exec', namespace(index), spec.command, ...spec.args],
      }),
    },
    partition: (apart) => move(two, apart),
    heal: () => move(one, [...Array(nodes).keys()]),
  };
}
