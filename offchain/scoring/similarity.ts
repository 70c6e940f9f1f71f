import type { Gradient } from '../gradient/index.ts';

/** Cosine of the angle between two gradients of the same model, in f64; 0 when one is zero everywhere. */
export function cosine(a: Gradient, b: Gradient): number {
  let dot = 0;
  let squaresA = 0;
  let squaresB = 0;
  a.tensors.forEach((one, tensor) => {
    const other = b.tensors[tensor]!;
    let at = 0;
    one.indices.forEach((index, i) => {
      while (at < other.indices.length && other.indices[at]! < index) at++;
      if (other.indices[at] === index) dot += one.values[i]! * other.values[at]!;
      squaresA += one.values[i]! ** 2;
    });
    for (const value of other.values) squaresB += value ** 2;
  });
  return squaresA === 0 || squaresB === 0 ? 0 : dot / Math.sqrt(squaresA * squaresB);
}

/** L2 norm of a gradient over all tensors, summed in f64. */
export function normOf(gradient: Gradient): number {
  let sum = 0;
  for (const { values } of gradient.tensors) for (const value of values) sum += value * value;
  return Math.sqrt(sum);
}
