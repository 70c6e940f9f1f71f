import { z } from 'zod';

/** Plancks as a decimal string. */
const amount = z.string().regex(/^(0|[1-9]\d*)$/, 'must be a decimal number of plancks');
/** Nano-nats a token as a decimal string; negative when a gradient made the loss worse. */
const score = z.string().regex(/^(0|-?[1-9]\d*)$/, 'must be a decimal number of nano-nats');
/** Nats a token; null where the chain holds no value (an epoch that nobody voted on). */
const loss = z.number().min(0).nullable();

/** What one miner's submission brought in one epoch. */
export const payoutSchema = z.strictObject({ address: z.string().min(1), score, paid: amount });

/** One epoch that ended. `seconds` is wall-clock time; `payouts` lists the submissions that have a settled score. */
export const epochReportSchema = z.strictObject({
  epoch: z.int().min(0),
  status: z.enum(['settled', 'held', 'deferred']),
  minted: amount,
  losses: z.strictObject({ batch: loss, validation: loss, heldOut: loss }),
  accepted: z.int().min(0),
  rejected: z.int().min(0),
  seconds: z.number().min(0),
  payouts: z.array(payoutSchema),
});

/** An account that took part: `income` is all it was ever paid, `adversary` the way it cheats or null. */
export const accountReportSchema = z.strictObject({
  address: z.string().min(1),
  role: z.enum(['miner', 'validator']),
  adversary: z.string().min(1).nullable(),
  income: amount,
});

/** What real nodes hold for final: all blocks up to `height`, which is final on every node that answered, were compared; `supply` is the state of each of these at that block. */
export const finalityReportSchema = z.strictObject({
  height: z.int().min(0),
  /** Heights at which two nodes hold different blocks for final: there must be none. */
  differing: z.array(z.int().min(0)),
  supply: z.array(z.strictObject({ issuance: amount, scheduled: amount })),
  /** Places of the nodes that did not answer. */
  silent: z.array(z.int().min(0)),
});

/** The report that `scripts/start --json FILE` writes. Everything about money is read from the chain at one block. */
export const reportSchema = z
  .strictObject({
    epochs: z.array(epochReportSchema),
    initial: z.strictObject({ heldOut: loss }),
    supply: z.strictObject({ issuance: amount, scheduled: amount, deferred: amount, sumOfBalances: amount }),
    accounts: z.array(accountReportSchema),
    /** Null on the development chain, which has no nodes, and where a network was stopped before it had the epochs that were asked for. */
    finality: finalityReportSchema.nullable(),
    wallSeconds: z.number().min(0),
    firstMintSeconds: z.number().min(0).nullable(),
    peakMemoryMB: z.number().min(0).nullable(),
  })
  .refine((report) => report.epochs.every((row, at) => at === 0 || row.epoch > report.epochs[at - 1]!.epoch), {
    message: 'epochs must be in ascending order, each once',
    path: ['epochs'],
  });

export type EpochReport = z.infer<typeof epochReportSchema>;
export type FinalityReport = z.infer<typeof finalityReportSchema>;
export type AccountReport = z.infer<typeof accountReportSchema>;
export type Report = z.infer<typeof reportSchema>;
