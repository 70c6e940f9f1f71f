import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Hash, hashSchema } from '../../types/files/hash.ts';
import { hashOf } from './hash.ts';

/** What went wrong with the store, in one sentence. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/** Objects by blake2b-256 hash in a folder: `<folder>/<first two digits>/<64 digits>`. What is in it never changes. */
export type Store = {
  /** Keeps `bytes` on disk (synced before this resolves) and returns their hash. Safe to repeat and to do at once. */
  put(bytes: Uint8Array): Promise<Hash>;
  /** The object, checked against its hash. Throws StoreError when it is absent, damaged or above the limit. */
  get(hash: string): Promise<Uint8Array>;
  /**
   * Bytes `start` (inclusive) to `end` (exclusive) of the object. A part cannot be checked against the hash: whoever
   * puts the parts together does that. Throws StoreError when the object is absent or the range is not inside it.
   */
  range(hash: string, start: number, end: number): Promise<Uint8Array>;
  /** Size in bytes, or null when the object is absent. */
  size(hash: string): Promise<number | null>;
  /** Hashes of all objects, in ascending order. */
  list(): Promise<Hash[]>;
  /** Forgets the object; nothing happens when it is absent. */
  remove(hash: string): Promise<void>;
};

/**
 * Opens (and makes where absent) the store in `folder`. Objects above `limit` bytes are refused both ways.
 * What a killed process left half-written is removed here.
 */
export async function openStore(folder: string, limit: number): Promise<Store> {
  const incoming = join(folder, 'incoming');
  try {
    await mkdir(incoming, { recursive: true });
  } catch (error) {
    throw new StoreError(`the store ${folder} cannot be opened: ${(error as Error).message}`);
  }
  await removeAbandoned(incoming);

  const pathOf = (hash: string): string => {
    const parsed = hashSchema.safeParse(hash);
    if (!parsed.success)
      throw new StoreError(`not the hash of an object: ${JSON.stringify(String(hash).slice(0, 80))}`);
    return join(folder, parsed.data.slice(2, 4), parsed.data.slice(2));
  };
  const size = async (hash: string): Promise<number | null> => {
    const found = await stat(pathOf(hash)).catch(absentIsNull);
    return found === null ? null : found.size;
  };
  const sizeOfPresent = async (hash: string): Promise<number> => {
    const bytes = await size(hash);
    if (bytes === null) throw new StoreError(`object ${hash} is not in the store`);
    if (bytes > limit) throw new StoreError(`object ${hash} has ${bytes} bytes, more than the ${limit} allowed`);
    return bytes;
  };
  const read = async (hash: string, start: number, end: number): Promise<Uint8Array> => {
    const file = await open(pathOf(hash), 'r');
    try {
      return await readExactly(file, hash, start, end);
    } finally {
      await file.close();
    }
  };

  return {
    size,
    async put(bytes) {
      if (bytes.length > limit)
        throw new StoreError(`an object of ${bytes.length} bytes is above the ${limit} allowed`);
      const hash = hashOf(bytes);
      const path = pathOf(hash);
      // An object of another size is a damaged one: it is written again.
      if ((await size(hash)) === bytes.length && hashOf(await readFile(path)) === hash) return hash;
      const parent = join(folder, hash.slice(2, 4));
      await mkdir(parent, { recursive: true });
      const temporary = join(incoming, `${process.pid}-${randomBytes(8).toString('hex')}`);
      try {
        await writeSynced(temporary, bytes);
        await rename(temporary, path);
      } catch (error) {
        await rm(temporary, { force: true });
        throw new StoreError(`object ${hash} could not be written: ${(error as Error).message}`);
      }
      await syncFolder(parent);
      return hash;
    },
    async get(hash) {
      const bytes = await read(hash, 0, await sizeOfPresent(hash));
      if (hashOf(bytes) !== hash) throw new StoreError(`object ${hash} is damaged: its content has another hash`);
      return bytes;
    },
    async range(hash, start, end) {
      const total = await sizeOfPresent(hash);
      if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || end < start || end > total) {
        throw new StoreError(`bytes ${start} to ${end} are not inside object ${hash}, which has ${total}`);
      }
      return read(hash, start, end);
    },
    async list() {
      const folders = (await readdir(folder)).filter((name) => /^[0-9a-f]{2}$/.test(name));
      const names = await Promise.all(folders.map((name) => readdir(join(folder, name))));
      return names
        .flat()
        .filter((name) => /^[0-9a-f]{64}$/.test(name))
        .sort()
        .map((name): Hash => `0x${name}`);
    },
    async remove(hash) {
      await rm(pathOf(hash), { force: true });
    },
  };
}

function absentIsNull(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes a rename survive a power failure; file systems without synced folders say EINVAL or EPERM and are let be. */
async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

async function readExactly(file: FileHandle, hash: string, start: number, end: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(end - start);
  let filled = 0;
  while (filled < bytes.length) {
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, start + filled);
    if (bytesRead === 0) throw new StoreError(`object ${hash} ends before byte ${end}`);
    filled += bytesRead;
  }
  return bytes;
}

/** Files of writers that no longer run; those of running ones are still being written. */
async function removeAbandoned(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    if (!isRunning(Number.parseInt(name, 10))) await rm(join(incoming, name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
