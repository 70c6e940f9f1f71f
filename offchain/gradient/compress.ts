import type { Hash } from '../../types/files/hash.ts';
import type { TensorSpec } from '../model/index.ts';
import { encode } from './encode.ts';
import { chunkLength, largestScale } from './layout.ts';
import { selectLargest } from './select.ts';
import { type AccountId, GradientError, type SparseTensor } from './types.ts';

/** Elements that are looked at as one array: 256 chunks, so that positions have 32 bits however large the model is. */
const partLength = 256 * chunkLength;

/** `delta` is `start − end` of this epoch's training, `residual` what earlier blobs left out (zeros at first). */
export type CompressInput = Readonly<{
  delta: Float32Array;
  residual: Float32Array;
  specs: readonly TensorSpec[];
  epoch: number;
  base: Hash;
  /** The miner that the blob is of. */
  account: AccountId;
  /** Largest size of the blob in bytes, header included. */
  budget: number;
}>;

/** `residual` is what this blob leaves out, to be handed in with the next delta (error feedback). */
export type Compressed = Readonly<{ blob: Uint8Array; residual: Float32Array }>;

/**
 * Compresses `delta + residual` into a blob of at most `budget` bytes: the elements of largest magnitude of all tensors,
 * as many as fit, each as its sign times the mean magnitude of what its chunk keeps. The new residual is exactly
 * `delta + residual` less what `decode` reads from the blob (Seide et al. 2014; Stich et al. 2018).
 * A blob that comes to nothing (not accepted, not uploaded) is as if never made: then keep the residual handed in.
 * Throws GradientError when a value is not finite or the budget is below what the header needs.
 */
export function compress({ delta, residual, specs, epoch, base, account, budget }: CompressInput): Compressed {
  const total = specs.reduce((sum, spec) => sum + spec.size, 0);
  if (delta.length !== total || residual.length !== total) {
    throw new GradientError(`delta and residual must have the model's ${total} elements`);
  }
  const left = new Float32Array(total);
  for (let at = 0; at < total; at++) {
    left[at] = delta[at]! + residual[at]!;
    if (!Number.isFinite(left[at])) throw new GradientError(`element ${at} of the delta is not finite`);
  }
  const parts: Float32Array[] = [];
  for (let at = 0; at < total; at += partLength) parts.push(left.subarray(at, at + partLength));
  const kept = selectLargest(parts, budget).map((indices, i) => quantise(parts[i]!, indices));
  kept.forEach(({ indices, values }, i) => {
    const part = parts[i]!;
    for (let at = 0; at < indices.length; at++) part[indices[at]!]! -= values[at]!;
  });
  const sizes = specs.map((spec) => spec.size);
  return { blob: encode({ header: { epoch, base, account }, tensors: perTensor(kept, sizes) }, sizes), residual: left };
}

/** What was kept of parts one after the other, as what was kept of tensors one after the other. */
function perTensor(parts: readonly SparseTensor[], sizes: readonly number[]): SparseTensor[] {
  let offset = 0;
  let part = 0;
  let at = 0;
  return sizes.map((size) => {
    const indices: number[] = [];
    const values: number[] = [];
    for (; part < parts.length; part++, at = 0) {
      const kept = parts[part]!;
      const shift = part * partLength - offset;
      for (; at < kept.indices.length && kept.indices[at]! + shift < size; at++) {
        indices.push(kept.indices[at]! + shift);
        values.push(kept.values[at]!);
      }
      // What follows is the next tensor's.
      if (shift + partLength > size) break;
    }
    offset += size;
    return { indices: Uint32Array.from(indices), values: Float32Array.from(values) };
  });
}

/** In each chunk, the kept elements' signs times the mean of their magnitudes, rounded to bfloat16. */
function quantise(part: Float32Array, indices: Uint32Array): SparseTensor {
  const values = new Float32Array(indices.length);
  let at = 0;
  while (at < indices.length) {
    const chunkEnd = (Math.floor(indices[at]! / chunkLength) + 1) * chunkLength;
    let end = at;
    let sum = 0;
    for (; end < indices.length && indices[end]! < chunkEnd; end++) sum += Math.abs(part[indices[end]!]!);
    const scale = toBfloat16(sum / (end - at));
    for (; at < end; at++) values[at] = part[indices[at]!]! < 0 ? -scale : scale;
  }
  return { indices, values };
}

const single = new Float32Array(1);
const singleBits = new Uint32Array(single.buffer);

/** The bfloat16 nearest to a positive number, within the range of positive finite ones. */
function toBfloat16(value: number): number {
  single[0] = value;
  const rounded = Math.floor((singleBits[0]! + 0x8000) / 0x10000);
  singleBits[0] = Math.min(largestScale, Math.max(1, rounded)) * 0x10000;
  return single[0]!;
}
