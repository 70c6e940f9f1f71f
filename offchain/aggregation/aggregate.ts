import type { Gradient } from '../gradient/index.ts';
import type { TensorSpec } from '../model/index.ts';

/**
 * Mean of the deltas as a flat vector, in f32: for every parameter the values are added in the order of `gradients`
 * (their index on chain), starting from +0 and rounded after each addition, and the sum is divided by their number and
 * rounded. Nothing depends on threads, on vector width or on which parameters are done first, so that every machine gets
 * the same bits.
 */
export function meanDelta(gradients: readonly Gradient[], specs: readonly TensorSpec[]): Float32Array {
  const mean = new Float32Array(specs.reduce((total, spec) => total + spec.size, 0));
  for (const gradient of gradients) {
    gradient.tensors.forEach(({ indices, values }, tensor) => {
      const { offset } = specs[tensor]!;
      for (let at = 0; at < indices.length; at++) mean[offset + indices[at]!]! += values[at]!;
    });
  }
  if (gradients.length > 0) for (let at = 0; at < mean.length; at++) mean[at]! /= gradients.length;
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
  eta: number,
  specs: readonly TensorSpec[],
): Float32Array {
  return step(base, meanDelta(gradients, specs), -eta);
}
