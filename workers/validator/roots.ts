import { type Announcement, readAnnouncements, readBlockHash } from '../../offchain/chain/index.ts';
import type { Hash } from '../../types/files/hash.ts';
import type { HostTools } from './actions.ts';
import { type EpochNotes, writeNotes } from './epoch-notes.ts';
import type { EpochWork } from './epoch-work.ts';

type Tools = Pick<HostTools, 'api' | 'submitter' | 'data'>;

/** Adds to what is on disk of the epoch. */
export async function note(data: string, work: EpochWork, change: Partial<EpochNotes>): Promise<void> {
  const notes = { ...work.notes, ...change };
  await writeNotes(data, notes);
  work.notes = notes;
}

/**
 * Root that this validator had announced at the block before the epoch's first, or null. It is asked for at the epoch's first head, since
 * nodes forget old states, and kept.
 */
export async function rootBefore(tools: Tools, work: EpochWork): Promise<Hash | null> {
  if (work.notes.before !== undefined) return work.notes.before;
  const { index, randomness, blockHash } = work.epoch;
  const now = await announcementAt(tools, blockHash);
  // Only what was announced in this epoch has taken the place of another.
  const last = now?.epoch === index ? await announcementAt(tools, randomness) : now;
  const before = last?.hiddenRoot ?? null;
  await note(tools.data, work, { before });
  return before;
}

/** Root that is in force for this validator in the epoch, or null, as `readHiddenRoots` finds it; to be asked once Submit has closed. */
export async function rootInForce(tools: Tools, work: EpochWork): Promise<Hash | null> {
  if (work.notes.root !== undefined) return work.notes.root;
  const root = (await rootBefore(tools, work)) ?? (await rootAtSubmitEnd(tools, work));
  await note(tools.data, work, { root });
  return root;
}

async function rootAtSubmitEnd(tools: Tools, { epoch, lengths }: EpochWork): Promise<Hash | null> {
  const end = await readBlockHash(tools.api, epoch.started + lengths.submit - 1);
  return (end && (await announcementAt(tools, end))?.hiddenRoot) ?? null;
}

async function announcementAt({ api, submitter }: Tools, block: Hash): Promise<Announcement | undefined> {
  return (await readAnnouncements(api, block)).find(({ account }) => account === submitter.address);
}
