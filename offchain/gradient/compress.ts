import type { Hash } from '../../types/files/hash.ts';
import type { TensorSpec } from '../model/index.ts';
import { type Chunk, writeBlob } from './blob.ts';
import { chunkLength, largestScale } from './layout.ts';
import { selectLargest } from './select.ts';
import { type AccountId, GradientError } from './types.ts';

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
  const chunks = selectLargest(parts, budget).flatMap((indices, i) => quantise(parts[i]!, indices));
  chunks.forEach(({ positions, values }, number) => {
    const chunk = left.subarray(number * chunkLength);
    for (let at = 0; at < positions.length; at++) chunk[positions[at]!]! -= values[at]!;
  });
  return { blob: writeBlob({ epoch, base, account }, chunks), residual: left };
}

/** A part's chunks: the kept elements' signs times the mean of their magnitudes in the chunk, rounded to bfloat16. */
function quantise(part: Float32Array, indices: Uint32Array): Chunk[] {
  const chunks: Chunk[] = [];
  let at = 0;
  for (let start = 0; start < part.length; start += chunkLength) {
    const elements = part.subarray(start, start + chunkLength);
    const first = at;
    while (at < indices.length && indices[at]! < start + elements.length) at++;
    const positions = indices.subarray(first, at).map((index) => index - start);
    const values = Float32Array.from(positions, (position) => elements[position]!);
    const scale = toBfloat16(values.reduce((sum, value) => sum + Math.abs(value), 0) / values.length);
    chunks.push({ length: elements.length, positions, values: values.map((value) => (value < 0 ? -scale : scale)) });
  }
  return chunks;
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
