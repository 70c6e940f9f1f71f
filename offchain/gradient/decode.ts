import type { Hash } from '../../types/files/hash.ts';
import type { TensorSpec } from '../model/index.ts';
import { type Gradient, GradientError } from './types.ts';

/** What a blob must agree with to be decoded: the model's tensors and budget, and the epoch and base where they are known. */
export type Expectation = Readonly<{ specs: readonly TensorSpec[]; budget: number; epoch?: number; base?: Hash }>;

/** The gradient in `blob`. Throws GradientError, and nothing else, for a blob that breaks any rule of docs/gradient-format.md. */
export function decode(_blob: Uint8Array, _expectation: Expectation): Gradient {
  throw new GradientError('decoding is being written');
}
