import type { Hex, RuntimeState } from './executor.ts';

/** State entries in memory, with their keys in order (hex of equal case orders as the bytes do). */
export class StateMap implements RuntimeState {
  readonly #values = new Map<Hex, Hex>();
  readonly #keys: Hex[] = [];

  /** @param entries in key order */
  constructor(entries: Iterable<[Hex, Hex]>) {
    for (const [key, value] of entries) {
      this.#values.set(key, value);
      this.#keys.push(key);
    }
  }

  get size(): number {
    return this.#keys.length;
  }

  get(key: Hex): Hex | undefined {
    return this.#values.get(key);
  }

  nextKey(prefix: Hex, key: Hex): Hex | undefined {
    // A key that is the prefix itself comes after any shorter key, so the search starts at the later of the two.
    const found = this.#keys[key < prefix ? this.#firstFrom(prefix) : this.#firstAfter(key)];
    return found?.startsWith(prefix) ? found : undefined;
  }

  entries(): [Hex, Hex][] {
    return this.#keys.map((key) => [key, this.#values.get(key)!]);
  }

  /** Takes new values by key; null removes the key. */
  apply(changes: Iterable<[Hex, Hex | null]>): void {
    for (const [key, value] of changes) {
      if (value === null) {
        if (this.#values.delete(key)) this.#keys.splice(this.#firstFrom(key), 1);
      } else {
        if (!this.#values.has(key)) this.#keys.splice(this.#firstFrom(key), 0, key);
        this.#values.set(key, value);
      }
    }
  }

  #firstFrom(key: Hex): number {
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#keys[middle]! < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #firstAfter(key: Hex): number {
    const at = this.#firstFrom(key);
    return this.#keys[at] === key ? at + 1 : at;
  }
}

/** A state with changes on top that it does not yet hold. */
export class StateOverlay implements RuntimeState {
  readonly #below: RuntimeState;
  readonly changes = new Map<Hex, Hex | null>();

  constructor(below: RuntimeState) {
    this.#below = below;
  }

  get(key: Hex): Hex | undefined {
    const changed = this.changes.get(key);
    return changed === undefined ? this.#below.get(key) : (changed ?? undefined);
  }

  nextKey(prefix: Hex, key: Hex): Hex | undefined {
    let below = this.#below.nextKey(prefix, key);
    while (below !== undefined && this.changes.get(below) === null) below = this.#below.nextKey(prefix, below);
    let best = below;
    for (const [changed, value] of this.changes)
      if (value !== null && changed > key && changed.startsWith(prefix) && (best === undefined || changed < best))
        best = changed;
    return best;
  }

  apply(changes: Iterable<[Hex, Hex | null]>): void {
    for (const [key, value] of changes) this.changes.set(key, value);
  }
}
