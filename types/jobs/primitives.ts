import { z } from 'zod';

/** A 32-byte hash as the chain prints it: `0x` and 64 lower-case hex digits. */
export const hash = z
  .string()
  .regex(/^0x[0-9a-f]{64}$/, 'must be 0x followed by 64 lower-case hex digits')
  .transform((text) => text as `0x${string}`);

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
