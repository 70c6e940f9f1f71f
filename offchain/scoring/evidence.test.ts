import test from 'ava';
import { chanceOf, evidenceOf, findEvidence } from './evidence.ts';
import { type Evidence, workRatio } from './standing.ts';

/** Numbers of mean 0 and standard deviation 1, always the same. */
function normal(seed: number): () => number {
  let state = seed;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** What windows gain, in nats, from a gradient's own part that moves text by 0.02 at random, and by `mark` more where it was trained. */
function gains(seed: number, length: number, mark = 0): Float64Array {
  const next = normal(seed);
  return Float64Array.from({ length }, () => mark + 0.02 * next());
}
const chance = chanceOf([...gains(1, 256)]);
const certainty = ({ mean, error }: Evidence) => Number(mean) / Number(error);

test('chance is one standard deviation, whatever a few gradients do that are unlike the others', (t) => {
  t.true(Math.abs(chance.limit / 0.02 - 1) < 0.1, `${chance.limit}`);
  // Of a normal distribution that is cut off there 0.72 are left.
  t.true(Math.abs(chance.deviation / chance.limit - 0.72) < 0.04, `${chance.deviation}`);
  const wild = chanceOf([...gains(1, 256), ...gains(2, 32).map((gain) => 100 * gain)]);
  t.true(wild.limit < 1.3 * chance.limit);
  t.deepEqual(chanceOf([]), { limit: 0, deviation: 0 });
});

test('evidence is what the assigned windows gain beyond what any text gains', (t) => {
  for (const seed of [11, 12, 13]) {
    const found = evidenceOf(gains(seed, 64, 0.012), chance);
    t.true(certainty(found) > 2, `${certainty(found)}`);
    t.true(Number(found.mean) / 1e9 > 0.004 && Number(found.mean) / 1e9 < 0.012);
    t.true(Math.abs(certainty(evidenceOf(gains(seed, 64), chance))) < 2);
  }
});

test('a gain that is not a number proves nothing, and takes no proof from others', (t) => {
  const honest = gains(11, 64, 0.012);
  const broken = evidenceOf(honest.with(5, Number.NaN), chance);
  t.true(broken.mean < evidenceOf(honest, chance).mean);
  t.true(evidenceOf(new Float64Array(64).fill(Number.NaN), chance).mean < 0n);
  t.deepEqual(chanceOf([...gains(1, 256), Number.NaN, ...new Array(64).fill(Number.NaN)]), chance);
});

test('no more than one in forty of those who trained on nothing passes two standard errors, even of four windows', (t) => {
  const passed = Array.from({ length: 4000 }, (_, i) => certainty(evidenceOf(gains(1000 + 17 * i, 4), chance)) > 2);
  t.true(passed.filter(Boolean).length < 4000 / 40);
});

test('a few windows that were trained on hard are not worth as much as all trained on', (t) => {
  const hard = gains(11, 64).map((gain, i) => (i < 8 ? gain + 8 * 0.012 : gain));
  t.true(evidenceOf(hard, chance).mean < (7n * evidenceOf(gains(11, 64, 0.012), chance).mean) / 10n);
});

test('windows are looked at until there is certainty, and no further than they go', async (t) => {
  const rounds = async (marks: readonly number[], known: Evidence | null = null) => {
    let looked = 0;
    await findEvidence(
      async (number) => {
        const mark = marks[number];
        if (mark === undefined) return null;
        looked++;
        return gains(11 + number, 64, mark);
      },
      chance,
      known,
    );
    return looked;
  };
  t.is(await rounds([0.1, 0.1, 0.1, 0.1]), 1, 'plain at once');
  t.is(await rounds([-0.1, -0.1, 0.1, 0.1]), 2, 'plainly none');
  t.is(await rounds([0.004, 0.004]), 2, 'hard to tell');
  const known = { mean: 24_000_000n, error: 2_000_000n };
  t.is(await rounds([0.012, 0.012], known), 1, 'well known, and at work');
  // Half of what is usual is as likely of work as of rest, however many windows show it.
  let looked = 0;
  const half = Float64Array.of(0.0036);
  await findEvidence(async () => (looked++ < 32 ? half : null), chance, known);
  t.is(looked, 8, 'well known, and hard to tell whether at work');
});

test('a miner that is known for its work is paid little for an epoch in which it rests, and loses little where it does not', async (t) => {
  // A round of what it usually does is 1.3 standard errors above nothing.
  const mark = 0.01;
  const usual = evidenceOf(gains(5, 20_000, mark), chance).mean;
  const known = { mean: (10n * usual) / 3n, error: usual / 2n };
  const epochs = async (does: number) => {
    let [windows, part] = [0, 0];
    for (let epoch = 0; epoch < 400; epoch++) {
      const found = await findEvidence(
        async (round) => {
          windows += 4;
          return gains(1_000_000 + 5000 * epoch + 17 * round, 4, does);
        },
        chance,
        known,
      );
      part += Math.min(1, workRatio(found, usual));
    }
    return { windows: windows / 400, part: part / 400 };
  };
  const [working, resting] = [await epochs(mark), await epochs(0)];
  t.true(working.part > 0.93 && working.windows < 10, JSON.stringify(working));
  t.true(resting.part < 0.3, JSON.stringify(resting));
});

test('a first round below 0 does not make an honest miner’s evidence', async (t) => {
  // Four windows tell little: of honest work every fifth or so is below 0, as in a network of two miners.
  const honest = Array.from({ length: 200 }, (_, miner) =>
    Array.from({ length: 32 }, (_, round) => gains(100_000 + 1000 * miner + 17 * round, 4, 0.01)),
  );
  const first = honest.filter((rounds) => evidenceOf(rounds[0]!, chance).mean <= 0n);
  t.true(first.length > 20, `${first.length}`);
  for (const rounds of first) {
    const found = await findEvidence(async (number) => rounds[number] ?? null, chance, null);
    t.true(certainty(found) > 2, `${certainty(found)}`);
  }
});
