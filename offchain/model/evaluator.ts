import type { ModelDescription } from '../../types/files/model.ts';

/** Losses of a model, on an onnxruntime session that `release` frees. */
export interface Evaluator {
  /**
   * Mean loss of each sequence, in nats a token.
   *
   * @param weights flat vector, `parameterCount` elements; read, not copied
   * @param tokens any number n of sequences of `context + 1` token ids, one after another
   * @returns n losses, not overwritten by later calls
   * @throws RangeError if a length or a token id is wrong
   */
  losses(weights: Float32Array, tokens: ArrayLike<number>): Promise<Float32Array>;
  release(): Promise<void>;
}

/**
 * Builds the loss graph, run on `batch` sequences at a time.
 * A run blocks the calling thread although it returns a promise: call it in a worker thread or process of its own.
 */
export async function createEvaluator(
  _description: ModelDescription,
  _options: { batch: number; threads: number },
): Promise<Evaluator> {
  throw new Error('the evaluator is not built yet');
}
