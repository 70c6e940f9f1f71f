import { Command } from 'commander';
import type { Governance, Proposal } from '../../chain/index.ts';
import { formatAlice } from '../amounts.ts';
import { hash, parameter, stance, wholeNumber } from '../arguments.ts';
import { readCode } from '../code.ts';
import {
  type ChainOptions,
  chainOption,
  jsonOption,
  keyOption,
  lightOption,
  peerOption,
  type SendOptions,
} from '../options.ts';
import { CommandError, pairs, print, readAtLine, type Terminal } from '../terminal.ts';
import { printSent, signAndSend } from '../transact.ts';
import { withChain } from '../with-chain.ts';

/** A command that signs: with key, chain and JSON options. */
const signing = (name: string, description: string): Command =>
  new Command(name)
    .description(description)
    .addOption(keyOption())
    .addOption(chainOption())
    .addOption(lightOption())
    .addOption(peerOption())
    .addOption(jsonOption());

/** What the stake is voting on; at the newest final block, or at the head where what is sent next depends on it. */
const readAll = (options: ChainOptions, where: 'final' | 'head'): Promise<Governance> =>
  withChain(options, async ({ api }, { readFinalBlock, readGovernance }) => {
    if (!api.query.governance)
      throw new CommandError('The runtime of this chain has no votes on upgrades: it is older than version 2.');
    return readGovernance(api, where === 'final' ? (await readFinalBlock(api)).blockHash : undefined);
  });

const describe = ({ action }: Proposal): string =>
  'codeHash' in action ? `runtime ${action.codeHash}` : `${action.parameter} = ${action.value}`;

/** Hundredths of a percent, cut. */
const percent = (part: bigint, whole: bigint): string =>
  whole === 0n ? '0 %' : `${Number((part * 10_000n) / whole) / 100} %`;

const stateOf = ({ block, timing }: Governance, { opened, carriedOutAt }: Proposal): string => {
  if (carriedOutAt !== null) return `passed; carried out at block ${carriedOutAt} if it still has two thirds then`;
  const passes = opened + timing.voting;
  const expires = `expires at block ${opened + timing.lifetime}`;
  return block < passes ? `voting; can pass from block ${passes} on, ${expires}` : `passes at two thirds; ${expires}`;
};

const status = (terminal: Terminal): Command =>
  new Command('status')
    .description('what is proposed, how the stake votes, and which runtime may be supplied')
    .addOption(chainOption())
    .addOption(lightOption())
    .addOption(peerOption())
    .addOption(jsonOption())
    .action(async (options: ChainOptions) => {
      print(terminal, options.json, await readAll(options, 'final'), (all) =>
        pairs([
          ['staked', `${formatAlice(all.staked)} ALICE; nothing passes below ${formatAlice(all.leastStaked)}`],
          ...all.proposals.flatMap((each) => [
            [`proposal ${each.number}`, `${describe(each)}, by ${each.proposer}`] as const,
            ['  ayes', `${formatAlice(each.ayes)} ALICE, ${percent(each.ayes, all.staked)} of all stake`] as const,
            ['  nays', `${formatAlice(each.nays)} ALICE`] as const,
            ['  state', stateOf(all, each)] as const,
          ]),
          ...(all.proposals.length === 0 ? [['proposals', 'none'] as const] : []),
          [
            'awaited',
            all.awaited ? `runtime ${all.awaited.codeHash}, before block ${all.awaited.until}` : 'no runtime',
          ],
          readAtLine(all),
        ]),
      );
    });

type What = { readonly code?: string; readonly hash?: `0x${string}`; readonly parameter?: Named };
type Named = { readonly name: string; readonly value: string };

const propose = (terminal: Terminal): Command =>
  signing('propose', 'propose a new runtime, or the new value of a parameter, and vote for it')
    .option('--code <file>', 'the runtime: its Wasm, or a raw chain spec that has it')
    .option('--hash <hash>', 'the hash of the runtime, blake2b-256', hash)
    .option('--parameter <name=number>', 'a parameter in blocks, plancks or a plain number', parameter)
    .action(async (options: SendOptions & What) => {
      if ([options.code, options.hash, options.parameter].filter((each) => each !== undefined).length !== 1)
        throw new CommandError('Say what is proposed: one of --code FILE, --hash HASH and --parameter NAME=NUMBER.');
      const codeHash = options.code === undefined ? options.hash : (await readCode(options.code)).hash;
      const sent = await signAndSend(options, (api) =>
        api.tx.governance.propose(
          codeHash === undefined
            ? { Change: { [options.parameter!.name]: options.parameter!.value } as never }
            : { Upgrade: codeHash },
        ),
      );
      const what = codeHash === undefined ? `${options.parameter!.name} = ${options.parameter!.value}` : codeHash;
      printSent(terminal, options.json, `proposed ${what}: "alice upgrade status" says its number`, sent);
    });

const vote = (terminal: Terminal): Command =>
  signing('vote', 'vote with all that the key has bonded and delegated')
    .argument('<number>', 'the proposal, see "alice upgrade status"', wholeNumber(0, 2 ** 32 - 1))
    .argument('<aye|nay|withdraw>', 'for it, against it, or take the vote back', stance)
    .option('--code <file>', 'the runtime you built: without its hash in the proposal, nothing is sent')
    .action(async (number: number, how: 'aye' | 'nay' | 'withdraw', options: SendOptions & { code?: string }) => {
      // A number that is not final may come to be another proposal's: what was compared must be what is voted for.
      const where = options.code === undefined ? 'head' : 'final';
      const proposal = (await readAll(options, where)).proposals.find((each) => each.number === number);
      if (!proposal)
        throw new CommandError(
          `Proposal ${number} is not open${where === 'final' ? ' at the newest final block' : ''}: "alice upgrade status" lists those that are.`,
        );
      if (options.code !== undefined) {
        const built = (await readCode(options.code)).hash;
        if (!('codeHash' in proposal.action) || proposal.action.codeHash !== built)
          throw new CommandError(`Proposal ${number} is ${describe(proposal)}, and ${options.code} is ${built}.`);
      }
      const sent = await signAndSend(options, (api) =>
        how === 'withdraw' ? api.tx.governance.withdraw(number) : api.tx.governance.vote(number, how === 'aye'),
      );
      const done = how === 'withdraw' ? 'took the vote back' : `voted ${how}`;
      printSent(terminal, options.json, `${done} on proposal ${number}, ${describe(proposal)}`, sent);
    });

const apply = (terminal: Terminal): Command =>
  new Command('apply')
    .description('supply the code of a runtime that was voted for; needs no key and costs nothing')
    .argument('<file>', 'the runtime: its Wasm, or a raw chain spec that has it')
    .addOption(chainOption())
    .addOption(lightOption())
    .addOption(peerOption())
    .addOption(jsonOption())
    .action(async (file: string, options: ChainOptions) => {
      const code = await readCode(file);
      const { awaited } = await readAll(options, 'head');
      if (!awaited)
        throw new CommandError('No runtime is awaited: "alice upgrade status" says how far the proposals are.');
      if (awaited.codeHash !== code.hash)
        throw new CommandError(`The runtime ${awaited.codeHash} is awaited, and ${file} is ${code.hash}.`);
      const result = await withChain(options, async ({ api }, chain) => {
        const block = await chain.send(api, api.tx.system.applyAuthorizedUpgrade(code.bytes).toHex());
        // A runtime of another name or of no higher version is taken into a block and dropped there.
        const events = await (await api.at(block)).query.system.events();
        if (events.some(({ event }) => event.method === 'RejectedInvalidAuthorizedUpgrade'))
          throw new CommandError(
            'The chain refused the runtime, for its name or its version is not right: it must be proposed anew with a higher spec_version.',
          );
        return { codeHash: code.hash, block };
      });
      print(terminal, options.json, result, ({ codeHash, block }) =>
        pairs([
          ['done', `runtime ${codeHash} is in force from the next block on`],
          ['in block', block],
        ]),
      );
    });

/** `alice upgrade …` */
export const upgrade = (terminal: Terminal): Command => {
  const command = new Command('upgrade').description('vote on new runtimes and parameters with what is staked');
  for (const make of [status, propose, vote, apply]) command.addCommand(make(terminal));
  return command;
};
