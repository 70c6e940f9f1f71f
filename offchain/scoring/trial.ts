import type { Hash } from '../../types/files/hash.ts';
import { medianNorm, normFactor, normOf, step } from '../aggregation/index.ts';
import type { Gradient } from '../gradient/index.ts';
import type { Evaluator, ModelDescription, TensorSpec, TextGradient } from '../model/index.ts';
import { meanOf } from './mean.ts';
import { protocolRules, type ScoringRules } from './rules.ts';
import { sampleSizes } from './samples.ts';
import { probesOf } from './windows.ts';

/** The part of the model's evaluator that scoring needs: mean loss in nats a token of each sequence. */
export type LossEvaluator = Pick<Evaluator, 'losses'>;

/** What an epoch's gradients are measured with. Texts are whole sequences, one after another. */
export type Setting = Readonly<{
  evaluator: LossEvaluator;
  textGradient: Pick<TextGradient, 'gradient'>;
  /** θ, the base. */
  weights: Float32Array;
  specs: readonly TensorSpec[];
  /** η, the outer learning rate. */
  eta: number;
  /** Median of the L2 norms of all sound submissions of the epoch. */
  medianNorm: number;
  /** The hidden text, in whole batches of `textGradient`. */
  hidden: Uint8Array;
  /** Sequences of it that are tried one by one (`probesOf`). */
  probes: Uint8Array;
  /** Tokens of a sequence: the context and one. */
  length: number;
}>;

/**
 * The setting of an epoch.
 *
 * @param norms L2 norms of all sound submissions
 * @param secret see `windowSecret`
 */
export function settingOf({
  description: { context, training },
  specs,
  norms,
  secret,
  ...given
}: Pick<Setting, 'evaluator' | 'textGradient' | 'weights' | 'specs' | 'hidden'> & {
  description: ModelDescription;
  norms: readonly number[];
  secret: Hash;
}): Setting {
  const length = context + 1;
  return {
    ...given,
    specs,
    eta: training.outerLearningRate,
    medianNorm: medianNorm(norms),
    probes: probesOf(given.hidden, secret, length),
    length,
  };
}

/** The sequences of a text in rounds, one after another. @param length tokens of a sequence */
export function roundsOf(text: Uint8Array, length: number): Uint8Array[] {
  const size = sampleSizes.round * length;
  return Array.from({ length: Math.ceil(text.length / size) }, (_, round) =>
    text.subarray(round * size, (round + 1) * size),
  );
}

/** Losses before a step, and after it and the opposite one. */
type Trial = Readonly<{ ahead: Float32Array; behind: Float32Array }>;

/** A direction in the space of the weights: few values, and a multiple of a vector that many directions share. What a gradient has is few. */
export type Direction = Readonly<{
  few: Gradient;
  rest: Readonly<{ vector: Float32Array; factor: number }> | null;
}>;

/** Losses of a text after a trial step along a direction, and after the opposite one. */
export async function tried(
  { evaluator, weights, specs, eta }: Setting,
  direction: Direction,
  tokens: Uint8Array,
  rules: ScoringRules = protocolRules,
): Promise<Trial> {
  const rate = rules.trialStep * eta;
  return {
    ahead: await evaluator.losses(moved(weights, direction, -rate, specs), tokens),
    behind: await evaluator.losses(moved(weights, direction, rate, specs), tokens),
  };
}

/** `weights + rate·direction`, in f32. */
function moved(
  weights: Float32Array,
  { few, rest }: Direction,
  rate: number,
  specs: readonly TensorSpec[],
): Float32Array {
  const result = rest === null ? weights.slice() : step(weights, rest.vector, rate * rest.factor);
  few.tensors.forEach(({ indices, values }, tensor) => {
    const { offset } = specs[tensor]!;
    for (let at = 0; at < indices.length; at++) result[offset + indices[at]!]! += rate * values[at]!;
  });
  return result;
}

/** By how much (nats a token) a short step along a delta lowers each loss: half the difference to the opposite step, in which what bends the loss is not. */
export const gainsOf = ({ ahead, behind }: Trial): Float64Array =>
  Float64Array.from(behind, (loss, i) => (loss - ahead[i]!) / 2);

/** By how much (nats a token, on average) the loss bends upwards on the way: what a step gains less than its slope promises. */
export const bendOf = (base: Float32Array, { ahead, behind }: Trial): number =>
  meanOf(Float64Array.from(base, (loss, i) => (ahead[i]! + behind[i]!) / 2 - loss));

/** A gradient as it is tried and applied: at the median norm (`normFactor`). */
export function atMedianNorm(
  gradient: Gradient,
  { medianNorm }: Setting,
  { normalises }: ScoringRules = protocolRules,
): Gradient {
  return normalises ? scaled(gradient, normFactor(normOf(gradient), medianNorm)) : gradient;
}

/** A gradient times a factor, in f32. */
export const scaled = ({ header, tensors }: Gradient, factor: number): Gradient => ({
  header,
  tensors: tensors.map(({ indices, values }) => ({ indices, values: values.map((value) => factor * value) })),
});

/** Scalar product of a gradient and a vector, in f64 and in the order of the elements. */
export function product({ tensors }: Gradient, vector: Float32Array, specs: readonly TensorSpec[]): number {
  let sum = 0;
  tensors.forEach(({ indices, values }, tensor) => {
    const { offset } = specs[tensor]!;
    for (let at = 0; at < indices.length; at++) sum += values[at]! * vector[offset + indices[at]!]!;
  });
  return sum;
}
