import type { ModelDescription } from '../../types/files/model.ts';
import { lossGraph } from './gpt.ts';
import * as op from './operators.ts';
import { checkWeights, createSession, tensorViews, tokenInputs } from './session.ts';
import { tensors } from './tensors.ts';

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

/** Sequences of the smaller graph, on which a short rest is run. */
const few = 2;

/**
 * Builds the loss graph, run on `batch` sequences at a time, and on two where no more are left.
 * A run blocks the calling thread although it returns a promise: call it in a worker thread or process of its own.
 */
export async function createEvaluator(
  description: ModelDescription,
  { batch, threads }: { batch: number; threads: number },
): Promise<Evaluator> {
  const [whole, short] = [await createBatch(description, batch, threads), await createBatch(description, few, threads)];
  const specs = tensors(description);
  const length = description.context + 1;

  return {
    async losses(weights, tokens) {
      checkWeights(description, weights);
      if (tokens.length % length !== 0) throw new RangeError(`${tokens.length} tokens are not sequences of ${length}`);
      const count = tokens.length / length;
      const views = tensorViews(weights, specs);
      const result = new Float32Array(count);
      for (let first = 0; first < count; ) {
        const { size, session, means } = count - first <= few ? short : whole;
        // The graph's batch is fixed: what it gives for the empty places of a last short one is dropped.
        const results = await session.run({ ...views, ...tokenInputs(description, size, tokens, first) });
        const part = results[means.name]!.data as Float32Array;
        result.set(part.subarray(0, count - first), first);
        first += size;
      }
      return result;
    },
    async release() {
      await whole.session.release();
      await short.session.release();
    },
  };
}

/** The graph of the mean losses of `size` sequences. */
async function createBatch(description: ModelDescription, size: number, threads: number) {
  const { graph, losses } = lossGraph(description, size, true);
  const means = op.reduceMean(graph, losses, [0]);
  return { size, means, session: await createSession(graph, [means], threads) };
}
