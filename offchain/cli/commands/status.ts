import { Command } from 'commander';
import { formatAlice } from '../amounts.ts';
import { type ChainOptions, chainOption, jsonOption, lightOption, peerOption } from '../options.ts';
import { pairs, print, readAtLine, type Terminal } from '../terminal.ts';
import { withChain } from '../with-chain.ts';

const nats = (nanoNats: bigint): string => (nanoNats === 0n ? '–' : (Number(nanoNats) / 1e9).toFixed(3));

/** `alice status` */
export const status = (terminal: Terminal): Command =>
  new Command('status')
    .description('the running epoch, how the last one ended, and whether the model is learning')
    .addOption(chainOption())
    .addOption(lightOption())
    .addOption(peerOption())
    .addOption(jsonOption())
    .action(async (options: ChainOptions) => {
      const result = await withChain(options, async ({ api }, chain) => {
        const { blockHash: at } = await chain.readFinalBlock(api);
        const epoch = await chain.readEpoch(api, at);
        const [model, health, supply, submissions, voters, ended] = await Promise.all([
          chain.readModel(api, at),
          chain.readHealth(api, at),
          chain.readSupply(api, at),
          chain.readSubmissions(api, epoch.index, at),
          chain.readVoters(api, at),
          chain.readHistory(api, Math.max(0, epoch.index - 1), epoch.index + 1, at),
        ]);
        // While the running epoch is being paid, and while training is halted, its record is there already.
        const last = ended.at(-1) ?? null;
        return { model, epoch, submissions: submissions.length, voters: voters.length, health, supply, last };
      });
      print(terminal, options.json, result, ({ model, epoch, submissions, voters, health, supply, last }) => {
        const left = Math.max(0, epoch.deadline - epoch.block);
        const state = health.halted
          ? 'halted until two thirds of the voting power resume it'
          : health.state === 'Diverging'
            ? `diverging: ${health.series} rises while the others fall`
            : 'good';
        const ended = last
          ? `epoch ${last.epoch} ${last.status.toLowerCase()}: loss held out ${nats(last.losses.heldOut)}, validation ${nats(last.losses.validation)}, batch ${nats(last.losses.batch)}; accepted ${last.accepted} of ${last.submissions}; minted ${formatAlice(last.minted, 4)} ALICE`
          : 'no epoch has ended yet';
        return pairs([
          ['model', `${model.name}, ${model.parameters} parameters`],
          ['epoch', `${epoch.index}, ${epoch.phase}, ${left} blocks left at most`],
          ['base', epoch.base],
          ['submissions', String(submissions)],
          ['voters', String(voters)],
          ['last', ended],
          ['health', state],
          ['issued', `${formatAlice(supply.issuance, 4)} ALICE`],
          readAtLine(epoch),
        ]);
      });
    });
