import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import test from 'ava';
import { Failure } from '../launch/failure.ts';
import { carryOut } from './carry-out.ts';
import { measuresOf } from './measures.ts';
import { quickBroken, quickNames, quickOptions } from './quick.ts';
import { parseScenario, type Scenario } from './scenario.ts';
import { begin, conclude, runEpoch } from './simulate.ts';
import { interval } from './statistics.ts';
import { attacksOf, scenarioOf } from './suite/suite.ts';
import { linesOf, runsOf } from './table.ts';
import { WorkFolder } from './work-folder.ts';
import { openWorld, type World } from './world.ts';

const always = <Behaviour>(behaviour: Behaviour) => [{ from: 0, behaviour }];
const scenario: Scenario = parseScenario(
  {
    name: 'few',
    model: 'micro',
    epochs: 3,
    seeds: [7],
    miners: [
      { name: 'honest', count: 3, attacker: false, phases: always({ kind: 'honest' }) },
      { name: 'noise', count: 1, attacker: true, phases: always({ kind: 'noise' }) },
    ],
    validators: [{ name: 'validator', count: 2, power: 1, phases: always({ kind: 'honest' }) }],
  },
  'of the test',
);
const [seed] = scenario.seeds as [number];
let world: World;

test.before(async () => {
  await cryptoWaitReady();
  world = await openWorld(scenario);
});
test.after.always(() => world?.release());

test.serial('the same scenario and seed give the same report, also when it was stopped and goes on', async (t) => {
  t.timeout(180_000);
  const folder = await mkdtemp(join(tmpdir(), 'alice-lab-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const run = { scenario, seed };
  const whole = await carryOut(run, world, null);

  const stopped = new WorkFolder(folder, 'commit');
  const state = await begin(scenario, world);
  await runEpoch(state, scenario, seed, world);
  await stopped.saveState(run, state);
  let epochs = 0;
  const continued = await carryOut(run, world, stopped, () => epochs++);
  t.is(epochs, scenario.epochs - 1);
  t.deepEqual(continued, whole);
  t.deepEqual(await carryOut(run, world, stopped, () => t.fail('it is over')), whole);
  t.is(await stopped.state(run), null);
  t.is(await new WorkFolder(folder, 'another commit').report(run), null);

  const other = await carryOut({ scenario, seed: seed + 1 }, world, null);
  t.not(other.weights, whole.weights);
});

test.serial('what an epoch pays is what it mints, and the model learns', async (t) => {
  const report = await carryOut({ scenario, seed }, world, null);
  for (const { status, submissions, minersPart, validators } of report.epochs) {
    if (status !== 'Settled') continue;
    const paid = submissions.reduce((sum, each) => sum + BigInt(each.paid), 0n);
    t.is(paid, BigInt(minersPart));
    const shares = validators.reduce((sum, each) => sum + BigInt(each.paid), 0n);
    t.is(shares, (paid + shares) / 10n);
  }
  t.true(report.epochs.at(-1)!.heldOut < report.initialLoss);
  const { income, detected } = measuresOf(report);
  t.is(income, 0);
  t.is(detected, 1);
});

test.serial('a defence that is off lets through what it stops', async (t) => {
  const flood = attacksOf(4, 10).find(({ name }) => name === 'scaled-100')!;
  const options = { model: 'micro' as const, epochs: 2, seeds: [seed], corpus: [] };
  const income = async (off: Parameters<typeof scenarioOf>[2]) => {
    const scenario = scenarioOf(flood, options, off);
    const state = await begin(scenario, world);
    await runEpoch(state, scenario, seed, world);
    return (await conclude(state, scenario, seed, world)).epochs[0]!.submissions.find(({ cheats }) => cheats)!;
  };
  t.deepEqual((await income([])).reasons, ['norm-ratio']);
  t.false((await income(['norm-ratio'])).reasons.includes('norm-ratio'));
});

test.serial('the short suite breaks no bound', async (t) => {
  t.timeout(1_200_000);
  const options = { model: 'micro' as const, corpus: [], ...quickOptions };
  const attacks = attacksOf(options.epochs, world.description.training.innerSteps).filter(({ name }) =>
    quickNames.includes(name),
  );
  t.is(attacks.length, quickNames.length);
  const reports = [];
  for (const run of runsOf(attacks, options, false)) reports.push(await carryOut(run, world, null));
  t.deepEqual(quickBroken(linesOf(attacks, reports)), []);
});

test('a wrong scenario is told in one sentence', (t) => {
  const wrong = (change: object, words: RegExp) =>
    t.throws(() => parseScenario({ ...scenario, ...change }, 'x.json'), { instanceOf: Failure, message: words });
  wrong({ epochs: 0 }, /^The scenario x.json is wrong at epochs: /);
  wrong({ miners: [scenario.miners[0], scenario.miners[0]] }, /two groups have one name/);
  wrong({ off: ['everything'] }, /wrong at off/);
  const zeroing = (of: string) => ({ name: 'liar', count: 1, power: 1, phases: always({ kind: 'zero', of }) });
  t.notThrows(() => parseScenario({ ...scenario, validators: [zeroing('honest'), zeroing('honest-2')] }, 'x.json'));
  wrong({ validators: [zeroing('honest-3')] }, /wrong at validators: one favours or zeroes a miner that is not there/);
});

test('an interval is that of Student', (t) => {
  t.deepEqual(interval([5]), { mean: 5, margin: null, seeds: 1 });
  const { mean, margin } = interval([1, 2, 3]);
  t.is(mean, 2);
  t.true(Math.abs(margin! - 4.303 / Math.sqrt(3)) < 1e-9);
  // Student's t of 11 and 30 degrees of freedom, beyond the table.
  for (const [freedom, quantile] of [
    [11, 2.201],
    [30, 2.042],
  ] as const) {
    const seeds = freedom + 1;
    const values = Array.from({ length: seeds }, (_, i) => (i % 2 === 0 ? 1 : -1));
    const ofOne = Math.sqrt(seeds / freedom / seeds);
    t.true(Math.abs(interval(values).margin! / ofOne - quantile) < 0.003);
  }
});
