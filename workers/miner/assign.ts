import type { KeyringPair } from '@polkadot/keyring/types';
import { u8aToHex } from '@polkadot/util';
import type { AdversaryKind } from '../../offchain/adversaries/index.ts';
import type { Epoch, ModelEntry } from '../../offchain/chain/index.ts';
import { assignedShards, parseManifest } from '../../offchain/data/index.ts';
import { fetchObject, largestObject, shuffled } from '../../offchain/ingest/index.ts';
import { ModelDescription } from '../../offchain/model/index.ts';
import type { Store } from '../../offchain/store/index.ts';
import { batchSeed } from '../../offchain/training/index.ts';
import type { Hash } from '../../types/files/hash.ts';
import { folders, objectLimit } from './folders.ts';
import type { Assignment } from './produce.ts';
import type { MinerState } from './state.ts';

export interface AssignInput {
  epoch: Epoch;
  model: ModelEntry;
  key: KeyringPair;
  state: MinerState;
  store: Store;
  data: string;
  /** URLs of ingests that serve objects. */
  sources: string[];
  adversary: AdversaryKind | null;
  signal: AbortSignal;
  onFetched(hash: Hash, bytes: number): void;
}

/** Fetches what the epoch's training needs (base, description, manifest, assigned shards) and says what is to be done with it. */
export async function assign(input: AssignInput): Promise<Assignment> {
  const { epoch, model, key, state, store, signal, adversary } = input;
  const sources = shuffled(input.sources);
  const fetch = async (hash: Hash, limit = Math.min(objectLimit, largestObject(model))): Promise<Uint8Array> => {
    const here = (await store.size(hash)) !== null;
    const { partial } = folders(input.data);
    const bytes = await fetchObject({ hash, sources, store, partial, limit, signal });
    if (!here) input.onFetched(hash, bytes.length);
    return bytes;
  };
  const description = ModelDescription.parse(JSON.parse(new TextDecoder().decode(await fetch(model.description))));
  const manifest = parseManifest(await fetch(model.manifest));
  const { shardsPerEpoch } = description.training;
  const indices = assignedShards(epoch.randomness, key.publicKey, shardsPerEpoch, manifest.shards.length);
  const shards = [...new Set(indices)].map((index) => manifest.shards[index]!);
  await fetch(epoch.base);
  for (const { hash, bytes } of shards) await fetch(hash, bytes);
  return {
    epoch: epoch.index,
    settled: epoch.settled,
    base: epoch.base,
    randomness: epoch.randomness,
    account: u8aToHex(key.publicKey),
    description: model.description,
    manifest: model.manifest,
    shards: shards.map(({ hash }) => hash),
    budget: model.budget,
    moments: state.moments,
    residual: state.residual,
    seed: batchSeed(epoch.randomness, key.publicKey),
    adversary,
  };
}
