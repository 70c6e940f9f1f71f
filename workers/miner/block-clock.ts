/** What making the blob is assumed to take before it was measured: so many training steps, and at least so many milliseconds. */
const assumedFinishSteps = 8;
const leastFinishMs = 800;
const assumedBlockMs = 6000;
/** Blocks that a submission may take to be included. */
const inclusionBlocks = 2;
/** Making the blob may take this much longer than it did. */
const caution = 1.2;
/** Weight of the newest measurement. */
const weight = 0.3;

/** Measures how long a block takes, a training step, and what follows the last step until the blob is on disk. */
export class BlockClock {
  readonly #now: () => number;
  #block: { number: number; at: number } | null = null;
  #blockMs: number | null = null;
  /** When training began or its newest step ended. */
  #stepAt = 0;
  #stepMs = 0;
  #finishMs: number | null = null;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** A new head was seen. */
  tick(number: number): void {
    const at = this.#now();
    if (this.#block !== null && number > this.#block.number)
      this.#blockMs = mixed(this.#blockMs, (at - this.#block.at) / (number - this.#block.number));
    this.#block = { number, at };
  }

  /** Training began. */
  began(): void {
    this.#stepAt = this.#now();
  }

  /** A training step ended. */
  stepped(): void {
    this.#stepMs = this.#now() - this.#stepAt;
    this.#stepAt = this.#now();
  }

  /** The blob is on disk. */
  finished(): void {
    const measured = this.#now() - this.#stepAt;
    this.#finishMs = Math.max(measured, mixed(this.#finishMs, measured));
  }

  /** Blocks before the end of Submit at which training must stop. It ends with the step that is under way then. */
  get margin(): number {
    const finishMs = this.#finishMs ?? Math.max(leastFinishMs, assumedFinishSteps * this.#stepMs);
    const blocks = (caution * finishMs + this.#stepMs) / Math.max(this.#blockMs ?? assumedBlockMs, 1);
    return inclusionBlocks + Math.ceil(blocks);
  }
}

function mixed(before: number | null, now: number): number {
  return before === null ? now : (1 - weight) * before + weight * now;
}
