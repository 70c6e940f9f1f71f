import { parentPort, workerData } from 'node:worker_threads';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { openStore } from '../../offchain/store/index.ts';
import { objectLimit } from './folders.ts';
import { type Assignment, Producer, type Product, type Progress } from './produce.ts';

/** What the miner hands to its thread at the start. */
export interface ThreadData {
  /** Folder of the miner's store. */
  objects: string;
  threads: number;
  /** One Int32: 1 when the training that is under way has to stop. */
  stop: SharedArrayBuffer;
}

/** What the thread answers: progress any number of times, then a product or an error. */
export type ThreadAnswer = { progress: Progress } | { product: Product } | { error: string };

const { objects, threads, stop } = workerData as ThreadData;
await cryptoWaitReady();
const producer = new Producer(await openStore(objects, objectLimit), threads);
const stopping = new Int32Array(stop);
const answer = (message: ThreadAnswer) => parentPort!.postMessage(message);

parentPort!.on('message', async (task: Assignment) => {
  try {
    const deadline = () => Atomics.load(stopping, 0) === 1;
    answer({ product: await producer.run(task, deadline, (progress) => answer({ progress })) });
  } catch (error) {
    answer({ error: error instanceof Error ? error.message : String(error) });
  }
});
