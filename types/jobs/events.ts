import { z } from 'zod';
import { account, amount, hash, i64, u32, u64 } from './primitives.ts';

/** Ready: connected, and about to act. `address` names the process's key. */
const ready = z.strictObject({ event: z.literal('ready'), address: account, endpoint: z.string().optional() });

/** Cannot go on for now; the process tries again by itself. */
const waiting = z.strictObject({ event: z.literal('waiting'), reason: z.string() });

/** Something went wrong that costs this epoch's work but not the process. */
const problem = z.strictObject({ event: z.literal('problem'), epoch: u32.nullable(), reason: z.string() });

/** One line of JSON that a miner prints for each thing that happens. */
export const minerEvent = z.discriminatedUnion('event', [
  ready,
  waiting,
  problem,
  z.strictObject({ event: z.literal('fetched'), epoch: u32, hash, bytes: z.int() }),
  z.strictObject({
    event: z.literal('step'),
    epoch: u32,
    step: z.int(),
    steps: z.int(),
    /** Batch loss in nats a token. */
    loss: z.number(),
    tokensPerSecond: z.number(),
  }),
  z.strictObject({
    event: z.literal('compressed'),
    epoch: u32,
    blob: hash,
    bytes: z.int(),
    steps: z.int(),
    firstLoss: z.number(),
    lastLoss: z.number(),
  }),
  z.strictObject({ event: z.literal('submitted'), epoch: u32, blob: hash }),
  z.strictObject({ event: z.literal('uploaded'), epoch: u32, blob: hash, endpoint: z.string() }),
  z.strictObject({
    event: z.literal('result'),
    epoch: u32,
    status: z.enum(['Settled', 'Held', 'Deferred']),
    score: i64.nullable(),
    accepted: z.boolean(),
    paid: amount,
    income: amount,
  }),
]);

/** One line of JSON that a validator's host prints for each thing that happens. */
export const validatorEvent = z.discriminatedUnion('event', [
  ready,
  waiting,
  problem,
  z.strictObject({ event: z.literal('announced'), epoch: u32, endpoint: z.string(), hiddenRoot: hash }),
  z.strictObject({ event: z.literal('published'), epoch: u32, hiddenRoot: hash }),
  z.strictObject({ event: z.literal('received'), epoch: u32, index: u32, blob: hash, bytes: z.int() }),
  z.strictObject({
    event: z.literal('scored'),
    epoch: u32,
    index: u32,
    score: i64.nullable(),
    reason: z.string().nullable(),
  }),
  z.strictObject({ event: z.literal('committed'), epoch: u32 }),
  z.strictObject({ event: z.literal('revealed'), epoch: u32 }),
  z.strictObject({ event: z.literal('aggregated'), epoch: u32, weights: hash, accepted: z.int() }),
  z.strictObject({ event: z.literal('voted'), epoch: u32, minus: u64, base: u64, plus: u64, heldOut: u64 }),
]);

export type MinerEvent = z.infer<typeof minerEvent>;
export type ValidatorEvent = z.infer<typeof validatorEvent>;
