import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Hash, hashSchema } from '../../types/files/hash.ts';
import { writeFileAtomically } from '../files.ts';
import { folders } from './folders.ts';

const epochNotes = z.strictObject({
  /** Randomness of the epoch that the rest is about. */
  randomness: hashSchema,
  /** Root that this validator had announced at the block before the epoch's first, null if none; absent until it is known. */
  before: hashSchema.nullable().optional(),
  /** Root that is in force for it in the epoch, null if none; absent until Submit has closed. */
  root: hashSchema.nullable().optional(),
  /** Digest of the submissions that the record of the commit has scores for; absent until there is one. */
  list: hashSchema.optional(),
});

/** `epoch.json`: what a validator once read of the running epoch, and could not read again once the node has pruned the state. */
export type EpochNotes = z.infer<typeof epochNotes>;

/** The notes on the epoch with this randomness; empty ones when there are none. What is damaged is read from the chain again. */
export async function readNotes(data: string, randomness: Hash): Promise<EpochNotes> {
  try {
    const found = epochNotes.parse(JSON.parse(await readFile(folders(data).notes, 'utf8')));
    return found.randomness === randomness ? found : { randomness };
  } catch {
    return { randomness };
  }
}

/** Keeps the notes, in place of those on the epoch before; on disk before this resolves. */
export async function writeNotes(data: string, notes: EpochNotes): Promise<void> {
  await writeFileAtomically(folders(data).notes, `${JSON.stringify(notes)}\n`);
}
