import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Command } from 'commander';
import { openKey } from '../keys.ts';
import { defaultKey, jsonOption, keyOption } from '../options.ts';
import { pairs, print, type Terminal } from '../terminal.ts';

const create = (terminal: Terminal): Command =>
  new Command('new')
    .description('make a new key in a file that only its owner can read')
    .option('--out <file>', 'where to write it', defaultKey)
    .addOption(jsonOption())
    .action(async ({ out, json }: { out: string; json?: boolean }) => {
      const { createKeyFile } = await import('../../chain/index.ts');
      mkdirSync(dirname(out), { recursive: true, mode: 0o700 });
      const { address } = await createKeyFile(out);
      print(terminal, json, { address, file: out }, () =>
        pairs([
          ['address', address],
          ['file', `${out} (keep a copy in a safe place: whoever has it has the ALICE)`],
        ]),
      );
    });

const show = (terminal: Terminal): Command =>
  new Command('show')
    .description('the address of a key; never its secret')
    .addOption(keyOption())
    .addOption(jsonOption())
    .action(async ({ key: file, json }: { key: string; json?: boolean }) => {
      const { address } = await openKey(file, { development: true });
      print(terminal, json, { address, file }, () => address);
    });

/** `alice key new|show` */
export const key = (terminal: Terminal): Command =>
  new Command('key')
    .description('make a key, or show its address')
    .addCommand(create(terminal))
    .addCommand(show(terminal));
