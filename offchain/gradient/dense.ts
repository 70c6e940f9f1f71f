import { parameterCount, type TensorSpec } from '../weights/index.ts';
import type { Gradient } from './types.ts';

/** The gradient as one array, zero where nothing was kept, tensors joined in the order of `specs`. */
export function toDense(gradient: Gradient, specs: readonly TensorSpec[]): Float32Array {
  const dense = new Float32Array(parameterCount(specs));
  let offset = 0;
  gradient.tensors.forEach(({ indices, values }, tensor) => {
    for (let at = 0; at < indices.length; at++) dense[offset + indices[at]!] = values[at]!;
    offset += parameterCount([specs[tensor]!]);
  });
  return dense;
}
