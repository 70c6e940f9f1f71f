import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Command } from 'commander';
import { wholeNumber } from '../arguments.ts';
import { nodeProgram, runTogether } from '../children.ts';
import { chainOption, home, keyOption } from '../options.ts';
import type { Terminal } from '../terminal.ts';

type Options = { chain: string; key: string; data: string; threads: number };

/** `alice mine` */
export const mine = (terminal: Terminal, setExitCode: (code: number) => void): Command =>
  new Command('mine')
    .description('train for the network and be paid for it; makes a key when there is none')
    .addOption(keyOption())
    .addOption(chainOption())
    .option('--data <dir>', 'folder of weights, shards and the state of training', join(home, 'miner'))
    .option('--threads <n>', 'threads that train', wholeNumber(1, 256), 1)
    .action(async ({ chain, key, data, threads }: Options) => {
      if (!existsSync(key)) {
        const { createKeyFile } = await import('../../chain/index.ts');
        mkdirSync(dirname(key), { recursive: true, mode: 0o700 });
        const { address } = await createKeyFile(key);
        terminal.err(`Made a new key for ${address} in ${key}: keep a copy in a safe place.`);
      }
      mkdirSync(data, { recursive: true, mode: 0o700 });
      const file = join(data, 'config.json');
      const config = { chain, key: resolve(key), data: resolve(data), threads };
      writeFileSync(file, `${JSON.stringify(config, null, 2)}\n`, { mode: 0o600 });
      setExitCode(await runTogether([nodeProgram('miner', 'workers/miner/main.ts', file)]));
    });
