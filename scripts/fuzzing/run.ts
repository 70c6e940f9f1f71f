import fc from 'fast-check';
import type { Outcome, Session, Target } from './target.ts';

/** How long a target is run: for a number of inputs, or for a time. */
export type Length = { readonly runs: number } | { readonly minutes: number };

/** A promise that was broken. */
export type Breach = {
  /** What went wrong, in one line. */
  readonly reason: string;
  /** The smallest input found that does it, as JavaScript. */
  readonly input: string;
  readonly shrinks: number;
  /** The command that finds it again. */
  readonly again: string;
};

/** What came of one target. */
export type TargetResult = {
  readonly target: string;
  readonly seed: number;
  readonly runs: number;
  readonly accepted: number;
  readonly refused: number;
  readonly seconds: number;
  readonly breach: Breach | null;
};

/** Inputs that are made up from one seed; the next batch has the next seed, so that any of them can be run alone. */
const BATCH = 20_000;
const SECONDS_A_MINUTE = 60;
/** fast-check takes seeds of 32 bits. */
const SEEDS = 2 ** 32;

const firstLine = (error: unknown): string => {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return text.split('\n', 1)[0]!;
};

/** Runs one target until its length is reached or a promise is broken. */
export const runTarget = async (
  target: Target,
  length: Length,
  seed: number,
  onProgress: (runs: number, seconds: number) => void = () => {},
): Promise<TargetResult> => {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const count: Record<Outcome, number> = { accepted: 0, refused: 0 };
  const done = () => count.accepted + count.refused;
  const left = () => ('runs' in length ? length.runs - done() : SECONDS_A_MINUTE * length.minutes - seconds());
  const opened: Session = await target.open();
  let breach: Breach | null = null;
  try {
    for (let batch = 0; breach === null && left() > 0; batch++) {
      const batchSeed = (seed + batch) % SEEDS;
      const details = await opened.run({
        seed: batchSeed,
        runs: 'runs' in length ? Math.min(BATCH, length.runs - done()) : BATCH,
        ...('minutes' in length ? { milliseconds: 1000 * left() } : {}),
        onOutcome: (outcome) => {
          count[outcome] += 1;
        },
      });
      if (details.failed)
        breach = {
          reason: firstLine(details.errorInstance),
          input: fc.stringify(details.counterexample?.[0]),
          shrinks: details.numShrinks,
          again: `scripts/fuzz ${target.name} --seed ${batchSeed} --runs ${details.numRuns}`,
        };
      onProgress(done(), seconds());
    }
  } finally {
    await opened.close();
  }
  return { target: target.name, seed, runs: done(), ...count, seconds: seconds(), breach };
};
