import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { type Hash, hashSchema } from '../../types/files/hash.ts';
import type { Network } from '../../types/files/network.ts';
import type { HostConfig } from '../../workers/validator/config.ts';
import { Failure, reasonOf } from './failure.ts';
import { checkoutFile, places } from './places.ts';
import type { CorpusFile } from './settings.ts';

/** What a network starts from and trains on. */
export type Genesis = {
  /** Raw chain spec. */
  readonly spec: string;
  /** Model description whose hash the spec holds. */
  readonly description: string;
  readonly corpus: HostConfig['corpus'];
  readonly blockMilliseconds: number;
};

/** Time between blocks of a development network: the development chain's own, or the runtime's with real nodes. */
export const blockTime = ({ nodes }: Pick<Network, 'nodes'>): number => (nodes ? 6000 : 1000);

const COMMITTED_SPEC = checkoutFile('chain-spec/development.raw.json');
/** Validators in the committed spec. */
const COMMITTED_VALIDATORS = 3;

/** Reads the texts given with `--corpus`. Throws a `Failure` when one cannot be read. */
export const corpusFiles = (files: readonly string[]): CorpusFile[] =>
  files.map((file) => {
    try {
      return { file, hash: `0x${createHash('sha256').update(readFileSync(file)).digest('hex')}` };
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new Failure(
        `The text ${file} cannot be read: ${code === 'ENOENT' ? 'there is no such file' : reasonOf(error)}.`,
      );
    }
  });

/** Paths of the copies of the corpus in a data folder, each under the name it had; null for the default text. */
export const corpusCopies = (data: string, { corpus }: Pick<Network, 'corpus'>): string[] | null =>
  corpus?.map(({ file }, at) => join(places(data).corpus, String(at + 1), basename(file))) ?? null;

/** Copies the texts into the data folder, so that a later start does not depend on the originals. */
export const keepCorpus = (data: string, network: Pick<Network, 'corpus'>): void =>
  corpusCopies(data, network)?.forEach((copy, at) => {
    if (existsSync(copy)) return;
    mkdirSync(join(copy, '..'), { recursive: true });
    copyFileSync(network.corpus![at]!.file, copy);
  });

/** What the development network's corpus is split by. */
const corpusSeed = (): Hash => {
  const preset = JSON.parse(readFileSync(checkoutFile('chain-spec/presets/development.json'), 'utf8'));
  return hashSchema.parse(preset.corpusSeed);
};

/** What the development network in a data folder starts from. Makes its spec where that departs from the committed one. */
export const developmentGenesis = async (
  data: string,
  network: Pick<Network, 'corpus' | 'validators' | 'nodes'>,
): Promise<Genesis> => ({
  spec: await specOf(data, network),
  description: checkoutFile('chain-spec/models/tiny.json'),
  corpus: { seed: corpusSeed(), files: corpusCopies(data, network) },
  blockMilliseconds: blockTime(network),
});

/** The raw spec that a network starts from: the committed one, or one made in the data folder with the same runtime. */
const specOf = async (data: string, network: Pick<Network, 'corpus' | 'validators'>): Promise<string> => {
  if (!existsSync(COMMITTED_SPEC))
    throw new Failure(
      'chain-spec/development.raw.json is missing: it is part of the checkout (git checkout -- chain-spec).',
    );
  if (network.corpus === null && network.validators === COMMITTED_VALIDATORS) return COMMITTED_SPEC;
  const { spec } = places(data);
  if (existsSync(spec)) return spec;
  const corpus = corpusCopies(data, network) ?? [];
  const args = [
    checkoutFile('scripts/launch/build-spec.ts'),
    ...['--from', COMMITTED_SPEC, '--out', spec, '--validators', String(network.validators)],
    ...corpus.flatMap((file) => ['--corpus', file]),
  ];
  try {
    await promisify(execFile)(process.execPath, args);
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    throw new Failure(`The chain's genesis could not be made: ${stderr?.trim() || reasonOf(error)}`);
  }
  return spec;
};
