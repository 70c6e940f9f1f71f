import { NotFiniteError } from './not-finite.ts';

/**
 * The factor that brings a gradient's global L2 norm down to `limit` (Pascanu et al. 2013): 1 when it is within it.
 *
 * @throws NotFiniteError if the gradient has an element that is not finite
 */
export function clipScale(gradient: Float32Array, limit: number): number {
  let squares = 0;
  for (let i = 0; i < gradient.length; i++) squares += gradient[i]! * gradient[i]!;
  if (!Number.isFinite(squares)) throw new NotFiniteError('the gradient is not finite');
  const norm = Math.sqrt(squares);
  return norm > limit ? limit / norm : 1;
}
