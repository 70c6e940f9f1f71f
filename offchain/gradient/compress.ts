import type { Hash } from '../../types/files/hash.ts';
import type { TensorSpec } from '../model/index.ts';
import { GradientError } from './types.ts';

/** `delta` is `start − end` of this epoch's training, `residual` what earlier blobs left out (zeros at first). */
export type CompressInput = Readonly<{
  delta: Float32Array;
  residual: Float32Array;
  specs: readonly TensorSpec[];
  epoch: number;
  base: Hash;
  /** Largest size of the blob in bytes, header included. */
  budget: number;
}>;

/** `residual` is what this blob leaves out, to be handed in with the next delta (error feedback). */
export type Compressed = Readonly<{ blob: Uint8Array; residual: Float32Array }>;

/** Compresses `delta + residual` into a blob of at most `budget` bytes. Throws GradientError when a value is not finite or the budget is too small for the header. */
export function compress(_input: CompressInput): Compressed {
  throw new GradientError('compression is being written');
}
