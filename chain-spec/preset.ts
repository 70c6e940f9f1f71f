import { readFile } from 'node:fs/promises';
import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { z } from 'zod';
import { type Corpus, defaultCorpus, manifestBytes, type Split, splitCorpus } from '../offchain/data/index.ts';
import { initialWeights, ModelDescription, parameterCount, tensors } from '../offchain/model/index.ts';
import { hashOf } from '../offchain/store/index.ts';
import { weightsHash } from '../offchain/weights/index.ts';
import { canonicalJson } from '../types/files/canonical.ts';
import { type Hash, hashSchema } from '../types/files/hash.ts';

const count = z.int().positive();

const presetFile = z.strictObject({
  name: z.string().min(1),
  id: z.string().min(1),
  chainType: z.enum(['Development', 'Local', 'Live']),
  /** Name of the model's file in `models/`. */
  model: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** What the corpus is split by; null while the network has none. */
  corpusSeed: hashSchema.nullable(),
  /** Bootstrap validators, of the public development phrase. */
  validators: z.int().nonnegative(),
  epochs: z.strictObject({
    lengths: z.strictObject({ submit: count, score: count, reveal: count, vote: count }),
    minDifficulty: count,
    deposit: z.int().nonnegative(),
  }),
  /** Blocks of each part of a proposal's course. */
  governance: z.strictObject({
    timing: z.strictObject({ voting: count, lifetime: count, delay: count, supply: count }),
  }),
});

type Epochs = z.infer<typeof presetFile>['epochs'];
type Governance = z.infer<typeof presetFile>['governance'];

/** The model's entry on chain: size and budget in numbers, the rest by hash. */
interface ModelGenesis {
  name: string;
  parameters: number;
  budget: number;
  description: Hash;
  manifest: Hash;
  seed: string;
}

/** What a chain begins with: its names, and the part of the genesis configuration that departs from the runtime's own. */
export interface Preset {
  name: string;
  id: string;
  chainType: 'Development' | 'Local' | 'Live';
  genesis: {
    epochs: Epochs & { inscription: string; base: Hash; model: ModelGenesis };
    /** Not with a runtime of version 1, which knows no governance. */
    governance?: Governance;
    /** The least bond and the issuance that ends the bootstrap, in plancks, where they are not the runtime's own. */
    staking: { bootstrap: string[]; minBond?: number; bootstrapThreshold?: number };
    /** Account, validator and session keys. */
    session: { keys: [string, string, { aura: string; grandpa: string }][] };
    /** Plancks that accounts hold from the start: in tests alone. */
    balances?: { balances: [string, number][] };
  };
}

const zeroHash: Hash = `0x${'00'.repeat(32)}`;

const readJson = async (path: string): Promise<unknown> =>
  JSON.parse(await readFile(new URL(path, import.meta.url), 'utf8'));
const readPreset = async (name: string) => presetFile.parse(await readJson(`presets/${name}.json`));
const readModel = async (name: string) => ModelDescription.parse(await readJson(`models/${name}.json`));

/** The words in the genesis state, byte for byte. */
export const inscription = (): Promise<string> => readFile(new URL('inscription.txt', import.meta.url), 'utf8');

/** Description of the development network's model; its canonical JSON is the object that the chain names by hash. */
export const developmentModel = async (): Promise<ModelDescription> =>
  readModel((await readPreset('development')).model);

/** Cuts a corpus (the default one where none is given) as the development network does. @throws DataError */
export async function developmentSplit(corpus?: Corpus): Promise<Split> {
  const { corpusSeed } = await readPreset('development');
  const { vocabulary } = await developmentModel();
  return splitCorpus({ corpus: corpus ?? (await defaultCorpus()), seed: corpusSeed!, vocabulary });
}

/** Secret of a development network's bootstrap validator: a path of the public development phrase. */
export const developmentValidator = (index: number): string => `//Validator//${index}`;

/** How a development network departs from the usual one. */
export interface DevelopmentOptions {
  /** Number of bootstrap validators. */
  validators?: number;
  /** Hash of the corpus's manifest. */
  manifest?: Hash;
}

/** The development network's preset, its model's hashes computed here. */
export async function developmentPreset(options: DevelopmentOptions = {}): Promise<Preset> {
  const file = await readPreset('development');
  const description = await readModel(file.model);
  const manifest = options.manifest ?? hashOf(manifestBytes((await developmentSplit()).manifest));
  const base = weightsHash(tensors(description), initialWeights(description));
  return presetOf(file, description, { manifest, base }, options.validators ?? file.validators);
}

/** The main network's preset. It names no validators and no weights yet. */
export async function mainPreset(): Promise<Preset> {
  const file = await readPreset('main');
  return presetOf(file, await readModel(file.model), { manifest: zeroHash, base: zeroHash }, file.validators);
}

async function presetOf(
  file: z.infer<typeof presetFile>,
  description: ModelDescription,
  hashes: { manifest: Hash; base: Hash },
  validators: number,
): Promise<Preset> {
  await cryptoWaitReady();
  const sr25519 = new Keyring({ type: 'sr25519', ss58Format: 42 });
  const ed25519 = new Keyring({ type: 'ed25519', ss58Format: 42 });
  const keys = Array.from({ length: validators }, (_, index) => {
    const secret = developmentValidator(index);
    const account = sr25519.addFromUri(secret).address;
    return { account, session: { aura: account, grandpa: ed25519.addFromUri(secret).address } };
  });
  return {
    name: file.name,
    id: file.id,
    chainType: file.chainType,
    genesis: {
      epochs: {
        ...file.epochs,
        inscription: await inscription(),
        base: hashes.base,
        model: {
          name: description.name,
          parameters: parameterCount(description),
          budget: description.budget,
          description: hashOf(new TextEncoder().encode(canonicalJson(description))),
          manifest: hashes.manifest,
          seed: description.seed,
        },
      },
      governance: file.governance,
      staking: { bootstrap: keys.map(({ account }) => account) },
      session: { keys: keys.map(({ account, session }) => [account, account, session]) },
    },
  };
}
