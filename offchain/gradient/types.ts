import type { Hash } from '../../types/files/hash.ts';

/** What is wrong with a gradient or its blob, in one sentence. */
export class GradientError extends Error {
  override readonly name = 'GradientError';
}

/** What was kept of one tensor: flat positions in strictly ascending order, and the value at each. */
export type SparseTensor = Readonly<{ indices: Uint32Array; values: Float32Array }>;

/** Account id of a miner: 32 bytes as `0x` and lower-case hexadecimal digits. */
export type AccountId = `0x${string}`;

/**
 * What a blob says about itself. It names its miner, so that who sees the hash of another's blob in the transaction pool
 * gains nothing by submitting it. The delta is always `start − end`: the blob's sign field has no other legal value.
 */
export type GradientHeader = Readonly<{ epoch: number; base: Hash; account: AccountId }>;

/** A decoded pseudo-gradient `start − end`, one sparse tensor for each tensor of the model, in the model's order. */
export type Gradient = Readonly<{ header: GradientHeader; tensors: readonly SparseTensor[] }>;
