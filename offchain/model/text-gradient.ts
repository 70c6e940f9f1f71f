import type { ModelDescription } from '../../types/files/model.ts';
import { createGradients } from './gradients.ts';
import { parameterCount } from './tensors.ts';

/** The gradient of a model's loss on a whole text, on an onnxruntime session that `release` frees. */
export interface TextGradient {
  /**
   * Gradient of the mean loss of all sequences, in the plain layout: that of each batch over the number of batches, added in their order in f32.
   *
   * @param weights flat vector, `parameterCount` elements; read, not copied
   * @param tokens whole batches of sequences of `context + 1` token ids, one after another
   * @throws RangeError if a length or a token id is wrong
   */
  gradient(weights: Float32Array, tokens: Uint8Array): Promise<Float32Array>;
  release(): Promise<void>;
}

/** Builds the graph, run on `batch` sequences at a time. Runs block the calling thread, as those of `createGradients` do. */
export async function createTextGradient(
  description: ModelDescription,
  options: { batch: number; threads: number },
): Promise<TextGradient> {
  const { gradients, release } = await createGradients(description, options);
  const size = options.batch * (description.context + 1);
  return {
    async gradient(weights, tokens) {
      const batches = tokens.length / size;
      if (!Number.isInteger(batches) || batches === 0) {
        throw new RangeError(`${tokens.length} tokens are not whole batches of ${options.batch} sequences`);
      }
      const sum = new Float32Array(parameterCount(description));
      for (let first = 0; first < tokens.length; first += size) {
        const { gradient } = await gradients(weights, tokens.subarray(first, first + size));
        for (let i = 0; i < sum.length; i++) sum[i]! += gradient[i]! / batches;
      }
      return sum;
    },
    release,
  };
}
