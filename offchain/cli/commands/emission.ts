import { Command } from 'commander';
import { formatAlice } from '../amounts.ts';
import { type ChainOptions, chainOption, jsonOption } from '../options.ts';
import { pairs, print, type Terminal } from '../terminal.ts';
import { withChain } from '../with-chain.ts';

/** `alice emission` */
export const emission = (terminal: Terminal): Command =>
  new Command('emission')
    .description('what the schedule allows, what was minted, deferred and burnt')
    .addOption(chainOption())
    .addOption(jsonOption())
    .action(async (options: ChainOptions) => {
      const supply = await withChain(options.chain, ({ api }, { readSupply }) => readSupply(api));
      print(terminal, options.json, supply, ({ block, scheduled, issuance, minted, deferred, burnt, accounted }) =>
        pairs([
          ['block', String(block)],
          ['scheduled by now', `${formatAlice(scheduled)} ALICE of 21,000,000 in all`],
          ['issued', `${formatAlice(issuance)} ALICE`],
          ['minted', `${formatAlice(minted)} ALICE, accounted up to block ${accounted}`],
          ['deferred', `${formatAlice(deferred)} ALICE`],
          ['burnt', `${formatAlice(burnt)} ALICE`],
        ]),
      );
    });
