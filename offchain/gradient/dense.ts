import type { TensorSpec } from '../model/index.ts';
import type { Gradient } from './types.ts';

/** The gradient as one flat vector in the plain layout, zero where nothing was kept. */
export function toDense(gradient: Gradient, specs: readonly TensorSpec[]): Float32Array {
  const dense = new Float32Array(specs.reduce((total, spec) => total + spec.size, 0));
  gradient.tensors.forEach(({ indices, values }, tensor) => {
    const { offset } = specs[tensor]!;
    for (let at = 0; at < indices.length; at++) dense[offset + indices[at]!] = values[at]!;
  });
  return dense;
}
