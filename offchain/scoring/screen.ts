import type { Hash } from '../../types/files/hash.ts';
import type { Gradient } from '../gradient/index.ts';
import type { TensorSpec } from '../weights/index.ts';

/** What the blobs of one epoch are checked against; `submissions` by index on chain, `blob` null where it was not fetched. */
export type ScreenInput = Readonly<{
  submissions: readonly Readonly<{ hash: Hash; size: number; blob: Uint8Array | null }>[];
  epoch: number;
  base: Hash;
  budget: number;
  specs: readonly TensorSpec[];
}>;

/** `gradient` when everything that costs no model evaluation is in order; else why not (`absent`: not fetched, to be abstained on). */
export type Screened =
  | Readonly<{ status: 'passed'; gradient: Gradient }>
  | Readonly<{ status: 'rejected' | 'absent'; reason: string }>;

/**
 * The checks of all submissions of an epoch that need no model, cheapest first: size, hash, form, finite values, epoch and
 * base hash, norm against the median norm, near-copies of an earlier submission.
 */
export function screen(_input: ScreenInput): Screened[] {
  throw new Error('being written');
}
