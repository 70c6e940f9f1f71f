import type { ApiPromise } from '@polkadot/api';
import { readAnnouncements } from '../../offchain/chain/index.ts';
import { fetchObject } from '../../offchain/ingest/index.ts';
import type { Store } from '../../offchain/store/index.ts';
import type { Hash } from '../../types/files/hash.ts';
import { objectLimit } from './folders.ts';

/** Objects of this validator, and of the others where its own store lacks them. */
export class Peers {
  readonly #api: ApiPromise;
  readonly #account: string;
  readonly #store: Store;
  readonly #partial: string;
  #kept: { hash: Hash; bytes: Promise<unknown> } | null = null;

  /** @param partial folder for downloads that are not complete */
  constructor(api: ApiPromise, account: string, store: Store, partial: string) {
    this.#api = api;
    this.#account = account;
    this.#store = store;
    this.#partial = partial;
  }

  /** The object, from the store or from whoever has announced an ingest. */
  async fetch(hash: Hash, signal: AbortSignal): Promise<Uint8Array> {
    const others = (await readAnnouncements(this.#api)).filter(({ account }) => account !== this.#account);
    const sources = others.map(({ endpoint }) => endpoint);
    return fetchObject({ hash, sources, store: this.#store, partial: this.#partial, limit: objectLimit, signal });
  }

  /** Makes the next `have` look again: an object may have been damaged since. */
  forget(): void {
    this.#kept = null;
  }

  /** Makes sure that an object is in the store, whole; it is looked at once only. */
  async have(hash: Hash, signal: AbortSignal): Promise<void> {
    if (this.#kept?.hash !== hash) this.#kept = { hash, bytes: this.fetch(hash, signal) };
    const { bytes } = this.#kept;
    try {
      await bytes;
    } catch (error) {
      if (this.#kept?.bytes === bytes) this.#kept = null;
      throw error;
    }
  }
}
