import { crc32 } from 'node:zlib';
import { u8aToHex } from '@polkadot/util';
import type { Hash } from '../../types/files/hash.ts';
import type { TensorSpec } from '../model/index.ts';
import { BitReader } from './bits.ts';
import {
  checksumBytes,
  chunkLength,
  countBits,
  fixedBytes,
  headerBytes,
  largestScale,
  magic,
  riceParameter,
  scaleBits,
  startMinusEnd,
  version,
} from './layout.ts';
import { type AccountId, type Gradient, GradientError, type SparseTensor } from './types.ts';

/** What a blob must agree with to be decoded: the model's tensors and budget, and the epoch, base and miner where they are known. */
export type Expectation = Readonly<{
  specs: readonly TensorSpec[];
  budget: number;
  epoch?: number;
  base?: Hash;
  account?: AccountId;
}>;

/**
 * The gradient in `blob`. Throws GradientError, and nothing else, for a blob that breaks any rule of
 * docs/gradient-format.md: a gradient has one encoding, so decoding and encoding again gives the same bytes.
 * Memory is bounded by 64 times the blob's own length, whatever the blob says.
 */
export function decode(blob: Uint8Array, { specs, budget, epoch, base, account }: Expectation): Gradient {
  check(blob.length <= budget, () => `the blob has ${blob.length} bytes, above the budget of ${budget}`);
  check(blob.length >= fixedBytes, () => `the blob has ${blob.length} bytes, any blob at least ${fixedBytes}`);
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  check(view.getUint32(0, true) === magic, () => 'the blob does not begin as a gradient does');
  check(blob[4] === version, () => `the blob has version ${blob[4]} of the format, not ${version}`);
  const end = blob.length - checksumBytes;
  check(view.getUint32(end, true) === crc32(blob.subarray(0, end)), () => 'the checksum of the blob is wrong');
  check(
    blob[5] === startMinusEnd,
    () => `the blob's sign convention is ${blob[5]}, not ${startMinusEnd} (start − end)`,
  );
  check(view.getUint16(6, true) === 0, () => 'a reserved byte of the header is not 0');
  const header = {
    epoch: view.getUint32(8, true),
    base: u8aToHex(blob.subarray(16, 48)),
    account: u8aToHex(blob.subarray(48, headerBytes)),
  };
  check(epoch === undefined || header.epoch === epoch, () => `the blob is for epoch ${header.epoch}, not ${epoch}`);
  check(base === undefined || header.base === base, () => `the blob is for base ${header.base}, not ${base}`);
  check(
    account === undefined || header.account === account,
    () => `the blob is of miner ${header.account}, not of ${account}`,
  );
  const total = specs.reduce((sum, { size }) => sum + size, 0);
  const chunks = view.getUint32(12, true);
  const expected = Math.ceil(total / chunkLength);
  check(chunks === expected, () => `the blob has ${chunks} chunks, the model ${expected}`);
  return { header, tensors: decodeStream(blob.subarray(headerBytes, end), specs, total) };
}

function decodeStream(stream: Uint8Array, specs: readonly TensorSpec[], total: number): SparseTensor[] {
  const reader = new BitReader(stream);
  // What is kept takes at least two bits, so this bound is the blob's, not the count field's.
  const most = Math.min(total, 4 * stream.length);
  const indices = new Uint32Array(most);
  const values = new Float32Array(most);
  const bits = new Uint32Array(values.buffer);
  const tensors: SparseTensor[] = [];
  let kept = 0;
  // The tensor that is filled: where it begins and ends among all elements, and where it begins among those kept.
  let offset = 0;
  let end = specs[0]?.size ?? 0;
  let first = 0;
  const close = (): void => {
    tensors.push({ indices: indices.slice(first, kept), values: values.slice(first, kept) });
    first = kept;
    offset = end;
    end += specs[tensors.length]?.size ?? 0;
  };
  for (let start = 0; start < total; start += chunkLength) {
    const length = Math.min(chunkLength, total - start);
    const chunk = start / chunkLength;
    const count = reader.read(countBits(length));
    check(count <= length, () => `chunk ${chunk} keeps ${count} of ${length} elements`);
    if (count === 0) continue;
    const scale = reader.read(scaleBits);
    check(scale > 0 && scale <= largestScale, () => `the scale of chunk ${chunk} is not a positive finite number`);
    check(2 * count <= reader.left, () => `the stream is too short for what chunk ${chunk} keeps`);
    const rice = riceParameter(count, length);
    const quotient = 2 ** rice;
    let next = 0;
    for (let i = 0; i < count; i++) {
      const zeros = reader.readUnary();
      // The low bits of the position's gap, and the sign above them.
      const rest = reader.read(rice + 1);
      const position = next + zeros * quotient + (rest & (quotient - 1));
      if (position >= length) throw new GradientError(`a position is beyond chunk ${chunk}`);
      while (start + position >= end) close();
      indices[kept] = start + position - offset;
      bits[kept++] = ((rest >>> rice) << 31) | (scale << 16);
      next = position + 1;
    }
  }
  while (tensors.length < specs.length) close();
  const rest = reader.left;
  check(rest >= 0 && rest < 8, () => `the stream is too ${rest < 0 ? 'short' : 'long'}`);
  check(reader.read(rest) === 0, () => 'a padding bit is not 0');
  return tensors;
}

function check(holds: boolean, message: () => string): void {
  if (!holds) throw new GradientError(message());
}
