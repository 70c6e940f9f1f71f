/** Sizes and rules of the blob that reader and writer share; docs/gradient-format.md has the whole format. */

export const magic = 0x52474c41; // "ALGR", read as u32 little-endian
export const version = 2;
/** The only sign convention there is: delta = start − end, and the update subtracts it. */
export const startMinusEnd = 1;
/** Elements of a chunk: 2^16. Empty chunks cost 17 bits, so large ones are cheap where little is kept. */
export const chunkLength = 65_536;

export const headerBytes = 80;
export const checksumBytes = 4;
/** Bytes of a blob besides its stream. */
export const fixedBytes = headerBytes + checksumBytes;
export const scaleBits = 16;
/** Largest bfloat16 that is finite; its bits are the upper half of an f32's. */
export const largestScale = 0x7f7f;

/** Bits of a chunk's count field: as many as its length needs, since all of it may be kept. */
export function countBits(length: number): number {
  return 32 - Math.clz32(length);
}

/**
 * Rice parameter for `count ≥ 1` gaps in a chunk of `length`: the largest r with `count·2^r ≤ ⌊11·length/16⌋`, or 0.
 * (11/16 stands for ln 2: about the best r for geometrically distributed gaps; Rice and Plaunt 1971, Golomb 1966.)
 */
export function riceParameter(count: number, length: number): number {
  const quotient = Math.floor(Math.floor((11 * length) / 16) / count);
  return quotient === 0 ? 0 : 31 - Math.clz32(quotient);
}
