import { writeFileSync } from 'node:fs';
import type { ChainConnection, OfflineTransaction } from '../chain/index.ts';
import { openKey } from './keys.ts';
import type { SendOptions } from './options.ts';
import { CommandError, pairs, print, type Terminal, toJson } from './terminal.ts';
import { withChain } from './with-chain.ts';

type Api = ChainConnection['api'];
type Call = ReturnType<Api['tx']>;

/** What was sent: the account, the transaction's hash, and the block that has it. */
export type Sent = { readonly from: string; readonly transaction: string; readonly block: string };

/** Signs a call with the key of the options, sends it and waits for its block. */
export const signAndSend = (
  options: SendOptions,
  call: (api: Api, from: string) => Call | Promise<Call>,
): Promise<Sent> =>
  withChain(options, async (connection, { send }) => {
    const key = await openKey(options.key, connection);
    const made = await call(connection.api, key.address);
    const signed = await made.signAsync(key, { nonce: -1 });
    const block = await send(connection.api, signed.toHex());
    return { from: key.address, transaction: signed.hash.toHex(), block };
  });

/** Prints what was sent. */
export const printSent = (terminal: Terminal, json: boolean | undefined, what: string, sent: Sent): void =>
  print(terminal, json, sent, ({ from, transaction, block }) =>
    pairs([
      ['done', what],
      ['from', from],
      ['transaction', transaction],
      ['in block', block],
    ]),
  );

/** Writes the unsigned transaction that `prepare` makes to the file of `--prepare`: no key is read and nothing is sent. */
export const writePrepared = async (
  terminal: Terminal,
  options: SendOptions,
  prepare: (connection: ChainConnection, from: string) => Promise<OfflineTransaction>,
): Promise<void> => {
  const { from, prepare: file } = options;
  if (from === undefined || file === undefined)
    throw new CommandError('--prepare FILE and --from ADDRESS go together: say both, or neither.');
  const transaction = await withChain(options, (connection) => prepare(connection, from));
  writeFileSync(file, `${toJson(transaction)}\n`);
  const next = `Take ${file} to the machine with the key, run "alice sign ${file} --out signed.txt" there, bring signed.txt back and run "alice send signed.txt".`;
  print(terminal, options.json, { prepared: file }, () => next);
};

/** Whether the options ask for an unsigned transaction. */
export const wantsPrepared = ({ prepare, from }: SendOptions): boolean => prepare !== undefined || from !== undefined;
