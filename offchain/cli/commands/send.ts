import { readFileSync, statSync } from 'node:fs';
import { Command } from 'commander';
import { type ChainOptions, chainOption, jsonOption, lightOption, peerOption } from '../options.ts';
import { CommandError, print, type Terminal } from '../terminal.ts';
import { withChain } from '../with-chain.ts';

const LARGEST = 2 ** 20;

/** `alice send <file>`: needs the network and no key. */
export const send = (terminal: Terminal): Command =>
  new Command('send')
    .description('send a transaction that was signed elsewhere')
    .argument('<file>', 'what "alice sign" wrote')
    .addOption(chainOption())
    .addOption(lightOption())
    .addOption(peerOption())
    .addOption(jsonOption())
    .action(async (file: string, options: ChainOptions) => {
      let text: string;
      try {
        if (statSync(file).size > LARGEST) throw new Error('it is too large');
        text = readFileSync(file, 'utf8').trim();
      } catch (error) {
        throw new CommandError(`${file} cannot be read (${(error as Error).message}): name what "alice sign" wrote.`);
      }
      if (!/^0x([0-9a-f]{2})+$/.test(text))
        throw new CommandError(`${file} is not a signed transaction: name what "alice sign" wrote.`);
      const block = await withChain(options, ({ api }, chain) => chain.send(api, text as `0x${string}`));
      print(terminal, options.json, { block }, () => `Sent: it is in block ${block}.`);
    });
