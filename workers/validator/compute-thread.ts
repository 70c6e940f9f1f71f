import { parentPort, workerData } from 'node:worker_threads';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { Computation } from '../../offchain/jobs/index.ts';
import { openStore } from '../../offchain/store/index.ts';
import type { JobKind, JobOf } from '../../types/jobs/index.ts';
import { folders, objectLimit } from './folders.ts';
import { readHidden } from './hidden.ts';

/** What the worker hands to its thread at the start. */
export interface ThreadData {
  data: string;
  threads: number;
}

/** One job for the thread, and its answer. */
export interface ThreadRequest<K extends JobKind = JobKind> {
  id: number;
  kind: K;
  job: JobOf<K>;
}
/** Asks the thread to end once the job that it has begun is done. */
export const stopRequest = 'stop';
export type ThreadAnswer = { id: number; result: unknown } | { id: number; error: string };

const { data, threads } = workerData as ThreadData;
await cryptoWaitReady();
const store = await openStore(folders(data).objects, objectLimit);
const computation = new Computation({ store, hidden: (root) => readHidden(data, root), threads });

// One job at a time: the next begins when the last has answered.
let line: Promise<void> = Promise.resolve();
let stopping = false;
parentPort!.on('message', (request: ThreadRequest | typeof stopRequest) => {
  if (request === stopRequest) {
    stopping = true;
    line = line.then(() => computation.release()).finally(() => parentPort!.close());
    return;
  }
  const { id, kind, job } = request;
  line = line.then(async () => {
    if (stopping) return;
    let answer: ThreadAnswer;
    try {
      answer = { id, result: await computation.run(kind, job) };
    } catch (error) {
      answer = { id, error: error instanceof Error ? error.message : String(error) };
    }
    parentPort!.postMessage(answer);
  });
});
