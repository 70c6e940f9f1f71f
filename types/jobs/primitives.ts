import { z } from 'zod';

export { hashSchema as hash } from '../files/hash.ts';

/** An account as an SS58 address. */
export const account = z.string().min(40).max(60);

export const u32 = z
  .int()
  .min(0)
  .max(2 ** 32 - 1);

const decimal = (least: bigint, most: bigint) =>
  z
    .string()
    .regex(/^-?\d{1,20}$/, 'must be a whole number in decimal')
    .refine((text) => {
      if (!/^-?\d{1,20}$/.test(text)) return true;
      const value = BigInt(text);
      return value >= least && value <= most;
    }, `must lie between ${least} and ${most}`);

/** Signed nano-nats as a decimal string, since JSON has no 64-bit integer. */
export const i64 = decimal(-(2n ** 63n), 2n ** 63n - 1n);

/** Unsigned nano-nats as a decimal string. */
export const u64 = decimal(0n, 2n ** 64n - 1n);
