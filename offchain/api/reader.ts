import type {
  Announcement,
  Balance,
  Epoch,
  EpochRecord,
  Health,
  Hex,
  ModelEntry,
  PhaseLengths,
  ReadAt,
  Stake,
  Submission,
  SubmissionResult,
  Supply,
  Voter,
} from '../chain/index.ts';

/** What the API asks of the chain; every answer is read from the chain's state after the block with the hash `at`. */
export interface ApiReader {
  /** The block that answers are read at: the newest that is final, or the one that was asked for. */
  block(): Promise<ReadAt>;
  epoch(at: Hex): Promise<Epoch>;
  health(at: Hex): Promise<Health>;
  lengths(at: Hex): Promise<PhaseLengths>;
  voters(at: Hex): Promise<Voter[]>;
  announcements(at: Hex): Promise<Announcement[]>;
  /** The model that is trained. */
  model(at: Hex): Promise<Pick<ModelEntry, 'parameters'>>;
  submissions(at: Hex, epoch: number): Promise<Submission[]>;
  results(at: Hex, epoch: number): Promise<SubmissionResult[]>;
  /** Records of the ended epochs `from ≤ epoch < to`, in order. */
  history(at: Hex, from: number, to: number): Promise<EpochRecord[]>;
  supply(at: Hex): Promise<Supply>;
  balance(at: Hex, account: string): Promise<Balance>;
  stake(at: Hex, account: string): Promise<Stake>;
  income(at: Hex, account: string): Promise<bigint>;
  inscription(at: Hex): Promise<string>;
}

/** An answer can have a megabyte. */
const MOST_ANSWERS = 200;

/**
 * A reader that asks the same thing at most once in `milliseconds`, however many clients ask: a node answers the
 * validators first. What failed is asked again.
 */
export const remembering = (reader: ApiReader, milliseconds: number, now: () => number = Date.now): ApiReader => {
  const answers = new Map<string, { until: number; answer: Promise<unknown> }>();
  const ask = (key: string, question: () => Promise<unknown>): Promise<unknown> => {
    const time = now();
    // All are kept for as long, so the oldest come first.
    for (const [old, { until }] of answers) {
      if (until > time) break;
      answers.delete(old);
    }
    const known = answers.get(key);
    if (known) return known.answer;
    const oldest = answers.keys().next();
    if (answers.size >= MOST_ANSWERS && !oldest.done) answers.delete(oldest.value);
    const answer = question();
    answers.set(key, { until: time + milliseconds, answer });
    answer.catch(() => answers.delete(key));
    return answer;
  };
  return new Proxy(reader, {
    get:
      (target, name: keyof ApiReader) =>
      (...args: [never, never, never]) =>
        ask(JSON.stringify([name, ...args]), () => target[name](...args)),
  });
};
