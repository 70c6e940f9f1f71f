import { u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsU8a } from '@polkadot/util-crypto';
import type { Hash } from '../../types/files/hash.ts';
import { DataError } from './corpus.ts';
import { drawFrom, shuffled } from './random.ts';

/** A validator's hidden text: sequences of `context + 1` tokens, one after another, and the Merkle root over them that goes on chain. */
export type HiddenText = Readonly<{ sequences: Uint8Array; root: Hash }>;

/**
 * Draws `count` non-overlapping sequences from the reserve's tokens by a private seed (32 bytes).
 * Throws DataError when the reserve is too small.
 */
export function hiddenText(reserve: Uint8Array, privateSeed: Uint8Array, count: number, context: number): HiddenText {
  if (privateSeed.length !== 32) throw new DataError(`a private seed has 32 bytes, not ${privateSeed.length}`);
  const length = context + 1;
  const draw = drawFrom(privateSeed, 'alice hidden text');
  // Where the first sequence starts is part of the secret too.
  const shift = draw(length);
  const available = Math.floor((reserve.length - shift) / length);
  if (count < 1 || available < count) {
    throw new DataError(`the reserve has room for ${Math.max(0, available)} sequences, ${count} were asked for`);
  }
  const places = shuffled(
    Array.from({ length: available }, (_, place) => place),
    draw,
  ).slice(0, count);
  const sequences = new Uint8Array(count * length);
  places.forEach((place, index) => {
    const start = shift + place * length;
    sequences.set(reserve.subarray(start, start + length), index * length);
  });
  return { sequences, root: merkleRoot(sequences, length) };
}

/**
 * Root over the sequences: a leaf is blake2b-256(0x00 ‖ tokens), a node blake2b-256(0x01 ‖ left ‖ right), and a last node
 * without a neighbour goes up as it is.
 */
function merkleRoot(sequences: Uint8Array, length: number): Hash {
  let level: Uint8Array[] = [];
  for (let start = 0; start < sequences.length; start += length) {
    level.push(blake2AsU8a(u8aConcat([0], sequences.subarray(start, start + length)), 256));
  }
  while (level.length > 1) {
    const above: Uint8Array[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const [left, right] = [level[i]!, level[i + 1]];
      above.push(right ? blake2AsU8a(u8aConcat([1], left, right), 256) : left);
    }
    level = above;
  }
  return u8aToHex(level[0]!);
}
