/** The GPT of the ladder's dense models, as a graph: pre-LayerNorm, learned positions, tied output matrix (GPT-2). */
import type { ModelDescription } from '../../types/files/model.ts';
import { Graph, type Value } from './graph.ts';
import * as op from './operators.ts';
import { tensors } from './tensors.ts';

const LAYER_NORM_EPSILON = 1e-5;
/**
 * How far below the largest score of its row a position to come is, so that its weight is e^-60 of the largest, which no
 * float32 sum can hold beside it. Far lower scores make denormals, which cost softmax several times its time. It holds for scores below 2^28,
 * beyond which float32 does not tell 60 apart.
 */
const DEPTH = 60;

export interface LossGraph {
  graph: Graph;
  /** The weights, in the order of `tensors`. */
  weights: Value[];
  /** Loss of each token, nats: [context, batch]. */
  losses: Value;
}

/**
 * Builds the forward pass for `batch` sequences. Inputs besides the weights are `tokens` and `targets`: int32
 * [context · batch], time-major (row = position · batch + sequence), so that queries, keys and values need no transposition.
 *
 * @param fusedGelu use the single Gelu operator, which is faster and has no derivative rule
 */
export function lossGraph(description: ModelDescription, batch: number, fusedGelu: boolean): LossGraph {
  const { vocabulary, context, layers, heads, width } = description;
  const g = new Graph();
  const weights = tensors(description).map(({ name, shape }) => g.input(name, 'float32', shape));
  const byName = new Map(weights.map((value) => [value.name, value]));
  const weight = (name: string): Value => byName.get(`transformer.${name}`)!;
  const rows = context * batch;
  const tokens = g.input('tokens', 'int32', [rows]);
  const targets = g.input('targets', 'int32', [rows]);
  const unit = g.constant(new Float32Array(width).fill(1), [width]);

  /**
   * LayerNorm followed by a linear layer. The norm's own scale and bias are folded into the layer's matrix and bias,
   * which are much smaller than the activations.
   */
  const normalise = (x: Value, norm: string): ((layer: string) => [Value, Value, Value]) => {
    const [normalised] = op.layerNormalization(g, x, unit, LAYER_NORM_EPSILON);
    const scale = op.reshape(g, weight(`${norm}.weight`), [width, 1]);
    const shift = op.reshape(g, weight(`${norm}.bias`), [1, width]);
    return (layer) => {
      const matrix = weight(`${layer}.weight`);
      const bias = op.gemm(g, shift, matrix, { c: weight(`${layer}.bias`) });
      return [normalised, op.mul(g, matrix, scale), bias];
    };
  };

  let x = op.gather(g, weight('wte.weight'), tokens);
  const positions = op.reshape(g, weight('wpe.weight'), [context, 1, width]);
  x = op.reshape(g, op.add(g, op.reshape(g, x, [context, batch, width]), positions), [rows, width]);
  for (let layer = 0; layer < layers; layer++) {
    const h = `h.${layer}`;
    x = attention(normalise(x, `${h}.ln_1`), h, x);
    x = mlp(normalise(x, `${h}.ln_2`), h, x);
  }

  function attention(input: ReturnType<typeof normalise>, h: string, residual: Value): Value {
    const depth = width / heads;
    const [normalised, matrix, bias] = input(`${h}.attn.c_attn`);
    const biases = op.split(g, bias, 1, 3);
    const [query, key, value] = op.split(g, matrix, 1, 3).map((part, i) => {
      const projected = op.gemm(g, normalised, part, { c: biases[i]! });
      return op.reshape(g, projected, [context, batch * heads, depth]);
    });
    const batched = { transBatchA: 1, transBatchB: 1, transB: 1, alpha: 1 / Math.sqrt(depth) } as const;
    const scores = op.batchedMatMul(g, query!, key!, batched);
    const seen = op.add(g, scores, causalMask(g, context));
    const floor = op.sub(g, op.reduceMax(g, seen, 2), g.scalar(DEPTH));
    const attended = op.softmax(g, op.atLeast(g, seen, floor));
    const mixed = op.transpose(g, op.batchedMatMul(g, attended, value!, { transBatchB: 1 }), [1, 0, 2]);
    const layer = `${h}.attn.c_proj`;
    return project(op.reshape(g, mixed, [rows, width]), weight(`${layer}.weight`), layer, residual);
  }

  function mlp(input: ReturnType<typeof normalise>, h: string, residual: Value): Value {
    const [normalised, matrix, bias] = input(`${h}.mlp.c_fc`);
    const layer = `${h}.mlp.c_proj`;
    if (fusedGelu) {
      const hidden = op.gelu(g, op.gemm(g, normalised, matrix, { c: bias }));
      return project(hidden, weight(`${layer}.weight`), layer, residual);
    }
    // GELU(x) = ½·x·(1 + erf(x/√2)) from operators that have derivative rules (Hendrycks and Gimpel, 2016). With
    // t = x/√2 it is √½·t·(1 + erf t): both factors √½ go into the matrices, which are smaller than the activations.
    const [into, out] = [matrix, weight(`${layer}.weight`)].map((w) => op.mul(g, w, g.scalar(Math.SQRT1_2)));
    const t = op.gemm(g, normalised, into!, { c: op.mul(g, bias, g.scalar(Math.SQRT1_2)) });
    const hidden = op.mul(g, t, op.add(g, op.erf(g, t), g.scalar(1)));
    return project(hidden, out!, layer, residual);
  }

  function project(y: Value, matrix: Value, layer: string, residual: Value): Value {
    return op.add(g, op.gemm(g, y, matrix, { c: residual }), weight(`${layer}.bias`));
  }

  const [normalised] = op.layerNormalization(g, x, unit, LAYER_NORM_EPSILON);
  const last = op.add(g, op.mul(g, normalised, weight('ln_f.weight')), weight('ln_f.bias'));
  const logits = op.gemm(g, last, weight('wte.weight'), { transB: 1 });
  const chosen = op.mul(g, op.logSoftmax(g, logits), op.oneHot(g, targets, vocabulary));
  const losses = op.mul(g, op.reduceSum(g, chosen, [1]), g.scalar(-1));
  return { graph: g, weights, losses: op.reshape(g, losses, [context, batch]) };
}

/** [context, context]: 0 at and before the row's position, −∞ after it, whatever the scores there. */
function causalMask(g: Graph, context: number): Value {
  const mask = new Float32Array(context * context);
  for (let row = 0; row < context; row++) mask.fill(-Infinity, row * context + row + 1, (row + 1) * context);
  return g.constant(mask, [context, context]);
}
