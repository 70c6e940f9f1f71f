import type { Network, Participant } from '../../types/files/network.ts';
import { Failure } from './failure.ts';
import { type Launcher, networkLauncher, startLauncher } from './launcher.ts';
import type { LaunchOptions } from './options.ts';

/** A text given with `--corpus`: its path and the hash of its content. */
export type CorpusFile = { readonly file: string; readonly hash: string };

/** What a network is to be: `participants` without keys, since an address comes from a key. */
export type Settings = Omit<Network, 'participants'> & {
  readonly participants: readonly Omit<Participant, 'address'>[];
};

const DEFAULT_MINERS = 4;

const plural = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;

const listNames = (corpus: readonly CorpusFile[] | null): string =>
  corpus === null ? 'the default text' : corpus.map(({ file }) => file).join(', ');

/** Names of miners that cheat: `miner-nan-1`, `miner-noise-1`, `miner-noise-2`. */
const adversaryNames = (kinds: readonly string[]): { name: string; kind: string }[] => {
  const seen = new Map<string, number>();
  return kinds.map((kind) => {
    const number = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, number);
    return { name: `miner-${kind}-${number}`, kind };
  });
};

/**
 * What the network is to be: the options, else what the data folder was made with, else the defaults. Miners come and go as they like;
 * what carries the chain, its first validators and the text are part of its genesis.
 * Throws a `Failure` when the options ask for another genesis than the one that the folder has.
 */
export const settle = (
  launcher: Launcher,
  options: Pick<LaunchOptions, 'miners' | 'validators' | 'adversary'>,
  corpus: readonly CorpusFile[] | undefined,
  made: Network | undefined,
  folder: string,
): Settings => {
  if (made) {
    const other = made.nodes ? networkLauncher : startLauncher;
    if (other.nodes !== launcher.nodes)
      throw new Failure(
        `${folder} holds a network ${made.nodes ? 'of real nodes' : 'on the development chain'}: start it with ${other.name}, add --fresh to start over, or give --data another folder.`,
      );
    if (options.validators !== undefined && options.validators !== made.validators)
      throw new Failure(
        `${folder} holds a network with ${plural(made.validators, launcher.option.slice(0, -1))}, not ${options.validators}: leave --${launcher.option} out, add --fresh to start over, or give --data another folder.`,
      );
    const hashes = (files: readonly CorpusFile[] | null) => (files ?? []).map(({ hash }) => hash).join();
    if (corpus !== undefined && hashes(corpus) !== hashes(made.corpus))
      throw new Failure(
        `${folder} holds a network that trains on ${listNames(made.corpus)}, not on ${listNames(corpus)}: leave --corpus out, add --fresh to start over, or give --data another folder.`,
      );
  }
  const validators = made?.validators ?? options.validators ?? launcher.validators;
  const miners = options.miners ?? made?.miners ?? DEFAULT_MINERS;
  const adversaries = [...(options.adversary ?? made?.adversaries ?? [])];
  const numbered = (role: 'miner' | 'validator', count: number) =>
    Array.from({ length: count }, (_, at) => ({ name: `${role}-${at + 1}`, role, adversary: null }));
  return {
    version: 1,
    validators,
    ...(launcher.nodes && { nodes: true }),
    miners,
    adversaries,
    corpus: made ? made.corpus : corpus ? [...corpus] : null,
    participants: [
      ...numbered('validator', validators),
      ...numbered('miner', miners),
      ...adversaryNames(adversaries).map(({ name, kind }) => ({ name, role: 'miner' as const, adversary: kind })),
    ],
  };
};
