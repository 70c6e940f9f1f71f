import test from 'ava';
import { sectionsOf } from './attack-table.ts';
import { measuresOf } from './measures.ts';
import type { RunReport } from './report.ts';
import { attacksOf } from './suite/suite.ts';
import { linesOf } from './table.ts';

/** One settled epoch that pays these parts of 100, and no others. */
const run = (scenario: string, incomes: Record<string, number>): RunReport => ({
  scenario,
  seed: 1,
  initialLoss: 4,
  epochs: [
    {
      epoch: 0,
      status: 'Settled',
      heldOut: 3,
      minersPart: '100',
      submissions: Object.entries(incomes).map(([miner, paid]) => ({
        miner,
        group: miner.split('-')[0]!,
        cheats: !miner.startsWith('honest'),
        steps: 24,
        score: String(paid),
        accepted: paid > 0,
        paid: String(paid),
        reasons: [],
      })),
      validators: [],
    },
  ],
  triggerLoss: 0,
  weights: '0x',
});

test("a cabal's shift of honest income is beside what chance does where the same validators are honest", (t) => {
  const zero = attacksOf(40, 24).filter(({ name }) => name === 'cabal-40-zero');
  const [line] = linesOf(zero, [
    run('baseline', { 'honest-0': 50, 'honest-1': 50 }),
    run('honest-333', { 'honest-0': 40, 'honest-1': 60, 'accomplice-0': 0 }),
    run('cabal-40-zero', { 'honest-0': 50, 'honest-1': 40, 'accomplice-0': 10 }),
  ]);
  t.is(line!.shift.mean.toFixed(4), (1 / 3).toFixed(4));
  t.is(line!.shiftTogether.mean.toFixed(4), (0.1).toFixed(4));
  t.is(line!.chance!.mean.toFixed(4), (0.2).toFixed(4));
  t.is(line!.income.mean, 0.1);
  t.deepEqual(line!.broken, ["honest miners' income", "the accomplice's gain"]);
});

test('what a rival loses is its own change, with its sign', (t) => {
  const [line] = linesOf(
    attacksOf(40, 24).filter(({ name }) => name === 'rival-40'),
    [
      run('baseline', { 'honest-0': 50, 'honest-1': 50 }),
      run('honest-333', { 'honest-0': 40, 'honest-1': 60, 'accomplice-0': 0 }),
      run('rival-40', { 'honest-0': 30, 'honest-1': 70, 'accomplice-0': 0 }),
    ],
  );
  t.is(line!.rival!.mean.toFixed(4), (-0.25).toFixed(4));
  t.is(line!.shift.mean.toFixed(4), (0.25).toFixed(4));
  t.deepEqual(line!.broken, ["honest miners' income"]);
});

test('what is compared with the network without attackers has no shift by chance', (t) => {
  const noise = attacksOf(40, 24).filter(({ name }) => name === 'noise');
  const [line] = linesOf(noise, [
    run('baseline', { 'honest-0': 100 }),
    run('noise', { 'honest-0': 100, 'noise-0': 0 }),
  ]);
  t.is(line!.chance, null);
  t.deepEqual(line!.broken, []);
});

test('a control stands beside the attack that it lets through, and where nothing was switched off there is none', (t) => {
  const twice = attacksOf(40, 24).filter(({ name }) => name === 'replay-2');
  const lines = linesOf(twice, [
    run('baseline', { 'honest-0': 100 }),
    run('replay-2', { 'honest-0': 100, 'replay-0': 0 }),
    run('replay-2-without-rest', { 'honest-0': 75, 'replay-0': 25 }),
  ]);
  const [attack, control] = sectionsOf(lines);
  t.false(attack!.table.head.includes('trigger, nats'), 'a column that says nothing');
  const { rows } = control!.table;
  t.is(rows.length, 1);
  t.deepEqual(rows[0]!.slice(0, 4), ["an epoch's own evidence", 'every gradient sent twice', '0.00%', '25.00%']);
  t.deepEqual(
    sectionsOf(lines.slice(0, 1)).map(({ title }) => title),
    ['Miners'],
  );
});

test('submissions are counted over all seeds, and where nothing was sent no share of them is refused', (t) => {
  const noise = attacksOf(40, 24).filter(({ name }) => name === 'noise');
  const still = { ...run('noise', {}), seed: 2 };
  const [line] = linesOf(noise, [
    run('baseline', { 'honest-0': 100, 'honest-1': 0 }),
    { ...run('baseline', {}), seed: 2 },
    run('noise', { 'honest-0': 100, 'honest-1': 0, 'noise-0': 0 }),
    still,
  ]);
  t.deepEqual(line!.honest, { submissions: 2, accepted: 1 });
  t.deepEqual(line!.cheating, { submissions: 1, accepted: 0 });
  t.is(line!.honestRejected!.mean, 0.5);
  // Pay of 100 and 0 is spread by as much as it is on average.
  t.is(line!.spread!.mean, 1);
  t.is(measuresOf(still).honestRejected, null);
});

test('a payload may become as much likelier as chance makes it, and the less the more seeds there are', (t) => {
  const backdoor = attacksOf(40, 24).filter(({ name }) => name === 'backdoor');
  const brokenBy = (triggers: readonly number[]) =>
    linesOf(
      backdoor,
      triggers.flatMap((triggerLoss, seed) => [
        { ...run('baseline', { 'honest-0': 100 }), seed },
        { ...run('backdoor', { 'honest-0': 100, 'backdoor-0': 0 }), seed, triggerLoss },
      ]),
    )[0]!.broken;
  t.deepEqual(brokenBy([-0.03]), []);
  t.deepEqual(brokenBy([-0.05]), ['the payload is likelier']);
  t.deepEqual(brokenBy([-0.03, -0.01, -0.05]), ['the payload is likelier']);
});

test('a split is held to what one key earns, by itself and in each quarter of its run', (t) => {
  const split = attacksOf(40, 24).filter(({ name }) => name === 'split-2');
  const [first] = run('split-2', { 'honest-0': 50, 'split-0': 25, 'split-1': 25 }).epochs;
  const [last] = run('split-2', { 'honest-0': 100, 'split-0': 0, 'split-1': 0 }).epochs;
  const [line] = linesOf(split, [
    run('baseline', { 'honest-0': 100 }),
    { ...run('split-2', {}), epochs: [first!, first!, last!, last!] },
  ]);
  // A quarter of all pay, of which one of nine keys earns a ninth.
  t.is(line!.ofOneKey!.mean, 2.25);
  t.deepEqual(line!.broken, ['the keys earn more together than one key']);
  t.deepEqual(
    line!.quarters.map(({ perStep }) => perStep!.mean),
    [0.5, 0.5, 0, 0],
  );
});
