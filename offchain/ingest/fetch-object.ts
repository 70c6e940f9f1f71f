import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Hash } from '../../types/files/hash.ts';
import { hashOf, type Store } from '../store/index.ts';

/** No source had the object, in one sentence with the reason of each. */
export class ObjectError extends Error {
  override readonly name = 'ObjectError';
}

export interface FetchObject {
  hash: Hash;
  /** Base URLs that serve `GET /objects/{hash}`, tried in this order. */
  sources: readonly string[];
  store: Store;
  /** Folder for what is not complete yet: the next try goes on from there, also after a restart. */
  partial: string;
  /** Largest size that is accepted, in bytes. */
  limit: number;
  signal?: AbortSignal;
}

/** A source that sends nothing for this long is given up. */
const stallMs = 10_000;

/**
 * The object `hash`: from the store if it is there, else from the first source that has it, checked against its hash
 * before it is stored. A download that breaks off is resumed, from another source if need be.
 *
 * @throws ObjectError when no source gave the object
 */
export async function fetchObject(request: FetchObject): Promise<Uint8Array> {
  const { hash, store, sources } = request;
  if ((await store.size(hash)) !== null) {
    try {
      return await store.get(hash);
    } catch {
      // Damaged on disk: fetched again.
      await store.remove(hash);
    }
  }
  await mkdir(request.partial, { recursive: true });
  const file = join(request.partial, hash.slice(2));
  const reasons: string[] = [];
  for (const source of sources) {
    // A second try starts over: what an earlier source left behind may have been wrong.
    for (let tries = 0; tries < 2; tries += 1) {
      request.signal?.throwIfAborted();
      const resumed = await sizeOf(file);
      try {
        await download(source, request, file, resumed);
      } catch (error) {
        reasons.push(`${source}: ${reasonOf(error)}`);
        break;
      }
      const bytes = new Uint8Array(await readFile(file));
      await rm(file, { force: true });
      if (hashOf(bytes) === hash) {
        await store.put(bytes);
        return bytes;
      }
      if (resumed === 0) {
        reasons.push(`${source}: sent bytes with another hash`);
        break;
      }
    }
  }
  const why = reasons.length > 0 ? reasons.join('; ') : 'there is nobody to ask';
  throw new ObjectError(`Object ${hash} could not be fetched (${why}).`);
}

/** Appends the rest of the object to `file`. */
async function download(source: string, request: FetchObject, file: string, resumed: number): Promise<void> {
  const stalled = new AbortController();
  const signal = request.signal ? AbortSignal.any([stalled.signal, request.signal]) : stalled.signal;
  let timer = setTimeout(() => stalled.abort(new Error('sent nothing for too long')), stallMs);
  try {
    const response = await fetch(`${source.replace(/\/+$/, '')}/objects/${request.hash}`, {
      headers: { 'accept-encoding': 'identity', ...(resumed > 0 ? { range: `bytes=${resumed}-` } : {}) },
      redirect: 'error',
      signal,
    });
    // The part that is there may already be all of it.
    if (response.status === 416 && resumed > 0) return void (await response.body?.cancel());
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      throw new Error(`answered ${response.status}`);
    }
    let size = response.status === 206 ? resumed : 0;
    const handle = await open(file, response.status === 206 ? 'a' : 'w');
    try {
      for await (const chunk of response.body) {
        clearTimeout(timer);
        timer = setTimeout(() => stalled.abort(new Error('sent nothing for too long')), stallMs);
        size += chunk.length;
        if (size > request.limit) {
          await rm(file, { force: true });
          throw new Error(`sent more than the ${request.limit} bytes allowed`);
        }
        await handle.writeFile(chunk);
      }
      const total = totalSize(response, resumed);
      if (total !== null && size < total) throw new Error('broke off');
    } finally {
      await handle.close();
    }
  } finally {
    clearTimeout(timer);
  }
}

/** Size of the whole object as the response states it, or null. */
function totalSize(response: Response, resumed: number): number | null {
  const length = response.headers.get('content-length');
  if (length === null || response.headers.get('content-encoding') !== null) return null;
  return Number(length) + (response.status === 206 ? resumed : 0);
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.size ?? 0;
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error & { cause?: Error };
  return cause?.message ?? message;
}
