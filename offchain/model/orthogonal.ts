/** Newton-Schulz orthogonalisation of all hidden matrices at once, as one graph: what Muon does to its momentum. */
import type { ModelDescription } from '../../types/files/model.ts';
import { Graph, type Shape, type Value } from './graph.ts';
import * as op from './operators.ts';
import { checkWeights, createSession, tensorViews } from './session.ts';
import { isHiddenMatrix, parameterCount, type TensorSpec, tensors } from './tensors.ts';

/** Coefficients of the quintic p(x) = a·x + b·x³ + c·x⁵ and the number of times it is applied (Jordan et al. 2024, "Muon"). */
const [A, B, C] = [3.4445, -4.775, 2.0315];
const ITERATIONS = 5;
/** Added to a matrix's norm, so that a matrix of zeros stays one. */
const TINY = 1e-12;

/** Orthogonalises on an onnxruntime session that `release` frees. */
export interface Orthogonaliser {
  /**
   * For each hidden matrix M = U·S·Vᵀ nearly U·Vᵀ: all singular values come to between 0.7 and 1.2, but those that are thousands of times
   * smaller than the largest. The attention matrix is three, for queries, keys and values, each treated for itself.
   *
   * @param flat a vector in the plain layout; elements outside of hidden matrices are not looked at
   * @returns the same layout, 0 outside of hidden matrices; a view that the next call overwrites
   */
  orthogonalise(flat: Float32Array): Promise<Float32Array>;
  release(): Promise<void>;
}

/** A run blocks the calling thread although it returns a promise: call it in a worker thread or process of its own. */
export async function createOrthogonaliser(
  description: ModelDescription,
  options: { threads: number },
): Promise<Orthogonaliser> {
  const specs = tensors(description).filter(isHiddenMatrix);
  const graph = new Graph();
  const inputs = specs.map(({ name, shape }) => graph.input(name, 'float32', shape));
  const outputs = orthogonalised(graph, specs, inputs);
  const session = await createSession(graph, outputs, options.threads);
  const result = new Float32Array(parameterCount(description));
  const views = Object.values(tensorViews(result, specs));
  const fetches = Object.fromEntries(outputs.map((output, i) => [output.name, views[i]!]));
  return {
    async orthogonalise(flat) {
      checkWeights(description, flat);
      await session.run(tensorViews(flat, specs), fetches);
      return result;
    },
    release: () => session.release(),
  };
}

/** How many matrices side by side a tensor is: queries, keys and values are projected by one tensor. */
export function partsOf({ name }: TensorSpec): number {
  return name.endsWith('.attn.c_attn.weight') ? 3 : 1;
}

/** Matrices of one shape go through the iteration together, as one batch: far fewer nodes than one by one. */
function orthogonalised(g: Graph, specs: readonly TensorSpec[], inputs: readonly Value[]): Value[] {
  const pieces = specs.flatMap((spec, tensor) =>
    op.split(g, inputs[tensor]!, 1, partsOf(spec)).map((matrix) => ({ tensor, matrix })),
  );
  const wide = pieces.map(({ matrix }) => {
    const [rows, columns] = matrix.shape as [number, number];
    const turned = rows > columns ? op.transpose(g, matrix, [1, 0]) : matrix;
    return op.reshape(g, turned, [1, ...turned.shape]);
  });
  const done = new Map<Value, Value>();
  for (const group of Map.groupBy(wide, ({ shape }) => shape.join()).values()) {
    const batch = newtonSchulz(g, group.length === 1 ? group[0]! : op.concat(g, group, 0));
    op.split(g, batch, 0, group.length).forEach((part, i) => {
      done.set(group[i]!, part);
    });
  }
  const turnedBack = pieces.map(({ matrix: { shape } }, i) => {
    const part = done.get(wide[i]!)!;
    const plain = op.reshape(g, part, part.shape.slice(1));
    return plain.shape[0] === shape[0] ? plain : op.transpose(g, plain, [1, 0]);
  });
  return specs.map((_, tensor) => {
    const own = turnedBack.filter((_, i) => pieces[i]!.tensor === tensor);
    return own.length === 1 ? own[0]! : op.concat(g, own, 1);
  });
}

/** X ← a·X + (b·XXᵀ + c·(XXᵀ)²)·X, from X over its Frobenius norm; [count, rows, columns] with rows ≤ columns. */
function newtonSchulz(g: Graph, batch: Value): Value {
  const rows = batch.shape[1]!;
  const norm = op.sqrt(g, op.reduceSum(g, op.mul(g, batch, batch), [1, 2]));
  const diagonal = scaledIdentity(g, rows, A);
  let x = op.div(g, batch, op.add(g, norm, g.scalar(TINY)));
  for (let i = 0; i < ITERATIONS; i++) {
    const gram = op.batchedMatMul(g, x, x, { transB: 1 });
    const square = op.batchedMatMul(g, gram, gram, { alpha: C });
    const factor = op.add(g, op.add(g, op.mul(g, gram, g.scalar(B)), square), diagonal);
    x = op.batchedMatMul(g, factor, x);
  }
  return x;
}

function scaledIdentity(g: Graph, size: number, scale: number): Value {
  const shape: Shape = [1, size, size];
  const data = new Float32Array(size * size);
  for (let i = 0; i < size; i++) data[i * size + i] = scale;
  return g.constant(data, shape);
}
