import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import type { OfflineCall } from '../../chain/offline.ts';
import { formatAlice } from '../amounts.ts';
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

/** A call in words: amounts in ALICE where the chain counts in plancks, and shares in percent. */
export const describeCall = ({ name, args }: OfflineCall, plancks: boolean): string => {
  const text = ({ name: arg, type, value }: OfflineCall['args'][number]): string => {
    if (!/^\d+$/.test(value)) return value;
    // The pallets of this network write their amounts as u128.
    const isAmount = /Balance/.test(type) || (type === 'u128' && arg === 'amount');
    if (plancks && isAmount) return `${formatAlice(BigInt(value))} ALICE`;
    return type === 'Perbill' ? `${Number(value) / 1e7} %` : value;
  };
  return `${name}(${args.map((arg) => `${arg.name}: ${text(arg)}`).join(', ')})`;
};

/** `alice sign <file>`: needs the key and no network. */
export const sign = (terminal: Terminal): Command =>
  new Command('sign')
    .description('show a prepared transaction and sign it; works without a network')
    .argument('<file>', 'what --prepare wrote')
    .requiredOption('--out <file>', 'where to write the signed transaction')
    .addOption(keyOption())
    .addOption(jsonOption())
    .action(async (file: string, options: { out: string; key: string; json?: boolean }) => {
      const { parseOfflineTransaction, sign: signOffline } = await import('../../chain/index.ts');
      const transaction = parseOfflineTransaction(readJson(file));
      const { chain, from, genesisHash } = transaction;
      // Which chain it is for is in the transaction; a public development key signs what the owner of the file asks for.
      const pair = await openKey(options.key, { development: true });
      let call = '';
      const signed = await signOffline(transaction, pair, (read) => {
        call = describeCall(read, chain.decimals === 12 && chain.symbol === 'ALICE');
        terminal.err(`Signing ${call} for ${from} on ${chain.name} (genesis ${genesisHash}).`);
      });
      writeFileSync(options.out, `${signed}\n`);
      print(
        terminal,
        options.json,
        { signed: options.out, from, chain: chain.name, call },
        () => `Signed: ${options.out}`,
      );
    });
