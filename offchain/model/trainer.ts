import type { ModelDescription } from '../../types/files/model.ts';

/** Loss and gradients of a model, on an onnxruntime session that `release` frees. */
export interface Trainer {
  /**
   * Mean loss over a batch, in nats a token, and its gradient in the plain layout.
   *
   * @param weights flat vector, `parameterCount` elements; read, not copied
   * @param tokens `training.batch` sequences of `context + 1` token ids, one after another
   * @returns the gradient is a view that the next call overwrites
   * @throws RangeError if a length or a token id is wrong
   */
  gradients(weights: Float32Array, tokens: ArrayLike<number>): Promise<{ loss: number; gradient: Float32Array }>;
  release(): Promise<void>;
}

/**
 * Builds the loss-and-gradient graph for batches of `training.batch` sequences.
 * A run blocks the calling thread although it returns a promise: call it in a worker thread or process of its own.
 */
export async function createTrainer(_description: ModelDescription, _options: { threads: number }): Promise<Trainer> {
  throw new Error('the trainer is not built yet');
}
