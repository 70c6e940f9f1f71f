import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { type AdversaryKind, adversaryKinds } from '../../offchain/adversaries/index.ts';
import { wholeNumber } from '../../offchain/cli/index.ts';

/** What `scripts/start` was asked to do. What was not given is absent, so that a data folder's own values apply. */
export type StartOptions = {
  readonly fresh?: boolean;
  readonly epochs?: number;
  readonly json?: string;
  readonly data?: string;
  readonly miners?: number;
  readonly validators?: number;
  readonly nodes?: number;
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

const description = [
  'Starts a whole development network on this machine: the chain from its committed spec, a private Redis, validators and miners with keys of their own, and a public HTTP API. A live view shows the epoch, the progress of the miners, the three loss series and the ALICE minted; without a terminal it prints one line an epoch.',
  'It runs until Ctrl-C, which stops everything it started. The next start goes on from the data folder: same chain, same weights, same balances.',
].join('\n\n');

const command = (): Command =>
  new Command('scripts/start')
    .description(description)
    .option('--fresh', 'start over: delete what the data folder holds')
    .option(
      '--epochs <n>',
      'end after this many settled epochs, with a table and exit code 0',
      wholeNumber(1, 1_000_000),
    )
    .option('--json <file>', 'write a report of all epochs, payouts and losses when it ends')
    .option('--data <dir>', 'the data folder (data in the checkout)')
    .option('--miners <n>', 'how many honest miners (4)', wholeNumber(0, 64))
    .option('--validators <n>', 'how many validators (3); only a fresh network can change it', wholeNumber(1, 8))
    .addOption(
      new Option(
        '--nodes <n>',
        'so many validators, each with a real node, in place of the development chain: a block every 6 s; builds the nodes first, which takes long the first time; only a fresh network can change it',
      )
        .argParser(wholeNumber(1, 8))
        .conflicts('validators'),
    )
    .option('--rpc-port <port>', "the chain's WebSocket RPC", wholeNumber(1, 65_535), 9944)
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
 * Reads the arguments of `scripts/start` (without node and the script's name).
 * Throws a `UsageError`: exit code 2 and one sentence for a wrong argument, 0 and the whole text for `--help`.
 */
export const parseStartOptions = (args: readonly string[]): StartOptions => {
  const parser = command();
  let printed = '';
  parser.configureOutput({ writeOut: (text) => (printed += text), writeErr: (text) => (printed += text) });
  try {
    const options = parser.parse([...args], { from: 'user' }).opts<StartOptions>();
    if (options.rpcPort === options.apiPort)
      parser.error(`error: --rpc-port and --api-port are both ${options.rpcPort}: give two ports.`);
    return options;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) throw new UsageError(printed.trimEnd(), 0);
    const sentence = printed
      .trim()
      .replace(/^error: /, '')
      .replace(/\s*\n\s*/g, ' ');
    throw new UsageError(`scripts/start: ${sentence} (--help lists the options)`, 2);
  }
};
