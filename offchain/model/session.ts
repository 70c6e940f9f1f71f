/** Runs a graph on onnxruntime's CPU provider. */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { ModelDescription } from '../../types/files/model.ts';
import type { Graph, Value } from './graph.ts';
import { writeOnnx } from './onnx.ts';
import { parameterCount, type TensorSpec } from './tensors.ts';

/** @param threads threads of onnxruntime's own pool, the calling one among them */
export async function createSession(
  graph: Graph,
  outputs: readonly Value[],
  threads: number,
): Promise<InferenceSession> {
  return InferenceSession.create(writeOnnx(graph, outputs), {
    executionProviders: ['cpu'],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    // A block planned for a whole run is as fast and a fifth larger than what the arena takes without a plan.
    enableMemPattern: false,
    // Nodes run as they were written: the optimiser undoes transpositions that are there for speed.
    graphOptimizationLevel: 'disabled',
    // Threads wait busily for their next part of a run, which is what makes a second one worth having, and sleep between runs.
    extra: { session: { intra_op: { allow_spinning: '1' }, force_spinning_stop: '1' } },
  });
}

/** Views of the flat vector as one tensor each, without copying. */
export function tensorViews(flat: Float32Array, specs: readonly TensorSpec[]): Record<string, Tensor> {
  return Object.fromEntries(
    specs.map(({ name, shape, offset, size }) => [
      name,
      new Tensor('float32', flat.subarray(offset, offset + size), shape),
    ]),
  );
}

/** @throws RangeError if the vector has not one element for each parameter */
export function checkWeights(description: ModelDescription, weights: Float32Array): void {
  const count = parameterCount(description);
  if (weights.length !== count) throw new RangeError(`${weights.length} weights for a model of ${count}`);
}

/**
 * A batch of sequences of context + 1 tokens as the graph's two inputs: each position's token and the token that follows
 * it, time-major. Sequences past the end of `tokens` are all token 0.
 *
 * @param first which sequence of `tokens` the batch starts with
 * @throws RangeError if a token is not in the vocabulary
 */
export function tokenInputs(
  { context, vocabulary }: ModelDescription,
  batch: number,
  tokens: ArrayLike<number>,
  first = 0,
): { tokens: Tensor; targets: Tensor } {
  const inputs = new Int32Array(context * batch);
  const targets = new Int32Array(context * batch);
  const used = Math.min(batch, tokens.length / (context + 1) - first);
  for (let sequence = 0; sequence < used; sequence++) {
    for (let position = 0; position <= context; position++) {
      const token = tokens[(first + sequence) * (context + 1) + position]!;
      if (!(token >= 0 && token < vocabulary)) {
        throw new RangeError(`token ${token} is not in a vocabulary of ${vocabulary}`);
      }
      if (position < context) inputs[position * batch + sequence] = token;
      if (position > 0) targets[(position - 1) * batch + sequence] = token;
    }
  }
  return { tokens: new Tensor('int32', inputs), targets: new Tensor('int32', targets) };
}
