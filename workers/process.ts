import { ConfigError } from './config.ts';

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
  try {
    await main(stop.signal);
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
