import test from 'ava';
import fc from 'fast-check';
import { cohortOf, epochScores, type Found, normsOf, type Score, type Standing } from './index.ts';

const sound = { verdict: 'sound', norm: 2 } as const;
const refused = { verdict: 'refused' } as const;
const measured = (score: bigint, evidence: bigint | null, error = 10n): Score => ({
  score,
  evidence: evidence === null ? null : { mean: evidence, error },
  reason: null,
});
const unknown = (all: readonly unknown[]) => all.map(() => null);
const scoresOf = (found: readonly Found[], all: readonly (Score | null)[]) =>
  epochScores(found, all, unknown(found)).judgements.map((each) => each?.score ?? null);

test('the cohort is what is sound, and is measured by its own norms', (t) => {
  const found: Found[] = [sound, null, refused, { verdict: 'sound', norm: 3 }];
  t.deepEqual(cohortOf(found), [0, 3]);
  t.deepEqual(normsOf([0, 3], found), [2, 3]);
});

test('a score counts with the third power of the part of the evidence that others show', (t) => {
  const all = [sound, sound, sound, sound];
  t.deepEqual(scoresOf(all, [measured(100n, 88n), measured(100n, 44n), measured(80n, 88n), measured(100n, 90n)]), [
    100n,
    12n,
    80n,
    100n,
  ]);
  t.deepEqual(scoresOf([sound], [measured(7n, null)]), [7n]);
  t.deepEqual(scoresOf([sound, refused, null, sound], [null, null, measured(5n, 50n), measured(0n, null)]), [
    null,
    0n,
    null,
    0n,
  ]);
  t.deepEqual(scoresOf([], []), []);
});

test('without two standard errors of evidence a score is worth nothing', (t) => {
  const all = [sound, sound, sound];
  const { judgements } = epochScores(
    all,
    [measured(100n, 80n), measured(100n, 20n), measured(100n, 21n)],
    unknown(all),
  );
  t.deepEqual(
    judgements.map((each) => each!.score),
    [100n, 0n, 100n],
  );
  t.regex(judgements[1]!.reason!, /not trained on what it was given/);
});

test('evidence adds to no score, and takes nothing from the better half', (t) => {
  const one = fc.record({
    score: fc.bigInt({ min: 0n, max: 10n ** 12n }),
    mean: fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }),
    error: fc.bigInt({ min: 1n, max: 10n ** 9n }),
  });
  fc.assert(
    fc.property(fc.array(one), (all) => {
      const scores = scoresOf(
        all.map(() => sound),
        all.map(({ score, mean, error }) => measured(score, mean, error)),
      );
      scores.forEach((score, index) => {
        t.true(score! >= 0n && score! <= all[index]!.score);
      });
      // Whoever shows no less than another is paid no less for the same improvement and error.
      const typical = all.map(({ mean }) => mean).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))[all.length >> 1] ?? 0n;
      all.forEach(({ score, mean, error }, index) => {
        if (mean >= typical && mean > 2n * error) t.is(scores[index], score);
      });
    }),
  );
});

/** Scores of a run by three honest miners and one that shows what `evidence` says of each epoch; every improvement is 1000. */
function playRun(evidence: readonly bigint[], error = 20n): bigint[] {
  let standings: (Standing | null)[] = [null, null, null, null];
  return evidence.map((shown) => {
    const epoch = epochScores(
      [sound, sound, sound, sound],
      [100n, 100n, 100n, shown].map((mean) => measured(1000n, mean, error)),
      standings,
    );
    standings = epoch.standings;
    return epoch.judgements[3]!.score;
  });
}
const sum = (values: readonly bigint[]) => Number(values.reduce((total, value) => total + value, 0n)) / 1000;

test('evidence adds up over epochs, so that each of them need show little', (t) => {
  // Each epoch alone is within two standard errors.
  const scores = playRun([100n, 100n, 100n, 100n, 100n, 100n], 60n);
  t.is(scores[0], 0n);
  t.true(scores.slice(2).every((score) => score === 1000n));
});

test('whoever stops to train, takes turns or comes with new keys is paid less than for its work', (t) => {
  const work = (pattern: string, times: number) =>
    Array.from(pattern.repeat(times), (each) => (each === 'w' ? 100n : 0n));
  t.is(sum(playRun(work('w', 40))), 40);
  t.true(sum(playRun([...work('w', 30), ...work('-', 30)])) < 30.6, 'a rest at the end');
  t.true(sum(playRun(work('w-', 20))) < 8, 'every other epoch');
  t.true(sum(playRun(work('wwwwwwww--', 10))) < 60, 'eight of ten');
  // Beside miners that have been there for long, a new one begins with less.
  let standings: (Standing | null)[] = [null, null, null, null];
  const all = [sound, sound, sound, sound];
  const honest = () => all.map(() => measured(1000n, 100n));
  for (let epoch = 0; epoch < 20; epoch++) standings = epochScores(all, honest(), standings).standings;
  const paid: bigint[] = [];
  standings = [...standings.slice(0, 3), null];
  for (const shown of [100n, 100n, 100n, 0n, 0n, 0n, 0n]) {
    const given = [...honest().slice(0, 3), measured(1000n, shown)];
    const epoch = epochScores(all, given, standings);
    standings = epoch.standings;
    paid.push(epoch.judgements[3]!.score);
  }
  t.true(paid[0]! < paid[1]! && paid[1]! < paid[2]!);
  t.true(sum(paid) < 3, `three epochs of work and then none: ${sum(paid)}`);
});
