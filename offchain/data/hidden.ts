import type { Hash } from '../../types/files/hash.ts';
import { DataError } from './corpus.ts';

/** A validator's hidden text: sequences of `context + 1` tokens, one after another, and the Merkle root over them that goes on chain. */
export type HiddenText = Readonly<{ sequences: Uint8Array; root: Hash }>;

/**
 * Draws `count` non-overlapping sequences from the reserve's tokens by a private seed (32 bytes).
 * Throws DataError when the reserve is too small.
 */
export function hiddenText(
  _reserve: Uint8Array,
  _privateSeed: Uint8Array,
  _count: number,
  _context: number,
): HiddenText {
  throw new DataError('being written');
}
