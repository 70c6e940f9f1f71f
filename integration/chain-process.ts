import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { endWithTest } from './guard.ts';

const program = fileURLToPath(new URL('../offchain/devchain/main.ts', import.meta.url));

/** The committed development network's spec. */
export const developmentSpec = fileURLToPath(new URL('../chain-spec/development.raw.json', import.meta.url));

/** A development chain in a process of its own. */
export interface ChainProcess {
  url: string;
  port: number;
  genesisHash: `0x${string}`;
  /** Newest block when it was ready. */
  head: number;
  /** Kills it (SIGKILL), or asks it to stop (SIGTERM), and gives its exit code (null if killed). */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
}

/** How a process that does not serve ended. */
export class ChainProcessFailure extends Error {
  readonly exitCode: number | null;
  readonly output: string;

  constructor(exitCode: number | null, output: string) {
    super(`the development chain ended with ${exitCode}: ${output}`);
    this.exitCode = exitCode;
    this.output = output;
  }
}

/** Starts a development chain and waits until it serves. @throws ChainProcessFailure */
export async function startChainProcess(options: {
  spec?: string;
  data: string;
  port?: number;
  blockMillis?: number;
}): Promise<ChainProcess> {
  const { spec = developmentSpec, data, port = 0, blockMillis = 200 } = options;
  const child: ChildProcess = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      program,
      ...['--spec', spec, '--data', data, '--port', String(port), '--block-millis', String(blockMillis)],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  endWithTest(child);
  const exited = once(child, 'exit') as Promise<[number | null]>;
  let errors = '';
  child.stderr!.on('data', (data: Buffer) => {
    errors += data;
  });
  const line = await Promise.race([
    once(createInterface({ input: child.stdout! }), 'line') as Promise<[string]>,
    exited.then(([code]) => Promise.reject(new ChainProcessFailure(code, errors.trim()))),
  ]);
  const { url, genesisHash, head } = JSON.parse(line[0]) as Pick<ChainProcess, 'url' | 'genesisHash' | 'head'>;
  return {
    url,
    port: Number(new URL(url).port),
    genesisHash,
    head,
    end: async (signal) => {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      return (await exited)[0];
    },
  };
}
