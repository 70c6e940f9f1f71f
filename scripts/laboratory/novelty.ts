import { type Gradient, toDense } from '../../offchain/gradient/index.ts';
import type { TensorSpec } from '../../offchain/model/index.ts';

/*
 * A rule that is studied and not in the protocol: a gradient is tried without the part of it that lies in the span of the last
 * updates of the model. These are public: who sends them again, or an old gradient that went into them, has done nothing.
 */

/** Orthonormal directions of the updates that led from each base to the next, the newest last (Gram–Schmidt, in f64). */
export function directionsOf(bases: readonly Float32Array[]): Float64Array[] {
  const directions: Float64Array[] = [];
  for (const [index, after] of bases.entries()) {
    const before = bases[index - 1];
    if (before === undefined) continue;
    const direction = Float64Array.from(before, (value, at) => value - after[at]!);
    for (const known of directions) takeOut(direction, known);
    const norm = Math.sqrt(dot(direction, direction));
    if (norm > 0) directions.push(direction.map((value) => value / norm));
  }
  return directions;
}

/** What of a gradient is new: all of it but its part along the directions. */
export function noveltyOf(
  gradient: Gradient,
  directions: readonly Float64Array[],
  specs: readonly TensorSpec[],
): Gradient {
  if (directions.length === 0) return gradient;
  const rest = Float64Array.from(toDense(gradient, specs));
  for (const direction of directions) takeOut(rest, direction);
  const tensors = specs.map(({ offset, size }) => ({
    indices: Uint32Array.from({ length: size }, (_, at) => at),
    values: Float32Array.from(rest.subarray(offset, offset + size)),
  }));
  return { header: gradient.header, tensors };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}

function takeOut(from: Float64Array, direction: Float64Array): void {
  const along = dot(from, direction);
  for (let at = 0; at < from.length; at++) from[at]! -= along * direction[at]!;
}
