import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Submission } from '../../offchain/chain/index.ts';
import { type PublishedRecord, parseRecord, rememberedEpochs } from '../../offchain/scoring/index.ts';
import { hashOf, type Store } from '../../offchain/store/index.ts';
import { canonicalJson } from '../../types/files/canonical.ts';
import { largestEvidenceRecord } from '../../types/files/evidence.ts';
import { type Hash, hashSchema } from '../../types/files/hash.ts';
import { ConfigError } from '../config.ts';
import { writeFileAtomically } from '../files.ts';
import { folders } from './folders.ts';

const commitRecord = z.strictObject({
  epoch: z.int().min(0),
  /** Nano-nats by submission index, decimal; null abstains. */
  scores: z.array(
    z
      .string()
      .regex(/^-?\d{1,19}$/)
      .nullable(),
  ),
  /** The record of evidence, as it is published after the reveal; its hash is the salt that keeps the commit secret until then. */
  evidence: z.string().max(largestEvidenceRecord),
  /** What is sent to the chain. */
  hash: hashSchema,
});

/** What this validator committed to in an epoch. Once it is sent it never changes: a restart reveals just this. */
export type CommitRecord = z.infer<typeof commitRecord>;

const pathOf = (data: string, epoch: number) => join(folders(data).commits, `${epoch}.json`);
const asidePathOf = (data: string, epoch: number) => join(folders(data).commits, `${epoch}.aside.json`);

/** Digest of the submissions that scores are given to: scores of one list say nothing about another. */
export const listDigest = (submissions: readonly Submission[]): Hash =>
  hashOf(new TextEncoder().encode(canonicalJson(submissions.map(({ account, blob, size }) => [account, blob, size]))));

/** The record of an epoch, or null when nothing was committed. */
export async function readCommitRecord(data: string, epoch: number): Promise<CommitRecord | null> {
  const path = pathOf(data, epoch);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new ConfigError(`The commit ${path} cannot be read: ${error.code}.`);
  });
  if (text === null) return null;
  const found = parse(text);
  if (found === null)
    throw new ConfigError(`The commit ${path} is damaged: without it the scores of epoch ${epoch} cannot be revealed.`);
  return found;
}

function parse(text: string): CommitRecord | null {
  try {
    return commitRecord.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Keeps a record, on disk before this resolves, and forgets old ones. */
export async function writeCommitRecord(data: string, record: CommitRecord): Promise<void> {
  const folder = folders(data).commits;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFileAtomically(pathOf(data, record.epoch), `${JSON.stringify(record)}\n`);
  for (const name of await readdir(folder)) {
    const epoch = Number.parseInt(name, 10);
    if (epoch <= record.epoch - rememberedEpochs) await rm(join(folder, name), { force: true });
  }
}

/**
 * Puts the record of an epoch away, because its scores are for another list of submissions than the chain has. It is not deleted: if it
 * was sent before the reorganisation, a block may still take it.
 */
export async function setAsideCommitRecord(data: string, epoch: number): Promise<void> {
  await rename(pathOf(data, epoch), asidePathOf(data, epoch));
}

/** Takes back the record that was set aside in an epoch, if it is the one of this hash. */
export async function restoreCommitRecord(data: string, epoch: number, hash: Hash): Promise<CommitRecord | null> {
  const text = await readFile(asidePathOf(data, epoch), 'utf8').catch(() => null);
  const found = text === null ? null : parse(text);
  if (found?.hash !== hash) return null;
  await writeFileAtomically(pathOf(data, epoch), `${JSON.stringify(found)}\n`);
  return found;
}

/** The bytes of a commit's record of evidence. */
export const evidenceBytes = ({ evidence }: CommitRecord): Uint8Array => new TextEncoder().encode(evidence);

/** What a commit was hashed with. */
export const saltOf = (record: CommitRecord): Hash => hashOf(evidenceBytes(record));

/** The newest published record of evidence of the epochs before this one that is not too old to go on from, or null. */
export async function readEvidenceBefore(
  data: string,
  epoch: number,
  store: Pick<Store, 'size'>,
): Promise<PublishedRecord | null> {
  for (let before = epoch - 1; before >= Math.max(0, epoch - rememberedEpochs); before--) {
    const commit = await readCommitRecord(data, before).catch(() => null);
    const record = commit && parseRecord(evidenceBytes(commit));
    // What was not revealed is not published: nobody could follow what goes on from it.
    if (commit && record && typeof record === 'object' && (await store.size(saltOf(commit))) !== null)
      return { hash: saltOf(commit), record };
  }
  return null;
}

/** 32 random bytes. */
export function newNonce(): Hash {
  return `0x${randomBytes(32).toString('hex')}`;
}
