/** Keeps the results of `make` for the last `size` keys that were asked for. A result that fails is not kept. */
export class Cache<V> {
  readonly #size: number;
  readonly #kept = new Map<string, Promise<V>>();

  constructor(size: number) {
    this.#size = size;
  }

  get(key: string, make: () => Promise<V>): Promise<V> {
    const found = this.#kept.get(key);
    const value = found ?? make();
    this.#kept.delete(key);
    this.#kept.set(key, value);
    if (found === undefined) value.catch(() => this.#kept.get(key) === value && this.#kept.delete(key));
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#size) break;
      this.#kept.delete(oldest);
    }
    return value;
  }

  /** Forgets all results, and gives them. */
  clear(): Promise<V>[] {
    const values = [...this.#kept.values()];
    this.#kept.clear();
    return values;
  }
}
