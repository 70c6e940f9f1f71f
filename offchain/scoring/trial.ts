import type { Hash } from '../../types/files/hash.ts';
import { medianNorm, normFactor, normOf } from '../aggregation/index.ts';
import type { Gradient } from '../gradient/index.ts';
import type { Evaluator, ModelDescription, TensorSpec, TextGradient } from '../model/index.ts';
import { meanOf } from './mean.ts';
import { protocolRules, type ScoringRules } from './rules.ts';
import { sampleSizes } from './samples.ts';
import { probesOf } from './windows.ts';

/** The part of the model's evaluator that scoring needs: mean loss in nats a token of each sequence. */
export type LossEvaluator = Pick<Evaluator, 'losses'>;

/** Room for θ after a trial step, and which one it is: one trial at a time. */
export interface Room {
  readonly weights: Float32Array;
  holds: Readonly<{ direction: Direction; rate: number }> | null;
}

/** Room for a model of so many parameters. */
export const roomFor = (parameters: number): Room => ({ weights: new Float32Array(parameters), holds: null });

/** What an epoch's gradients are measured with. Texts are whole sequences, one after another. */
export type Setting = Readonly<{
  evaluator: LossEvaluator;
  textGradient: Pick<TextGradient, 'gradient'>;
  /** θ, the base. */
  weights: Float32Array;
  specs: readonly TensorSpec[];
  room: Room;
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
    room: roomFor(given.weights.length),
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

/**
 * Losses of a text after a trial step along a direction, and after the opposite one. Takes the setting's room: call one at a time. The next text that
 * is tried along the same direction begins with the step that is there, since taking one costs as much as the loss of half a sequence.
 */
export async function tried(
  setting: Setting,
  direction: Direction,
  tokens: Uint8Array,
  rules: ScoringRules = protocolRules,
): Promise<Trial> {
  const { evaluator, eta, room } = setting;
  const after = (rate: number) => {
    move(setting, direction, rate);
    return evaluator.losses(room.weights, tokens);
  };
  const rate = rules.trialStep * eta;
  if (!stands(room, direction, rate)) return { ahead: await after(-rate), behind: await after(rate) };
  const behind = await after(rate);
  return { ahead: await after(-rate), behind };
}

const stands = (room: Room, direction: Direction, rate: number): boolean =>
  room.holds?.direction === direction && room.holds.rate === rate;

/** Leaves `θ + rate·direction`, in f32, in the setting's room. */
function move({ weights, room, specs }: Setting, direction: Direction, rate: number): void {
  if (stands(room, direction, rate)) return;
  const { few, rest } = direction;
  const { weights: moved } = room;
  if (rest === null) moved.set(weights);
  else {
    const { vector } = rest;
    const factor = rate * rest.factor;
    for (let at = 0; at < moved.length; at++) moved[at] = weights[at]! + factor * vector[at]!;
  }
  for (const [tensor, { indices, values }] of few.tensors.entries()) {
    const { offset } = specs[tensor]!;
    for (let at = 0; at < indices.length; at++) moved[offset + indices[at]!]! += rate * values[at]!;
  }
  room.holds = { direction, rate };
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
export function scaled({ header, tensors }: Gradient, factor: number): Gradient {
  const multiplied = tensors.map(({ indices, values }) => {
    const result = new Float32Array(values.length);
    for (let at = 0; at < values.length; at++) result[at] = factor * values[at]!;
    return { indices, values: result };
  });
  return { header, tensors: multiplied };
}

/** Scalar product of a gradient and a vector, in f64 and in the order of the elements. */
export function product({ tensors }: Gradient, vector: Float32Array, specs: readonly TensorSpec[]): number {
  let sum = 0;
  for (const [tensor, { indices, values }] of tensors.entries()) {
    const { offset } = specs[tensor]!;
    for (let at = 0; at < indices.length; at++) sum += values[at]! * vector[offset + indices[at]!]!;
  }
  return sum;
}
