import type { ModelDescription } from '../../types/files/model.ts';

/** The weights training starts from: the same bits from the same seed on every machine. */
export function initialWeights(_description: ModelDescription): Float32Array {
  throw new Error('not built yet');
}
