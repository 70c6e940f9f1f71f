import type { Hash } from '../../types/files/hash.ts';

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
 * @throws UploadRefused when the ingest refuses it, TypeError when it cannot be reached
 */
export async function uploadBlob(
  endpoint: string,
  blob: Hash,
  bytes: Uint8Array<ArrayBuffer>,
  account: string,
  signature: string,
  signal: AbortSignal,
): Promise<void> {
  const response = await fetch(`${endpoint.replace(/\/+$/, '')}/blobs/${blob}`, {
    method: 'PUT',
    headers: { 'x-alice-account': account, 'x-alice-signature': signature, 'content-type': 'application/octet-stream' },
    body: bytes,
    redirect: 'error',
    signal,
  });
  if (response.ok) {
    await response.body?.cancel();
    return;
  }
  const text = await response.text().catch(() => '');
  // A voter that has not seen the phase change yet answers 404, so that may succeed later too.
  const retry = response.status === 404 || response.status === 503 || response.status >= 500;
  throw new UploadRefused(`${endpoint} answered ${response.status}: ${errorIn(text)}`, retry);
}

function errorIn(text: string): string {
  try {
    const { error } = JSON.parse(text) as { error?: unknown };
    if (typeof error === 'string') return error.slice(0, 200);
  } catch {
    // not JSON
  }
  return 'no reason given';
}
