import test from 'ava';
import fc from 'fast-check';
import { cohortOf, epochScores, type Found, normsOf, type Score } from './index.ts';

const sound = { verdict: 'sound', norm: 2 } as const;
const refused = { verdict: 'refused' } as const;
const measured = (score: bigint, evidence: bigint | null, error = 10n): Score => ({
  score,
  evidence: evidence === null ? null : { mean: evidence, error },
  reason: null,
});
const scoresOf = (found: readonly Found[], all: readonly (Score | null)[]) =>
  epochScores(found, all).map((each) => each?.score ?? null);

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
  const judged = epochScores([sound, sound, sound], [measured(100n, 80n), measured(100n, 20n), measured(100n, 21n)]);
  t.deepEqual(
    judged.map((each) => each!.score),
    [100n, 0n, 100n],
  );
  t.regex(judged[1]!.reason!, /not trained on what it was given/);
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
