import { z } from 'zod';

/** A blake2b-256 hash as the chain's RPC prints it: `0x` and 64 lower-case hexadecimal digits. */
export type Hash = `0x${string}`;

/** A hash in outside input: anything but `0x` and 64 lower-case hexadecimal digits is refused. */
export const hashSchema = z
  .string()
  .regex(/^0x[0-9a-f]{64}$/, 'must be 0x and 64 lower-case hexadecimal digits')
  .transform((text) => text as Hash);
