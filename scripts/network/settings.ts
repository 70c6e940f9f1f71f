import type { Network, Participant } from '../../types/files/network.ts';
import { Failure } from './failure.ts';
import type { StartOptions } from './options.ts';

/** A text given with `--corpus`: its path and the hash of its content. */
export type CorpusFile = { readonly file: string; readonly hash: string };

/** What a network is to be: `participants` without keys, since an address comes from a key. */
export type Settings = Omit<Network, 'participants'> & {
  readonly participants: readonly Omit<Participant, 'address'>[];
};

const DEFAULTS = { validators: 3, miners: 4 };

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
 * the chain's first validators and the text are part of its genesis.
 * Throws a `Failure` when the options ask for another genesis than the one that the folder has.
 */
export const settle = (
  options: Pick<StartOptions, 'miners' | 'validators' | 'nodes' | 'adversary'>,
  corpus: readonly CorpusFile[] | undefined,
  made: Network | undefined,
  folder: string,
): Settings => {
  if (made) {
    if (options.validators !== undefined && options.validators !== made.validators)
      throw new Failure(
        `${folder} holds a network with ${plural(made.validators, 'validator')}, not ${options.validators}: leave --validators out, add --fresh to start over, or give --data another folder.`,
      );
    const nodes = made.nodes ? made.validators : 0;
    if (options.nodes !== undefined && options.nodes !== nodes)
      throw new Failure(
        `${folder} holds a network with ${plural(nodes, 'node')}, not ${options.nodes}: leave --nodes out, add --fresh to start over, or give --data another folder.`,
      );
    const hashes = (files: readonly CorpusFile[] | null) => (files ?? []).map(({ hash }) => hash).join();
    if (corpus !== undefined && hashes(corpus) !== hashes(made.corpus))
      throw new Failure(
        `${folder} holds a network that trains on ${listNames(made.corpus)}, not on ${listNames(corpus)}: leave --corpus out, add --fresh to start over, or give --data another folder.`,
      );
  }
  const validators = made?.validators ?? options.nodes ?? options.validators ?? DEFAULTS.validators;
  const nodes = made ? made.nodes : options.nodes === undefined ? undefined : true;
  const miners = options.miners ?? made?.miners ?? DEFAULTS.miners;
  const adversaries = [...(options.adversary ?? made?.adversaries ?? [])];
  const numbered = (role: 'miner' | 'validator', count: number) =>
    Array.from({ length: count }, (_, at) => ({ name: `${role}-${at + 1}`, role, adversary: null }));
  return {
    version: 1,
    validators,
    ...(nodes && { nodes }),
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
