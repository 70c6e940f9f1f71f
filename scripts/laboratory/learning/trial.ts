import { z } from 'zod';
import { byAdamW, type ModelDescription } from '../../../offchain/model/index.ts';

export type Optimizer = 'adamw' | 'muon';

interface SharedTrial {
  name: string;
  model: ModelDescription;
  /** Text files; the default corpus where there are none. */
  corpus: string[];
  seed: number;
  /** What steps the matrices inside the blocks; all else is AdamW's. */
  optimizer: Optimizer;
  /** Peak of the inner learning rate; it falls linearly to a tenth over the whole run. */
  rate: number;
  /** Steps of warm-up. */
  warmup: number;
  /** Sequences a step: of central training, of each miner. */
  batch: number;
  /** Points of the curve, fewer where there are fewer epochs. */
  points: number;
}

/** One run on one machine, all text at its disposal. */
export interface CentralTrial extends SharedTrial {
  kind: 'central';
  steps: number;
}

/** One run of the network, all miners honest. */
export interface NetworkTrial extends SharedTrial {
  kind: 'network';
  epochs: number;
  /** Inner steps in an epoch; one number a miner. */
  steps: number[];
  /** First epoch of each miner, 0 for those there from the start. */
  joins: number[];
  /** Probability that a miner is gone in an epoch, drawn anew each epoch. */
  absent: number;
  /** Bits a parameter of a gradient besides its header; null sends exact f32 deltas. */
  bits: number | null;
  outer: {
    /** Step along the mean delta: η. */
    rate: number;
    /** Nesterov's momentum; 0 is the plain step of the protocol. */
    momentum: number;
  };
  /** What a miner does with what its gradient left out. */
  feedback: {
    /** Factor on it before the next delta is added: 1 keeps all, 0 forgets. */
    keep: number;
    /**
     * `base`: training starts from the network's weights (the protocol). `own`: from those less what was left out, so that a miner
     * goes on from where it was, and does not learn again what it already holds back.
     */
    start: 'base' | 'own';
  };
}

export type Trial = CentralTrial | NetworkTrial;

/** A place on a curve. */
const point = z.strictObject({
  /** Tokens trained on so far, by all. */
  tokens: z.number(),
  /** Bytes of gradients sent so far, by all, headers included. */
  bytes: z.number(),
  /** Held-out loss, nats a token; NaN, which JSON writes as null, where training diverged. */
  loss: z
    .number()
    .nullable()
    .transform((loss) => loss ?? Number.NaN),
});

export const curve = z.array(point);
export type Point = z.infer<typeof point>;

/** The model of a trial with its own seed, batch and schedule of learning rates over `steps`. */
export function descriptionOf(
  { model, seed, optimizer, rate: peak, warmup, batch }: Trial,
  steps: number,
): ModelDescription {
  const training = {
    ...byAdamW(model).training,
    ...(optimizer === 'muon' ? { optimizer } : {}),
    batch,
    innerSteps: steps,
    learningRate: { peak, floor: peak / 10, decaySteps: steps },
    warmupSteps: warmup,
  };
  return { ...model, seed: `0x${seed.toString(16).padStart(64, '1')}`, training };
}
