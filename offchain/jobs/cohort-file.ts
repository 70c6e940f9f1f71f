import { canonicalJson } from '../../types/files/canonical.ts';
import { type CohortFile, cohortFile } from '../../types/files/cohort.ts';
import type { Hash } from '../../types/files/hash.ts';
import { type Found, normsOf } from '../scoring/index.ts';

/**
 * The file that score jobs name as their cohort.
 *
 * @param cohort indices of the sound submissions (`cohortOf`)
 * @param found,blobs of all submissions, by index
 */
export function cohortBytes(cohort: readonly number[], found: readonly Found[], blobs: readonly Hash[]): Uint8Array {
  const norms = normsOf(cohort, found);
  const file: CohortFile = cohort.map((index, at) => ({ index, blob: blobs[index]!, norm: norms[at]! }));
  return new TextEncoder().encode(canonicalJson(file));
}

/** The cohort in these bytes. Throws what JSON or the schema has against them. */
export const parseCohort = (bytes: Uint8Array): CohortFile =>
  cohortFile.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
