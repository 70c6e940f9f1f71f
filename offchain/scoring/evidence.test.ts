import test from 'ava';
import { evidenceOf, findEvidence, type Round } from './evidence.ts';
import type { Evidence } from './standing.ts';

/** Numbers of mean 0 and standard deviation 1, always the same. */
function normal(seed: number): () => number {
  let state = seed;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

/**
 * Responses of an epoch of `count` gradients whose improvement on a sequence is its ease times the gradient's `slope`, and noise; on
 * sequences it was trained on by `mark` more.
 */
function responses(seed: number, length: number, { slope = 1, mark = 0, count = 8, noise = 0.02 }) {
  const next = normal(seed);
  const base = Float32Array.from({ length }, () => 3 + 0.2 * next());
  const ease = Float64Array.from(base, () => 0.1 + 0.05 * next());
  const own = ease.map((value) => slope * value + mark + noise * next());
  const others = ease.map((value) => value + (noise / Math.sqrt(count - 1)) * next());
  const mean = others.map((value, i) => ((count - 1) * value + own[i]!) / count);
  return { base, own: base.map((loss, i) => loss - own[i]!), mean: base.map((loss, i) => loss - mean[i]!) };
}

test('evidence is what the assigned windows gain beyond what any window gains', (t) => {
  for (const [seed, slope] of [
    [1, 1],
    [2, 0.3],
    [3, 2],
  ] as const) {
    const control = responses(seed, 256, { slope });
    const found = evidenceOf(responses(seed + 10, 256, { slope, mark: 0.012 }), control, 1 / 8);
    t.true(found.mean > 0.003 && found.mean < 0.015, `${found.mean}`);
    t.true(found.mean > 2 * found.standardError);
    const nothing = evidenceOf(responses(seed + 20, 256, { slope }), control, 1 / 8);
    t.true(Math.abs(nothing.mean) < 2 * nothing.standardError, `${nothing.mean} ± ${nothing.standardError}`);
  }
});

test('among two gradients the mark is as plain as among many', (t) => {
  const of = (count: number) =>
    evidenceOf(responses(11, 64, { mark: 0.012, count }), responses(1, 64, { count }), 1 / count).mean;
  t.true(of(2) > 0.7 * of(8), `${of(2)} ${of(8)}`);
});

test('a few windows that were trained on hard are not worth as much as all trained on', (t) => {
  const control = responses(1, 64, {});
  const evenly = responses(11, 64, { mark: 0.012 });
  const plain = responses(11, 64, {});
  const hard = { ...plain, own: plain.own.map((loss, i) => (i < 8 ? loss - 8 * 0.012 : loss)) };
  t.true(evidenceOf(hard, control, 1 / 8).mean < 0.7 * evidenceOf(evenly, control, 1 / 8).mean);
});

test('windows are looked at until there is certainty, and no further than they go', async (t) => {
  const rounds = async (marks: readonly number[], known: Evidence | null = null) => {
    let looked = 0;
    const made = (seed: number, mark: number) => responses(seed, 64, { mark });
    const own = new Map<Uint8Array, Float32Array>();
    const round = ({ base, mean, own: losses }: ReturnType<typeof responses>): Round => {
      const tokens = new Uint8Array(1);
      own.set(tokens, losses);
      return { tokens, base, mean };
    };
    await findEvidence(
      async (tokens) => own.get(tokens)!,
      made(1, 0),
      async (number) => {
        const mark = marks[number];
        if (mark === undefined) return null;
        looked++;
        return round(made(11 + number, mark));
      },
      1 / 8,
      known,
    );
    return looked;
  };
  t.is(await rounds([0.1, 0.1, 0.1, 0.1]), 1, 'plain at once');
  t.is(await rounds([-0.1, 0.1, 0.1, 0.1]), 1, 'none at all');
  t.is(await rounds([0.004, 0.004]), 2, 'hard to tell');
  t.is(await rounds([0.004, 0.004], { mean: 12_000_000n, error: 2_000_000n }), 1, 'well known');
});
