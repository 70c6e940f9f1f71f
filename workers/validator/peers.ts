import { fetchObject, shuffled } from '../../offchain/ingest/index.ts';
import type { Store } from '../../offchain/store/index.ts';
import type { Hash } from '../../types/files/hash.ts';

/** Downloads at one time: each holds its object in memory at its end. */
const atOnce = 8;
/** A source that was too slow or lied is not asked again for this long, unless there is no other. */
const restMs = 60_000;
/** What is left of a download that nobody went on with is removed after this long. */
const abandonedMs = 3_600_000;

export interface PeersOptions {
  /** Base URLs of the other validators. */
  sources(): Promise<readonly string[]>;
  store: Store;
  /** Folder for downloads that are not complete. */
  partial: string;
  /** Largest object, in bytes. */
  limit: number;
  /** A source that is this far behind the slowest pace is given up, milliseconds. */
  graceMs?: number;
}

/** A download, and how many wait for it. */
interface Download {
  bytes: Promise<Uint8Array>;
  limit: number;
  waiting: number;
  abandoned: AbortController;
}

/** Objects of this validator, and of the others where its own store lacks them. */
export class Peers {
  readonly #options: PeersOptions;
  readonly #downloads = new Map<Hash, Download>();
  readonly #whole = new Set<Hash>();
  /** When each bad source may be asked again, in milliseconds of `performance.now`. */
  readonly #resting = new Map<string, number>();
  readonly #queue: (() => void)[] = [];
  #running = 0;

  constructor(options: PeersOptions) {
    this.#options = options;
  }

  /**
   * The object, from the store or from whoever has announced an ingest. Whoever asks for what is being fetched waits for that.
   *
   * @param limit largest size that is accepted, in bytes: the object's size where it is known
   */
  async fetch(hash: Hash, signal: AbortSignal, limit = this.#options.limit): Promise<Uint8Array> {
    signal.throwIfAborted();
    const download = await this.#join(hash, limit);
    let leave = () => {};
    const left = new Promise<never>((_, reject) => {
      leave = () => reject(signal.reason);
      signal.addEventListener('abort', leave);
      if (signal.aborted) leave();
    });
    try {
      return await Promise.race([download.bytes, left]);
    } finally {
      signal.removeEventListener('abort', leave);
      download.waiting -= 1;
      if (download.waiting === 0) download.abandoned.abort(signal.reason);
    }
  }

  /** Makes the next `have` look again: an object may have been damaged since. */
  forget(): void {
    this.#whole.clear();
  }

  /** Makes sure that an object is in the store, whole; it is looked at once only. */
  async have(hash: Hash, signal: AbortSignal): Promise<void> {
    if (this.#whole.has(hash)) return;
    await this.fetch(hash, signal);
    this.#whole.add(hash);
    // The base and the weights before it are in use; older ones may be removed.
    if (this.#whole.size > 2) this.#whole.delete(this.#whole.values().next().value!);
  }

  /** Joins the download of this object that is under way, or begins one. Two of the same object would write to one file. */
  async #join(hash: Hash, limit: number): Promise<Download> {
    for (;;) {
      const running = this.#downloads.get(hash);
      if (running === undefined) break;
      if (running.limit === limit && !running.abandoned.signal.aborted) {
        running.waiting += 1;
        return running;
      }
      await running.bytes.catch(() => undefined);
    }
    const abandoned = new AbortController();
    const bytes = this.#inTurn(hash, limit, abandoned.signal).finally(() => this.#downloads.delete(hash));
    bytes.catch(() => undefined);
    const download = { bytes, limit, waiting: 1, abandoned };
    this.#downloads.set(hash, download);
    return download;
  }

  async #inTurn(hash: Hash, limit: number, signal: AbortSignal): Promise<Uint8Array> {
    const { store, partial, graceMs } = this.#options;
    // What is here needs no turn; what is damaged is fetched.
    const stored = await store.get(hash).catch(() => null);
    if (stored !== null) return stored;
    if (this.#running >= atOnce) await new Promise<void>((resolve) => this.#queue.push(resolve));
    else this.#running += 1;
    try {
      signal.throwIfAborted();
      const onBad = (source: string) => void this.#resting.set(source, performance.now() + restMs);
      const sources = await this.#sources();
      return await fetchObject({ hash, sources, store, partial, limit, signal, graceMs, abandonedMs, onBad });
    } finally {
      // The place goes to the next in the queue.
      const next = this.#queue.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }

  /** Those that have not just been bad, or all where there is no other. */
  async #sources(): Promise<string[]> {
    const now = performance.now();
    for (const [source, until] of this.#resting) if (until <= now) this.#resting.delete(source);
    const all = shuffled([...new Set(await this.#options.sources())]);
    const good = all.filter((source) => !this.#resting.has(source));
    return good.length > 0 ? good : all;
  }
}
