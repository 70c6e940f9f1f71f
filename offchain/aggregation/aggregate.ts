import type { Gradient } from '../gradient/index.ts';
import type { TensorSpec } from '../model/index.ts';
import { medianNorm, normFactor, normOf, weightedMedianNorm } from './norm.ts';

/**
 * What each gradient is multiplied with in the mean, in f32: its part of all scores (f64) times its norm factor. Whoever is paid
 * more moves the model more, and who did little does not hold it up.
 *
 * @param scores settled scores in nano-nats, all above 0; each gradient counts the same where there are none yet
 */
export function factorsOf(gradients: readonly Gradient[], scores?: readonly bigint[]): number[] {
  const weights = gradients.map((_, i) => Number(scores?.[i] ?? 1n));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const norms = gradients.map(normOf);
  const median = scores ? weightedMedianNorm(norms, weights) : medianNorm(norms);
  return norms.map((norm, i) => Math.fround(normFactor(norm, median) * (weights[i]! / total)));
}

/**
 * Weighted mean of the deltas as a flat vector in f32: for every parameter the values times their gradient's factor (rounded) are
 * added in the order of `gradients` (their index on chain), starting from +0 and rounded after each addition. Nothing depends on threads,
 * on vector width or on which parameters are done first, so that every machine gets the same bits.
 *
 * @param factors see `factorsOf`
 */
export function meanDelta(
  gradients: readonly Gradient[],
  specs: readonly TensorSpec[],
  factors: readonly number[],
): Float32Array {
  const mean = new Float32Array(specs.reduce((total, spec) => total + spec.size, 0));
  gradients.forEach((gradient, i) => {
    const factor = factors[i]!;
    gradient.tensors.forEach(({ indices, values }, tensor) => {
      const { offset } = specs[tensor]!;
      for (let at = 0; at < indices.length; at++) mean[offset + indices[at]!]! += Math.fround(factor * values[at]!);
    });
  });
  return mean;
}

/**
 * `base + rate·delta`, in f32: product rounded, then sum rounded (no fused operation). The update of the protocol is
 * `rate = −η`; the sign guard also looks at `rate = +η`. `rate` is first rounded to f32.
 */
export function step(base: Float32Array, delta: Float32Array, rate: number): Float32Array {
  const factor = Math.fround(rate);
  const stepped = new Float32Array(base.length);
  for (let at = 0; at < base.length; at++) stepped[at] = base[at]! + Math.fround(factor * delta[at]!);
  return stepped;
}

/** The next base: `θ ← θ − η·mean(delta)` over the accepted gradients, in the order of their index on chain. */
export function aggregate(
  base: Float32Array,
  gradients: readonly Gradient[],
  factors: readonly number[],
  eta: number,
  specs: readonly TensorSpec[],
): Float32Array {
  return step(base, meanDelta(gradients, specs, factors), -eta);
}
