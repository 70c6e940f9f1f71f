/** Watches one transfer: it may be slow at first, but aborts `signal` once it is too far behind its pace. Call `stop` at the end. */
export class Pace {
  /** Bytes, to be kept up to date by whoever reads them. */
  received = 0;
  readonly #bytesPerSecond: number;
  readonly #began = performance.now();
  readonly #controller = new AbortController();
  #timer: NodeJS.Timeout | undefined;

  /** @param graceMs how far behind `bytesPerSecond` it may be, so also how long it may send nothing at first */
  constructor(bytesPerSecond: number, graceMs: number) {
    this.#bytesPerSecond = bytesPerSecond;
    this.#check(graceMs);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** How much longer it has taken than at its pace, milliseconds; negative when it is faster. */
  get behindMs(): number {
    return performance.now() - this.#began - (1000 * this.received) / this.#bytesPerSecond;
  }

  stop(reason?: Error): void {
    clearTimeout(this.#timer);
    if (reason) this.#controller.abort(reason);
  }

  #check(graceMs: number): void {
    const left = graceMs - this.behindMs;
    if (left <= 0) this.#controller.abort(new Error('was too slow'));
    else this.#timer = setTimeout(() => this.#check(graceMs), Math.ceil(left));
  }
}
