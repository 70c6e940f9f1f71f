import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Hash } from '../../types/files/hash.ts';
import { printable } from '../../types/files/issues.ts';
import { hashOf, type Store, StoreError } from '../store/index.ts';
import { notPlain, urlUnder } from './endpoint.ts';
import { Pace } from './pace.ts';

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
  /** Largest size that is accepted, in bytes: the size of the object where it is known. */
  limit: number;
  signal?: AbortSignal;
  /** A source that is this far behind the slowest pace is given up, milliseconds. */
  graceMs?: number;
  /** What is left of other downloads is removed once nothing was added to it for this long, milliseconds. */
  abandonedMs?: number;
  /** Called with each source that was too slow, or sent something else than the object to its end. */
  onBad?(source: string): void;
}

/** Slowest source that is waited for, bytes a second. So none holds a download for longer than the grace and `limit` at this pace. */
const slowest = 65_536;
const usualGraceMs = 10_000;
const usualAbandonedMs = 86_400_000;

/** The source is of no use for some time, not only for this object. */
class BadSource extends Error {}

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
    } catch (error) {
      // Damaged on disk: fetched again. What could only not be read now stays.
      if (!(error instanceof StoreError)) throw error;
      await store.remove(hash);
    }
  }
  await mkdir(request.partial, { recursive: true });
  const file = join(request.partial, hash.slice(2));
  await removeAbandoned(request);
  if ((await sizeOf(file)) > request.limit) await rm(file, { force: true });
  const reasons: string[] = [];
  for (const source of sources) {
    // A second try starts over: what an earlier source left behind may have been wrong.
    for (let tries = 0; tries < 2; tries += 1) {
      request.signal?.throwIfAborted();
      const resumed = await sizeOf(file);
      try {
        await download(source, request, file, resumed);
      } catch (error) {
        request.signal?.throwIfAborted();
        if (error instanceof BadSource) request.onBad?.(source);
        reasons.push(`${source}: ${printable(reasonOf(error), 200)}`);
        break;
      }
      const bytes = await contentOf(file);
      await rm(file, { force: true });
      if (hashOf(bytes) === hash) {
        await store.put(bytes);
        return bytes;
      }
      if (resumed === 0) {
        request.onBad?.(source);
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
  const url = urlUnder(source, `objects/${request.hash}`);
  if (url === null) throw new BadSource(notPlain);
  const pace = new Pace(slowest, request.graceMs ?? usualGraceMs);
  try {
    const response = await fetch(url, {
      headers: { 'accept-encoding': 'identity', ...(resumed > 0 ? { range: `bytes=${resumed}-` } : {}) },
      redirect: 'error',
      signal: request.signal ? AbortSignal.any([pace.signal, request.signal]) : pace.signal,
    });
    // The part that is there may already be all of it.
    if (response.status === 416 && resumed > 0) return void (await response.body?.cancel());
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      throw new Error(`answered ${response.status}`);
    }
    // It would be undone here, and could make much of few bytes.
    if ((response.headers.get('content-encoding') ?? 'identity') !== 'identity') {
      await response.body.cancel();
      throw new BadSource('sent the object encoded');
    }
    const start = response.status === 206 ? resumed : 0;
    const total = totalSize(response, start);
    if (total !== null && total > request.limit) {
      await response.body.cancel();
      throw new Error(`has ${total} bytes, more than the ${request.limit} allowed`);
    }
    const handle = await open(file, start > 0 ? 'a' : 'w');
    try {
      for await (const chunk of response.body) {
        pace.received += chunk.length;
        if (start + pace.received > request.limit) {
          await rm(file, { force: true });
          throw new BadSource(`sent more than the ${request.limit} bytes allowed`);
        }
        await handle.writeFile(chunk);
      }
      if (total !== null && start + pace.received < total) throw new Error('broke off');
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw pace.signal.aborted ? new BadSource((pace.signal.reason as Error).message) : error;
  } finally {
    pace.stop();
  }
}

/** Size of the whole object as the response, which begins at `start`, states it, or null. */
function totalSize(response: Response, start: number): number | null {
  const length = response.headers.get('content-length');
  return length === null ? null : start + Number(length);
}

async function removeAbandoned({ partial, hash, abandonedMs }: FetchObject): Promise<void> {
  const oldest = Date.now() - (abandonedMs ?? usualAbandonedMs);
  for (const name of await readdir(partial)) {
    const found = await stat(join(partial, name)).catch(() => null);
    if (found !== null && found.mtimeMs < oldest && name !== hash.slice(2))
      await rm(join(partial, name), { force: true });
  }
}

/** The file, without a copy of it. */
async function contentOf(file: string): Promise<Uint8Array> {
  const { buffer, byteOffset, length } = await readFile(file);
  return new Uint8Array(buffer, byteOffset, length);
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.size ?? 0;
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error & { cause?: Error };
  return cause?.message ?? message;
}
