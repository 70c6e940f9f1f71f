import { parentPort, workerData } from 'node:worker_threads';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { DataError } from '../../offchain/data/index.ts';
import { Failure } from '../launch/failure.ts';
import { carryOut } from './carry-out.ts';
import type { RunReport } from './report.ts';
import { type Run, WorkFolder } from './work-folder.ts';
import { openWorld, type World } from './world.ts';

/** What a thread is started with. */
export interface ThreadData {
  folder: string;
  commit: string;
}

/** What it answers: epochs that are over, then a report or what went wrong. */
export type ThreadAnswer = { epochs: number } | { report: RunReport } | { error: string };

const { folder, commit } = workerData as ThreadData;
const work = new WorkFolder(folder, commit);
const answer = (message: ThreadAnswer) => parentPort!.postMessage(message);
await cryptoWaitReady();

let open: { key: string; world: World } | null = null;

parentPort!.on('message', async (run: Run) => {
  try {
    const key = JSON.stringify([run.scenario.model, run.scenario.corpus]);
    if (open?.key !== key) {
      await open?.world.release();
      open = { key, world: await openWorld(run.scenario) };
    }
    answer({ report: await carryOut(run, open.world, work, (epochs) => answer({ epochs })) });
  } catch (error) {
    answer({ error: wordsOf(error) });
  }
});

/** What the user can put right, in one sentence; of a mistake in here, where it was made as well. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof Failure || error instanceof DataError) return error.message;
  return error.stack ?? error.message;
}
