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
  tableEntryBytes,
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
 * Memory is bounded by 16 times the blob's own length, whatever the blob says.
 */
export function decode(blob: Uint8Array, { specs, budget, epoch, base, account }: Expectation): Gradient {
  const fixed = fixedBytes(specs.length);
  check(blob.length <= budget, () => `the blob has ${blob.length} bytes, above the budget of ${budget}`);
  check(blob.length >= fixed, () => `the blob has ${blob.length} bytes, a blob of this model at least ${fixed}`);
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
  const count = view.getUint32(12, true);
  check(count === specs.length, () => `the blob has ${count} tensors, the model ${specs.length}`);

  let at = headerBytes + tableEntryBytes * specs.length;
  const tensors = specs.map(({ name, size }, i) => {
    const entry = headerBytes + tableEntryBytes * i;
    const elements = view.getUint32(entry, true);
    const bytes = view.getUint32(entry + 4, true);
    check(elements === size, () => `tensor ${name} has ${elements} elements in the blob, ${size} in the model`);
    check(bytes <= end - at, () => `tensor ${name} ends beyond the blob`);
    at += bytes;
    return decodeTensor(blob.subarray(at - bytes, at), size, name);
  });
  check(at === end, () => `the blob has ${end - at} bytes after its last tensor`);
  return { header, tensors };
}

function decodeTensor(stream: Uint8Array, size: number, name: string): SparseTensor {
  const reader = new BitReader(stream);
  // What is kept takes at least two bits, so this bound is the blob's, not the count field's.
  const most = Math.min(size, 4 * stream.length);
  const indices = new Uint32Array(most);
  const values = new Float32Array(most);
  const bits = new Uint32Array(values.buffer);
  let kept = 0;
  for (let start = 0; start < size; start += chunkLength) {
    const length = Math.min(chunkLength, size - start);
    const count = reader.read(countBits(length));
    check(count <= length, () => `a chunk of tensor ${name} keeps ${count} of ${length} elements`);
    if (count === 0) continue;
    const scale = reader.read(scaleBits);
    check(scale > 0 && scale <= largestScale, () => `a scale of tensor ${name} is not a positive finite number`);
    check(2 * count <= reader.left, () => `the stream of tensor ${name} is too short for what it keeps`);
    const rice = riceParameter(count, length);
    const quotient = 2 ** rice;
    let next = start;
    for (let i = 0; i < count; i++) {
      const zeros = reader.readUnary();
      // The low bits of the index's gap, and the sign above them.
      const rest = reader.read(rice + 1);
      const index = next + zeros * quotient + (rest & (quotient - 1));
      if (index >= start + length) throw new GradientError(`an index of tensor ${name} is beyond its chunk`);
      indices[kept] = index;
      bits[kept++] = ((rest >>> rice) << 31) | (scale << 16);
      next = index + 1;
    }
  }
  const rest = reader.left;
  check(rest >= 0 && rest < 8, () => `the stream of tensor ${name} is ${rest < 0 ? 'too short' : 'too long'}`);
  check(reader.read(rest) === 0, () => `a padding bit of tensor ${name} is not 0`);
  return { indices: indices.slice(0, kept), values: values.slice(0, kept) };
}

function check(holds: boolean, message: () => string): void {
  if (!holds) throw new GradientError(message());
}
