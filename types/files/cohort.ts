import { z } from 'zod';
import { mostSubmissions } from '../jobs/most-submissions.ts';
import { u32 } from '../jobs/primitives.ts';
import { hashSchema } from './hash.ts';

/**
 * The submissions of an epoch that are scored against one another, in index order, with the L2 norms of their gradients. Jobs name it by hash: all
 * of it in each would grow with the square of the number of miners.
 */
export const cohortFile = z
  .array(z.strictObject({ index: u32, blob: hashSchema, norm: z.number().nonnegative() }))
  .min(1)
  .max(mostSubmissions);

export type CohortFile = z.infer<typeof cohortFile>;
