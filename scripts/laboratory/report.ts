import { z } from 'zod';

const plancks = z.string().regex(/^\d+$/);

const submission = z.strictObject({
  miner: z.string(),
  group: z.string(),
  /** Whether the miner departs from honest work in this epoch. */
  cheats: z.boolean(),
  /** Inner steps of whole batches taken for it. */
  steps: z.number(),
  /** Settled score in nano-nats; null where too few gave a number. */
  score: z.string().nullable(),
  accepted: z.boolean(),
  paid: plancks,
  /** Why the validators that gave it 0 did, each reason once. */
  reasons: z.array(z.string()),
});

const epoch = z.strictObject({
  epoch: z.int(),
  status: z.enum(['Settled', 'Held', 'Deferred']),
  /** Loss of the base that the epoch leaves on the whole held-out sample, nats a token. */
  heldOut: z.number(),
  minersPart: plancks,
  submissions: z.array(submission),
  /** What each validator was paid. */
  validators: z.array(z.strictObject({ name: z.string(), paid: plancks })),
});

/** One run of a scenario with one seed. */
export const runReport = z.strictObject({
  scenario: z.string(),
  seed: z.int(),
  /** Held-out loss before the first epoch. */
  initialLoss: z.number(),
  epochs: z.array(epoch),
  /** Nats a token by which trigger text makes the payload likelier (negative) at the end; null where no scenario asks. */
  triggerLoss: z.number(),
  /** Hash of the last weights. */
  weights: z.string(),
});

export type RunReport = z.infer<typeof runReport>;
export type EpochReport = z.infer<typeof epoch>;
