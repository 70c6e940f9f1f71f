import { blake2b } from '@noble/hashes/blake2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Hex, ModelEntry } from '../chain/index.ts';
import { largestObject, smallestWeights, urlUnder } from '../ingest/index.ts';
import type { ApiReader } from './reader.ts';

/** Epochs looked through for one hash; older bases are served by validators but not found here. */
const MOST_EPOCHS = 1000;
/** A validator that does not begin to answer within this time is left out. */
const ANSWER_MILLISECONDS = 5000;

/** Whether a hash is the base of the running epoch or of one that ended: nothing else is passed on from validators. */
export const isBase = async (reader: ApiReader, at: Hex, hash: Hex): Promise<boolean> => {
  const { base, index } = await reader.epoch(at);
  if (base === hash) return true;
  const history = await reader.history(at, Math.max(0, index + 1 - MOST_EPOCHS), index + 1);
  return history.some(({ before, after }) => before === hash || after === hash);
};

/** What a client asked for, and of which model. */
export type Wanted = {
  readonly method: 'GET' | 'HEAD';
  readonly hash: Hex;
  /** The client's `Range`; several ranges at once are answered with the whole file. */
  readonly range: string | undefined;
  readonly model: Pick<ModelEntry, 'parameters'>;
  /** Aborted when the client is gone. */
  readonly gone: AbortSignal;
};

/**
 * Weights from the first validator whose answer has a length that they can have, streamed as they come. Endpoints are what strangers
 * announced: no redirect is followed, and none of a validator's headers is passed on. A whole file is checked against its hash, and
 * the answer breaks off before its last part when it has another; a part of a file is for the client to check.
 * Resolves with undefined when no validator serves them.
 */
export const fromValidators = async (endpoints: readonly string[], wanted: Wanted): Promise<Response | undefined> => {
  const { method, hash, gone } = wanted;
  const range = /^bytes=\d*-\d*$/.test(wanted.range ?? '') ? wanted.range : undefined;
  for (const endpoint of endpoints) {
    const url = urlUnder(endpoint, `objects/${hash}`);
    if (url === null) continue;
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), ANSWER_MILLISECONDS);
    try {
      const answer = await fetch(url, {
        method,
        headers: { 'accept-encoding': 'identity', ...(range === undefined ? {} : { range }) },
        redirect: 'error',
        signal: AbortSignal.any([gone, late.signal]),
      });
      const passed = passOn(answer, range !== undefined, wanted);
      if (passed) return passed;
      await answer.body?.cancel();
    } catch {
      // The next validator may have it.
    } finally {
      clearTimeout(timer);
    }
  }
  return undefined;
};

/** The answer to the client, or undefined when a validator's cannot be one with these weights. */
const passOn = (answer: Response, ranged: boolean, { method, hash, model }: Wanted): Response | undefined => {
  const { status } = answer;
  if (answer.headers.has('content-encoding')) return undefined;
  const stated = answer.headers.get(status === 200 ? 'content-length' : 'content-range') ?? '';
  const match = patterns[status as keyof typeof patterns]?.exec(stated);
  if (!match || (status !== 200 && !ranged)) return undefined;
  const { size, start = 0, end = Number(size) - 1 } = match.groups as { size: string; start?: string; end?: string };
  const total = Number(size);
  const [first, last] = [Number(start), Number(end)];
  if (!canBe(total, model) || first > last || last >= total) return undefined;
  const headers = new Headers({ 'x-content-type-options': 'nosniff', 'accept-ranges': 'bytes' });
  if (status !== 200) headers.set('content-range', match[0]);
  if (status === 416) {
    void answer.body?.cancel();
    return Response.json({ error: 'The range is not inside the file.' }, { status, headers });
  }
  const length = last - first + 1;
  if (answer.headers.get('content-length') !== String(length)) return undefined;
  headers.set('content-type', 'application/octet-stream');
  headers.set('content-length', String(length));
  const whole = length === total && method === 'GET';
  return new Response(whole ? answer.body?.pipeThrough(checked(hash)) : answer.body, { status, headers });
};

/** What says how long the file is, by an answer's status. */
const patterns = {
  200: /^(?<size>\d{1,15})$/,
  206: /^bytes (?<start>\d{1,15})-(?<end>\d{1,15})\/(?<size>\d{1,15})$/,
  416: /^bytes \*\/(?<size>\d{1,15})$/,
};

/** Whether a file of this size can have the weights of a model. */
const canBe = (size: number, model: Wanted['model']): boolean =>
  size >= smallestWeights(model) && size <= largestObject(model);

/** Passes bytes on as they come, except the last part: that follows when all of them have the hash. */
const checked = (hash: Hex): TransformStream<Uint8Array, Uint8Array> => {
  const state = blake2b.create({ dkLen: 32 });
  let held: Uint8Array | undefined;
  return new TransformStream({
    transform(part, controller) {
      state.update(part);
      if (held) controller.enqueue(held);
      held = part;
    },
    flush(controller) {
      if (`0x${bytesToHex(state.digest())}` !== hash) controller.error(new Error('The weights have another hash.'));
      else if (held) controller.enqueue(held);
    },
  });
};
