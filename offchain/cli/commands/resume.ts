import { Command } from 'commander';
import { chainOption, jsonOption, keyOption, lightOption, peerOption, type SendOptions } from '../options.ts';
import { CommandError, type Terminal } from '../terminal.ts';
import { printSent, signAndSend } from '../transact.ts';
import { withChain } from '../with-chain.ts';

/** `alice resume` */
export const resume = (terminal: Terminal): Command =>
  new Command('resume')
    .description('as a validator, vote to go on after three held epochs halted the training')
    .addOption(keyOption())
    .addOption(chainOption())
    .addOption(lightOption())
    .addOption(peerOption())
    .addOption(jsonOption())
    .action(async (options: SendOptions) => {
      const epoch = await withChain(options, ({ api }, { readEpoch }) => readEpoch(api));
      if (!epoch.halted) throw new CommandError(`Training is not halted: epoch ${epoch.index} is in ${epoch.phase}.`);
      const sent = await signAndSend(options, (api) => api.tx.epochs.resume(epoch.index));
      const next = 'two thirds of the voting power are needed';
      printSent(terminal, options.json, `voted to resume after epoch ${epoch.index}: ${next}`, sent);
    });
