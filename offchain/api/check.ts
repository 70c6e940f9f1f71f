import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { type ChainConnection, ChainError, readBlockHash, readFinalBlock } from '../chain/index.ts';
import { createApi } from './app.ts';
import { chainReader } from './chain-reader.ts';

/** A value of an answer that is not what the chain says: where it is, what was answered, and what the chain has. */
export type Difference = { readonly path: string; readonly answered: unknown; readonly chain: unknown };

const LARGEST_ANSWER = 16 * 2 ** 20;
const ANSWER_MILLISECONDS = 30_000;
/** How long to wait for a block that the API knows and the connection does not: two rounds of finality and more. */
const FINAL_MILLISECONDS = 60_000;
const RETRY_MILLISECONDS = 500;

const readAt = z.looseObject({ block: z.int().nonnegative(), blockHash: z.string().regex(/^0x[0-9a-f]{64}$/) });

/**
 * Asks a public API, and compares its answer with what this connection reads at the block that the answer names. The block has to be
 * final, and the one with its number.
 * @param url of an answer in JSON, such as `http://127.0.0.1:8645/emission`
 * @returns the block, and what differs: nothing if the answer is true
 * @throws ChainError when there is no answer, it names no block, or the chain cannot be asked
 */
export async function checkAnswer(
  connection: Pick<ChainConnection, 'api'>,
  url: string,
): Promise<{ block: number; blockHash: string; differences: Difference[] }> {
  const answer = await fetchJson(url);
  const named = readAt.safeParse(answer);
  if (!named.success) throw new ChainError(`The answer of ${url} does not name the block that it was read at.`);
  const { block, blockHash } = named.data;
  await untilFinal(connection, block);
  const canonical = await readBlockHash(connection.api, block);
  if (canonical === null) throw new ChainError(`The chain has no block ${block}.`);
  if (canonical !== blockHash)
    return { block, blockHash, differences: [{ path: 'blockHash', answered: blockHash, chain: canonical }] };
  const { pathname, search } = new URL(url);
  const own = await createApi(chainReader(connection, { block, blockHash: canonical })).request(pathname + search);
  if (own.status === 503) throw new ChainError(((await own.json()) as { error: string }).error);
  if (own.status === 404)
    throw new ChainError(`There is no answer to check at ${pathname}: the API's address ends before it.`);
  return { block, blockHash, differences: [...differ('', answer, await own.json())] };
}

async function untilFinal({ api }: Pick<ChainConnection, 'api'>, block: number): Promise<void> {
  const until = Date.now() + FINAL_MILLISECONDS;
  for (;;) {
    const final = await readFinalBlock(api);
    if (final.block >= block) return;
    if (Date.now() > until)
      throw new ChainError(`The answer was read at block ${block}, and the newest final block is ${final.block}.`);
    await delay(RETRY_MILLISECONDS);
  }
}

async function fetchJson(url: string): Promise<unknown> {
  try {
    const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(ANSWER_MILLISECONDS) });
    if (!answer.ok || answer.body === null) {
      await answer.body?.cancel();
      throw new Error(`it answered ${answer.status}`);
    }
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of answer.body) {
      size += part.length;
      if (size > LARGEST_ANSWER) throw new Error(`it sent more than ${LARGEST_ANSWER} bytes`);
      parts.push(part);
    }
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch (error) {
    const { message, cause } = error as Error & { cause?: Error };
    throw new ChainError(`${url} gave no JSON (${cause?.message ?? message}).`, null, { cause: error });
  }
}

/** Everything in which two values of JSON differ. */
function* differ(path: string, answered: unknown, chain: unknown): Generator<Difference> {
  const both = [answered, chain];
  const nested = both.every((each) => typeof each === 'object' && each !== null);
  if (!nested || Array.isArray(answered) !== Array.isArray(chain)) {
    if (answered !== chain) yield { path, answered, chain };
    return;
  }
  const [left, right] = both as [Record<string, unknown>, Record<string, unknown>];
  for (const name of new Set([...Object.keys(left), ...Object.keys(right)]))
    yield* differ(path === '' ? name : `${path}.${name}`, left[name], right[name]);
}
