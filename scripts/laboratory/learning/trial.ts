import { z } from 'zod';
import { ModelDescription } from '../../../offchain/model/index.ts';

const count = z.int().positive();
const rate = z.number().positive().max(10);

/** Inner steps that each miner takes in an epoch when all are equal: H. */
const shared = {
  name: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/, 'must be 1 to 64 lower-case letters, digits, dots and hyphens'),
  model: ModelDescription,
  corpus: z.array(z.string()),
  seed: z.int().min(0).max(0xffff_ffff),
  /** Peak of the inner learning rate; it falls linearly to a tenth over the whole run. */
  rate,
  /** Steps of warm-up. */
  warmup: count,
};

/** One run of AdamW on one machine, all text at its disposal. */
export const centralTrial = z.strictObject({
  ...shared,
  kind: z.literal('central'),
  /** Sequences a step. */
  batch: count,
  steps: count,
  /** Points of the curve. */
  points: count,
});

/** One run of the network, all miners honest. */
export const networkTrial = z.strictObject({
  ...shared,
  kind: z.literal('network'),
  epochs: count,
  /** Inner steps of each miner in an epoch; one number a miner. */
  steps: z.array(count).min(1).max(1024),
  /** First epoch of each miner, 0 for those there from the start. */
  joins: z.array(z.int().min(0)),
  /** Probability that a miner is gone in an epoch, drawn anew each epoch. */
  absent: z.number().min(0).max(0.95),
  /** Bits a parameter of a gradient besides its header; null sends exact f32 deltas. */
  bits: z.number().positive().max(32).nullable(),
  outer: z.strictObject({
    /** Step along the mean delta: η. */
    rate,
    /** Nesterov's momentum; 0 is the plain step of the protocol. */
    momentum: z.number().min(0).lt(1),
  }),
  /** What a miner does with what its gradient left out. */
  feedback: z.strictObject({
    /** Factor on it before the next delta is added: 1 keeps all, 0 forgets. */
    keep: z.number().min(0).max(1),
    /**
     * `base`: training starts from the network's weights (the protocol). `own`: from those less what was left out, so that a miner
     * goes on from where it was, and does not learn again what it already holds back.
     */
    start: z.enum(['base', 'own']),
  }),
});

export type CentralTrial = z.infer<typeof centralTrial>;
export type NetworkTrial = z.infer<typeof networkTrial>;
export type Trial = CentralTrial | NetworkTrial;

/** A place on a curve. */
const point = z.strictObject({
  /** Tokens trained on so far, by all. */
  tokens: z.number(),
  /** Bytes of gradients sent so far, by all, headers included. */
  bytes: z.number(),
  /** Held-out loss, nats a token. */
  loss: z.number(),
});

export const curve = z.array(point);
export type Point = z.infer<typeof point>;

/** The model of a trial with its own seed and schedule of learning rates. */
export function descriptionOf(
  { model, seed, rate: peak, warmup }: Trial,
  batch: number,
  steps: number,
): ModelDescription {
  const training = {
    ...model.training,
    batch,
    innerSteps: steps,
    learningRate: { peak, floor: peak / 10, decaySteps: steps },
    warmupSteps: warmup,
  };
  return { ...model, seed: `0x${seed.toString(16).padStart(64, '1')}`, training };
}
