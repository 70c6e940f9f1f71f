import type { ModelEntry } from '../../offchain/chain/index.ts';
import { parseManifest } from '../../offchain/data/index.ts';
import type { Store } from '../../offchain/store/index.ts';
import type { Hash } from '../../types/files/hash.ts';
import type { MinerState } from './state.ts';

/** Removes what no coming epoch needs from a miner's store: old weights, blobs, moments and error feedback. */
export async function prune(store: Store, model: ModelEntry, base: Hash, state: MinerState): Promise<void> {
  const keep = new Set<Hash>([model.description, model.manifest, base]);
  for (const { hash } of parseManifest(await store.get(model.manifest)).shards) keep.add(hash);
  const { moments, residual, pending } = state;
  for (const each of [moments, pending?.moments]) if (each) keep.add(each.first).add(each.second);
  for (const hash of [residual, pending?.residual, pending?.blob, pending?.base]) if (hash) keep.add(hash);
  for (const hash of await store.list()) if (!keep.has(hash)) await store.remove(hash);
}
