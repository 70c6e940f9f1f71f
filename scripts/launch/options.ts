import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { type AdversaryKind, adversaryKinds } from '../../offchain/adversaries/index.ts';
import { wholeNumber } from '../../offchain/cli/index.ts';
import type { Launcher } from './launcher.ts';

/** What a launcher was asked to do. What was not given is absent, so that a data folder's own values apply. */
export type LaunchOptions = {
  readonly fresh?: boolean;
  readonly epochs?: number;
  readonly json?: string;
  readonly data?: string;
  readonly miners?: number;
  readonly validators?: number;
  readonly rpcPort: number;
  readonly apiPort: number;
  readonly corpus?: readonly string[];
  readonly adversary?: readonly AdversaryKind[];
};

/** The command line was wrong (or asked for help): `message` is what to print and `exitCode` how to end. */
export class UsageError extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode: number) {
    super(message);
    this.name = 'UsageError';
    this.exitCode = exitCode;
  }
}

const adversaryKind = (text: string, before: AdversaryKind[] | undefined): AdversaryKind[] => {
  const kind = adversaryKinds.find((known) => known === text);
  if (kind === undefined) throw new InvalidArgumentError(`It must be one of: ${adversaryKinds.join(', ')}.`);
  return [...(before ?? []), kind];
};

const lasting =
  'A live view shows the epoch, the progress of the miners, the three loss series and the ALICE minted; without a terminal it prints one line an epoch.\n\nIt runs until Ctrl-C, which stops everything it started. The next start goes on from the data folder: same chain, same weights, same balances.';

const descriptions = {
  validators: `Starts a whole development network on this machine: the chain from its committed spec, a private Redis, validators and miners with keys of their own, and a public HTTP API. ${lasting}`,
  nodes: `Starts a development network of real nodes on this machine: validators, each with a node that makes a block every 6 s by Aura and finalises by GRANDPA, and a host that scores; a private Redis, miners with keys of their own, and a public HTTP API. Builds the node first unless it is built, which takes long the first time. ${lasting}`,
};

const command = ({ name, option, validators, data }: Launcher): Command =>
  new Command(name)
    .description(descriptions[option])
    .option('--fresh', 'start over: delete what the data folder holds')
    .option(
      '--epochs <n>',
      'end after this many settled epochs, with a table and exit code 0',
      wholeNumber(1, 1_000_000),
    )
    .option('--json <file>', 'write a report of all epochs, payouts and losses when it ends')
    .option('--data <dir>', `the data folder (${data} in the checkout)`)
    .option('--miners <n>', 'how many honest miners (4)', wholeNumber(0, 64))
    .option(
      `--${option} <n>`,
      `how many ${option} (${validators}); only a fresh network can change it`,
      wholeNumber(1, 8),
    )
    .option(
      '--rpc-port <port>',
      `the ${option === 'nodes' ? "first node's" : "chain's"} WebSocket RPC`,
      wholeNumber(1, 65_535),
      9944,
    )
    .option('--api-port <port>', 'the public HTTP API', wholeNumber(1, 65_535), 8645)
    .option(
      '--corpus <file>',
      'plain text to train on instead of the default; repeatable; only a fresh network can change it',
      (file: string, before: string[] | undefined) => [...(before ?? []), file],
    )
    .option('--adversary <kind>', `one more miner that cheats: ${adversaryKinds.join(', ')}; repeatable`, adversaryKind)
    .helpOption('--help', 'show this text')
    .allowExcessArguments(false)
    .showSuggestionAfterError()
    .exitOverride();

/**
 * Reads a launcher's arguments (without node and the script's name).
 * Throws a `UsageError`: exit code 2 and one sentence for a wrong argument, 0 and the whole text for `--help`.
 */
export const parseLaunchOptions = (launcher: Launcher, args: readonly string[]): LaunchOptions => {
  const parser = command(launcher);
  let printed = '';
  parser.configureOutput({ writeOut: (text) => (printed += text), writeErr: (text) => (printed += text) });
  try {
    const { nodes, ...options } = parser.parse([...args], { from: 'user' }).opts<LaunchOptions & { nodes?: number }>();
    if (options.rpcPort === options.apiPort)
      parser.error(`error: --rpc-port and --api-port are both ${options.rpcPort}: give two ports.`);
    return nodes === undefined ? options : { ...options, validators: nodes };
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) throw new UsageError(printed.trimEnd(), 0);
    const sentence = printed
      .trim()
      .replace(/^error: /, '')
      .replace(/\s*\n\s*/g, ' ');
    throw new UsageError(`${launcher.name}: ${sentence} (--help lists the options)`, 2);
  }
};
