import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { CommandError } from './terminal.ts';

/** A file of the checkout. The processes of miners and validators are started by path: nothing in `offchain/` imports `workers/`. */
export const checkoutFile = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** A program of the checkout and its arguments. */
export type Program = { readonly name: string; readonly command: string; readonly args: readonly string[] };

/** A Node program of the checkout that reads a config file. */
export const nodeProgram = (name: string, entry: string, config: string): Program => ({
  name,
  command: process.execPath,
  args: [checkoutFile(entry), '--config', config],
});

const ended = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });

/**
 * Runs programs in this terminal until the first one ends, then ends the others; Ctrl-C and SIGTERM are passed on.
 * Resolves with 0 after Ctrl-C, else throws a `CommandError` that names the program that ended (which has said why on stderr).
 */
export const runTogether = async (programs: readonly Program[]): Promise<number> => {
  const children = programs.map(({ command, args }) => spawn(command, args, { stdio: 'inherit' }));
  let stopping = false;
  const stop = (): void => {
    stopping = true;
    for (const child of children) child.kill('SIGTERM');
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const ends = children.map((child, at) => ended(child).then((code) => ({ name: programs[at]!.name, code })));
  try {
    const first = await Promise.race(ends);
    if (stopping || (programs.length === 1 && first.code === 0)) return 0;
    if (programs.length === 1) return first.code;
    throw new CommandError(
      `The ${first.name} ended with exit code ${first.code}, so the rest was stopped: see its message above.`,
    );
  } finally {
    stop();
    await Promise.allSettled(ends);
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
};
