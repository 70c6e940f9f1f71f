import type { ApiPromise } from '@polkadot/api';

const NONE = `0x${'0'.repeat(64)}`;

/**
 * Records what every node of a network holds for final, by height, throughout a test: no node may ever take a final block back, and no two
 * nodes may have different ones.
 */
export class FinalityWatch {
  readonly #finals = new Map<string, Map<number, string>>();
  readonly #first = new Map<number, { hash: string; node: string }>();
  readonly #waiting = new Set<() => void>();
  readonly #lines = new Map<string, Promise<void>>();
  /** What was wrong, a sentence each. */
  readonly breaches: string[] = [];

  /** Follows a node; its connection may be lost and come back. Resolves when it is subscribed. */
  async follow(node: string, api: ApiPromise): Promise<void> {
    this.#finals.set(node, this.#finals.get(node) ?? new Map());
    await api.rpc.chain.subscribeFinalizedHeads(({ number, hash }) => {
      const line = (this.#lines.get(node) ?? Promise.resolve())
        .then(() => this.#take(node, api, number.toNumber(), hash.toHex()))
        // A node that ends meanwhile is asked again at its next final block.
        .catch(() => undefined);
      this.#lines.set(node, line);
    });
  }

  /** Newest final block that was seen of a node; -1 before the first. */
  height(node: string): number {
    return Math.max(-1, ...this.#finals.get(node)!.keys());
  }

  /** Blocks that some node holds for final. */
  get heights(): number {
    return this.#first.size;
  }

  /** Resolves when it holds; it is looked at whenever a node has a new final block. Rejects after `seconds`. */
  until(holds: () => boolean, what: string, seconds: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => end(() => reject(new Error(`not within ${seconds} s: ${what}`))), 1000 * seconds);
      const look = () => {
        if (holds()) end(resolve);
      };
      const end = (how: () => void) => {
        clearTimeout(late);
        this.#waiting.delete(look);
        how();
      };
      this.#waiting.add(look);
      look();
    });
  }

  /** Resolves when all these nodes hold block `height` for final. */
  reached(nodes: readonly string[], height: number, seconds: number): Promise<void> {
    const all = () => nodes.every((node) => this.height(node) >= height);
    return this.until(all, `block ${height} is final on ${nodes.join(', ')}`, seconds);
  }

  /** Asks a node again for everything that was ever final: a restart or a sync must not have changed it. Gives how many it has. */
  async recheck(node: string, api: ApiPromise): Promise<number> {
    const height = this.height(node);
    let known = 0;
    for (const at of [...this.#first.keys()].filter((each) => each <= height)) {
      const hash = (await api.rpc.chain.getBlockHash(at)).toHex();
      if (hash === NONE) continue;
      known += 1;
      this.#note(node, at, hash);
    }
    return known;
  }

  async #take(node: string, api: ApiPromise, height: number, hash: string): Promise<void> {
    const before = this.height(node);
    // One notice may stand for many blocks.
    for (let at = before + 1; at < height && before >= 0; at += 1) {
      const passed = (await api.rpc.chain.getBlockHash(at)).toHex();
      // After a warp sync the blocks before it come later.
      if (passed !== NONE) this.#note(node, at, passed);
    }
    this.#note(node, height, hash);
    for (const look of [...this.#waiting]) look();
  }

  #note(node: string, height: number, hash: string): void {
    const own = this.#finals.get(node)!;
    const earlier = own.get(height);
    if (earlier !== undefined && earlier !== hash)
      this.breaches.push(`${node} had ${earlier} for final at ${height}, and now has ${hash}`);
    own.set(height, hash);
    const first = this.#first.get(height);
    if (first === undefined) this.#first.set(height, { hash, node });
    else if (first.hash !== hash)
      this.breaches.push(`${node} holds ${hash} for final at ${height}, and ${first.node} ${first.hash}`);
  }
}
