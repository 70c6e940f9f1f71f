/** Vector-Jacobian products: for each operator, the gradients of its inputs from those of its outputs. */
import { elements, type Graph, type Node, type Shape, sameShape, type Value } from './graph.ts';
import * as op from './operators.ts';

/**
 * Yields (input, gradient) pairs, one at a time, so that a consumer can add up a gradient as soon as it is made.
 * `wanted` tells which inputs need one; a rule may skip the others.
 */
export type Rule = (
  g: Graph,
  node: Node,
  gradients: readonly (Value | undefined)[],
  wanted: (input: Value) => boolean,
) => Iterable<[Value, Value]>;

/** The adjoint of broadcasting: sums over the axes that were repeated. */
function unbroadcast(g: Graph, gradient: Value, shape: Shape): Value {
  if (sameShape(gradient.shape, shape)) return gradient;
  const lead = gradient.shape.length - shape.length;
  const axes = gradient.shape.flatMap((dimension, i) => (i < lead || shape[i - lead] !== dimension ? [i] : []));
  return op.reshape(g, op.reduceSum(g, gradient, axes), shape);
}

/** aᵀ·b for [n, p] and [n, q]; the smaller operand is transposed by a node of its own, which onnxruntime does faster. */
function transposedProduct(g: Graph, a: Value, b: Value): Value {
  if (elements(a.shape) <= elements(b.shape)) return op.gemm(g, op.transpose(g, a, [1, 0]), b);
  return op.transpose(g, op.gemm(g, op.transpose(g, b, [1, 0]), a), [1, 0]);
}

const SWAP_BATCH = [1, 0, 2];

export const vectorJacobianProducts: Readonly<Record<string, Rule>> = {
  *Add(g, { inputs }, [dy], wanted) {
    for (const input of inputs) if (wanted(input)) yield [input, unbroadcast(g, dy!, input.shape)];
  },

  *Mul(g, { inputs: [a, b] }, [dy], wanted) {
    if (wanted(a!)) yield [a!, unbroadcast(g, op.mul(g, dy!, b!), a!.shape)];
    if (wanted(b!)) yield [b!, unbroadcast(g, op.mul(g, dy!, a!), b!.shape)];
  },

  *Max(_g, { inputs: [x] }, [dy], wanted) {
    if (wanted(x!)) yield [x!, dy!];
  },

  // d/dx erf(x) = 2/√π · exp(−x²) = exp(log(2/√π) − x²)
  *Erf(g, { inputs: [x] }, [dy]) {
    const exponent = op.sub(g, g.scalar(Math.log(2 / Math.sqrt(Math.PI))), op.mul(g, x!, x!));
    yield [x!, op.mul(g, dy!, op.exp(g, exponent))];
  },

  // y = softmax(x): dx = y·(dy − Σ dy·y)
  *Softmax(g, { inputs: [x], outputs: [y] }, [dy]) {
    const inner = op.reduceSum(g, op.mul(g, dy!, y!), [y!.shape.length - 1]);
    yield [x!, op.mul(g, y!, op.sub(g, dy!, inner))];
  },

  // y = log softmax(x): dx = dy − exp(y)·Σ dy
  *LogSoftmax(g, { inputs: [x], outputs: [y] }, [dy]) {
    const total = op.reduceSum(g, dy!, [y!.shape.length - 1]);
    yield [x!, op.sub(g, dy!, op.mul(g, op.exp(g, y!), total))];
  },

  // With x̂ the normalised input and unit scale: dx = (dy − mean(dy) − x̂·mean(dy·x̂)) / σ
  *LayerNormalization(g, { inputs: [x], outputs: [y, , inverse] }, [dy]) {
    const last = [y!.shape.length - 1];
    const along = op.mul(g, y!, op.reduceMean(g, op.mul(g, dy!, y!), last));
    const centred = op.sub(g, op.sub(g, dy!, op.reduceMean(g, dy!, last)), along);
    yield [x!, op.mul(g, centred, inverse!)];
  },

  *Gemm(g, { inputs: [a, b, c], attributes: { transA, transB } }, [dy], wanted) {
    if (transA !== 0) throw new Error('the rule of Gemm is for transA = 0');
    if (c !== undefined && wanted(c)) yield [c, unbroadcast(g, dy!, c.shape)];
    if (wanted(b!)) yield [b!, transB === 0 ? transposedProduct(g, a!, dy!) : transposedProduct(g, dy!, a!)];
    if (wanted(a!)) yield [a!, op.gemm(g, dy!, b!, { transB: transB === 0 ? 1 : 0 })];
  },

  *FusedMatMul(g, { inputs: [a, b], attributes }, [dy], wanted) {
    const { alpha, transA, transB, transBatchA, transBatchB } = attributes as unknown as op.BatchedProduct;
    if (transA !== 0) throw new Error('the rule of FusedMatMul is for transA = 0');
    const place = (x: Value, swapped: 0 | 1): Value => (swapped === 1 ? op.transpose(g, x, SWAP_BATCH) : x);
    if (wanted(a!)) {
      const options = { alpha, transB: transB === 0 ? 1 : 0, transBatchB } as const;
      yield [a!, place(op.batchedMatMul(g, dy!, b!, options), transBatchA)];
    }
    if (wanted(b!)) {
      const product =
        transB === 0
          ? op.batchedMatMul(g, a!, dy!, { alpha, transA: 1, transBatchA })
          : op.batchedMatMul(g, dy!, a!, { alpha, transA: 1, transBatchB: transBatchA });
      yield [b!, place(product, transBatchB)];
    }
  },

  *Reshape(g, { inputs: [x] }, [dy]) {
    yield [x!, op.reshape(g, dy!, x!.shape)];
  },

  *Transpose(g, { inputs: [x], attributes: { perm } }, [dy]) {
    const order = perm as readonly number[];
    yield [
      x!,
      op.transpose(
        g,
        dy!,
        order.map((_, i) => order.indexOf(i)),
      ),
    ];
  },

  *Split(g, { inputs: [x], attributes: { axis } }, gradients) {
    if (gradients.includes(undefined)) throw new Error('the rule of Split is for parts that are all used');
    yield [x!, op.concat(g, gradients as Value[], axis as number)];
  },

  // Each row of the matrix gets the sum of the gradients of the places that read it.
  *Gather(g, { inputs: [matrix, indices] }, [dy]) {
    const [rows, width] = matrix!.shape as [number, number];
    const count = elements(indices!.shape);
    const flat = op.reshape(g, dy!, [count, width]);
    const places = op.reshape(g, op.oneHot(g, indices!, rows), [count, rows]);
    yield [matrix!, op.gemm(g, op.transpose(g, places, [1, 0]), flat)];
  },

  *ReduceSum(g, { inputs: [x] }, [dy]) {
    yield [x!, op.expand(g, dy!, x!.shape)];
  },
};
