import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import type { TensorSpec } from '../model/index.ts';

export const base = `0x${'11'.repeat(32)}` as const;
export const account = `0x${'aa'.repeat(32)}` as const;

/** Specs of tensors with the given numbers of elements. */
export function specsOf(sizes: readonly number[]): TensorSpec[] {
  let offset = 0;
  return sizes.map((size, i) => {
    offset += size;
    return { name: `t${i}`, shape: [size], offset: offset - size, size };
  });
}

/** The blob with a change made, and its checksum right again. */
export function changed(blob: Uint8Array, change: (bytes: Uint8Array, view: DataView) => void): Uint8Array {
  const bytes = blob.slice();
  const view = new DataView(bytes.buffer);
  change(bytes, view);
  view.setUint32(bytes.length - 4, crc32(bytes.subarray(0, -4)), true);
  return bytes;
}

/** Numbers of elements of one to four tensors, now and then more than a chunk. */
export const sizesArbitrary = fc.array(
  fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 1, max: 300 }) },
    { weight: 1, arbitrary: fc.integer({ min: 65_530, max: 65_550 }) },
  ),
  { minLength: 1, maxLength: 4 },
);

/** `length` values between very small and very large ones, many of them small, some zero. */
export function deltaOf(length: number, seed: number): Float32Array {
  let state = seed | 1;
  return Float32Array.from({ length }, () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    const uniform = ((state >>> 8) + 0.5) / 2 ** 24;
    if (uniform < 0.01) return 0;
    return Math.sign(uniform - 0.5) * Math.exp(8 * Math.abs(uniform - 0.5)) * 1e-3;
  });
}
