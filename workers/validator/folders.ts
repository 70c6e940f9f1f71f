import { join } from 'node:path';

/** Where a validator keeps things in its data folder. */
export const folders = (data: string) => ({
  /** Objects that may be served: weights, manifest, shards, model description, blobs, published hidden texts. */
  objects: join(data, 'objects'),
  /** Downloads that are not complete. */
  partial: join(data, 'partial'),
  /** The reserve, and the hidden texts that are not published: never served. */
  hidden: join(data, 'hidden'),
  /** What was committed in each epoch, written before the commit is sent. */
  commits: join(data, 'commits'),
  /** What is to be known of the running epoch after a restart, a file. */
  notes: join(data, 'epoch.json'),
});

/** Largest object of a store, in bytes: weights of 500 million parameters in f32. */
export const objectLimit = 2 ** 31 - 1;
