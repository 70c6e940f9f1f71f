import { lstatSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contender } from './contender.ts';
import { steppedClock } from './fake-clock.ts';
import { type BenchNetwork, startNetwork } from './network.ts';

/** What a node has come to. */
export interface Age {
  /** Height of its best block. */
  readonly blocks: number;
  /** Height of its newest final block. */
  readonly final: number;
  /** Resident memory, bytes. */
  readonly memory: number;
  /** The most it ever had, bytes. */
  readonly peakMemory: number;
  /** What its database takes on the disk, bytes. */
  readonly disk: number;
  /** Seconds it has run. */
  readonly seconds: number;
}

/** The ages of a node, the oldest last. */
export type Ages = Readonly<Record<string, readonly Age[]>>;

/** Real time between slots, milliseconds: 24 times as fast as on a network. */
const PERIOD = 250;
const LOOKS = 10;

/**
 * Runs one validator of each program, side by side and with the default pruning, until it has so many blocks, and looks at it at each
 * tenth of the way. Blocks hold nothing but what the runtime does by itself.
 */
export async function age(
  contenders: readonly Contender[],
  folder: string,
  blocks: number,
  onAge: (name: string, age: Age) => void,
): Promise<Ages> {
  const grown = contenders.map(async (contender) => {
    const ages: Age[] = [];
    await grow(contender, join(folder, contender.name), blocks, (one) => {
      ages.push(one);
      onAge(contender.name, one);
    });
    return [contender.name, ages] as const;
  });
  // All end, also where one fails, before anybody removes the folder.
  await Promise.allSettled(grown);
  return Object.fromEntries(await Promise.all(grown));
}

async function grow(contender: Contender, folder: string, blocks: number, onAge: (age: Age) => void): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const spec = await contender.writeSpec(folder, 1, []);
  const clock = steppedClock(join(folder, 'clock'), PERIOD);
  try {
    // Without peers a node makes blocks only when it is told to.
    const options = ['--force-authoring'];
    const network = await startNetwork({ contender, folder, spec, validators: 1, env: clock.env, options });
    try {
      await Promise.race([network.failed, follow(network, join(folder, `${contender.name}-1`), blocks, onAge)]);
    } finally {
      await network.stop();
    }
  } finally {
    clock.stop();
  }
}

/** Resolves when the node has so many blocks. */
function follow(network: BenchNetwork, base: string, blocks: number, onAge: (age: Age) => void): Promise<void> {
  const { api } = network.connection;
  const began = performance.now();
  let [next, final] = [blocks / LOOKS, 0];
  return new Promise((resolve, reject) => {
    const heads = [
      api.rpc.chain.subscribeFinalizedHeads(({ number }) => {
        final = number.toNumber();
      }),
      api.rpc.chain.subscribeNewHeads(({ number }) => {
        if (number.toNumber() < next) return;
        next += blocks / LOOKS;
        const seconds = (performance.now() - began) / 1000;
        const disk = sizeOf(join(base, 'chains'));
        onAge({ blocks: number.toNumber(), final, ...memoryOf(network.pid), disk, seconds });
        if (number.toNumber() >= blocks) resolve();
      }),
    ];
    for (const head of heads) head.catch(reject);
  });
}

/** Resident memory of a process now and at most, bytes (proc(5)). */
export function memoryOf(pid: number): { memory: number; peakMemory: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const bytes = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)![1]) * 1024;
  return { memory: bytes('VmRSS'), peakMemory: bytes('VmHWM') };
}

/** What a file or a folder takes on the disk, bytes. */
export function sizeOf(path: string): number {
  const { blocks } = lstatSync(path, { throwIfNoEntry: false }) ?? { blocks: 0 };
  const within = lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(path) : [];
  return within.reduce((sum, name) => sum + sizeOf(join(path, name)), 512 * blocks);
}
