import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { TensorSpec } from '../../../offchain/model/index.ts';
import { decodeWeights, encodeWeights, WeightsError } from '../../../offchain/weights/index.ts';
import { mutatedBytes } from '../bytes.ts';
import { type Outcome, refusedBy, session, type Target } from '../target.ts';

const specs: TensorSpec[] = [
  { name: 'embedding', shape: [3, 4], offset: 0, size: 12 },
  { name: 'blocks.0.norm "quoted"', shape: [5], offset: 12, size: 5 },
];
const count = 17;

const check = (bytes: Uint8Array): Outcome => {
  let weights: Float32Array;
  try {
    weights = decodeWeights(specs, bytes);
  } catch (error) {
    return refusedBy(WeightsError, error);
  }
  assert(weights.every(Number.isFinite), 'a weight is not finite');
  assert(Buffer.from(encodeWeights(specs, weights)).equals(bytes), 'it does not encode to the same bytes');
  return 'accepted';
};

/** Weights files from other validators: mutated ones, other tensors' ones, lying header lengths and noise. */
export const weights: Target = {
  name: 'weights',
  about: 'the reader of safetensors weights',
  everyday: 12000,
  open: async () => {
    const valid = [0, 1, -1e-30].map((value) => encodeWeights(specs, new Float32Array(count).fill(value)));
    const other = encodeWeights([{ name: 'w', shape: [2], offset: 0, size: 2 }], new Float32Array([1, 2]));
    const values = valid[0]!.length - 4 * count;
    const bits = fc.uint32Array({ minLength: count, maxLength: count }).map((words) => {
      const bytes = valid[0]!.slice();
      bytes.set(new Uint8Array(words.buffer, words.byteOffset, words.byteLength), values);
      return bytes;
    });
    return session({
      arbitrary: fc.oneof(
        { weight: 5, arbitrary: mutatedBytes([...valid, other]) },
        { weight: 3, arbitrary: bits },
        { weight: 1, arbitrary: fc.uint8Array({ maxLength: 400, size: 'max' }) },
      ),
      check,
      memory: (bytes) => 200_000 + 64 * bytes.length,
    });
  },
};
