import { hexToU8a } from '@polkadot/util';
import { blake2AsHex } from '@polkadot/util-crypto';
import type { Hex } from './executor.ts';
import type { ValidTransaction } from './validity.ts';

const largestCount = 2048;
const largestFuture = 256;
/** Blocks that may come while a transaction is being checked. */
const checkingBlocks = 64;
const largestBytes = 16 * 1024 * 1024;

/** What happens to a transaction, as `author_extrinsicUpdate` tells it. */
export type TransactionStatus =
  | 'future'
  | 'ready'
  | 'invalid'
  | 'dropped'
  | { inBlock: Hex }
  | { finalized: Hex }
  | { usurped: Hex };

/** Why the pool does not take a transaction: a JSON-RPC error of nodes. */
export class PoolError extends Error {
  override readonly name = 'PoolError';
  readonly code: number;
  readonly data: string;

  constructor(code: number, message: string, data: string) {
    super(message);
    this.code = code;
    this.data = data;
  }
}

interface Waiting {
  extrinsic: Hex;
  hash: Hex;
  validity: ValidTransaction;
  /** Tags that neither the state nor a block has provided yet. */
  missing: Set<Hex>;
  /** Last block that may take it. */
  until: bigint;
  order: number;
  /** It waits for another transaction. */
  future: boolean;
  watchers: Set<(status: TransactionStatus) => void>;
}

/** Hash by which a transaction is known. */
export const transactionHash = (extrinsic: Hex): Hex => blake2AsHex(hexToU8a(extrinsic), 256);

/** Transactions that wait for a block: bounded in number and bytes, each tag provided by one of them at most. */
export class TransactionPool {
  readonly #waiting = new Map<Hex, Waiting>();
  readonly #providers = new Map<Hex, Waiting>();
  /** Tags that the last blocks provided, with their numbers: what is added may have been checked before those blocks. */
  readonly #provided = new Map<Hex, number>();
  #bytes = 0;
  #order = 0;

  get size(): number {
    return this.#waiting.size;
  }

  /** All that wait, oldest first. */
  extrinsics(): Hex[] {
    return [...this.#waiting.values()].map(({ extrinsic }) => extrinsic);
  }

  has(hash: Hex): boolean {
    return this.#waiting.has(hash);
  }

  provides(tag: Hex): boolean {
    return this.#providers.has(tag);
  }

  /**
   * Takes a transaction that the runtime found valid at block `head`.
   * @returns transactions that it replaces: those of lower priority that provide the same tags
   * @throws PoolError if it is there, too weak to replace another, or there is no room
   */
  add(extrinsic: Hex, validity: ValidTransaction, head: number): Hex[] {
    const hash = transactionHash(extrinsic);
    if (this.#waiting.has(hash)) throw new PoolError(1013, 'Transaction Already Imported', 'it is in the pool');
    const rivals = new Set(validity.provides.flatMap((tag) => this.#providers.get(tag) ?? []));
    for (const rival of rivals)
      if (rival.validity.priority >= validity.priority)
        throw new PoolError(
          1014,
          'Priority is too low',
          'a transaction with the same nonce is in the pool and its priority is not lower',
        );
    const missing = validity.requires.filter((tag) => !this.#provided.has(tag));
    const future = missing.some((tag) => !this.#providers.has(tag));
    if (
      this.#waiting.size - rivals.size >= largestCount ||
      this.#bytes + extrinsic.length / 2 > largestBytes ||
      (future && this.#futureCount() >= largestFuture)
    )
      throw new PoolError(1016, 'Immediately Dropped', 'the pool is full');
    for (const rival of rivals) this.#remove(rival, { usurped: hash });
    const entry: Waiting = {
      extrinsic,
      hash,
      validity,
      missing: new Set(missing),
      until: BigInt(head) + validity.longevity,
      order: this.#order++,
      future: true,
      watchers: new Set(),
    };
    this.#waiting.set(hash, entry);
    this.#bytes += extrinsic.length / 2;
    for (const tag of validity.provides) this.#providers.set(tag, entry);
    this.#promote();
    return [...rivals].map((rival) => rival.extrinsic);
  }

  /** Tells `watcher` what happens to a transaction, beginning with its present status; returns what ends that. */
  watch(hash: Hex, watcher: (status: TransactionStatus) => void): () => void {
    const entry = this.#waiting.get(hash);
    if (!entry) return () => undefined;
    entry.watchers.add(watcher);
    watcher(entry.future ? 'future' : 'ready');
    return () => entry.watchers.delete(watcher);
  }

  /** Transactions that a block can take now, in the order to try them: what one requires comes before it, then by priority, then by age. */
  ready(largest: number): Hex[] {
    return this.#ready()
      .slice(0, largest)
      .map(({ extrinsic }) => extrinsic);
  }

  #ready(): Waiting[] {
    const candidates = [...this.#waiting.values()].sort(
      (a, b) =>
        Number(b.validity.priority > a.validity.priority) - Number(a.validity.priority > b.validity.priority) ||
        a.order - b.order,
    );
    const provided = new Set<Hex>();
    const ordered: Waiting[] = [];
    let left = candidates;
    for (;;) {
      const later: Waiting[] = [];
      for (const entry of left) {
        if ([...entry.missing].every((tag) => provided.has(tag))) {
          ordered.push(entry);
          for (const tag of entry.validity.provides) provided.add(tag);
        } else later.push(entry);
      }
      if (later.length === left.length) return ordered;
      left = later;
    }
  }

  #futureCount(): number {
    let count = 0;
    for (const entry of this.#waiting.values()) if (entry.future) count++;
    return count;
  }

  /** Tells those that waited for another transaction when it has come. */
  #promote(): void {
    if (this.#futureCount() === 0) return;
    for (const entry of this.#ready()) {
      if (!entry.future) continue;
      entry.future = false;
      for (const watcher of entry.watchers) watcher('ready');
    }
  }

  /** Takes the transactions of a new block out, and what can no longer be in one. @returns those that are gone without a block */
  onBlock(hash: Hex, number: number, included: Hex[]): Hex[] {
    for (const extrinsic of included) {
      const entry = this.#waiting.get(transactionHash(extrinsic));
      if (!entry) continue;
      for (const tag of entry.validity.provides) {
        this.#provided.set(tag, number);
        for (const other of this.#waiting.values()) other.missing.delete(tag);
      }
      this.#remove(entry, { inBlock: hash }, { finalized: hash });
    }
    this.#promote();
    for (const [tag, provided] of this.#provided) if (provided + checkingBlocks < number) this.#provided.delete(tag);
    const expired = [...this.#waiting.values()].filter((entry) => entry.until <= BigInt(number));
    for (const entry of expired) this.#remove(entry, 'dropped');
    return expired.map(({ extrinsic }) => extrinsic);
  }

  /** Takes a transaction out that the runtime refused. */
  refuse(extrinsic: Hex): void {
    const entry = this.#waiting.get(transactionHash(extrinsic));
    if (entry) this.#remove(entry, 'invalid');
  }

  #remove(entry: Waiting, ...statuses: TransactionStatus[]): void {
    this.#waiting.delete(entry.hash);
    this.#bytes -= entry.extrinsic.length / 2;
    for (const tag of entry.validity.provides) if (this.#providers.get(tag) === entry) this.#providers.delete(tag);
    for (const status of statuses) for (const watcher of entry.watchers) watcher(status);
  }
}
