import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { arms } from './arms.ts';
import { runCentral } from './central.ts';
import { learning } from './learning.ts';
import { type Choices, ladderOf } from './models.ts';
import { runNetwork } from './network.ts';
import { bestOf } from './summary.ts';
import { openText } from './text.ts';
import { type CentralTrial, curve as curveSchema, type NetworkTrial } from './trial.ts';

const ladder = await ladderOf('micro', 2, { rates: [0.008], batches: [2] });

test('the short form ends within its limits of central training, and a run that was stopped goes on', async (t) => {
  t.timeout(600_000);
  const out = await mkdtemp(join(tmpdir(), 'alice-learning-'));
  t.teardown(() => rm(out, { recursive: true }));
  const run = () =>
    learning({ quick: true, seeds: 1, epochs: 1, model: 'micro', corpus: [], only: [], threads: 1, out });
  t.is(await run(), 0);
  const written = await readFile(join(out, 'learning.json'), 'utf8');
  const { lines } = JSON.parse(written) as { lines: { tokens: number; bytes: number }[] };
  // Equal tokens are what the comparison rests on.
  t.is(new Set(lines.map(({ tokens }) => tokens)).size, 1);
  t.true(lines[3]!.bytes < lines[2]!.bytes / 40);
  // All curves are there: a second run trains nothing.
  const kept = async () => {
    const names = await readdir(join(out, 'work'));
    return Promise.all(names.map(async (name) => [name, (await stat(join(out, 'work', name))).mtimeMs]));
  };
  const before = await kept();
  t.is(await run(), 0);
  t.deepEqual(await kept(), before);
  t.is(await readFile(join(out, 'learning.json'), 'utf8'), written);
  const picture = await readFile(join(out, 'learning.svg'), 'utf8');
  t.is(picture.match(/<polyline/g)!.length, 4 + 2, 'all against tokens, those of the network against bytes');
  t.true((await readFile(join(out, 'learning.html'), 'utf8')).includes(picture));
});

test('a run is the same to the bit again, and another seed is another run', async (t) => {
  t.timeout(300_000);
  const text = await openText(ladder.model, [], 32);
  const arm = (name: string) => arms({ ladder, corpus: [] }).find((each) => each.name === name)!;
  const network = (seed: number, change: Partial<NetworkTrial> = {}) => {
    const trial = {
      ...arm('bits-0.22').trials(seed)[0]!,
      epochs: 2,
      steps: [3, 2],
      joins: [0, 0],
      ...change,
    } as NetworkTrial;
    return runNetwork(trial, text, () => undefined);
  };
  const curve = await network(1);
  t.deepEqual(await network(1), curve);
  t.notDeepEqual(await network(2), curve);

  const tokensOfStep = 2 * ladder.model.context;
  t.is(curve.at(-1)!.tokens, 2 * 5 * tokensOfStep, 'each takes the steps that its speed allows');
  const late = await network(1, { joins: [0, 1] });
  t.deepEqual(
    late.map(({ tokens }) => tokens / tokensOfStep),
    [0, 3, 8],
    'who joins later trains later',
  );
  const gone = await network(1, { absent: 0.95 });
  t.true(gone.at(-1)!.tokens < curve.at(-1)!.tokens);

  const central = { ...arm('central').trials(1)[0]!, steps: 4, points: 2 } as CentralTrial;
  const once = await runCentral(central, text, () => undefined);
  t.deepEqual(await runCentral(central, text, () => undefined), once);
  t.is(once[0]!.loss, curve[0]!.loss, 'both start from the same weights');
});

test('a budget that leaves no room for elements is not tried', (t) => {
  const names = (width: number) =>
    arms({ ladder: { ...ladder, model: { ...ladder.model, width } }, corpus: [] }).map(({ name }) => name);
  t.false(names(16).includes('bits-0.0183'));
  t.true(names(64).includes('bits-0.0183'));
  t.true(names(16).includes('bits-0.22'));
});

test('every setting of every way to train sees as many tokens, and is told apart', async (t) => {
  const choices: Choices = {
    optimizers: ['adamw', 'muon'],
    rates: [0.01, 0.02],
    batches: [4, 8],
    innerSteps: [6, 12],
    outerRates: [0.7, 1],
    momenta: [0, 0.9],
    keeps: [0.5, 1],
  };
  const even = ['central', 'central-parallel', 'central-muon', 'dense', 'bits-0.22'];
  const chosen = arms({ ladder: await ladderOf('micro', 2, choices), corpus: [] }).filter(({ name }) =>
    even.includes(name),
  );
  t.deepEqual(
    chosen.map(({ trials }) => trials(1).length),
    [4, 4, 4, 128, 128],
  );
  const trials = chosen.flatMap(({ trials }) => trials(1));
  t.is(new Set(trials.map((trial) => JSON.stringify(trial))).size, trials.length);
  const sequences = trials.map((trial) =>
    trial.kind === 'central'
      ? trial.steps * trial.batch
      : trial.epochs * trial.steps.reduce((sum, steps) => sum + steps, 0) * trial.batch,
  );
  const { batch, innerSteps } = ladder.model.training;
  t.deepEqual(new Set(sequences), new Set([2 * 8 * innerSteps * batch]));
});

test('a long run has no more points than it was asked for, and its last is its end', async (t) => {
  t.timeout(300_000);
  const text = await openText(ladder.model, [], 32);
  const dense = arms({ ladder, corpus: [] }).find(({ name }) => name === 'dense')!;
  const trial = { ...dense.trials(1)[0]!, batch: 1, epochs: 7, steps: [1], joins: [0], points: 3 } as NetworkTrial;
  const curve = await runNetwork(trial, text, () => undefined);
  const { context } = ladder.model;
  t.deepEqual(
    curve.map(({ tokens }) => tokens / context),
    [0, 3, 5, 7],
  );
});

test('a run that diverges ends with NaN, in the file that is kept too, and does not end the others', async (t) => {
  t.timeout(300_000);
  const text = await openText(ladder.model, [], 32);
  const of = (name: string) =>
    arms({ ladder, corpus: [] })
      .find((arm) => arm.name === name)!
      .trials(1)[0]!;
  const wild = { rate: 1e30, warmup: 1, batch: 1, points: 2 };
  const central = { ...of('central'), ...wild, steps: 8 } as CentralTrial;
  const network = { ...of('dense'), ...wild, epochs: 2, steps: [4], joins: [0] } as NetworkTrial;
  for (const points of [
    await runCentral(central, text, () => undefined),
    await runNetwork(network, text, () => undefined),
  ]) {
    t.true(Number.isFinite(points[0]!.loss));
    t.is(points.at(-1)!.loss, Number.NaN);
    t.deepEqual(curveSchema.parse(JSON.parse(JSON.stringify(points))), points);
  }
});

test('a model comes from a file; what is no model description gets one sentence', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'alice-learning-'));
  t.teardown(() => rm(folder, { recursive: true }));
  const file = join(folder, 'model.json');
  await t.throwsAsync(ladderOf(file, 2, {}), { message: /^The model .* cannot be read: .*ENOENT/ });
  await writeFile(file, JSON.stringify({ ...ladder.model, width: 15 }));
  await t.throwsAsync(ladderOf(file, 2, {}), { message: /^The model .* is wrong at width: must be a multiple/ });
  await writeFile(file, JSON.stringify(ladder.model));
  const { model, warmup, central, network } = await ladderOf(file, 2, { rates: [0.5], keeps: [0.9] });
  t.deepEqual(model, ladder.model);
  const { warmupSteps, batch, innerSteps } = model.training;
  t.is(warmup, warmupSteps);
  t.deepEqual(central.adamw, { rates: [0.5], batches: [batch] });
  t.deepEqual(central.muon, central.adamw);
  t.deepEqual(network, {
    optimizers: ['muon'],
    rates: [0.5],
    batches: [batch],
    innerSteps: [innerSteps],
    outerRates: [1],
    momenta: [0],
    keeps: [0.9],
  });
});

test('the learning rate is that whose run ends lowest, and a run that diverged is no candidate', (t) => {
  const ending = (loss: number) => [
    { tokens: 0, bytes: 0, loss: 4 },
    { tokens: 1, bytes: 1, loss },
  ];
  t.is(bestOf([ending(2), ending(1), ending(3)]), 1);
  t.is(bestOf([ending(Number.NaN), ending(3), ending(2)]), 2);
});
