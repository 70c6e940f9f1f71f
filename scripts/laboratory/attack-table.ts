import { type Section, type Table, withoutEmptyColumns } from './markdown.ts';
import type { Defence } from './scenario.ts';
import { type Interval, within } from './statistics.ts';
import { nameWithout } from './suite/suite.ts';
import type { Line } from './table.ts';

const percent = (value: Interval | null): string => (value === null ? '' : within(value, 2, 100, '%'));
const nats = (value: Interval): string => within(value, 4);
const times = (value: Interval | null): string => (value === null ? '' : within(value, 2, 1, '×'));

/** All tables of a suite: what attacks come to, by who makes them, and what each defence is for. */
export function sectionsOf(lines: readonly Line[]): Section[] {
  const of = (...kinds: Line['kind'][]) => attackTable(lines.filter(({ kind }) => kinds.includes(kind)));
  return [
    { title: 'Miners', table: of('idle', 'cheat', 'fair') },
    { title: 'Validators', table: of('cabal') },
    { title: 'Mistakes of the whole network', table: of('fault') },
    { title: 'Each defence switched off', table: controlTable(lines) },
  ].filter(({ table }) => table.rows.length > 0);
}

/** What each attack comes to. */
function attackTable(lines: readonly Line[]): Table {
  return withoutEmptyColumns({
    head: [
      'attack',
      'income of all',
      'of the largest',
      'pay for a step',
      "of one key's",
      'detected',
      'honest pay late/early',
      'damage, nats',
      'honest rejected',
      'trigger, nats',
      'shift of all honest income',
      "of one miner's, at most",
      'the same by chance',
      "rival's gain",
      'settled',
      'bounds broken',
    ],
    rows: lines
      .filter(({ without }) => without === null)
      .map((line) => [
        line.title,
        percent(line.income),
        percent(line.largestIncome),
        times(line.perStep),
        times(line.ofOneKey),
        percent(line.detected),
        times(line.lateOverEarly),
        nats(line.damage),
        percent(line.honestRejected),
        line.name.startsWith('backdoor') ? nats(line.trigger) : '',
        line.kind === 'cabal' ? percent(line.shiftTogether) : '',
        line.kind === 'cabal' ? percent(line.shift) : '',
        percent(line.chance),
        percent(line.rival),
        percent(line.settled),
        line.broken.join('; ') || 'none',
      ]),
  });
}

const defence: Readonly<Record<Defence, string>> = {
  'norm-ratio': 'the largest norm',
  normalisation: 'every gradient at the median norm',
  bend: 'the bend of the loss',
  proof: 'evidence as a proof',
  rest: "an epoch's own evidence",
  weighing: 'evidence as a weight',
  agreement: 'agreement',
  sharing: 'what is shared is paid once',
  'least-score': 'next to nothing is nothing',
  'update-weights': 'the update weighted with the scores',
  'sign-guard': 'the sign guard',
  median: 'the median of the validators',
};

/** What attacks come to without a defence, beside what they come to with it; no rows where none was switched off. */
function controlTable(lines: readonly Line[]): Table {
  const figures = (line: Line) => [
    percent(line.income),
    times(line.perStep),
    percent(line.detected),
    nats(line.damage),
    percent(line.settled),
  ];
  return {
    head: [
      'switched off',
      'attack',
      ...['income with it', 'pay for a step', 'detected', 'damage, nats', 'settled'].flatMap((name) => [
        name,
        'without it',
      ]),
    ],
    rows: lines.flatMap((control) => {
      const { without, title } = control;
      if (without === null) return [];
      const line = lines.find(({ name }) => nameWithout(name, [without]) === control.name);
      if (line === undefined) return [];
      const off = figures(control);
      return [[defence[without], title, ...figures(line).flatMap((figure, i) => [figure, off[i]!])]];
    }),
  };
}
