import { Worker as Thread } from 'node:worker_threads';
import { Failure } from '../launch/failure.ts';
import type { RunReport } from './report.ts';
import type { ThreadAnswer, ThreadData } from './run-thread.ts';
import type { Run } from './work-folder.ts';

export interface RunAllOptions extends ThreadData {
  threads: number;
  /** Told after each epoch: epochs that are over, of all. */
  onProgress(done: number, all: number): void;
}

/**
 * Does all runs on worker threads and gives their reports in the order of the runs, whatever the number of threads. A thread
 * keeps to one seed as long as there is something to do for it, since runs of a seed share work.
 */
export async function runAll(runs: readonly Run[], options: RunAllOptions): Promise<RunReport[]> {
  const { threads, onProgress, ...workerData } = options;
  const all = runs.reduce((sum, { scenario }) => sum + scenario.epochs, 0);
  const done = runs.map(() => 0);
  const reports: RunReport[] = [];
  const waiting = new Set(runs.keys());
  const take = (seed: number | null): number | undefined => {
    const left = [...waiting];
    const next = left.find((at) => runs[at]!.seed === seed) ?? mostOf(left, (at) => runs[at]!.seed);
    if (next !== undefined) waiting.delete(next);
    return next;
  };

  const serve = async () => {
    const thread = new Thread(new URL('./run-thread.ts', import.meta.url), {
      workerData: workerData satisfies ThreadData,
    });
    try {
      for (let at = take(null); at !== undefined; at = take(runs[at]!.seed)) {
        const current = at;
        reports[current] = await doOn(thread, runs[current]!, (epochs) => {
          done[current] = epochs;
          onProgress(
            done.reduce((sum, each) => sum + each, 0),
            all,
          );
        });
        // A run that was over before, or that halted, has no epochs to come.
        done[current] = runs[current]!.scenario.epochs;
      }
    } finally {
      await thread.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(threads, runs.length) }, serve));
  return reports;
}

/** The first of the items whose key is the most frequent. */
function mostOf<Item>(items: readonly Item[], keyOf: (item: Item) => number): Item | undefined {
  const counts = new Map<number, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return items.find((item) => counts.get(keyOf(item)) === most);
}

function doOn(thread: Thread, run: Run, onEpoch: (epochs: number) => void): Promise<RunReport> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new Failure(`the thread of ${run.scenario.name} ended`));
    const onMessage = (answer: ThreadAnswer) => {
      if ('epochs' in answer) return onEpoch(answer.epochs);
      thread.off('message', onMessage).off('exit', onExit).off('error', reject);
      if ('report' in answer) resolve(answer.report);
      else reject(new Failure(`${run.scenario.name}, seed ${run.seed}: ${answer.error}`));
    };
    thread.on('message', onMessage).on('exit', onExit).on('error', reject);
    thread.postMessage(run);
  });
}
