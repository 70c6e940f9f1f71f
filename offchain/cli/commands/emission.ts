import { Command } from 'commander';
import { formatAlice } from '../amounts.ts';
import { type ChainOptions, chainOption, jsonOption, lightOption, peerOption } from '../options.ts';
import { pairs, print, readAtLine, type Terminal } from '../terminal.ts';
import { withChain } from '../with-chain.ts';

/** `alice emission` */
export const emission = (terminal: Terminal): Command =>
  new Command('emission')
    .description('what the schedule allows, what was minted, deferred and burnt')
    .addOption(chainOption())
    .addOption(lightOption())
    .addOption(peerOption())
    .addOption(jsonOption())
    .action(async (options: ChainOptions) => {
      const supply = await withChain(options, async ({ api }, { readFinalBlock, readSupply }) => {
        const { blockHash } = await readFinalBlock(api);
        return { ...(await readSupply(api, blockHash)), blockHash };
      });
      print(terminal, options.json, supply, ({ scheduled, issuance, minted, deferred, burnt, accounted, ...at }) =>
        pairs([
          ['scheduled by now', `${formatAlice(scheduled)} ALICE of 21,000,000 in all`],
          ['issued', `${formatAlice(issuance)} ALICE`],
          ['minted', `${formatAlice(minted)} ALICE, accounted up to block ${accounted}`],
          ['deferred', `${formatAlice(deferred)} ALICE`],
          ['burnt', `${formatAlice(burnt)} ALICE`],
          readAtLine(at),
        ]),
      );
    });
