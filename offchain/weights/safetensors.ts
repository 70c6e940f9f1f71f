import type { Hash } from '../../types/files/hash.ts';
import type { TensorSpec } from '../model/index.ts';
import { hashOf } from '../store/index.ts';

/** What is wrong with a weights file, in one sentence. */
export class WeightsError extends Error {
  override readonly name = 'WeightsError';
}

/**
 * The canonical safetensors file of `weights`: 8 bytes of header length (u64, little-endian), the header, the values.
 * The header is JSON without whitespace, one entry a tensor in the order of `specs`, keys `dtype`, `shape`,
 * `data_offsets`, no `__metadata__`, padded with spaces to a multiple of 8; values are f32, little-endian, with no gaps.
 * (No maintained npm package writes this format; PyPI's `safetensors` reads the result.)
 *
 * @param weights all tensors' values, flattened row-major and joined in the order of `specs`
 */
export function encodeWeights(specs: readonly TensorSpec[], weights: Float32Array): Uint8Array {
  const count = countOf(specs);
  if (weights.length !== count) throw new WeightsError(`the model has ${count} parameters, not ${weights.length}`);
  const header = canonicalHeader(specs);
  const bytes = new Uint8Array(8 + header.length + 4 * count);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(header.length), true);
  bytes.set(header, 8);
  for (let at = 0, byte = 8 + header.length; at < count; at++, byte += 4) view.setFloat32(byte, weights[at]!, true);
  return bytes;
}

/**
 * The weights in a canonical safetensors file of the model that `specs` describes, joined in that order.
 * Throws WeightsError for any other file, and for values that are not finite.
 */
export function decodeWeights(specs: readonly TensorSpec[], bytes: Uint8Array): Float32Array {
  const header = canonicalHeader(specs);
  const count = countOf(specs);
  const size = 8 + header.length + 4 * count;
  if (bytes.length !== size) throw new WeightsError(`the weights file has ${bytes.length} bytes, not ${size}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const same =
    view.getBigUint64(0, true) === BigInt(header.length) && header.every((value, at) => bytes[8 + at] === value);
  if (!same) throw new WeightsError('the header of the weights file is not the canonical one of this model');
  const weights = new Float32Array(count);
  for (let at = 0, byte = 8 + header.length; at < count; at++, byte += 4) {
    const value = view.getFloat32(byte, true);
    if (!Number.isFinite(value)) throw new WeightsError(`parameter ${at} of the weights file is not finite`);
    weights[at] = value;
  }
  return weights;
}

/** blake2b-256 of the canonical file: what the chain calls the base. */
export function weightsHash(specs: readonly TensorSpec[], weights: Float32Array): Hash {
  return hashOf(encodeWeights(specs, weights));
}

function canonicalHeader(specs: readonly TensorSpec[]): Uint8Array {
  const entries: string[] = [];
  for (const { name, shape, offset, size } of specs) {
    const offsets = JSON.stringify([4 * offset, 4 * (offset + size)]);
    entries.push(`${JSON.stringify(name)}:{"dtype":"F32","shape":${JSON.stringify(shape)},"data_offsets":${offsets}}`);
  }
  const text = new TextEncoder().encode(`{${entries.join(',')}}`);
  const padded = new Uint8Array(Math.ceil(text.length / 8) * 8).fill(0x20);
  padded.set(text);
  return padded;
}

function countOf(specs: readonly TensorSpec[]): number {
  return specs.reduce((total, spec) => total + spec.size, 0);
}
