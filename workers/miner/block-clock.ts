/** Time that compressing is assumed to take before it was measured, milliseconds. */
const assumedFinishMs = 800;
const assumedBlockMs = 6000;
/** Blocks that a submission may take to be included. */
const inclusionBlocks = 2;
/** Finishing may take this much longer than it did. */
const caution = 1.2;
/** Weight of the newest measurement. */
const weight = 0.3;

/** Measures how long a block takes and how long it takes from the last training step to a blob on disk. */
export class BlockClock {
  #block: { number: number; at: number } | null = null;
  #blockMs: number | null = null;
  #finishMs: number | null = null;
  #finishing: number | null = null;
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** A new head was seen. */
  tick(number: number): void {
    const at = this.#now();
    if (this.#block !== null && number > this.#block.number) {
      const measured = (at - this.#block.at) / (number - this.#block.number);
      this.#blockMs = this.#blockMs === null ? measured : (1 - weight) * this.#blockMs + weight * measured;
    }
    this.#block = { number, at };
  }

  /** Training began. */
  began(): void {
    this.#finishing = null;
  }

  /** Training was told to stop. */
  finishing(): void {
    this.#finishing ??= this.#now();
  }

  /** The blob is on disk. A training that was not told to stop says nothing about how long stopping takes. */
  finished(): void {
    if (this.#finishing === null) return;
    const measured = this.#now() - this.#finishing;
    this.#finishMs =
      this.#finishMs === null ? measured : Math.max(measured, (1 - weight) * this.#finishMs + weight * measured);
    this.#finishing = null;
  }

  /** Blocks before the end of Submit at which training must stop. */
  get margin(): number {
    const finishMs = Math.max(this.#finishMs ?? assumedFinishMs, 1);
    return inclusionBlocks + Math.ceil((caution * finishMs) / Math.max(this.#blockMs ?? assumedBlockMs, 1));
  }
}
