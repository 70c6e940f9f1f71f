import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { openKey } from '../keys.ts';
import { jsonOption, keyOption } from '../options.ts';
import { CommandError, print, type Terminal } from '../terminal.ts';

const LARGEST = 32 * 2 ** 20;

/** The JSON in a file of bounded size. */
const readJson = (file: string): unknown => {
  try {
    if (statSync(file).size > LARGEST) throw new Error('it is too large');
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CommandError(
      `${file} cannot be read (${(error as Error).message}): it must be what a command wrote with --prepare.`,
    );
  }
};

/** `alice sign <file>`: needs the key and no network. */
export const sign = (terminal: Terminal): Command =>
  new Command('sign')
    .description('sign a prepared transaction; works without a network')
    .argument('<file>', 'what --prepare wrote')
    .requiredOption('--out <file>', 'where to write the signed transaction')
    .addOption(keyOption())
    .addOption(jsonOption())
    .action(async (file: string, options: { out: string; key: string; json?: boolean }) => {
      const { parseOfflineTransaction, sign: signOffline } = await import('../../chain/index.ts');
      const transaction = parseOfflineTransaction(readJson(file));
      // Which chain it is for is in the transaction; a public development key signs what the owner of the file asks for.
      const pair = await openKey(options.key, { development: true });
      writeFileSync(options.out, `${await signOffline(transaction, pair)}\n`);
      const { pallet, name, args } = transaction.method;
      const call = `${pallet}.${name}(${Object.entries(args)
        .map(([field, value]) => `${field}: ${value}`)
        .join(', ')})`;
      print(
        terminal,
        options.json,
        { signed: options.out, from: transaction.from, chain: transaction.chain.name, call },
        () => `Signed ${call} on ${transaction.chain.name} for ${transaction.from}: ${options.out}`,
      );
    });
