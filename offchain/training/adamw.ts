import type { TensorSpec } from '../model/index.ts';

/** AdamW's moments and the number of steps they have seen: what a miner keeps from one epoch to the next. */
export interface OptimizerState {
  readonly first: Float32Array;
  readonly second: Float32Array;
  step: number;
}

export interface AdamWRates {
  learningRate: number;
  betas: readonly [number, number];
  epsilon: number;
  weightDecay: number;
}

/** The state before the first step, for a model with this many parameters. */
export function freshState(parameters: number): OptimizerState {
  return { first: new Float32Array(parameters), second: new Float32Array(parameters), step: 0 };
}

/**
 * One step of AdamW (Loshchilov and Hutter 2019, algorithm 2), in place on weights and state. Weight decay is decoupled
 * and acts on matrices alone: biases and the norms' scales are left out of it.
 *
 * @param scale factor on the gradient, from clipping
 */
export function adamw(
  weights: Float32Array,
  gradient: Float32Array,
  scale: number,
  state: OptimizerState,
  specs: readonly TensorSpec[],
  rates: AdamWRates,
): void {
  const { first, second } = state;
  const { learningRate, epsilon } = rates;
  const [beta1, beta2] = rates.betas;
  state.step++;
  const stepSize = learningRate / (1 - beta1 ** state.step);
  const correction = 1 / Math.sqrt(1 - beta2 ** state.step);
  for (const { shape, offset, size } of specs) {
    const keep = shape.length > 1 ? 1 - learningRate * rates.weightDecay : 1;
    for (let i = offset; i < offset + size; i++) {
      const g = gradient[i]! * scale;
      const m = beta1 * first[i]! + (1 - beta1) * g;
      const v = beta2 * second[i]! + (1 - beta2) * g * g;
      first[i] = m;
      second[i] = v;
      weights[i] = weights[i]! * keep - (stepSize * m) / (Math.sqrt(v) * correction + epsilon);
    }
  }
}
