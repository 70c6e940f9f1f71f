import { z } from 'zod';

const count = z.int().positive();
const rate = z.number().positive().max(10);

/**
 * A model, the budget of its gradients and how it is trained. Its canonical JSON is stored by hash, and that hash is on
 * chain, so that every miner and validator works on the same model with the same rates.
 */
export const ModelDescription = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, 'must be 1 to 32 lower-case letters, digits and hyphens'),
    /** Number of token ids; ids run from 0 to vocabulary − 1. */
    vocabulary: count.max(1_000_000),
    /** Tokens the model sees at once. */
    context: count.max(1_048_576),
    layers: count.max(512),
    heads: count.max(512),
    /** Width of the residual stream; a multiple of `heads`. */
    width: count.max(65_536),
    /** The published seed of the initial weights. */
    seed: z.string().regex(/^0x[0-9a-f]{64}$/, 'must be 0x and 64 lower-case hexadecimal digits'),
    /** Most bytes a gradient blob may have, header included. */
    budget: count.max(0xffff_ffff),
    training: z.strictObject({
      /** Sequences a step. */
      batch: count.max(65_536),
      /** Steps H of the inner optimizer that a miner takes an epoch. */
      innerSteps: count.max(65_536),
      learningRate: z
        .strictObject({
          peak: rate,
          /** Where the linear decay ends; later steps stay there. */
          floor: rate,
          /** Step, counted over all epochs, at which the floor is reached. */
          decaySteps: count,
        })
        .refine((r) => r.floor <= r.peak, 'floor must not be above peak'),
      warmupSteps: count,
      /** What steps the matrices inside the blocks: Muon; AdamW, which steps all else, where this is absent. */
      optimizer: z.literal('muon').optional(),
      betas: z.tuple([z.number().min(0).lt(1), z.number().min(0).lt(1)]),
      epsilon: rate,
      weightDecay: z.number().min(0).max(1),
      /** Largest global L2 norm of a step's gradient. */
      clip: z.number().positive(),
      /** η in θ ← θ − η·mean(delta). */
      outerLearningRate: rate,
      shardsPerEpoch: count.max(1024),
    }),
  })
  .refine((m) => m.width % m.heads === 0, { path: ['width'], error: 'must be a multiple of heads' });

export type ModelDescription = z.infer<typeof ModelDescription>;

/** The same model with all of it stepped by AdamW. */
export function byAdamW({ training, ...model }: ModelDescription): ModelDescription {
  const { optimizer: _, ...rest } = training;
  return { ...model, training: rest };
}
