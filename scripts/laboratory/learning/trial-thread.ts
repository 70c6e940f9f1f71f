import { parentPort } from 'node:worker_threads';
import { runCentral } from './central.ts';
import { runNetwork } from './network.ts';
import { openText, type Text } from './text.ts';
import type { Point, Trial } from './trial.ts';

/** What the thread answers to a trial: the part that is done, then the curve or what went wrong. */
export type Answer = { part: number } | { curve: Point[] } | { error: string };

/** Held-out sequences that a curve is measured on. */
const sequences = 512;
const answer = (message: Answer): void => parentPort!.postMessage(message);
let open: { key: string; text: Text } | null = null;

parentPort!.on('message', async (trial: Trial) => {
  try {
    const key = JSON.stringify([trial.model.vocabulary, trial.model.context, trial.corpus]);
    if (open?.key !== key) open = { key, text: await openText(trial.model, trial.corpus, sequences) };
    const curve =
      trial.kind === 'central'
        ? await runCentral(trial, open.text, (done) => answer({ part: done / trial.points }))
        : await runNetwork(trial, open.text, (done) => answer({ part: done / trial.epochs }));
    answer({ curve });
  } catch (error) {
    answer({ error: error instanceof Error ? error.message : String(error) });
  }
});
