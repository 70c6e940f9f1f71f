import { z } from 'zod';

export { hashSchema as hash } from '../files/hash.ts';

/** An account as an SS58 address. */
export const account = z.string().min(40).max(60);

export const u32 = z
  .int()
  .min(0)
  .max(2 ** 32 - 1);

/** A whole number in decimal with one spelling, since JSON has no large integers. */
const decimal = (least: bigint, most: bigint) => {
  const spelling = new RegExp(`^(0|-?[1-9]\\d{0,${String(most).length - 1}})$`);
  return z
    .string()
    .regex(spelling, 'must be a whole number in decimal')
    .refine((text) => !spelling.test(text) || (BigInt(text) >= least && BigInt(text) <= most), {
      error: `must lie between ${least} and ${most}`,
    });
};

/** Signed nano-nats. */
export const i64 = decimal(-(2n ** 63n), 2n ** 63n - 1n);

/** Unsigned nano-nats. */
export const u64 = decimal(0n, 2n ** 64n - 1n);

/** Plancks. */
export const amount = decimal(0n, 2n ** 128n - 1n);
