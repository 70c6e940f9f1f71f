import test from 'ava';
import { differentiate } from './differentiate.ts';
import { elements, Graph, type Shape, type Value } from './graph.ts';
import * as op from './operators.ts';
import { generator } from './random.ts';
import { createSession, tensorViews } from './session.ts';

const SEED = `0x${'5'.repeat(64)}`;

/**
 * Checks the derivative of a weighted sum of `build`'s outputs against central differences, along one random direction
 * for each input.
 */
const agrees = test.macro(async (t, shapes: Shape[], build: (g: Graph, inputs: Value[]) => Value[]) => {
  const next = generator(SEED, 0);
  const random = (length: number): Float32Array => Float32Array.from({ length }, () => (2 * next()) / 2 ** 32 - 1);
  const g = new Graph();
  const inputs = shapes.map((shape, i) => g.input(`input_${i}`, 'float32', shape));
  const terms = build(g, inputs).map((y) => {
    const weighted = op.mul(g, y, g.constant(random(elements(y.shape)), y.shape));
    return op.reshape(g, op.reduceSum(g, weighted, [...y.shape.keys()]), [1]);
  });
  const scalar = terms.reduce((sum, term) => op.add(g, sum, term));
  const gradients = differentiate(g, scalar, inputs);
  const session = await createSession(g, [scalar, ...gradients], 1);
  t.teardown(() => session.release());

  let offset = 0;
  const specs = inputs.map(({ name, shape }) => {
    const spec = { name, shape, offset, size: elements(shape) };
    offset += spec.size;
    return spec;
  });
  const at = random(offset);
  const run = async (flat: Float32Array) => session.run(tensorViews(flat, specs));
  const value = async (flat: Float32Array): Promise<number> => (await run(flat))[scalar.name]!.data[0] as number;
  const results = await run(at);
  const h = 2 ** -7;
  for (const [i, spec] of specs.entries()) {
    const direction = random(spec.size);
    const moved = (by: number): Float32Array =>
      at.map((x, j) => (j >= spec.offset && j < spec.offset + spec.size ? x + by * direction[j - spec.offset]! : x));
    const difference = ((await value(moved(h))) - (await value(moved(-h)))) / (2 * h);
    const gradient = results[gradients[i]!.name]!.data as Float32Array;
    const derivative = gradient.reduce((sum, x, j) => sum + x * direction[j]!, 0);
    const scale = Math.hypot(...gradient) * Math.hypot(...direction);
    t.true(Math.abs(difference - derivative) < 2e-3 * scale, `input ${i}: ${difference} against ${derivative}`);
  }
});

test('Add with broadcasting', agrees, [[2, 3, 4], [3, 1], [4]], (g, [a, b, c]) => [op.add(g, op.add(g, a!, b!), c!)]);
test('Mul with broadcasting', agrees, [[2, 3, 4], [3, 1], []], (g, [a, b, c]) => [op.mul(g, op.mul(g, a!, b!), c!)]);
test('a value used twice', agrees, [[3, 4]], (g, [x]) => [op.mul(g, op.mul(g, x!, x!), x!)]);
test(
  'an addend whose gradient is that of the sum, and is used again later',
  agrees,
  [
    [2, 3],
    [2, 3],
    [3, 4],
    [3, 4],
  ],
  (g, [x, p, m, n]) => {
    const product = op.gemm(g, op.add(g, x!, p!), m!);
    return [product, op.gemm(g, x!, n!)];
  },
);
test('Erf', agrees, [[3, 4]], (g, [x]) => [op.erf(g, x!)]);
test('Softmax', agrees, [[3, 4]], (g, [x]) => [op.softmax(g, x!)]);
test('LogSoftmax', agrees, [[3, 4]], (g, [x]) => [op.logSoftmax(g, x!)]);
test('LayerNormalization', agrees, [[3, 8]], (g, [x]) => {
  const unit = g.constant(new Float32Array(8).fill(1), [8]);
  return [op.layerNormalization(g, x!, unit, 1e-5)[0]];
});
test(
  'Gemm',
  agrees,
  [
    [3, 4],
    [4, 5],
  ],
  (g, [a, b]) => [op.gemm(g, a!, b!)],
);
test(
  'Gemm with the larger operand first',
  agrees,
  [
    [9, 7],
    [7, 2],
  ],
  (g, [a, b]) => [op.gemm(g, a!, b!)],
);
test('Gemm with a transposed operand and biases', agrees, [[3, 4], [5, 4], [5]], (g, [a, b, c]) => [
  op.gemm(g, a!, b!, { c: c!, transB: 1 }),
]);
test(
  'Gemm with a residual, several into one input',
  agrees,
  [
    [3, 4],
    [4, 4],
    [3, 4],
  ],
  (g, [a, b, c]) => {
    const first = op.gemm(g, a!, b!, { c: c! });
    return [op.gemm(g, first, b!, { c: first }), op.gemm(g, first, b!)];
  },
);
test('Reshape and Transpose', agrees, [[2, 3, 4]], (g, [x]) => [
  op.mul(g, op.transpose(g, op.reshape(g, x!, [3, 4, 2]), [2, 0, 1]), op.reshape(g, x!, [2, 3, 4])),
]);
test('Split', agrees, [[3, 4]], (g, [x]) => {
  const [a, b] = op.split(g, x!, 1, 2);
  return [op.mul(g, a!, b!)];
});
test('ReduceSum', agrees, [[2, 3, 4]], (g, [x]) => [op.mul(g, op.reduceSum(g, x!, [0, 2]), x!)]);
test('Gather with repeated indices', agrees, [[5, 3]], (g, [x]) => [
  op.gather(g, x!, g.constant(Int32Array.of(4, 0, 4, 4, 2, 0), [6])),
]);
for (const transB of [0, 1] as const) {
  for (const transBatchA of [0, 1] as const) {
    for (const transBatchB of [0, 1] as const) {
      const left = transBatchA === 1 ? [4, 2, 3] : [2, 4, 3];
      const right = transB === 1 ? [5, 3] : [3, 5];
      const second = transBatchB === 1 ? [right[0]!, 2, right[1]!] : [2, ...right];
      const options = { transB, transBatchA, transBatchB, alpha: 0.7 };
      test(`FusedMatMul ${JSON.stringify(options)}`, agrees, [left, second], (g, [a, b]) => [
        op.batchedMatMul(g, a!, b!, options),
      ]);
    }
  }
}

test('an operator without a rule and a value without influence are errors', (t) => {
  const g = new Graph();
  const x = g.input('x', 'float32', [2]);
  const y = g.input('y', 'float32', [2]);
  const sum = op.reduceSum(g, op.gelu(g, x), [0]);
  t.throws(() => differentiate(g, sum, [x]), { message: 'operator Gelu has no derivative rule' });
  t.throws(() => differentiate(g, sum, [y]), { message: /y has no influence/ });
  t.throws(() => differentiate(g, x, [x]), { instanceOf: RangeError });
});
