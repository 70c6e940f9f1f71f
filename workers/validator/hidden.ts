import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { hiddenText } from '../../offchain/data/index.ts';
import { sampleSizes } from '../../offchain/scoring/index.ts';
import { openStore } from '../../offchain/store/index.ts';
import { type Hash, hashSchema } from '../../types/files/hash.ts';
import { ConfigError } from '../config.ts';
import { writeFileAtomically } from '../files.ts';
import { folders, objectLimit } from './folders.ts';

/** `hidden/hidden.json`: the private seed, and the text that was cut with it. */
const hiddenFile = z.strictObject({
  seed: hashSchema,
  /** Manifest of the corpus that the text was cut from. */
  manifest: hashSchema,
  /** Merkle root, as announced on chain. */
  root: hashSchema,
  /** The sequences, an object of the folder's own store. */
  sequences: hashSchema,
});
type HiddenFile = z.infer<typeof hiddenFile>;

const fileOf = (data: string) => join(folders(data).hidden, 'hidden.json');

async function read(data: string): Promise<HiddenFile | null> {
  const path = fileOf(data);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new ConfigError(`The hidden text ${path} cannot be read: ${error.code}.`);
  });
  if (text === null) return null;
  try {
    return hiddenFile.parse(JSON.parse(text));
  } catch {
    throw new ConfigError(
      `The hidden text ${path} is damaged: remove the folder ${folders(data).hidden} to cut a new one.`,
    );
  }
}

/** Root of the hidden text that was cut from this manifest's corpus, or null when there is none yet. */
export async function hiddenRoot(data: string, manifest: Hash): Promise<Hash | null> {
  const found = await read(data);
  return found?.manifest === manifest ? found.root : null;
}

/**
 * Cuts the hidden text from the reserve with a new seed, and keeps both where only this validator's user can read them. The seed
 * never leaves the folder.
 *
 * @param reserve tokens of the corpus's reserve
 * @returns the Merkle root to announce
 */
export async function cutHidden(data: string, manifest: Hash, reserve: Uint8Array, context: number): Promise<Hash> {
  const folder = folders(data).hidden;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const seed = randomBytes(32);
  const { sequences, root } = hiddenText(reserve, seed, sampleSizes.hidden, context);
  const store = await openStore(folder, objectLimit);
  const file: HiddenFile = {
    seed: `0x${seed.toString('hex')}`,
    manifest,
    root,
    sequences: await store.put(sequences),
  };
  await writeFileAtomically(fileOf(data), `${JSON.stringify(file)}\n`);
  return root;
}

/** The sequences of the hidden text with this root. */
export async function readHidden(data: string, root: Hash): Promise<Uint8Array> {
  const found = await read(data);
  if (found?.root !== root) throw new Error(`the folder ${folders(data).hidden} has no hidden text with root ${root}`);
  return (await openStore(folders(data).hidden, objectLimit)).get(found.sequences);
}
