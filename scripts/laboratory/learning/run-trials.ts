import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker as Thread } from 'node:worker_threads';
import { canonicalJson } from '../../../types/files/canonical.ts';
import { Failure } from '../../launch/failure.ts';
import { curve as curveSchema, type Point, type Trial } from './trial.ts';
import type { Answer } from './trial-thread.ts';

export interface RunTrialsOptions {
  threads: number;
  /** Where curves are kept: a trial that was done by the same commit is not done again. */
  folder: string;
  commit: string;
  /** Told the share of all work of this call that is done. */
  onProgress(part: number): void;
}

/** Does all trials on worker threads; the curves come in the order of the trials, whatever the number of threads. */
export async function runTrials(trials: readonly Trial[], options: RunTrialsOptions): Promise<Point[][]> {
  const { threads, folder, commit, onProgress } = options;
  await mkdir(folder, { recursive: true });
  const curves: Point[][] = [];
  const parts = trials.map(() => 0);
  const progressed = (at: number, part: number): void => {
    parts[at] = part;
    onProgress(parts.reduce((sum, each) => sum + each, 0) / trials.length);
  };
  const waiting = [...trials.keys()];
  const serve = async (): Promise<void> => {
    let thread: Thread | undefined;
    try {
      for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
        const place = at;
        const trial = trials[place]!;
        const file = join(folder, fileOf(trial, commit));
        const known = await readFile(file, 'utf8').catch(() => null);
        if (known !== null) curves[place] = curveSchema.parse(JSON.parse(known));
        else {
          thread ??= new Thread(new URL('./trial-thread.ts', import.meta.url));
          const curve = await doOn(thread, trial, (part) => progressed(place, part));
          await writeFile(`${file}.new`, JSON.stringify(curve));
          await rename(`${file}.new`, file);
          curves[place] = curve;
        }
        progressed(place, 1);
      }
    } finally {
      await thread?.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(threads, trials.length) }, serve));
  return curves;
}

function fileOf(trial: Trial, commit: string): string {
  const digest = createHash('sha256').update(canonicalJson({ trial, commit })).digest('hex');
  return `${trial.name}-${trial.seed}-${digest.slice(0, 16)}.json`;
}

function doOn(thread: Thread, trial: Trial, onPart: (part: number) => void): Promise<Point[]> {
  return new Promise((resolve, reject) => {
    const onExit = (): void => reject(new Failure(`The thread of ${trial.name} ended.`));
    const onMessage = (answer: Answer): void => {
      if ('part' in answer) {
        onPart(answer.part);
        return;
      }
      thread.off('message', onMessage).off('exit', onExit).off('error', reject);
      if ('curve' in answer) resolve(answer.curve);
      else reject(new Failure(`${trial.name}, seed ${trial.seed}: ${answer.error}`));
    };
    thread.on('message', onMessage).on('exit', onExit).on('error', reject);
    thread.postMessage(trial);
  });
}
