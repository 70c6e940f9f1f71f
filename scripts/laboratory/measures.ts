import type { EpochReport, RunReport } from './report.ts';

type Submission = EpochReport['submissions'][number];

/** How many submissions there were, and how many of these were accepted. */
export type Counts = Readonly<{ submissions: number; accepted: number }>;

/** What a run says of the attackers in it. Shares are of the miners' part, in the settled epochs in which somebody cheats. */
export interface Measures {
  /** Of all attackers together, and of the one that earned most. */
  income: number;
  largestIncome: number;
  /** Submissions of honest work in settled epochs, those of attackers in epochs in which they do not cheat among them. */
  honest: Counts;
  /** Share of these that were not accepted; null where there are none. */
  honestRejected: number | null;
  /** Standard deviation of their pay in an epoch over its mean, on average; null where there are none. */
  spread: number | null;
  /** Cheating submissions, in settled epochs. */
  cheating: Counts;
  /** Share of these that were not accepted; null where there are none. */
  detected: number | null;
  /** What the attackers' submissions were refused for, with how often. */
  reasons: Record<string, number>;
  /** Income of a step of an attacker over income of a step of honest work; null where it takes no steps. */
  perStep: number | null;
  /**
   * Pay of a step of honest work in the last third of the run over that in the first; null where there is none. What all miners are paid follows the
   * schedule, whatever they improve: this moves only where attackers earn more at one time than at another.
   */
  lateOverEarly: number | null;
  finalLoss: number;
  settled: number;
  epochs: number;
}

const share = (paid: string, of: string): number => Number((BigInt(paid) * 10n ** 12n) / BigInt(of)) / 1e12;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export function measuresOf({ epochs, initialLoss }: RunReport): Measures {
  const settled = epochs.filter(({ status }) => status === 'Settled');
  const attacked = settled.filter(({ submissions }) => submissions.some(({ cheats }) => cheats));
  const incomes = new Map<string, number>();
  const reasons: Record<string, number> = {};
  const honest: Submission[] = settled.flatMap(({ submissions }) => submissions.filter(({ cheats }) => !cheats));
  const cheating: Submission[] = attacked.flatMap(({ submissions }) => submissions.filter(({ cheats }) => cheats));
  let [cheatedPay, cheatedSteps, honestPay, honestSteps] = [0, 0, 0, 0];
  for (const { submissions, minersPart } of attacked) {
    for (const { miner, cheats, paid, steps } of submissions) {
      const part = share(paid, minersPart);
      if (cheats) {
        incomes.set(miner, (incomes.get(miner) ?? 0) + part);
        cheatedPay += part;
        cheatedSteps += steps;
      } else {
        honestPay += part;
        honestSteps += steps;
      }
    }
  }
  for (const { accepted, reasons: given } of cheating) {
    if (accepted) continue;
    for (const reason of given) reasons[reason] = (reasons[reason] ?? 0) + 1;
  }
  const over = Math.max(1, attacked.length);
  const counts = { honest: countsOf(honest), cheating: countsOf(cheating) };
  return {
    income: sum([...incomes.values()]) / over,
    largestIncome: Math.max(0, ...incomes.values()) / over,
    ...counts,
    honestRejected: refusedOf(counts.honest),
    spread: spreadOf(settled),
    detected: refusedOf(counts.cheating),
    reasons,
    perStep: cheatedSteps === 0 || honestPay === 0 ? null : cheatedPay / cheatedSteps / (honestPay / honestSteps),
    lateOverEarly: lateOverEarly(epochs),
    finalLoss: epochs.at(-1)?.heldOut ?? initialLoss,
    settled: settled.length,
    epochs: epochs.length,
  };
}

/** Measures of each quarter of a run. */
export function quartersOf(run: RunReport): Measures[] {
  const startOf = (quarter: number) => Math.floor((quarter * run.epochs.length) / 4);
  return [0, 1, 2, 3].map((quarter) =>
    measuresOf({ ...run, epochs: run.epochs.slice(startOf(quarter), startOf(quarter + 1)) }),
  );
}

const countsOf = (all: readonly Submission[]): Counts => ({
  submissions: all.length,
  accepted: all.filter(({ accepted }) => accepted).length,
});

const refusedOf = ({ submissions, accepted }: Counts): number | null =>
  submissions === 0 ? null : (submissions - accepted) / submissions;

function spreadOf(settled: RunReport['epochs']): number | null {
  const spreads = settled.flatMap(({ submissions }) => {
    const pay = submissions.filter(({ cheats }) => !cheats).map(({ paid }) => Number(paid));
    const mean = sum(pay) / pay.length;
    return mean > 0 ? [Math.sqrt(sum(pay.map((each) => (each - mean) ** 2)) / pay.length) / mean] : [];
  });
  return spreads.length === 0 ? null : sum(spreads) / spreads.length;
}

function lateOverEarly(epochs: RunReport['epochs']): number | null {
  const third = Math.floor(epochs.length / 3);
  const payOfAStep = (some: RunReport['epochs']) => {
    const honest = some.flatMap(({ submissions }) => submissions.filter(({ cheats }) => !cheats));
    return sum(honest.map(({ paid }) => Number(paid))) / sum(honest.map(({ steps }) => steps));
  };
  const ratio = payOfAStep(epochs.slice(-third)) / payOfAStep(epochs.slice(0, third));
  return third > 0 && Number.isFinite(ratio) ? ratio : null;
}

/** Each miner's income, as a share of the miners' part of the epochs that settled. */
function incomesOf({ epochs }: RunReport, group?: string): Map<string, number> {
  const total = new Map<string, number>();
  const settled = epochs.filter(({ status }) => status === 'Settled');
  for (const { submissions, minersPart } of settled)
    for (const each of submissions)
      if (group === undefined || each.group === group)
        total.set(each.miner, (total.get(each.miner) ?? 0) + share(each.paid, minersPart) / settled.length);
  return total;
}

/** What miners gained or lost against the same miners of another run, of what they earned there: all together, and the one that it moved furthest. */
export type Shift = Readonly<{ together: number; largest: number }>;

/** How the incomes of a group of miners differ from those of another run. */
export function shiftAgainst(run: RunReport, other: RunReport, group: string): Shift {
  const [ours, theirs] = [incomesOf(run, group), incomesOf(other, group)];
  const change = (now: number, before: number) => Math.abs(now / before - 1);
  return {
    together: change(sum([...ours.values()]), sum([...theirs.values()])),
    largest: Math.max(0, ...[...theirs].map(([miner, income]) => change(ours.get(miner) ?? 0, income))),
  };
}

/** What one miner gained, or lost (below 0), of what it earned in another run. */
export const gainOf = (run: RunReport, other: RunReport, miner: string): number =>
  (incomesOf(run).get(miner) ?? 0) / incomesOf(other).get(miner)! - 1;
