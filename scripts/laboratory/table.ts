import { type Course, counted, courseOf, over } from './course.ts';
import { type Counts, gainOf, measuresOf, type Shift, shiftAgainst } from './measures.ts';
import type { RunReport } from './report.ts';
import type { Defence } from './scenario.ts';
import { type Interval, interval, multiplied } from './statistics.ts';
import { type Attack, honestMiners } from './suite/attack.ts';
import { honestTwin } from './suite/cabals.ts';
import { baselineOf, controls, nameWithout, type SuiteOptions, scenarioOf } from './suite/suite.ts';
import type { Run } from './work-folder.ts';

/** One line of the results: an attack, over all seeds. */
export interface Line extends Course {
  name: string;
  title: string;
  kind: Attack['kind'];
  /** The defence that is off, in a control. */
  without: Defence | null;
  /** Shares of the miners' part. */
  income: Interval;
  largestIncome: Interval;
  /** Held-out loss at the end, less that of the same seed without attackers (of a cabal: with the same validators, honest): nats a token. */
  damage: Interval;
  /** The same for what a backdoor's trigger does (`triggerLoss`): below 0, it works. */
  trigger: Interval;
  honestRejected: Interval | null;
  /** Cheating submissions, of all seeds. */
  cheating: Counts;
  detected: Interval | null;
  reasons: Record<string, number>;
  perStep: Interval | null;
  /** Of a split: income of all its keys over what an honest key has where all earn alike. Null for others. */
  ofOneKey: Interval | null;
  lateOverEarly: Interval | null;
  /** Change of honest income against the same: of all honest miners together, and the largest of one. */
  shiftTogether: Interval;
  shift: Interval;
  /** That change between the same, a cabal's validators when honest, and the network without them and the accomplice: what chance does. Null for others. */
  chance: Interval | null;
  /** What the rival whom it is to harm gains, or loses (below 0), of its income against the same; null for others. */
  rival: Interval | null;
  /** Bounds of the issue that do not hold, in words. */
  broken: string[];
}

/** The runs of a suite: for each seed the network without attackers, cabals' validators when honest, each attack, and each control. */
export function runsOf(attacks: readonly Attack[], options: SuiteOptions, withControls: boolean): Run[] {
  const twins = [
    ...new Map(attacks.flatMap((attack) => honestTwin(attack) ?? []).map((twin) => [twin.name, twin])).values(),
  ];
  return options.seeds.flatMap((seed) => {
    const scenarios = [
      baselineOf(options),
      ...twins.map((twin) => scenarioOf(twin, options)),
      ...attacks.map((attack) => scenarioOf(attack, options)),
      ...(withControls ? controlsOf(attacks).map(({ attack, defence }) => scenarioOf(attack, options, [defence])) : []),
    ];
    return scenarios.map((scenario) => ({ scenario, seed }));
  });
}

function controlsOf(attacks: readonly Attack[]): { attack: Attack; defence: Defence }[] {
  return (Object.entries(controls) as [Defence, readonly string[]][]).flatMap(([defence, names]) =>
    attacks.filter(({ name }) => names.includes(name)).map((attack) => ({ attack, defence })),
  );
}

/** How the networks without attackers went. */
export const unattacked = (reports: readonly RunReport[]): Course =>
  courseOf(reports.filter(({ scenario }) => scenario === 'baseline'));

/** The lines of the results, from the reports of `runsOf` in their order. */
export function linesOf(attacks: readonly Attack[], reports: readonly RunReport[]): Line[] {
  const of = (name: string) => reports.filter(({ scenario }) => scenario === name);
  const baselines = of('baseline');
  const line = (attack: Attack, name: string, without: Defence | null): Line[] => {
    const runs = of(name);
    if (runs.length === 0) return [];
    const twin = honestTwin(attack);
    const unharmed = twin === null ? baselines : of(twin.name);
    const measures = runs.map(measuresOf);
    const ofSeed = (some: readonly RunReport[], wanted: number) => some.find(({ seed }) => seed === wanted)!;
    const against = (pick: (run: RunReport, other: RunReport) => number) =>
      interval(runs.map((run) => pick(run, ofSeed(unharmed, run.seed))));
    const shiftsOf = (some: readonly RunReport[], others: readonly RunReport[]) =>
      some.map((run) => shiftAgainst(run, ofSeed(others, run.seed), 'honest'));
    const largest = (some: readonly Shift[]) => interval(some.map((each) => each.largest));
    const shifts = shiftsOf(runs, unharmed);
    const reasons: Record<string, number> = {};
    for (const each of measures)
      for (const [reason, count] of Object.entries(each.reasons)) reasons[reason] = (reasons[reason] ?? 0) + count;
    const lossAfter = (run: RunReport, epochs: number) => run.epochs[epochs - 1]?.heldOut ?? run.initialLoss;
    const income = over(measures, (each) => each.income)!;
    const made: Omit<Line, 'broken'> = {
      ...courseOf(runs),
      name,
      title: attack.title,
      kind: attack.kind,
      without,
      income,
      largestIncome: over(measures, ({ largestIncome }) => largestIncome)!,
      damage: against((run, other) => lossAfter(run, run.epochs.length) - lossAfter(other, run.epochs.length)),
      trigger: against((run, other) => run.triggerLoss - other.triggerLoss),
      honestRejected: over(measures, ({ honestRejected }) => honestRejected),
      cheating: counted(measures, ({ cheating }) => cheating),
      detected: over(measures, ({ detected }) => detected),
      reasons,
      perStep: over(measures, ({ perStep }) => perStep),
      ofOneKey: attack.name.startsWith('split-') ? multiplied(income, honestMiners + 1) : null,
      lateOverEarly: over(measures, ({ lateOverEarly }) => lateOverEarly),
      shiftTogether: interval(shifts.map(({ together }) => together)),
      shift: largest(shifts),
      chance: twin === null ? null : largest(shiftsOf(unharmed, baselines)),
      rival: attack.rival === undefined ? null : against((run, other) => gainOf(run, other, attack.rival!)),
    };
    return [{ ...made, broken: without === null ? brokenBounds(made, baselines) : [] }];
  };
  return [
    ...attacks.flatMap((attack) => line(attack, attack.name, null)),
    ...controlsOf(attacks).flatMap(({ attack, defence }) => line(attack, nameWithout(attack.name, [defence]), defence)),
  ];
}

/** The bounds of the project's claim; the means are held to them, the intervals say how sure that is. What must be equal may differ by chance. */
export const bounds = {
  income: 0.0025,
  together: 0.01,
  damage: 0.02,
  honestRejected: 0.02,
  cabalShift: 0.05,
  accomplice: 0.01,
  perStep: 1,
  lateOverEarly: 0.1,
  /** Nats a token. Two standard deviations of what networks without a backdoor differ by (docs/results/attacks.md), of one seed. */
  trigger: 0.04,
} as const;

/** What is said where too much honest work was refused. */
export const rejectedTooOften = 'honest submissions rejected';

function brokenBounds(line: Omit<Line, 'broken'>, baselines: readonly RunReport[]): string[] {
  const { kind, name } = line;
  const broken: string[] = [];
  const check = (holds: boolean, words: string) => {
    if (!holds) broken.push(words);
  };
  if (kind === 'idle') {
    check(line.largestIncome.mean < bounds.income, 'income of one attacker');
    check(line.income.mean < bounds.together, 'income of all attackers together');
    if (line.lateOverEarly !== null)
      check(Math.abs(line.lateOverEarly.mean - 1) <= bounds.lateOverEarly, 'pay late and early');
  }
  if (kind === 'cheat' && line.perStep !== null) check(line.perStep.mean < bounds.perStep, 'pay for a step');
  if ((name === 'scaled-2' || name === 'slow') && line.perStep !== null)
    check(line.perStep.mean - (line.perStep.margin ?? 0) <= bounds.perStep, 'pay for a step');
  if (line.ofOneKey !== null) {
    check(line.ofOneKey.mean <= 1, 'the keys earn more together than one key');
  }
  if (name === 'backdoor')
    check(line.trigger.mean >= -bounds.trigger / Math.sqrt(line.trigger.seeds), 'the payload is likelier');
  if (kind === 'cabal') {
    check(line.shift.mean <= bounds.cabalShift, "honest miners' income");
    check(line.income.mean < bounds.accomplice, "the accomplice's gain");
  }
  if (kind === 'fault') {
    check(line.settled.mean === 0, 'an epoch settled');
    check(line.damage.mean >= 0 || baselines.length === 0, 'the model moved');
  } else {
    check(line.damage.mean <= bounds.damage, 'damage');
    if (line.honestRejected !== null) check(line.honestRejected.mean < bounds.honestRejected, rejectedTooOften);
  }
  return broken;
}
