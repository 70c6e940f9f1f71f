import { z } from 'zod';
import { account, i64, u32, u64 } from '../jobs/primitives.ts';
import { hashSchema } from './hash.ts';

/**
 * What a validator knows of miners after an epoch: the evidence of training that each has shown, as it counts then. Its hash is the salt
 * of the epoch's commit, so that it is fixed before anybody's scores are known, and can be checked once it is published.
 */
export const evidenceRecord = z.strictObject({
  epoch: u32,
  /** 32 random bytes, so that nobody guesses the commit. */
  nonce: hashSchema,
  /** The record of an earlier epoch that this one goes on from; null where there is none. */
  previous: hashSchema.nullable(),
  /** By SS58 address: nano-nats, see `Standing`, and the last epoch in which the miner was measured. */
  standings: z.record(account, z.strictObject({ mean: i64, error: u64, typical: u64, epoch: u32 })),
});

export type EvidenceRecord = z.infer<typeof evidenceRecord>;

/** Bytes of a record, at most: 16 epochs of 16,384 new miners, the most that a vote can allow, of 121 bytes each. */
export const largestEvidenceRecord = 40 * 1024 * 1024;
