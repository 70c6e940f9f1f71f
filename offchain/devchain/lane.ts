/** Runs at most `width` tasks at a time; the others wait their turn. */
export class Lane {
  readonly #width: number;
  readonly #waiting: (() => void)[] = [];
  #busy = 0;

  constructor(width: number) {
    this.#width = width;
  }

  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#busy >= this.#width) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#busy++;
    try {
      return await task();
    } finally {
      // Whoever waited longest takes this place over.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#busy--;
    }
  }
}
