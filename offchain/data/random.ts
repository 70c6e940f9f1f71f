import { stringToU8a, u8aConcat } from '@polkadot/util';
import { blake2AsU8a } from '@polkadot/util-crypto';

/** Draws an integer from 0 to `bound − 1`, all equally likely. */
export type Draw = (bound: number) => number;

/**
 * Numbers that depend on the seed and the purpose alone: 32-bit words of blake2b-256(purpose ‖ seed ‖ counter as u32 LE).
 * Words that would favour small results are thrown away.
 */
export function drawFrom(seed: Uint8Array, purpose: string): Draw {
  const prefix = u8aConcat(stringToU8a(purpose), seed);
  const counter = new Uint8Array(4);
  let words: DataView = new DataView(new ArrayBuffer(0));
  let used = 0;
  let blocks = 0;
  const nextWord = (): number => {
    if (used === words.byteLength) {
      new DataView(counter.buffer).setUint32(0, blocks++, true);
      const digest = blake2AsU8a(u8aConcat(prefix, counter), 256);
      words = new DataView(digest.buffer, digest.byteOffset, digest.byteLength);
      used = 0;
    }
    used += 4;
    return words.getUint32(used - 4, true);
  };
  return (bound) => {
    const fair = 2 ** 32 - (2 ** 32 % bound);
    for (;;) {
      const word = nextWord();
      if (word < fair) return word % bound;
    }
  };
}

/** The items in an order drawn at random (Fisher–Yates); `items` is left as it is. */
export function shuffled<T>(items: readonly T[], draw: Draw): T[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last--) {
    const other = draw(last + 1);
    [result[last], result[other]] = [result[other]!, result[last]!];
  }
  return result;
}
