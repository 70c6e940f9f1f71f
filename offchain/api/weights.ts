import type { Hex } from '../chain/index.ts';
import type { ApiReader } from './reader.ts';

/** Epochs looked through for one hash; older bases are served by validators but not found here. */
const MOST_EPOCHS = 1000;
/** A validator that does not begin to answer within this time is left out. */
const ANSWER_MILLISECONDS = 5000;

const passedOn = ['content-length', 'content-range', 'content-type', 'accept-ranges', 'etag', 'cache-control'];

/** Whether a hash is the base of the running epoch or of one that ended: nothing else is passed on from validators. */
export const isBase = async (reader: ApiReader, at: Hex, hash: Hex): Promise<boolean> => {
  const { base, index } = await reader.epoch(at);
  if (base === hash) return true;
  const history = await reader.history(at, Math.max(0, index - MOST_EPOCHS), index);
  return history.some(({ before, after }) => before === hash || after === hash);
};

/**
 * An object from the first validator that serves it, streamed as it comes, with the client's `Range`.
 * Resolves with undefined when none does. The answer is not checked against its hash: the client does that.
 */
export const fromValidators = async (
  endpoints: readonly string[],
  hash: Hex,
  range: string | undefined,
  gone: AbortSignal,
): Promise<Response | undefined> => {
  for (const endpoint of endpoints) {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), ANSWER_MILLISECONDS);
    try {
      const answer = await fetch(`${endpoint.replace(/\/+$/, '')}/objects/${hash}`, {
        headers: { 'accept-encoding': 'identity', ...(range === undefined ? {} : { range }) },
        redirect: 'error',
        signal: AbortSignal.any([gone, late.signal]),
      });
      if ([200, 206, 416].includes(answer.status)) {
        const headers = new Headers();
        for (const name of passedOn) {
          const value = answer.headers.get(name);
          if (value !== null) headers.set(name, value);
        }
        return new Response(answer.body, { status: answer.status, headers });
      }
      await answer.body?.cancel();
    } catch {
      // The next validator may have it.
    } finally {
      clearTimeout(timer);
    }
  }
  return undefined;
};
