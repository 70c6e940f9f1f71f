import { z } from '@hono/zod-openapi';
import { ownAddress } from '../chain/index.ts';

/** Plancks (10^-12 ALICE) as a decimal string, since JSON numbers lose the last digits. */
export const amount = z
  .string()
  .regex(/^\d+$/)
  .openapi({ description: 'plancks (1 ALICE = 10^12)', example: '1000000000000' });
/** Nano-nats a token, signed, as a decimal string. */
export const score = z
  .string()
  .regex(/^-?\d+$/)
  .openapi({ description: 'nano-nats a token', example: '1250000' });
/** Nats a token. */
export const loss = z.number().openapi({ description: 'nats a token', example: 2.41 });
export const hash = z.string().openapi({ description: 'blake2b-256, hexadecimal', example: `0x${'00'.repeat(32)}` });
export const address = z.string().openapi({ description: 'SS58 address' });
export const block = z.int().openapi({ description: 'block number' });
/** The block that an answer was read at. */
const readAt = {
  block: z.int().openapi({ description: 'number of the final block that this was read at' }),
  blockHash: z.string().openapi({ description: 'its hash, hexadecimal', example: `0x${'00'.repeat(32)}` }),
};

/** A path's `{address}`, with any network's prefix. */
export const addressParam = z.object({
  address: z
    .string()
    .max(64, 'An SS58 address is not that long.')
    .transform((text, context) => {
      const account = ownAddress(text);
      if (account !== null) return account;
      context.addIssue({ code: 'custom', message: 'This is not an SS58 address: check it letter by letter.' });
      return z.NEVER;
    })
    .openapi({ param: { name: 'address', in: 'path' }, type: 'string', description: 'SS58 address' }),
});

/** A path's `{hash}`. */
export const hashParam = z.object({
  hash: z
    .string()
    .regex(/^0x[0-9a-f]{64}$/, 'A hash is 0x and 64 lower-case hexadecimal digits.')
    .openapi({ param: { name: 'hash', in: 'path' }, description: 'blake2b-256 of the file' }),
});

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,10}$/, `Give a whole number from ${least} to ${most}.`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `Give a whole number from ${least} to ${most}.`);

/** A path's `{epoch}`. */
export const epochParam = z.object({
  epoch: wholeNumber(0, 2 ** 32 - 1).openapi({ param: { name: 'epoch', in: 'path' }, type: 'integer', example: 0 }),
});

/** Which epochs of a series: `limit` of them, from `from`, or the last ones when `from` is absent. */
export const windowQuery = z.object({
  from: wholeNumber(0, 2 ** 32 - 1)
    .optional()
    .openapi({ param: { name: 'from', in: 'query' }, type: 'integer' }),
  limit: wholeNumber(1, 1000)
    .optional()
    .openapi({ param: { name: 'limit', in: 'query' }, type: 'integer', description: '100 when absent' }),
});

export const problem = z.object({ error: z.string() }).openapi('Problem');

export const health = z
  .object({
    ...readAt,
    status: z.enum(['ok', 'diverging', 'halted']),
    epoch: z.int(),
    series: z.string().nullable().openapi({ description: 'the loss series that rises while the others fall' }),
    heldInRow: z.int(),
  })
  .openapi('Health');

export const runningEpoch = z
  .object({
    ...readAt,
    epoch: z.int(),
    phase: z.enum(['Submit', 'Score', 'Reveal', 'Vote', 'Settle']),
    halted: z.boolean(),
    started: block,
    deadline: block,
    lengths: z.object({ submit: z.int(), score: z.int(), reveal: z.int(), vote: z.int() }),
    randomness: hash,
    base: hash,
    submissions: z.int(),
    voters: z.array(z.object({ address, power: amount, endpoint: z.string().nullable() })),
  })
  .openapi('RunningEpoch');

const measured = loss.nullable().openapi({ description: 'nats a token; null when nothing was measured' });
const losses = z.object({ batch: measured, validation: measured, heldOut: measured });

export const record = z
  .object({
    epoch: z.int(),
    status: z.enum(['settled', 'held', 'deferred']),
    before: hash,
    after: hash,
    minted: amount,
    minersPart: amount,
    submissions: z.int(),
    accepted: z.int(),
    losses,
    started: block,
    ended: block,
  })
  .openapi('EpochRecord');

export const submission = z
  .object({
    index: z.int(),
    address,
    blob: hash,
    size: z.int(),
    firstLoss: loss,
    lastLoss: loss,
    block,
    score: score.nullable().openapi({ description: 'settled score; null before the tally or when nobody gave one' }),
    accepted: z.boolean(),
    paid: amount,
  })
  .openapi('Submission');

export const epochDetail = z
  .object({ ...readAt, epoch: z.int(), record: record.nullable(), submissions: z.array(submission) })
  .openapi('Epoch');

export const lossSeries = z
  .object({
    ...readAt,
    epochs: z.array(z.object({ epoch: z.int(), status: z.enum(['settled', 'held', 'deferred']), ...losses.shape })),
  })
  .openapi('LossSeries');

export const emission = z
  .object({
    ...readAt,
    cap: amount,
    scheduled: amount.openapi({ description: 'cumulative emission that the schedule allows at this block' }),
    issuance: amount,
    minted: amount,
    deferred: amount,
    burnt: amount,
    accounted: block.openapi({ description: 'block up to which emission is minted or deferred' }),
  })
  .openapi('Emission');

const commission = z.number().openapi({ description: 'fraction from 0 to 1' });

export const accountDetail = z
  .object({
    ...readAt,
    address,
    balance: z.object({ free: amount, reserved: amount, frozen: amount, nonce: z.int() }),
    income: amount.openapi({ description: 'all that it was ever paid for work' }),
    stake: z.object({
      sessionKeys: z.string().nullable().openapi({ description: 'public keys registered for its node, hexadecimal' }),
      validator: z
        .object({
          commission,
          raise: z.object({ commission, due: block }).nullable().openapi({
            description: 'the higher commission that it has announced, and the block from which on it counts',
          }),
          bond: amount,
          delegated: amount,
          chilled: z.boolean(),
          bootstrap: z.boolean(),
        })
        .nullable(),
      delegations: z.array(
        z.object({
          validator: address,
          amount,
          owed: amount.openapi({ description: 'what it has earned with this validator and not claimed' }),
        }),
      ),
      unlocking: z.array(z.object({ validator: address, amount, until: block })),
    }),
  })
  .openapi('Account');
