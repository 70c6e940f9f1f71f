import { setTimeout as delay } from 'node:timers/promises';
import type { Phase } from '../../offchain/chain/index.ts';
import type { Generator } from '../../offchain/model/index.ts';
import { signal } from '../launch/identity.ts';
import type { Supervisor } from '../launch/supervisor.ts';

/** What kinds of processes a network has; the name of a process begins with it, a worker's ends with it. */
export const kinds = ['chain', 'redis', 'host', 'worker', 'miner', 'api'] as const;
export type Kind = (typeof kinds)[number];

export const phases = ['Submit', 'Score', 'Reveal', 'Vote', 'Settle'] as const satisfies readonly Phase[];

/** The kind of a process, by its name in `scripts/network`. */
export const kindOf = (name: string): Kind => {
  if (name.endsWith('-worker')) return 'worker';
  if (name.startsWith('validator-')) return 'host';
  if (name.startsWith('miner-')) return 'miner';
  const kind = kinds.find((each) => each === name);
  if (kind === undefined) throw new Error(`there is no kind of process called ${name}`);
  return kind;
};

/** When and what to kill next: a kind of process, a phase to wait for, and how far into it, from 0 to 1. */
export type Plan = { readonly kind: Kind; readonly phase: Phase; readonly share: number; readonly which: number };

/** Plans in which every kind of process meets every phase equally often, in random order. */
export function* plans(draw: Generator): globalThis.Generator<Plan, never> {
  const below = (count: number): number => draw() % count;
  for (;;) {
    const all = kinds.flatMap((kind) => phases.map((phase) => ({ kind, phase })));
    for (let left = all.length; left > 0; left--) {
      const [chosen] = all.splice(below(left), 1);
      yield { ...chosen!, share: draw() / 2 ** 32, which: draw() };
    }
  }
}

/**
 * Kills one running process of a kind with SIGKILL. Resolves with its name when it is gone; the supervisor starts it again, as an
 * operator's would.
 */
export const kill = async (supervisor: Supervisor, { kind, which }: Plan): Promise<string | null> => {
  const running = [...supervisor.running()].filter(([name]) => kindOf(name) === kind).sort();
  const chosen = running[which % Math.max(1, running.length)];
  if (chosen === undefined) return null;
  const [name, pid] = chosen;
  signal(pid, 'SIGKILL');
  while (supervisor.running().get(name) === pid) await delay(5);
  return name;
};
