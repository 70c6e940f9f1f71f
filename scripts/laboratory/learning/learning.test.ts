import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { arms } from './arms.ts';
import { runCentral } from './central.ts';
import { learning } from './learning.ts';
import { ladderOf } from './models.ts';
import { runNetwork } from './network.ts';
import { bestOf } from './summary.ts';
import { openText } from './text.ts';
import type { CentralTrial, NetworkTrial } from './trial.ts';

const ladder = await ladderOf('micro', 2, true);

test('the short form ends within its limits of central training, and a run that was stopped goes on', async (t) => {
  t.timeout(600_000);
  const out = await mkdtemp(join(tmpdir(), 'alice-learning-'));
  t.teardown(() => rm(out, { recursive: true }));
  const run = () =>
    learning({ quick: true, seeds: 1, epochs: 1, model: 'micro', rates: [], corpus: [], only: [], threads: 1, out });
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
  t.regex(await readFile(join(out, 'learning.html'), 'utf8'), /<svg.*<\/svg>.*<svg/s);
});

test('a run is the same to the bit again, and another seed is another run', async (t) => {
  t.timeout(300_000);
  const text = await openText(ladder.model, [], 32);
  const arm = (name: string) => arms({ ladder, corpus: [] }).find((each) => each.name === name)!;
  const network = (seed: number, change: Partial<NetworkTrial> = {}) => {
    const trial = { ...arm('bits-0.22').trial(0.016, seed), steps: [3, 2], joins: [0, 0], ...change } as NetworkTrial;
    return runNetwork(trial, text, () => undefined);
  };
  const curve = await network(1);
  t.deepEqual(await network(1), curve);
  t.notDeepEqual(await network(2), curve);

  const tokensOfStep = ladder.model.training.batch * ladder.model.context;
  t.is(curve.at(-1)!.tokens, 2 * 5 * tokensOfStep, 'each takes the steps that its speed allows');
  const late = await network(1, { joins: [0, 1] });
  t.deepEqual(
    late.map(({ tokens }) => tokens / tokensOfStep),
    [0, 3, 8],
    'who joins later trains later',
  );
  const gone = await network(1, { absent: 0.95 });
  t.true(gone.at(-1)!.tokens < curve.at(-1)!.tokens);

  const central = { ...arm('central').trial(0.016, 1), steps: 4, points: 2 } as CentralTrial;
  const once = await runCentral(central, text, () => undefined);
  t.deepEqual(await runCentral(central, text, () => undefined), once);
  t.is(once[0]!.loss, curve[0]!.loss, 'both start from the same weights');
});

test('a budget that leaves no room for elements is not tried', async (t) => {
  const names = async (model: 'micro' | 'tiny') =>
    arms({ ladder: await ladderOf(model, 2, true), corpus: [] }).map(({ name }) => name);
  t.false((await names('micro')).includes('bits-0.0183'));
  t.true((await names('tiny')).includes('bits-0.0183'));
  t.true((await names('micro')).includes('bits-0.22'));
});

test('the learning rate is that whose run ends lowest, and a run that diverged is no candidate', (t) => {
  const ending = (loss: number) => [
    { tokens: 0, bytes: 0, loss: 4 },
    { tokens: 1, bytes: 1, loss },
  ];
  t.is(bestOf([ending(2), ending(1), ending(3)]), 1);
  t.is(bestOf([ending(Number.NaN), ending(3), ending(2)]), 2);
});
