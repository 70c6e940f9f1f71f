import type { Gradient } from '../gradient/index.ts';
import { type Chance, chanceOf } from './evidence.ts';
import { protocolRules, type ScoringRules } from './rules.ts';
import { sampleSizes } from './samples.ts';
import { atMedianNorm, bendOf, gainsOf, product, roundsOf, type Setting, tried } from './trial.ts';

/** A sound gradient and its place among the submissions. */
export type Placed = Readonly<{ index: number; gradient: Gradient }>;

/** What all scores of an epoch are measured against. */
export type Baseline = Readonly<{
  setting: Setting;
  /** Nats a token by which a trial step along a delta (at the median norm) lowers the loss on hidden text. */
  improvement(delta: Float32Array): Promise<number>;
  /** What the slope of the loss on hidden text alone promises of it. */
  promise(delta: Float32Array): number;
  /** Indices of the gradients that the others are compared with, those that help, and the improvement of each. */
  members: ReadonlyMap<number, number>;
  /**
   * What the delta of the submission with this index has of its own: what is left when its part along the mean of the other members is taken out
   * (orthogonal projection); null where there is no other.
   */
  ownPart(index: number, delta: Float32Array): Float32Array | null;
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
  const { evaluator, textGradient, weights, eta, hidden, probes, length } = setting;
  const slope = await textGradient.gradient(weights, hidden);
  const bent = probes.subarray(0, sampleSizes.bent * length);
  const base = await evaluator.losses(weights, bent);
  const promise = (delta: Float32Array) => rules.trialStep * eta * product(slope, delta);
  const improvement = async (delta: Float32Array) =>
    promise(delta) - (rules.bends ? bendOf(base, await tried(setting, delta, bent, rules)) : 0);

  const members = new Map<number, number>();
  const helpful: Placed[] = [];
  const sum = new Float32Array(weights.length);
  for (const each of reference) {
    const delta = atMedianNorm(each.gradient, setting, rules);
    const found = await improvement(delta);
    if (!(found > 0)) continue;
    members.set(each.index, found);
    helpful.push(each);
    for (let i = 0; i < sum.length; i++) sum[i]! += delta[i]!;
  }
  const square = product(sum, sum);
  const ownPart = (index: number, delta: Float32Array) => {
    const own = members.has(index) ? 1 : 0;
    if (members.size === own) return null;
    // The mean of the others points where their sum does, sum − own·delta.
    const along = product(delta, sum);
    const length = product(delta, delta);
    const others = square - 2 * own * along + own * length;
    const part = others > 0 ? (along - own * length) / others : 0;
    const left = new Float32Array(delta.length);
    for (let i = 0; i < left.length; i++) left[i] = delta[i]! - part * (sum[i]! - own * delta[i]!);
    return left;
  };

  const gains: number[] = [];
  const rounds = helpful.length > 0 ? roundsOf(probes, length) : [];
  for (const [round, text] of rounds.entries()) {
    const { index, gradient } = helpful[round % helpful.length]!;
    const delta = atMedianNorm(gradient, setting, rules);
    const own = ownPart(index, delta) ?? delta;
    const expected = promise(own);
    const found = gainsOf(await tried(setting, own, text, rules));
    gains.push(...found.map((gain) => gain - expected));
  }
  return { setting, improvement, promise, members, ownPart, chance: chanceOf(gains) };
}
