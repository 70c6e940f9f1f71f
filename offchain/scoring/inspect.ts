import type { Hash } from '../../types/files/hash.ts';
import { normOf } from '../aggregation/index.ts';
import { decode, type Expectation, type Gradient, GradientError } from '../gradient/index.ts';
import { hashOf } from '../store/index.ts';

/** A blob, what its submission on chain says of it, and what it must agree with. */
export type InspectInput = Readonly<{
  blob: Uint8Array;
  hash: Hash;
  size: number;
  expectation: Required<Expectation>;
}>;

/** `norm`: L2 norm of the delta. `reason`: one sentence. */
export type Inspected =
  | Readonly<{ verdict: 'sound'; gradient: Gradient; norm: number }>
  | Readonly<{ verdict: 'refused'; reason: string }>;

/** Looks at one blob alone, cheapest first: size, hash, form, finite values, epoch and base hash. A sound blob changes something: its norm is above 0. */
export function inspect({ blob, hash, size, expectation }: InspectInput): Inspected {
  if (blob.length !== size) return refused(`the blob has ${blob.length} bytes, its submission says ${size}`);
  if (blob.length > expectation.budget) {
    return refused(`the blob has ${blob.length} bytes, above the budget of ${expectation.budget}`);
  }
  if (hashOf(blob) !== hash) return refused('the blob has another hash than its submission says');
  let gradient: Gradient;
  try {
    gradient = decode(blob, expectation);
  } catch (error) {
    if (error instanceof GradientError) return refused(error.message);
    throw error;
  }
  const norm = normOf(gradient);
  return norm > 0 ? { verdict: 'sound', gradient, norm } : refused('the gradient is zero everywhere');
}

function refused(reason: string): Inspected {
  return { verdict: 'refused', reason };
}
