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
import { type Gradient, GradientError, type SparseTensor } from './types.ts';

/** What a chunk keeps: positions within it, ascending, and the value at each. Good until the next chunk is asked for. */
type Chunk = Readonly<{ length: number; positions: Uint32Array; values: Float32Array }>;

/**
 * The blob of a gradient whose values have been quantised: within a chunk all have the magnitude of the chunk's first,
 * a bfloat16. Throws GradientError when they do not. Whether the numbers make sense is for `decode` to say: this writes
 * what it is given.
 *
 * @param sizes number of elements of each tensor
 */
export function encode({ header, tensors }: Gradient, sizes: readonly number[]): Uint8Array {
  if (tensors.length !== sizes.length)
    throw new GradientError(`${tensors.length} tensors for a model of ${sizes.length}`);
  let bits = 0;
  let chunks = 0;
  for (const { positions, length } of chunksOf(tensors, sizes)) {
    bits += streamBits(positions, length);
    chunks++;
  }
  const blob = new Uint8Array(fixedBytes + Math.ceil(bits / 8));
  const end = blob.length - checksumBytes;
  const view = new DataView(blob.buffer);
  view.setUint32(0, magic, true);
  blob[4] = version;
  blob[5] = startMinusEnd;
  view.setUint32(8, header.epoch, true);
  view.setUint32(12, chunks, true);
  blob.set(hexToU8a(header.base), 16);
  blob.set(hexToU8a(header.account), 48);
  const writer = new BitWriter(blob.subarray(headerBytes, end));
  for (const chunk of chunksOf(tensors, sizes)) writeChunk(writer, chunk);
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

/** Cuts all tensors' elements, one tensor after the other, into chunks. */
function* chunksOf(tensors: readonly SparseTensor[], sizes: readonly number[]): Generator<Chunk> {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const positions = new Uint32Array(Math.min(chunkLength, total));
  const values = new Float32Array(positions.length);
  let tensor = 0;
  let offset = 0;
  let at = 0;
  for (let start = 0; start < total; start += chunkLength) {
    const length = Math.min(chunkLength, total - start);
    let kept = 0;
    for (let last = -1; tensor < tensors.length; ) {
      const { indices, values: own } = tensors[tensor]!;
      const size = sizes[tensor]!;
      for (; at < indices.length && offset + indices[at]! < start + length; at++) {
        const position = offset + indices[at]! - start;
        if (position <= last || indices[at]! >= size)
          throw new GradientError(`the indices of tensor ${tensor} are not ascending, or beyond its ${size} elements`);
        positions[kept] = last = position;
        values[kept++] = own[at]!;
      }
      if (at < indices.length || offset + size > start + length) break;
      offset += size;
      tensor++;
      at = 0;
    }
    yield { length, positions: positions.subarray(0, kept), values: values.subarray(0, kept) };
  }
  if (tensor < tensors.length && at < tensors[tensor]!.indices.length)
    throw new GradientError(`an index of tensor ${tensor} is beyond its ${sizes[tensor]} elements`);
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
