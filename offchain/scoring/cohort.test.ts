import test from 'ava';
import fc from 'fast-check';
import { type Compared, cohortOf, epochScores, type Found, normsOf, type Standing } from './index.ts';

const sound = { verdict: 'sound', norm: 2 } as const;
const refused = { verdict: 'refused' } as const;
const measured = (score: bigint, evidence: bigint | null, error = 10n, bend = 1n): Compared => ({
  score,
  bend,
  evidence: evidence === null ? null : { mean: evidence, error },
  cosines: null,
  reason: null,
});
const unknown = (all: readonly unknown[]) => all.map(() => null);
const scoresOf = (found: readonly Found[], all: readonly (Compared | null)[]) =>
  epochScores(found, all, unknown(found)).judgements.map((each) => each?.score ?? null);

test('the cohort is what is sound, and is measured by its own norms', (t) => {
  const found: Found[] = [sound, null, refused, { verdict: 'sound', norm: 3 }];
  t.deepEqual(cohortOf(found), [0, 3]);
  t.deepEqual(normsOf([0, 3], found), [2, 3]);
});

test('a score counts with the part of the evidence that others show', (t) => {
  const all = [sound, sound, sound, sound];
  t.deepEqual(scoresOf(all, [measured(100n, 88n), measured(100n, 44n), measured(80n, 88n), measured(100n, 90n)]), [
    100n,
    50n,
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
    [100n, 0n, 41n],
  );
  t.regex(judgements[1]!.reason!, /not trained on what it was given/);
});

test('evidence adds to no score, and takes nothing from the better half of those that are proven', (t) => {
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
      const proven = all.filter(({ mean, error }) => mean > 2n * error).map(({ mean }) => mean);
      const typical = proven.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))[proven.length >> 1] ?? 0n;
      all.forEach(({ score, mean, error }, index) => {
        // What is next to nothing beside the others is nothing.
        const little = all.some((other) => other.score > 100n * score);
        if (mean >= typical && mean > 2n * error) t.true(scores[index] === score || (little && scores[index] === 0n));
      });
    }),
  );
});

test('a score counts the less, the more the loss bends on its way, of what is typical of those that are proven', (t) => {
  const all = [sound, sound, sound, sound, sound];
  const bent = (bend: bigint, evidence = 100n) => measured(1000n, evidence, 10n, bend);
  t.deepEqual(scoresOf(all, [bent(50n), bent(100n), bent(-7n), bent(400n), bent(100n)]), [
    1000n,
    1000n,
    1000n,
    250n,
    1000n,
  ]);
  // What is not proven moves nothing.
  t.deepEqual(scoresOf(all, [bent(100n), bent(200n), bent(1n, 5n), bent(1n, 5n), bent(1n, 5n)]), [
    1000n,
    750n,
    0n,
    0n,
    0n,
  ]);
  // Where the loss bends downwards for most, there is no measure.
  t.deepEqual(scoresOf(all.slice(2), [bent(-5n), bent(-3n), bent(9n)]), [1000n, 1000n, 1000n]);
});

test('what comes to less than a hundredth of the median is worth nothing, and is told so', (t) => {
  const all = [sound, sound, sound, sound, refused];
  const proven = (score: bigint) => measured(score, 100n);
  const few = [proven(1000n), proven(1001n), proven(10n), proven(9n), null];
  t.deepEqual(scoresOf(all, few), [1000n, 1001n, 10n, 9n, 0n]);
  // The median is of those above 0: what is refused does not move it.
  const many = [proven(1000n), proven(1001n), proven(10n), proven(9n), proven(0n), proven(1002n), proven(1003n)];
  const { judgements } = epochScores(
    many.map(() => sound),
    many,
    unknown(many),
  );
  t.deepEqual(
    judgements.map((each) => each!.score),
    [1000n, 1001n, 10n, 0n, 0n, 1002n, 1003n],
  );
  t.regex(judgements[3]!.reason!, /^its score of 9 is under 1% of the median, 1000$/);
});

test('of two miners neither is the measure alone', (t) => {
  const [more, less] = scoresOf([sound, sound], [measured(1000n, 100n), measured(1000n, 60n)]);
  t.is(more, 1000n);
  t.true(less! > 700n && less! < 800n);
});

test('one miner’s noise under two keys is shared between them, and agreement that is half as good counts a quarter', (t) => {
  const all = [sound, sound, sound, sound, sound];
  const text = [
    [1e6, 3e5, 3e5, 15e4, 15e4],
    [3e5, 1e6, 3e5, 15e4, 15e4],
    [3e5, 3e5, 1e6, 15e4, 15e4],
    [15e4, 15e4, 15e4, 1e6, 1e6],
    [15e4, 15e4, 15e4, 1e6, 1e6],
  ];
  const compared = text.map((row) => ({ ...measured(1_000_000n, 100n), cosines: new Map(row.entries()) }));
  t.deepEqual(scoresOf(all, compared), [1_000_000n, 1_000_000n, 1_000_000n, 125_000n, 125_000n]);
});

const four = [sound, sound, sound, sound];
type Known = readonly (Standing | null)[];

/** What the fourth of four miners earns that shows `evidence` in one epoch after another, beside three that show 100; every improvement is 1000. */
function played(evidence: readonly bigint[], { error = 5n, before = unknown(four) as Known } = {}): bigint[] {
  let standings = before;
  return evidence.map((shown) => {
    const measures = [100n, 100n, 100n, shown].map((mean) => measured(1000n, mean, error));
    const epoch = epochScores(four, measures, standings);
    standings = epoch.standings;
    return epoch.judgements[3]!.score;
  });
}

/** Three that have been there for long, and one that is new. */
function beside(): Known {
  let standings: Known = unknown(four);
  const measures = four.map(() => measured(1000n, 100n, 5n));
  for (let epoch = 0; epoch < 30; epoch++) standings = epochScores(four, measures, standings).standings;
  return [...standings.slice(0, 3), null];
}

const work = (epochs: number) => Array<bigint>(epochs).fill(100n);
const rest = (epochs: number) => Array<bigint>(epochs).fill(0n);
const sum = (values: readonly bigint[]) => Number(values.reduce((total, value) => total + value, 0n)) / 1000;

test('evidence adds up over epochs, so that each of them need show little', (t) => {
  // Each epoch alone is within two standard errors.
  const scores = played(work(6), { error: 60n });
  t.is(scores[0], 0n);
  t.true(scores.slice(2).every((score) => score === 1000n));
});

test('an epoch in which a known miner shows nothing is not paid for by those before, one in which it is hard to tell in part', (t) => {
  const shows = (evidence: bigint, error: bigint) => played([...work(12), evidence], { error }).at(-1)!;
  t.is(shows(0n, 5n), 0n);
  t.is(shows(100n, 5n), 1000n);
  // What is usual is two standard errors above nothing: evidence half-way says as much for work as for rest.
  const [half, little] = [shows(50n, 50n), shows(20n, 50n)];
  t.true(800n < half && half < 1000n, `${half}`);
  t.true(100n < little && little < 300n, `${little}`);
});

test('in an epoch in which nobody shows anything nobody is held to what it usually shows', (t) => {
  const before = [90n, 100n].map((mean) => ({ mean: 3n * mean, error: 20n, typical: 300n }));
  const { judgements } = epochScores([sound, sound], [measured(1000n, 1n, 20n), measured(1000n, -2n, 20n)], before);
  t.true(
    judgements.every((each) => each!.score > 900n),
    judgements.map((each) => each!.score).join(', '),
  );
});

test('keys that show nothing do not make it cheap to rest', (t) => {
  const known = { mean: 333n, error: 20n, typical: 333n };
  const before = [known, known, known, ...Array<null>(8).fill(null)];
  const all = before.map((_, index) => measured(1000n, index < 2 ? 100n : 0n, 20n));
  const { judgements } = epochScores(
    all.map(() => sound),
    all,
    before,
  );
  t.deepEqual(
    judgements.slice(0, 3).map((each) => each!.score),
    [1000n, 1000n, 0n],
  );
});

test('among miners that are all new nobody is worth less for it; beside old hands a new one begins with less', (t) => {
  t.is(sum(played(work(40))), 40);
  const [first, second, third] = played(work(3), { before: beside() });
  t.true(0n < first! && first! < second! && second! < third! && third! < 1000n);
});

test('whoever rests, in whatever pattern, is paid less for its work than who does not', (t) => {
  for (let length = 2; length <= 8; length++)
    for (let bits = 1; bits < 2 ** length - 1; bits++) {
      const pattern = Array.from({ length }, (_, at) => ((bits >> at) & 1 ? 100n : 0n));
      const turns = Math.ceil(32 / length);
      const run = Array<bigint[]>(2 * turns)
        .fill(pattern)
        .flat();
      // The first turns are those of a miner that is trusted for what it did before.
      const paid = sum(played([...work(12), ...run]).slice(12 + turns * length));
      const worked = turns * pattern.filter((shown) => shown > 0n).length;
      t.true(paid < worked, `${pattern.map((shown) => (shown > 0n ? 'w' : '-')).join('')}: ${paid} for ${worked}`);
    }
});

test('no life of a key is paid better than work: neither to leave once one is trusted nor to come again under another', (t) => {
  const before = beside();
  for (let worked = 1; worked <= 40; worked++) {
    const paid = sum(played([...work(worked), ...rest(8)], { before }));
    t.true(paid < worked, `${paid} for ${worked}`);
  }
});
