import { homedir } from 'node:os';
import { join } from 'node:path';
import { Option } from 'commander';
import { address, chainUrl, multiaddress } from './arguments.ts';

/** Where keys and data are kept when a command is not told. */
export const home = join(homedir(), '.alice');
export const defaultKey = join(home, 'key.json');

/** `--chain URL`. */
export const chainOption = () =>
  new Option('--chain <url>', 'WebSocket of a chain node').default('ws://127.0.0.1:9944').argParser(chainUrl);

/** `--light SPEC`, in place of `--chain`. */
export const lightOption = () =>
  new Option(
    '--light <spec>',
    'ask no node: connect to the network of this raw chain spec as a light client, which verifies finality and every value that it reads',
  ).conflicts('chain');

/** `--peer ADDRESS`, with `--light`. */
export const peerOption = () =>
  new Option(
    '--peer <address>',
    'a node of that network to begin with, such as /ip4/127.0.0.1/tcp/30333/p2p/12D3…; repeatable, and needed when the spec names none',
  ).argParser(multiaddress);

/** `--json`. */
export const jsonOption = () => new Option('--json', 'print JSON; amounts are plancks');

/** `--key FILE`. */
export const keyOption = () => new Option('--key <file>', 'key file, made by "alice key new"').default(defaultKey);

/** `--prepare FILE`, with the account that will sign. */
export const prepareOptions = () => [
  new Option('--prepare <file>', 'write an unsigned transaction for a machine that holds the key, and send nothing'),
  new Option('--from <address>', 'the account that will sign what --prepare writes').argParser(address),
];

export type ChainOptions = {
  readonly chain: string;
  readonly light?: string;
  readonly peer?: readonly string[];
  readonly json?: boolean;
};
export type KeyOptions = ChainOptions & { readonly key: string };
export type SendOptions = KeyOptions & { readonly prepare?: string; readonly from?: string };
