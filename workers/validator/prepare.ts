import { readFile } from 'node:fs/promises';
import type { ModelEntry } from '../../offchain/chain/index.ts';
import {
  defaultCorpus,
  manifestBytes,
  parseManifest,
  readCorpus,
  splitCorpus,
  tokenise,
} from '../../offchain/data/index.ts';
import { initialWeights, ModelDescription, tensors } from '../../offchain/model/index.ts';
import { hashOf, type Store } from '../../offchain/store/index.ts';
import { encodeWeights } from '../../offchain/weights/index.ts';
import { canonicalJson } from '../../types/files/canonical.ts';
import type { Hash } from '../../types/files/hash.ts';
import { ConfigError } from '../config.ts';
import { hasReserve, keepReserve } from './hidden.ts';

/** What is needed before a validator can act, with paths made absolute. */
export interface Preparation {
  data: string;
  store: Store;
  /** The chain's entry of the model. */
  model: ModelEntry;
  /** The weights that the chain trains from now. */
  base: Hash;
  /** Model description on this machine, if there is one. */
  description: string | null;
  /** Files of the corpus, or null for the default texts, and what it is split by. */
  corpus: { files: string[] | null; seed: Hash };
  /** Fetches an object from other validators into the store. */
  fetch(hash: Hash): Promise<Uint8Array>;
}

/**
 * Puts the model description, the manifest, the shards and the held-out set into the store, each checked against its hash on
 * chain, and keeps the reserve that hidden texts are cut from; while the chain trains from the initial weights, makes these too. What is
 * there already is left as it is.
 */
export async function prepare(task: Preparation): Promise<ModelDescription> {
  const description = await prepareDescription(task);
  await prepareTexts(task, description);
  await prepareInitialWeights(task, description);
  return description;
}

async function prepareDescription({ store, model, description: file, fetch }: Preparation): Promise<ModelDescription> {
  if (file !== null && (await store.size(model.description)) === null) {
    const bytes = await readDescription(file);
    if (hashOf(bytes) !== model.description)
      throw new ConfigError(`The model description ${file} is not the one that the chain trains (${model.name}).`);
    await store.put(bytes);
  }
  const bytes = await fetch(model.description);
  return ModelDescription.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

/** A description file in the form whose hash is on chain. */
async function readDescription(file: string): Promise<Uint8Array> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new ConfigError(`The model description ${file} cannot be read: ${(error as Error).message}.`);
  }
  const parsed = ModelDescription.safeParse(json);
  if (!parsed.success) throw new ConfigError(`The file ${file} is not a model description.`);
  return new TextEncoder().encode(canonicalJson(parsed.data));
}

async function prepareTexts(task: Preparation, { vocabulary }: ModelDescription): Promise<void> {
  const { data, store, model } = task;
  const reserveIsThere = await hasReserve(data, model.manifest);
  if (reserveIsThere && (await textsStored(store, model.manifest))) return;

  const { files, seed } = task.corpus;
  const corpus = files === null ? await defaultCorpus() : await readCorpus(files);
  const split = splitCorpus({ corpus, seed, vocabulary });
  const manifest = manifestBytes(split.manifest);
  if (hashOf(manifest) !== model.manifest)
    throw new ConfigError('The corpus, or the seed it is split by, is not the one that the chain names.');
  for (const bytes of [...split.shards, split.heldOut, manifest]) await store.put(bytes);
  if (!reserveIsThere) await keepReserve(data, model.manifest, tokenise(split.reserve, split.manifest.vocabulary));
}

/** Later weights are made by aggregation or fetched, when they are needed. */
async function prepareInitialWeights({ store, base }: Preparation, description: ModelDescription): Promise<void> {
  if ((await store.size(base)) !== null) return;
  const bytes = encodeWeights(tensors(description), initialWeights(description));
  if (hashOf(bytes) === base) await store.put(bytes);
}

/** Whether the manifest and every part that it names are in the store. */
async function textsStored(store: Store, hash: Hash): Promise<boolean> {
  if ((await store.size(hash)) === null) return false;
  const manifest = parseManifest(await store.get(hash));
  for (const part of [...manifest.shards, manifest.heldOut])
    if ((await store.size(part.hash)) !== part.bytes) return false;
  return true;
}
