import { meanDelta, normOf } from '../aggregation/index.ts';
import type { Gradient } from '../gradient/index.ts';
import { type Chance, chanceOf } from './evidence.ts';
import { protocolRules, type ScoringRules } from './rules.ts';
import { sampleSizes } from './samples.ts';
import {
  atMedianNorm,
  bendOf,
  type Direction,
  gainsOf,
  product,
  roundsOf,
  type Setting,
  scaled,
  tried,
} from './trial.ts';

/** A sound gradient and its place among the submissions. */
export type Placed = Readonly<{ index: number; gradient: Gradient }>;

/** What a gradient has of its own, and what a trial step along it gains on hidden text as its slope promises; nats a token. */
export type OwnPart = Readonly<{ direction: Direction; promise: number }>;

/** What all scores of an epoch are measured against. */
export type Baseline = Readonly<{
  setting: Setting;
  /** Nats a token by which a trial step along a gradient (at the median norm) lowers the loss on hidden text, to first order. */
  improvement(delta: Gradient): number;
  /** Nats a token by which the loss bends upwards on the way of that step. */
  bend(delta: Gradient): Promise<number>;
  /** Indices of the gradients that the others are compared with: those that help. */
  members: ReadonlySet<number>;
  /**
   * What the gradient (at the median norm) of the submission with this index has of its own: what is left when its part along the mean of the other
   * members is taken out (orthogonal projection); null where there is no other.
   */
  ownPart(index: number, delta: Gradient): OwnPart | null;
  /** What text that nobody has trained on gains from what the members have of their own. */
  chance: Chance;
}>;

/**
 * Measures what the scores of an epoch share: the gradient of the loss on hidden text, of which each improvement is a scalar product; the mean of those of
 * the `reference` that lower the loss; and what chance makes of the parts that these have of their own. What makes the loss worse would take from
 * the mean what honest gradients have in common.
 *
 * @param reference gradients at `referencePlaces`
 */
export async function baseline(
  setting: Setting,
  reference: readonly Placed[],
  rules: ScoringRules = protocolRules,
): Promise<Baseline> {
  const { evaluator, textGradient, weights, specs, eta, hidden, probes, length } = setting;
  const slope = await textGradient.gradient(weights, hidden);
  const bent = probes.subarray(0, sampleSizes.bent * length);
  const base = await evaluator.losses(weights, bent);
  const rate = rules.trialStep * eta;
  const improvement = (delta: Gradient) => rate * product(delta, slope, specs);
  const bend = async (delta: Gradient) => bendOf(base, await tried(setting, { few: delta, rest: null }, bent, rules));

  const helpful: Placed[] = [];
  for (const { index, gradient } of reference) {
    const delta = atMedianNorm(gradient, setting, rules);
    if (improvement(delta) > 0) helpful.push({ index, gradient: delta });
  }
  const members = new Set(helpful.map(({ index }) => index));
  const deltas = helpful.map(({ gradient }) => gradient);
  const sum = meanDelta(
    deltas,
    specs,
    deltas.map(() => 1),
  );
  const square = productOf(sum, sum);
  const slopeAlongSum = productOf(slope, sum);
  const ownPart = (index: number, delta: Gradient) => {
    const own = members.has(index) ? 1 : 0;
    if (members.size === own) return null;
    // The mean of the others points where their sum does, sum − own·delta.
    const along = product(delta, sum, specs);
    const length = normOf(delta) ** 2;
    const others = square - 2 * own * along + own * length;
    const part = others > 0 ? (along - own * length) / others : 0;
    // delta − part·(sum − own·delta)
    const few = 1 + part * own;
    return {
      direction: { few: scaled(delta, few), rest: { vector: sum, factor: -part } },
      promise: rate * (few * product(delta, slope, specs) - part * slopeAlongSum),
    };
  };

  const gains: number[] = [];
  const rounds = helpful.length > 0 ? roundsOf(probes, length) : [];
  for (const [round, text] of rounds.entries()) {
    const { index, gradient } = helpful[round % helpful.length]!;
    const alone = { direction: { few: gradient, rest: null }, promise: rate * product(gradient, slope, specs) };
    const { direction, promise } = ownPart(index, gradient) ?? alone;
    gains.push(...gainsOf(await tried(setting, direction, text, rules)).map((gain) => gain - promise));
  }
  return { setting, improvement, bend, members, ownPart, chance: chanceOf(gains) };
}

/** Scalar product of two vectors, in f64 and in the order of the elements. */
function productOf(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
