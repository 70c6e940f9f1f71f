import { join } from 'node:path';
import type { Hash } from '../../types/files/hash.ts';
import type { ModelEntry } from '../chain/index.ts';
import { fetchObject, largestObject, ObjectError } from '../ingest/index.ts';
import { openStore, type Store } from '../store/index.ts';

/** Objects by hash: from a folder, or from whoever serves them. */
export interface Objects {
  /** The object, checked against its hash. @throws ObjectError when nobody has it */
  get(hash: Hash): Promise<Uint8Array>;
  put(bytes: Uint8Array): Promise<Hash>;
  remove(hash: Hash): Promise<void>;
}

/**
 * Objects of a run from these sources (base URLs that serve `GET /objects/{hash}`), kept in a folder so that none is fetched twice.
 * None may be larger than the weights of its model.
 */
export async function openObjects(
  folder: string,
  sources: readonly string[],
  model: Pick<ModelEntry, 'parameters'>,
): Promise<Objects> {
  const limit = largestObject(model);
  const store: Store = await openStore(join(folder, 'objects'), limit);
  const partial = join(folder, 'partial');
  return {
    get: (hash) => fetchObject({ hash, sources, store, partial, limit }),
    put: (bytes) => store.put(bytes),
    remove: (hash) => store.remove(hash),
  };
}

/** The object, or in one sentence why nobody gave it. */
export async function tryGet(objects: Objects, hash: Hash): Promise<{ bytes: Uint8Array } | { reason: string }> {
  try {
    return { bytes: await objects.get(hash) };
  } catch (error) {
    if (error instanceof ObjectError) return { reason: error.message };
    throw error;
  }
}
