import { type Counts, type Measures, measuresOf, quartersOf } from './measures.ts';
import type { RunReport } from './report.ts';
import { type Interval, interval } from './statistics.ts';

/** How networks went, of one scenario with several seeds. */
export interface Course {
  /** Held-out loss at the end, nats a token. */
  loss: Interval;
  /** Share of the epochs that settled. */
  settled: Interval;
  /** Submissions of honest work, of all seeds. */
  honest: Counts;
  /** Standard deviation of honest pay in an epoch over its mean. */
  spread: Interval | null;
  /** The same by quarters of the run, with what a cheating step was paid of an honest one. */
  quarters: (Omit<Course, 'quarters'> & Readonly<{ perStep: Interval | null }>)[];
}

/** Mean of what each seed measured; null where none did. */
export function over(measures: readonly Measures[], pick: (measure: Measures) => number | null): Interval | null {
  const values = measures.flatMap((each) => pick(each) ?? []);
  return values.length === 0 ? null : interval(values);
}

/** All seeds' submissions together. */
export const counted = (measures: readonly Measures[], pick: (measure: Measures) => Counts): Counts => {
  const total = (of: keyof Counts) => measures.reduce((sum, each) => sum + pick(each)[of], 0);
  return { submissions: total('submissions'), accepted: total('accepted') };
};

/** @param runs at least one */
export function courseOf(runs: readonly RunReport[]): Course {
  const quarters = runs.map(quartersOf);
  return {
    ...stretch(runs.map(measuresOf)),
    quarters: [0, 1, 2, 3].map((quarter) => {
      const measures = quarters.map((each) => each[quarter]!);
      return { ...stretch(measures), perStep: over(measures, ({ perStep }) => perStep) };
    }),
  };
}

function stretch(measures: readonly Measures[]): Omit<Course, 'quarters'> {
  return {
    loss: over(measures, ({ finalLoss }) => finalLoss)!,
    settled: over(measures, ({ settled, epochs }) => settled / Math.max(1, epochs))!,
    honest: counted(measures, ({ honest }) => honest),
    spread: over(measures, ({ spread }) => spread),
  };
}
