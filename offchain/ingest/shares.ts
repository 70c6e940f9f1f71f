/** Things of which there are only so many, by who has them. */
export class Shares<Thing> {
  readonly #of = new Map<string | null, Set<Thing>>();
  readonly #whose = new Map<Thing, string | null>();

  get size(): number {
    return this.#whose.size;
  }

  add(origin: string | null, thing: Thing): void {
    const own = this.#of.get(origin) ?? new Set();
    this.#of.set(origin, own.add(thing));
    this.#whose.set(thing, origin);
  }

  delete(thing: Thing): void {
    const origin = this.#whose.get(thing);
    if (origin === undefined) return;
    this.#whose.delete(thing);
    const own = this.#of.get(origin)!;
    own.delete(thing);
    if (own.size === 0) this.#of.delete(origin);
  }

  /** The newest of whoever has the most; null where none has more than an origin that gets another one. */
  newestBeside(origin: string | null): Thing | null {
    const most = [...this.#of.values()].reduce((a, b) => (b.size > a.size ? b : a), new Set());
    return most.size > (this.#of.get(origin)?.size ?? 0) + 1 ? [...most].at(-1)! : null;
  }
}
