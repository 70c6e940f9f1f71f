import test from 'ava';
import fc from 'fast-check';
import { runTarget } from './run.ts';
import { checkSentence, session, type Target } from './target.ts';
import { cheapTargets } from './targets/index.ts';

/** The same inputs in every run: what fails here is what a change broke. `scripts/fuzz` draws new ones. */
const SEED = 1;

/*
 * The bounded run of every target that needs no chain; `scripts/fuzz` runs the same ones for as long as is wanted. One at a time, since
 * memory is measured.
 */
for (const target of cheapTargets)
  test.serial(`${target.name}: malformed input is refused in one sentence, what is taken is canonical`, async (t) => {
    const { breach, runs, accepted, refused } = await runTarget(target, { runs: target.everyday }, SEED);
    t.is(breach, null);
    t.is(runs, target.everyday);
    // Inputs near the valid ones reach both sides of the edge.
    t.true(accepted > runs / 100 && refused > runs / 100, `${accepted} accepted, ${refused} refused`);
  });

const planted = (check: (bytes: Uint8Array) => void, memory?: () => number): Target => ({
  name: 'planted',
  about: 'a reader with a fault',
  everyday: 1,
  open: async () =>
    session({
      arbitrary: fc.uint8Array({ maxLength: 50, size: 'max' }),
      check: (bytes) => {
        check(bytes);
        return 'refused';
      },
      ...(memory ? { memory } : {}),
    }),
});

test.serial('a planted fault is found, made small, and found again by the command that is printed', async (t) => {
  const faulty = planted((bytes) => {
    if (bytes.includes(200) && bytes.length > 3) throw new RangeError('too far\n    at reader (file:1:1)');
  });
  const { breach, runs } = await runTarget(faulty, { runs: 50_000 }, 5);
  t.is(breach?.reason, 'RangeError: too far');
  t.is(breach?.input.match(/\d+/g)?.filter((number) => number !== '8').length, 4);
  t.true(runs < 50_000);
  const [, seed, again] = /--seed (\d+) --runs (\d+)$/.exec(breach!.again)!;
  const second = await runTarget(faulty, { runs: Number(again) }, Number(seed));
  t.is(second.breach?.input, breach?.input);
});

test.serial('the same seed gives the same inputs in every batch, another seed gives others', async (t) => {
  const inputsOf = async (seed: number) => {
    const seen: string[] = [];
    await runTarget(
      planted((bytes) => void seen.push(bytes.join())),
      { runs: 21_000 },
      seed,
    );
    return seen;
  };
  const first = await inputsOf(1);
  t.is(first.length, 21_000);
  t.true(first.join(';') === (await inputsOf(1)).join(';'));
  t.false(first.join(';') === (await inputsOf(2)).join(';'));
  t.not(first[0], first[20_000]);
});

test.serial('memory beyond what an input may cost is a fault', async (t) => {
  const kept: Uint8Array[] = [];
  const greedy = planted(
    (bytes) => bytes.length > 20 && kept.push(new Uint8Array(5_000_000)),
    () => 1_000_000,
  );
  const { breach } = await runTarget(greedy, { runs: 200 }, 3);
  t.regex(breach?.reason ?? '', /allocates \d{7} bytes, more than 1000000/);
});

test.serial('a run of some minutes ends when they are over', async (t) => {
  const began = performance.now();
  const { runs } = await runTarget(
    planted(() => undefined),
    { minutes: 0.01 },
    1,
  );
  t.true(runs > 0);
  t.true(performance.now() - began < 20_000);
});

test.serial('a sentence is one printable line without a stack trace', (t) => {
  t.notThrows(() => checkSentence('The blob’s checksum is wrong.'));
  for (const wrong of [
    '',
    undefined,
    'two\nlines',
    'a\u001b[2Jb',
    'x'.repeat(5000),
    'Error: x    at read (file.ts:1:2)',
  ])
    t.throws(() => checkSentence(wrong));
});
