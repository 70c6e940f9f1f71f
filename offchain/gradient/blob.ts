import { crc32 } from 'node:zlib';
import { hexToU8a } from '@polkadot/util';
import { BitWriter } from './bits.ts';
import {
  checksumBytes,
  chunkLength,
  countBits,
  fixedBytes,
  headerBytes,
  magic,
  riceParameter,
  scaleBits,
  startMinusEnd,
  version,
} from './layout.ts';
import { GradientError, type GradientHeader } from './types.ts';

/** What a chunk of `length` elements keeps: positions within it, ascending, and the value at each, all of one magnitude. */
export type Chunk = Readonly<{ length: number; positions: Uint32Array; values: Float32Array }>;

/** The blob of a model's chunks. Throws GradientError when one has values of two magnitudes, or one that is no bfloat16. */
export function writeBlob({ epoch, base, account }: GradientHeader, chunks: readonly Chunk[]): Uint8Array {
  const bits = chunks.reduce((total, { positions, length }) => total + streamBits(positions, length), 0);
  const blob = new Uint8Array(fixedBytes + Math.ceil(bits / 8));
  const end = blob.length - checksumBytes;
  const view = new DataView(blob.buffer);
  view.setUint32(0, magic, true);
  blob[4] = version;
  blob[5] = startMinusEnd;
  view.setUint32(8, epoch, true);
  view.setUint32(12, chunks.length, true);
  blob.set(hexToU8a(base), 16);
  blob.set(hexToU8a(account), 48);
  const writer = new BitWriter(blob.subarray(headerBytes, end));
  for (const chunk of chunks) writeChunk(writer, chunk);
  writer.finish();
  view.setUint32(end, crc32(blob.subarray(0, end)), true);
  return blob;
}

/** Bits of a chunk, or of a stretch of chunks of `size` elements together, of which those at `indices` are kept. */
export function streamBits(indices: Uint32Array, size: number): number {
  let bits = 0;
  let at = 0;
  for (let start = 0; start < size; start += chunkLength) {
    const length = Math.min(chunkLength, size - start);
    let end = at;
    while (end < indices.length && indices[end]! < start + length) end++;
    bits += countBits(length);
    if (end === at) continue;
    const rice = riceParameter(end - at, length);
    bits += scaleBits + (end - at) * (rice + 2);
    for (let next = start; at < end; at++) {
      bits += (indices[at]! - next) >>> rice;
      next = indices[at]! + 1;
    }
  }
  return bits;
}

function writeChunk(writer: BitWriter, { length, positions, values }: Chunk): void {
  const count = positions.length;
  writer.write(count, countBits(length));
  if (count === 0) return;
  const bits = new Uint32Array(values.buffer, values.byteOffset, count);
  const rice = riceParameter(count, length);
  const scale = bits[0]! & 0x7fffffff;
  writer.write(scale >>> 16, scaleBits);
  let next = 0;
  for (let at = 0; at < count; at++) {
    if ((bits[at]! & 0x7fffffff) !== scale || (scale & 0xffff) !== 0)
      throw new GradientError('a chunk has values of two magnitudes, or one that is finer than bfloat16');
    const gap = positions[at]! - next;
    writer.writeUnary(gap >>> rice);
    writer.write(gap, rice);
    writer.write(bits[at]! >>> 31, 1);
    next = positions[at]! + 1;
  }
}
