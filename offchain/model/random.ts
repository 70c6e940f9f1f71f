import { blake2b } from '@noble/hashes/blake2.js';
import { concatBytes, hexToBytes } from '@noble/hashes/utils.js';

/** Returns integers from 0 to 2^32 − 1, all equally likely. */
export type Generator = () => number;

/**
 * xoshiro128** (Blackman and Vigna, 2018) from blake2b-128(seed ‖ stream as u32 LE): the same numbers on every machine.
 *
 * @param seed 0x and 64 hexadecimal digits
 * @param stream number of an independent sequence under the same seed
 */
export function generator(seed: string, stream: number): Generator {
  const index = new Uint8Array(4);
  new DataView(index.buffer).setUint32(0, stream, true);
  const digest = blake2b(concatBytes(hexToBytes(seed.slice(2)), index), { dkLen: 16 });
  const view = new DataView(digest.buffer, digest.byteOffset);
  let a = view.getInt32(0, true);
  let b = view.getInt32(4, true);
  let c = view.getInt32(8, true);
  let d = view.getInt32(12, true);
  return () => {
    const scrambled = Math.imul(rotate(Math.imul(b, 5), 7), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return scrambled >>> 0;
  };
}

function rotate(x: number, by: number): number {
  return (x << by) | (x >>> (32 - by));
}
