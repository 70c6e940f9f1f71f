import type { ModelDescription } from '../../types/files/model.ts';
import { differentiate } from './differentiate.ts';
import { lossGraph } from './gpt.ts';
import * as op from './operators.ts';
import { checkWeights, createSession, tensorViews, tokenInputs } from './session.ts';
import { parameterCount, tensors } from './tensors.ts';

/** Loss and gradients of a model, on an onnxruntime session that `release` frees. */
export interface Gradients {
  /**
   * Mean loss over a batch, in nats a token, and its gradient in the plain layout.
   *
   * @param weights flat vector, `parameterCount` elements; read, not copied
   * @param tokens as many sequences of `context + 1` token ids as a batch has, one after another
   * @returns the gradient is a view that the next call overwrites
   * @throws RangeError if a length or a token id is wrong
   */
  gradients(weights: Float32Array, tokens: ArrayLike<number>): Promise<{ loss: number; gradient: Float32Array }>;
  release(): Promise<void>;
}

/**
 * Builds the loss-and-gradient graph for batches of `batch` sequences.
 * A run blocks the calling thread although it returns a promise: call it in a worker thread or process of its own.
 */
export async function createGradients(
  description: ModelDescription,
  { batch, threads }: { batch: number; threads: number },
): Promise<Gradients> {
  const { context } = description;
  const { graph, weights: inputs, losses } = lossGraph(description, batch, false);
  const loss = op.mul(graph, op.reduceSum(graph, losses, [0, 1]), graph.scalar(1 / (context * batch)));
  const outputs = differentiate(graph, loss, inputs);
  const session = await createSession(graph, [loss, ...outputs], threads);

  const specs = tensors(description);
  const gradient = new Float32Array(parameterCount(description));
  // onnxruntime writes each gradient straight into its part of the flat vector.
  const views = Object.values(tensorViews(gradient, specs));
  const fetches = Object.fromEntries(outputs.map((output, i) => [output.name, views[i]!]));

  return {
    async gradients(weights, tokens) {
      checkWeights(description, weights);
      const expected = batch * (context + 1);
      if (tokens.length !== expected) throw new RangeError(`${tokens.length} tokens for a batch of ${expected}`);
      const feeds = { ...tensorViews(weights, specs), ...tokenInputs(description, batch, tokens) };
      const results = await session.run(feeds, { [loss.name]: null, ...fetches });
      return { loss: results[loss.name]!.data[0] as number, gradient };
    },
    release: () => session.release(),
  };
}
