import { join } from 'node:path';

/** Where a miner keeps things in its data folder. */
export const folders = (data: string) => ({
  /** Weights, texts, blobs, moments and error feedback, by hash. */
  objects: join(data, 'objects'),
  /** Downloads that are not complete. */
  partial: join(data, 'partial'),
});

/** Largest object of a miner's store, in bytes: weights of 500 million parameters in f32. */
export const objectLimit = 2 ** 31 - 1;
