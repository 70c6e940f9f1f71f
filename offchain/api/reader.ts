import type {
  Announcement,
  Balance,
  Epoch,
  EpochRecord,
  Health,
  PhaseLengths,
  Stake,
  Submission,
  SubmissionResult,
  Supply,
  Voter,
} from '../chain/index.ts';

/** What the API asks of the chain; every answer is read from the chain's state. */
export interface ApiReader {
  epoch(): Promise<Epoch>;
  health(): Promise<Health>;
  lengths(): Promise<PhaseLengths>;
  voters(): Promise<Voter[]>;
  announcements(): Promise<Announcement[]>;
  submissions(epoch: number): Promise<Submission[]>;
  results(epoch: number): Promise<SubmissionResult[]>;
  /** Records of the ended epochs `from ≤ epoch < to`, in order. */
  history(from: number, to: number): Promise<EpochRecord[]>;
  supply(): Promise<Supply>;
  balance(account: string): Promise<Balance>;
  stake(account: string): Promise<Stake>;
  income(account: string): Promise<bigint>;
  inscription(): Promise<string>;
}

const MOST_ANSWERS = 2000;

/**
 * A reader that asks the same thing at most once in `milliseconds`, however many clients ask: a node answers the
 * validators first. What failed is asked again.
 */
export const remembering = (reader: ApiReader, milliseconds: number, now: () => number = Date.now): ApiReader => {
  const answers = new Map<string, { until: number; answer: Promise<unknown> }>();
  const ask = (key: string, question: () => Promise<unknown>): Promise<unknown> => {
    const known = answers.get(key);
    if (known && known.until > now()) return known.answer;
    answers.delete(key);
    const oldest = answers.keys().next();
    if (answers.size >= MOST_ANSWERS && !oldest.done) answers.delete(oldest.value);
    const answer = question();
    answers.set(key, { until: now() + milliseconds, answer });
    answer.catch(() => answers.delete(key));
    return answer;
  };
  return new Proxy(reader, {
    get:
      (target, name: keyof ApiReader) =>
      (...args: [never, never]) =>
        ask(JSON.stringify([name, ...args]), () => target[name](...args)),
  });
};
