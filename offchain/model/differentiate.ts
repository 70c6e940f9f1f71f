/** Reverse-mode differentiation: appends to a graph the nodes that compute the gradient of a scalar. */
import { elements, type Graph, type Node, sameShape, type Value } from './graph.ts';
import { add } from './operators.ts';
import { vectorJacobianProducts } from './vjp.ts';

/**
 * Gradients of a scalar with respect to values of the graph (Griewank and Walther, "Evaluating Derivatives", 2008,
 * section 3.2): nodes are visited in reverse, each handing its output's gradient on to its inputs.
 *
 * @returns one value for each of `wrt`, of the same shape
 * @throws Error if an operator on the way has no rule, or a value of `wrt` has no influence on the scalar
 */
export function differentiate(g: Graph, scalar: Value, wrt: readonly Value[]): Value[] {
  if (elements(scalar.shape) !== 1) throw new RangeError('only a scalar has a gradient');
  const needed = influenced(g, wrt);
  const gradients = new Map<Value, Value>([[scalar, g.constant(Float32Array.of(1), scalar.shape)]]);
  for (const node of g.nodes.toReversed()) {
    if (!node.outputs.some((output) => needed.has(output))) continue;
    const outputGradients = node.outputs.map((output) => gradients.get(output));
    if (outputGradients.every((gradient) => gradient === undefined)) continue;
    const rule = vectorJacobianProducts[node.operator];
    if (rule === undefined) throw new Error(`operator ${node.operator} has no derivative rule`);
    const contributions = rule(g, node, outputGradients, (input) => needed.has(input));
    for (const [input, contribution] of contributions) {
      if (!needed.has(input)) continue;
      if (!sameShape(input.shape, contribution.shape)) {
        throw new Error(`rule of ${node.operator}: gradient [${contribution.shape}] of a value [${input.shape}]`);
      }
      const isShared = outputGradients.includes(contribution);
      gradients.set(input, accumulate(g, gradients.get(input), contribution, isShared));
    }
  }
  return wrt.map((value) => {
    const gradient = gradients.get(value);
    if (gradient === undefined) throw new Error(`${value.name} has no influence on ${scalar.name}`);
    return gradient;
  });
}

/** All values that depend on one of `roots`, with the roots. */
function influenced(g: Graph, roots: readonly Value[]): Set<Value> {
  const found = new Set(roots);
  for (const node of g.nodes) {
    if (node.inputs.some((input) => found.has(input))) for (const output of node.outputs) found.add(output);
  }
  return found;
}

/**
 * The sum so far plus a new contribution; a matrix product that was just added takes the sum as its third input.
 *
 * @param isShared whether the contribution is the gradient of another value too, which must not change
 */
function accumulate(g: Graph, sum: Value | undefined, contribution: Value, isShared: boolean): Value {
  if (sum === undefined) return contribution;
  const last: Node | undefined = g.nodes.at(-1);
  if (!isShared && last?.operator === 'Gemm' && last.inputs.length === 2 && last.outputs[0] === contribution) {
    last.inputs.push(sum);
    return contribution;
  }
  return add(g, sum, contribution);
}
