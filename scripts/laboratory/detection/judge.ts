import {
  type Compared,
  epochScores,
  findEvidence,
  type Standing,
  toNanoNats,
} from '../../../offchain/scoring/index.ts';
import { type Measured, miners, mostWindows, thefts, validators } from './measure.ts';

/** Sequences of the hidden text, and windows that the miner was given in a round. */
export interface Sample {
  hidden: number;
  round: number;
}

/** What a validator makes of each account in an epoch: of its own gradient, or of another's. */
export type Verdicts = readonly (bigint | null)[];

/** One sample's results so far, and what each validator knows of each account, by which gradients it sends. */
export interface Tally {
  windows: number;
  looks: number;
  standings: (Standing | null)[][][];
  honest: Verdicts[][];
  idle: Verdicts[][];
}

const unknown = () => Array.from({ length: validators }, () => new Array<null>(miners).fill(null));

/** A tally with nothing in it. */
export const emptyTally = (): Tally => ({
  windows: 0,
  looks: 0,
  standings: [unknown(), ...thefts.map(unknown)],
  honest: [],
  idle: [],
});

/** Scores what was measured, as far as a sample looks: the honest miners, and then beside them the same accounts with the gradients of others. */
export async function judge(sample: Sample, measured: readonly Measured[], tally: Tally): Promise<void> {
  const sound = (count: number) => Array.from({ length: count }, () => ({ verdict: 'sound', norm: 1 }) as const);
  const honest: Verdicts[] = [];
  const idle: Verdicts[][] = thefts.map(() => []);
  for (const [validator, each] of measured.entries()) {
    const known = tally.standings.map((by) => by[validator]!);
    const own: Compared[] = [];
    for (let account = 0; account < miners; account++)
      own.push(await scoreOf(sample, each, account, account, known[0]![account]!, tally));
    const alone = epochScores(sound(miners), own, known[0]!);
    honest.push(alone.judgements.map((judgement) => judgement!.score));
    for (const [at, theft] of thefts.entries()) {
      const stolen: Compared[] = [];
      for (let account = 0; account < miners; account++)
        stolen.push(await scoreOf(sample, each, account, (account + theft) % miners, known[at + 1]![account]!));
      const beside = epochScores(sound(2 * miners), [...own, ...stolen], [...known[0]!, ...known[at + 1]!]);
      idle[at]!.push(beside.judgements.slice(miners).map((judgement) => judgement!.score));
      tally.standings[at + 1]![validator] = updated(known[at + 1]!, beside.standings.slice(miners));
    }
    tally.standings[0]![validator] = updated(known[0]!, alone.standings);
  }
  tally.honest.push(honest);
  tally.idle.push(...idle);
}

const updated = (before: readonly (Standing | null)[], after: readonly (Standing | null)[]) =>
  after.map((standing, account) => standing ?? before[account]!);

/** The score that `scoreGradient` gives, from what is known. @param tally counts the windows that are looked at */
async function scoreOf(
  { hidden, round }: Sample,
  measured: Measured,
  account: number,
  sender: number,
  before: Standing | null,
  tally?: Tally,
): Promise<Compared> {
  const { chance, improvements, bends, expected } = measured.hidden.get(hidden)!;
  const score = toNanoNats(improvements[sender]!);
  if (tally) tally.looks++;
  if (score <= 0n) return { score: 0n, bend: 0n, evidence: null, cosines: null, reason: 'no improvement' };
  const gains = measured.gains[account]!.get(sender)!;
  const evidence = await findEvidence(
    async (number) => {
      if ((number + 1) * round > mostWindows) return null;
      if (tally) tally.windows += round;
      const found = await gains.between(number * round, (number + 1) * round);
      return Float64Array.from(found, (gain) => gain - expected[sender]!);
    },
    chance,
    before,
  );
  return { score, bend: toNanoNats(bends[sender]!), evidence, cosines: null, reason: null };
}
