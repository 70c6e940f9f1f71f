import test from 'ava';
import fc from 'fast-check';
import { relativeScores } from './index.ts';

test('a score far below the others is worth nothing', (t) => {
  t.deepEqual(relativeScores([100n, 25n, 60n, 110n]), [100n, 25n, 60n, 110n]);
  t.deepEqual(relativeScores([100n, 24n, 100n, 110n]), [100n, 0n, 100n, 110n]);
  t.deepEqual(relativeScores([3n, 100n]), [0n, 100n]);
  t.deepEqual(relativeScores([3n]), [3n]);
  t.deepEqual(relativeScores([]), []);
});

test('it neither invents a score nor takes one from the better half', (t) => {
  const score = fc.option(fc.bigInt({ min: -1000n, max: 1000n }), { nil: null });
  fc.assert(
    fc.property(fc.array(score), (scores) => {
      const kept = relativeScores(scores);
      const positive = scores.filter((each) => each !== null && each > 0n).length;
      const survivors = kept.filter((each) => each !== null && each > 0n).length;
      t.true(2 * survivors >= positive);
      kept.forEach((each, index) => {
        t.true(each === scores[index] || (each === 0n && scores[index]! > 0n));
      });
    }),
  );
});
