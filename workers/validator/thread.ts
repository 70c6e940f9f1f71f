import { setTimeout as delay } from 'node:timers/promises';
import { Worker as Thread } from 'node:worker_threads';
import type { JobKind, JobOf } from '../../types/jobs/index.ts';
import type { stopRequest, ThreadAnswer, ThreadData, ThreadRequest } from './compute-thread.ts';

/** How long a job under way may take to its end before the thread is ended in the midst of it, milliseconds. */
const graceMs = 1000;

/** The thread that computes, seen from the event loop that renews the jobs' locks. */
export class ComputeThread {
  readonly #thread: Thread;
  readonly #waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  #next = 0;
  #ended = false;

  /** @param onEnd told why when the thread ended by itself; jobs that ran in it were rejected */
  constructor(data: ThreadData, onEnd: (reason: string) => void) {
    this.#thread = new Thread(new URL('./compute-thread.ts', import.meta.url), {
      workerData: data,
      // Tensors live outside the heap; a larger young generation would only cost memory.
      resourceLimits: { maxYoungGenerationSizeMb: 8 },
    });
    let reason = 'it ended';
    this.#thread.on('message', (answer: ThreadAnswer) => {
      const job = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if ('error' in answer) job?.reject(new Error(answer.error));
      else job?.resolve(answer.result);
    });
    this.#thread.on('error', (error: Error) => {
      reason = error.message;
    });
    this.#thread.on('exit', () => {
      this.#ended = true;
      for (const { reject } of this.#waiting.values()) reject(new Error(`the computing thread ended: ${reason}`));
      this.#waiting.clear();
      onEnd(reason);
    });
  }

  /** Computes one job; jobs handed over meanwhile wait their turn. Rejects with the computation's reason. */
  run<K extends JobKind>(kind: K, job: JobOf<K>): Promise<unknown> {
    this.#next += 1;
    const request: ThreadRequest<K> = { id: this.#next, kind, job };
    return new Promise((resolve, reject) => {
      this.#waiting.set(request.id, { resolve, reject });
      this.#thread.postMessage(request);
    });
  }

  /** Ends the thread: by itself where it can, since a native session that is freed cannot crash as its thread ends. */
  async stop(): Promise<void> {
    if (this.#ended) return;
    this.#thread.postMessage('stop' satisfies typeof stopRequest);
    await Promise.race([new Promise((resolve) => this.#thread.once('exit', resolve)), delay(graceMs)]);
    await this.#thread.terminate();
  }
}
