import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { ConfigError } from './config.ts';

/** How long a process takes at most to end after it was told to, milliseconds. */
const graceMs = 4000;

/** Errors whose message is a sentence for the operator; of any other, the stack is worth reading. */
const plain = new Set([
  'ConfigError',
  'ChainError',
  'StoreError',
  'DataError',
  'ObjectError',
  'WeightsError',
  'GradientError',
]);

/**
 * Runs a process: `main` gets a signal that aborts on SIGTERM and SIGINT, and should then end what it began and return. Whatever it
 * throws is printed on stderr, and the exit code is 1.
 */
export async function runProcess(main: (stop: AbortSignal) => Promise<void>): Promise<never> {
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());
  process.on('unhandledRejection', fail);
  process.on('uncaughtException', fail);
  // What is waited for at that moment (a chain that does not answer) may take longer to give up.
  const late = once(stop.signal, 'abort').then(() => delay(graceMs));
  try {
    await Promise.race([main(stop.signal), late]);
  } catch (error) {
    if (!stop.signal.aborted) fail(error);
  }
  process.exit(0);
}

function fail(error: unknown): never {
  process.stderr.write(`${describe(error)}\n`);
  process.exit(1);
}

/** The sentence of an error that was foreseen, or the stack of one that was not. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof ConfigError || plain.has(error.name)) return error.message;
  return error.stack ?? error.message;
}

/** The message of anything that was thrown, on one line. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/\s*\n\s*/g, ' ').trim();
}
