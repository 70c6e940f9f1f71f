import { nodeEnvironment, nodeFlags } from '../../workers/entries.ts';
import { checkoutFile, places } from './places.ts';
import type { ProcessSpec } from './supervisor.ts';

/** How a Node process of the network is started: it ends when its starter does (`orphan.ts`). */
const nodeProcess = (args: readonly string[]): Pick<ProcessSpec, 'command' | 'args' | 'env' | 'channel'> => ({
  command: process.execPath,
  // One heap for all threads of a process: each of glibc's further ones keeps memory of its own (a tenth less in all).
  env: { ...nodeEnvironment, MALLOC_ARENA_MAX: '1' },
  args: [...nodeFlags, '--import', checkoutFile('scripts/launch/orphan.ts'), ...args],
  channel: true,
});

/** Listens to a process's events and is ready at the one called `ready`; another call begins after each start. */
const readiness = (name: string, onEvent: (event: unknown) => void): Pick<ProcessSpec, 'onEvent' | 'ready'> => {
  let tell: () => void = () => {};
  return {
    onEvent: (event) => {
      const what = event as { event?: string; ready?: boolean };
      if (what.event === 'ready' || what.ready === true) tell();
      onEvent(event);
    },
    ready: (ended) =>
      new Promise((resolve, reject) => {
        tell = resolve;
        ended.addEventListener('abort', () => reject(new Error(`${name} ended`)));
      }),
  };
};

/** A process that says `ready` in its events. */
export const eventProcess = (
  data: string,
  name: string,
  stage: number,
  args: readonly string[],
  onEvent: (event: unknown) => void = () => {},
): ProcessSpec => ({ name, stage, log: places(data).log(name), ...nodeProcess(args), ...readiness(name, onEvent) });
