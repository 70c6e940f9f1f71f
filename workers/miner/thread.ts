import { Worker as Thread } from 'node:worker_threads';
import type { Assignment, Product, Progress } from './produce.ts';
import type { ThreadAnswer, ThreadData } from './training-thread.ts';

/** The thread that trains, seen from the event loop that follows the chain. One assignment at a time. */
export class TrainingThread {
  readonly #thread: Thread;
  readonly #stop = new Int32Array(new SharedArrayBuffer(4));
  #task: { resolve(product: Product): void; reject(error: Error): void; onStep(progress: Progress): void } | null =
    null;

  /** @param onEnd told why when the thread ended by itself */
  constructor(objects: string, threads: number, onEnd: (reason: string) => void) {
    const workerData: ThreadData = { objects, threads, stop: this.#stop.buffer as SharedArrayBuffer };
    this.#thread = new Thread(new URL('./training-thread.ts', import.meta.url), {
      workerData,
      // Tensors live outside the heap; a larger young generation would only cost memory.
      resourceLimits: { maxYoungGenerationSizeMb: 8 },
    });
    let reason = 'it ended';
    this.#thread.on('message', (answer: ThreadAnswer) => {
      if ('progress' in answer) return void this.#task?.onStep(answer.progress);
      const task = this.#task;
      this.#task = null;
      if ('product' in answer) task?.resolve(answer.product);
      else task?.reject(new Error(answer.error));
    });
    this.#thread.on('error', (error: Error) => {
      reason = error.message;
    });
    this.#thread.on('exit', () => {
      this.#task?.reject(new Error(`the training thread ended: ${reason}`));
      onEnd(reason);
    });
  }

  /** Trains and compresses. */
  run(task: Assignment, onStep: (progress: Progress) => void): Promise<Product> {
    if (this.#task !== null) throw new Error('the training thread is busy');
    return new Promise((resolve, reject) => {
      this.#task = { resolve, reject, onStep };
      Atomics.store(this.#stop, 0, 0);
      this.#thread.postMessage(task);
    });
  }

  /** Tells the training that is under way, if any, to stop after its step. */
  finish(): void {
    Atomics.store(this.#stop, 0, 1);
  }

  async stop(): Promise<void> {
    await this.#thread.terminate();
  }
}
