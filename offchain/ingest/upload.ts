import type { Hash } from '../../types/files/hash.ts';
import { printable } from '../../types/files/issues.ts';
import { notPlain, urlUnder } from './endpoint.ts';

/** A try may take this long, and a second for each of these bytes: somewhat more than the ingest gives it. */
const tryMs = 15_000;
const slowestBytesPerSecond = 32_768;
/** What is read of a refusal, in bytes. */
const longestRefusal = 4096;

/** The ingest answered and will not take the blob; `retry` tells whether a later try can succeed. */
export class UploadRefused extends Error {
  override readonly name = 'UploadRefused';
  readonly retry: boolean;
  constructor(message: string, retry: boolean) {
    super(message);
    this.retry = retry;
  }
}

/**
 * Sends a blob to one voter's ingest. Safe to repeat.
 *
 * @param signature sr25519 signature over `uploadMessage(blob, epoch)`, hex
 * @param allowedMs longest time that this may take
 * @throws UploadRefused when the ingest refuses it, another error when it cannot be reached or takes too long
 */
export async function uploadBlob(
  endpoint: string,
  blob: Hash,
  bytes: Uint8Array<ArrayBuffer>,
  account: string,
  signature: string,
  signal: AbortSignal,
  allowedMs = tryMs + (1000 * bytes.length) / slowestBytesPerSecond,
): Promise<void> {
  const url = urlUnder(endpoint, `blobs/${blob}`);
  if (url === null) throw new UploadRefused(`${printable(endpoint, 200)} ${notPlain}`, false);
  const response = await fetch(url, {
    method: 'PUT',
    headers: {
      'x-alice-account': account,
      'x-alice-signature': signature,
      'content-type': 'application/octet-stream',
      'accept-encoding': 'identity',
    },
    body: bytes,
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(Math.ceil(allowedMs))]),
  });
  if (response.ok) {
    await response.body?.cancel();
    return;
  }
  const reason = await errorIn(response);
  // A voter that has not seen the phase change yet answers 404, so that may succeed later too.
  const retry = response.status === 404 || response.status === 408 || response.status >= 500;
  throw new UploadRefused(`${printable(endpoint, 200)} answered ${response.status}: ${reason}`, retry);
}

/** The reason that a refusal gives. It comes from a stranger: no more of it is read than a refusal needs. */
async function errorIn(response: Response): Promise<string> {
  try {
    const { error } = JSON.parse(await beginningOf(response)) as { error?: unknown };
    if (typeof error === 'string') return printable(error, 200);
  } catch {
    // not JSON, or it broke off
  }
  return 'no reason given';
}

async function beginningOf(response: Response): Promise<string> {
  const encoding = response.headers.get('content-encoding') ?? 'identity';
  const parts: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop cancels the rest.
  for await (const part of response.body ?? []) {
    if (encoding !== 'identity') break;
    parts.push(part);
    size += part.length;
    if (size > longestRefusal) break;
  }
  return Buffer.concat(parts).subarray(0, longestRefusal).toString();
}
