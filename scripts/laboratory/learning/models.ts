import type { ModelDescription } from '../../../offchain/model/index.ts';
import { modelOf } from '../models.ts';

/** How a model is tried. */
export interface Ladder {
  model: ModelDescription;
  /** Epochs with 8 miners of `innerSteps` each; runs with fewer miners at a time take more. */
  epochs: number;
  /** Peaks of the inner learning rate to choose from. */
  rates: readonly number[];
  /** Steps of warm-up. */
  warmup: number;
}

export const modelNames = ['micro', 'tiny'] as const;
export type ModelName = (typeof modelNames)[number];

/** @param quick the short form, with one learning rate */
export async function ladderOf(name: ModelName, epochs: number, quick: boolean): Promise<Ladder> {
  const model = await modelOf({ model: name });
  if (name === 'micro') return { model, epochs, rates: quick ? [0.016] : [0.008, 0.016, 0.032], warmup: 20 };
  return { model, epochs, rates: quick ? [0.002] : [0.001, 0.002, 0.004], warmup: 100 };
}
