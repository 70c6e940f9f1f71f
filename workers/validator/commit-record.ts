import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
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
  /** 32 bytes that keep the commit secret until it is revealed. */
  salt: hashSchema,
  /** What is sent to the chain. */
  hash: hashSchema,
});

/** What this validator committed to in an epoch. Once written it never changes: a restart reveals just this. */
export type CommitRecord = z.infer<typeof commitRecord>;

/** Records of older epochs are removed. */
const kept = 8;

const pathOf = (data: string, epoch: number) => join(folders(data).commits, `${epoch}.json`);

/** The record of an epoch, or null when nothing was committed. */
export async function readCommitRecord(data: string, epoch: number): Promise<CommitRecord | null> {
  const path = pathOf(data, epoch);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new ConfigError(`The commit ${path} cannot be read: ${error.code}.`);
  });
  if (text === null) return null;
  try {
    return commitRecord.parse(JSON.parse(text));
  } catch {
    throw new ConfigError(`The commit ${path} is damaged: without it the scores of epoch ${epoch} cannot be revealed.`);
  }
}

/** Keeps a record, on disk before this resolves, and forgets old ones. */
export async function writeCommitRecord(data: string, record: CommitRecord): Promise<void> {
  const folder = folders(data).commits;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFileAtomically(pathOf(data, record.epoch), `${JSON.stringify(record)}\n`);
  for (const name of await readdir(folder)) {
    const epoch = Number.parseInt(name, 10);
    if (epoch <= record.epoch - kept) await rm(join(folder, name), { force: true });
  }
}

/** 32 random bytes. */
export function newSalt(): Hash {
  return `0x${randomBytes(32).toString('hex')}`;
}
