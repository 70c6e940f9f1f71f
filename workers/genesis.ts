import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Hash, hashSchema } from '../types/files/hash.ts';
import { ConfigError } from './config.ts';
import { writeFileAtomically } from './files.ts';

const chainFile = z.strictObject({ genesis: hashSchema });

/** Makes the data folder of a process, or checks that it belongs to the chain with this genesis. */
export async function claimFolder(data: string, genesis: Hash): Promise<void> {
  const path = join(data, 'chain.json');
  try {
    await mkdir(data, { recursive: true });
  } catch (error) {
    throw new ConfigError(`The data folder ${data} cannot be made: ${(error as NodeJS.ErrnoException).code}.`);
  }
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return writeFileAtomically(path, `${JSON.stringify({ genesis })}\n`);
  let known: Hash;
  try {
    known = chainFile.parse(JSON.parse(text)).genesis;
  } catch {
    throw new ConfigError(`The data folder ${data} is damaged: ${path} does not name a chain.`);
  }
  if (known !== genesis)
    throw new ConfigError(`The data folder ${data} belongs to another chain (genesis ${known}): take another folder.`);
}
