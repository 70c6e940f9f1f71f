/** The ONNX operators that the models use, with their output shapes. Matrices are row-major [rows, columns]. */
import { elements, type Graph, type Shape, sameShape, type Value } from './graph.ts';

const MICROSOFT = 'com.microsoft';

/** The shape of an element-wise operation, by ONNX's (NumPy's) multidirectional broadcasting. */
export function broadcast(a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, i) => {
    const x = a[i - rank + a.length] ?? 1;
    const y = b[i - rank + b.length] ?? 1;
    if (x !== y && x !== 1 && y !== 1) throw new RangeError(`[${a}] and [${b}] do not broadcast`);
    return Math.max(x, y);
  });
}

const binary =
  (operator: string) =>
  (g: Graph, a: Value, b: Value): Value =>
    g.apply(operator, [a, b], broadcast(a.shape, b.shape));
const unary =
  (operator: string) =>
  (g: Graph, x: Value): Value =>
    g.apply(operator, [x], x.shape);

export const add = binary('Add');
export const sub = binary('Sub');
export const mul = binary('Mul');
export const div = binary('Div');
export const exp = unary('Exp');
export const erf = unary('Erf');
export const sqrt = unary('Sqrt');
export const gelu = unary('Gelu');

/**
 * The larger of x and `floor`, element by element, as what a softmax is taken of: its derivative is taken to be that of x
 * alone, with the floor a constant. That is exact above the floor; below it, softmax has next to no derivative to hand on.
 */
export const atLeast = binary('Max');

/** Softmax over the last axis. */
export function softmax(g: Graph, x: Value): Value {
  return g.apply('Softmax', [x], x.shape, { axis: -1 });
}

/** Logarithm of softmax over the last axis. */
export function logSoftmax(g: Graph, x: Value): Value {
  return g.apply('LogSoftmax', [x], x.shape, { axis: -1 });
}

/** op(a)·op(b) + c for matrices, where op transposes if asked; c is a matrix of the result's shape or a row of biases. */
export function gemm(g: Graph, a: Value, b: Value, options: { c?: Value; transA?: 0 | 1; transB?: 0 | 1 } = {}): Value {
  const { c, transA = 0, transB = 0 } = options;
  const rows = a.shape[transA]!;
  const columns = b.shape[1 - transB]!;
  if (a.shape[1 - transA] !== b.shape[transB]) throw new RangeError(`[${a.shape}] times [${b.shape}]`);
  return g.apply('Gemm', c === undefined ? [a, b] : [a, b, c], [rows, columns], { transA, transB });
}

export interface BatchedProduct {
  alpha: number;
  /** Transpose the two matrix axes. */
  transA: 0 | 1;
  transB: 0 | 1;
  /** The operand is stored [rows, batch, columns] instead of [batch, rows, columns]. */
  transBatchA: 0 | 1;
  transBatchB: 0 | 1;
}

/** alpha · op(a)·op(b) for each matrix of a batch → [batch, rows, columns] (onnxruntime's FusedMatMul). */
export function batchedMatMul(g: Graph, a: Value, b: Value, options: Partial<BatchedProduct> = {}): Value {
  const { alpha = 1, transA = 0, transB = 0, transBatchA = 0, transBatchB = 0 } = options;
  const matrix = ({ shape: [x, y, z] }: Value, swapped: 0 | 1): [number, number, number] =>
    swapped === 1 ? [y!, x!, z!] : [x!, y!, z!];
  const [batch, ...left] = matrix(a, transBatchA);
  const [batchB, ...right] = matrix(b, transBatchB);
  if (batch !== batchB || left[1 - transA] !== right[transB]) throw new RangeError(`[${a.shape}] times [${b.shape}]`);
  const shape = [batch, left[transA]!, right[1 - transB]!];
  return g.apply('FusedMatMul', [a, b], shape, { alpha, transA, transB, transBatchA, transBatchB }, MICROSOFT);
}

/** (x − mean) / √(variance + epsilon) over the last axis, times `scale`; also returns 1/√(variance + epsilon). */
export function layerNormalization(g: Graph, x: Value, scale: Value, epsilon: number): [Value, Value] {
  const statistics = [...x.shape.slice(0, -1), 1];
  const shapes = [x.shape, statistics, statistics];
  const [y, , inverse] = g.applyMany('LayerNormalization', [x, scale], shapes, { axis: -1, epsilon });
  return [y!, inverse!];
}

export function reshape(g: Graph, x: Value, shape: Shape): Value {
  if (sameShape(x.shape, shape)) return x;
  if (elements(x.shape) !== elements(shape)) throw new RangeError(`[${x.shape}] does not reshape to [${shape}]`);
  return g.apply('Reshape', [x, g.constant(BigInt64Array.from(shape, BigInt), [shape.length])], shape);
}

/** Repeats axes of length 1. */
export function expand(g: Graph, x: Value, shape: Shape): Value {
  return g.apply('Expand', [x, g.constant(BigInt64Array.from(shape, BigInt), [shape.length])], shape);
}

export function transpose(g: Graph, x: Value, perm: readonly number[]): Value {
  const shape = perm.map((axis) => x.shape[axis]!);
  return g.apply('Transpose', [x], shape, { perm });
}

/** Cuts a tensor into equal parts along an axis. */
export function split(g: Graph, x: Value, axis: number, parts: number): Value[] {
  if (parts === 1) return [x];
  const size = x.shape[axis]! / parts;
  const shape = x.shape.with(axis, size);
  const sizes = g.constant(
    BigInt64Array.from({ length: parts }, () => BigInt(size)),
    [parts],
  );
  return g.applyMany('Split', [x, sizes], Array(parts).fill(shape), { axis });
}

export function concat(g: Graph, parts: Value[], axis: number): Value {
  const size = parts.reduce((sum, part) => sum + part.shape[axis]!, 0);
  return g.apply('Concat', parts, parts[0]!.shape.with(axis, size), { axis });
}

/** Largest element along an axis, kept with length 1; has no derivative rule. */
export function reduceMax(g: Graph, x: Value, axis: number): Value {
  return reduce(g, 'ReduceMax', x, [axis]);
}

/** Sum over axes, kept with length 1. */
export function reduceSum(g: Graph, x: Value, axes: readonly number[]): Value {
  return reduce(g, 'ReduceSum', x, axes);
}

/** Mean over axes, kept with length 1. */
export function reduceMean(g: Graph, x: Value, axes: readonly number[]): Value {
  return reduce(g, 'ReduceMean', x, axes);
}

function reduce(g: Graph, operator: string, x: Value, axes: readonly number[]): Value {
  const shape = x.shape.map((dimension, i) => (axes.includes(i) ? 1 : dimension));
  const list = g.constant(BigInt64Array.from(axes, BigInt), [axes.length]);
  return g.apply(operator, [x, list], shape, { keepdims: 1 });
}

/** Rows of a matrix by index: [n, width] → [...indices, width]. */
export function gather(g: Graph, matrix: Value, indices: Value): Value {
  return g.apply('Gather', [matrix, indices], [...indices.shape, matrix.shape[1]!], { axis: 0 });
}

/** 1 at each index and 0 elsewhere: [...indices, depth]. */
export function oneHot(g: Graph, indices: Value, depth: number): Value {
  const size = g.constant(Int32Array.of(depth), [1]);
  const values = g.constant(Float32Array.of(0, 1), [2]);
  return g.apply('OneHot', [indices, size, values], [...indices.shape, depth], { axis: -1 });
}
