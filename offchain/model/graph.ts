/** A small intermediate representation of ONNX graphs: every value has a fixed element type and shape. */

export type ElementType = 'float32' | 'int32' | 'int64';
export type Shape = readonly number[];
export type Attributes = Readonly<Record<string, number | string | readonly number[]>>;

/** A tensor in a graph: an input, a constant, or an output of a node. */
export interface Value {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: Shape;
}

/** One application of an ONNX operator; `domain` is empty for the standard ones. */
export interface Node {
  readonly operator: string;
  readonly domain: string;
  readonly inputs: Value[];
  readonly outputs: readonly Value[];
  readonly attributes: Attributes;
}

export interface Constant {
  readonly value: Value;
  readonly data: Float32Array | Int32Array | BigInt64Array;
}

export function elements(shape: Shape): number {
  return shape.reduce((product, dimension) => product * dimension, 1);
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((dimension, i) => dimension === b[i]);
}

/** Nodes in the order in which they were added, which is a topological order and the order of execution. */
export class Graph {
  readonly inputs: Value[] = [];
  readonly constants: Constant[] = [];
  readonly nodes: Node[] = [];
  readonly #producers = new Map<Value, Node>();
  readonly #known = new Map<string, Value>();

  input(name: string, type: ElementType, shape: Shape): Value {
    const value = { name, type, shape };
    this.inputs.push(value);
    return value;
  }

  /** A constant tensor; equal ones are stored once. */
  constant(data: Float32Array | Int32Array | BigInt64Array, shape: Shape): Value {
    const type = data instanceof Float32Array ? 'float32' : data instanceof Int32Array ? 'int32' : 'int64';
    if (elements(shape) !== data.length) throw new RangeError(`${data.length} elements do not fill [${shape}]`);
    const small = data.length <= 16 ? `${type}[${shape}]${data.join()}` : undefined;
    const known = small === undefined ? undefined : this.#known.get(small);
    if (known !== undefined) return known;
    const value: Value = { name: `constant_${this.constants.length}`, type, shape };
    this.constants.push({ value, data });
    if (small !== undefined) this.#known.set(small, value);
    return value;
  }

  scalar(x: number): Value {
    return this.constant(Float32Array.of(x), []);
  }

  /** Adds a node with one float32 output of the given shape. */
  apply(operator: string, inputs: Value[], shape: Shape, attributes: Attributes = {}, domain = ''): Value {
    return this.applyMany(operator, inputs, [shape], attributes, domain)[0]!;
  }

  /** Adds a node with several float32 outputs. */
  applyMany(operator: string, inputs: Value[], shapes: Shape[], attributes: Attributes = {}, domain = ''): Value[] {
    const name = `${operator}_${this.nodes.length}`;
    const outputs = shapes.map(
      (shape, i): Value => ({ name: i === 0 ? name : `${name}_${i}`, type: 'float32', shape }),
    );
    const node = { operator, domain, inputs, outputs, attributes };
    this.nodes.push(node);
    for (const output of outputs) this.#producers.set(output, node);
    return outputs;
  }

  /** The node that makes a value; undefined for inputs and constants. */
  producer(value: Value): Node | undefined {
    return this.#producers.get(value);
  }
}
