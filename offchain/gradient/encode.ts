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
  tableEntryBytes,
  version,
} from './layout.ts';
import { type Gradient, GradientError, type SparseTensor } from './types.ts';

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
  const streams = tensors.map((tensor, i) => encodeTensor(tensor, sizes[i]!));
  const length = fixedBytes(tensors.length) + streams.reduce((total, stream) => total + stream.length, 0);
  const blob = new Uint8Array(length);
  const view = new DataView(blob.buffer);
  view.setUint32(0, magic, true);
  blob[4] = version;
  blob[5] = startMinusEnd;
  view.setUint32(8, header.epoch, true);
  view.setUint32(12, tensors.length, true);
  blob.set(hexToU8a(header.base), 16);
  blob.set(hexToU8a(header.account), 48);
  let entry = headerBytes;
  let at = headerBytes + tableEntryBytes * tensors.length;
  streams.forEach((stream, i) => {
    view.setUint32(entry, sizes[i]!, true);
    view.setUint32(entry + 4, stream.length, true);
    blob.set(stream, at);
    entry += tableEntryBytes;
    at += stream.length;
  });
  view.setUint32(length - checksumBytes, crc32(blob.subarray(0, length - checksumBytes)), true);
  return blob;
}

/** Length in bytes of the stream of a tensor of `size` elements that keeps `indices`. */
export function streamBytes(indices: Uint32Array, size: number): number {
  let bits = 0;
  let at = 0;
  for (let start = 0; start < size; start += chunkLength) {
    const length = Math.min(chunkLength, size - start);
    let end = at;
    while (end < indices.length && indices[end]! < start + length) end++;
    bits += countBits(length);
    if (end > at) {
      const rice = riceParameter(end - at, length);
      bits += scaleBits + (end - at) * (rice + 2);
      let next = start;
      for (; at < end; at++) {
        bits += (indices[at]! - next) >>> rice;
        next = indices[at]! + 1;
      }
    }
  }
  return Math.ceil(bits / 8);
}

function encodeTensor({ indices, values }: SparseTensor, size: number): Uint8Array {
  const stream = new Uint8Array(streamBytes(indices, size));
  const writer = new BitWriter(stream);
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  let at = 0;
  for (let start = 0; start < size; start += chunkLength) {
    const length = Math.min(chunkLength, size - start);
    let end = at;
    while (end < indices.length && indices[end]! < start + length) end++;
    writer.write(end - at, countBits(length));
    if (end === at) continue;
    const rice = riceParameter(end - at, length);
    const scale = bits[at]! & 0x7fffffff;
    writer.write(scale >>> 16, scaleBits);
    let next = start;
    for (; at < end; at++) {
      const gap = indices[at]! - next;
      if (gap < 0 || (bits[at]! & 0x7fffffff) !== scale || (scale & 0xffff) !== 0) {
        throw new GradientError(
          'indices are not ascending, or a chunk has values of two magnitudes or a finer one than bfloat16',
        );
      }
      writer.writeUnary(gap >>> rice);
      writer.write(gap, rice);
      writer.write(bits[at]! >>> 31, 1);
      next = indices[at]! + 1;
    }
  }
  writer.finish();
  if (at !== indices.length) throw new GradientError(`an index is beyond the tensor's ${size} elements`);
  return stream;
}
