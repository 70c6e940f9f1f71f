import { Command } from 'commander';
import { formatAlice } from '../amounts.ts';
import { address, amount } from '../arguments.ts';
import {
  chainOption,
  jsonOption,
  keyOption,
  lightOption,
  peerOption,
  prepareOptions,
  type SendOptions,
} from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { printSent, signAndSend, wantsPrepared, writePrepared } from '../transact.ts';

/** `alice transfer <to> <amount>` */
export const transfer = (terminal: Terminal): Command => {
  const command = new Command('transfer')
    .description('send ALICE to an account')
    .argument('<to>', 'SS58 address', address)
    .argument('<amount>', 'ALICE, such as 12 or 0.5', amount)
    .addOption(keyOption())
    .addOption(chainOption())
    .addOption(lightOption())
    .addOption(peerOption())
    .addOption(jsonOption());
  for (const option of prepareOptions()) command.addOption(option);
  return command.action(async (to: string, plancks: bigint, options: SendOptions) => {
    if (wantsPrepared(options)) {
      const { prepareTransfer } = await import('../../chain/index.ts');
      return writePrepared(terminal, options, ({ api }, from) => prepareTransfer(api, from, to, plancks));
    }
    const sent = await signAndSend(options, (api) => api.tx.balances.transferKeepAlive(to, plancks));
    printSent(terminal, options.json, `transferred ${formatAlice(plancks)} ALICE to ${to}`, sent);
  });
};
