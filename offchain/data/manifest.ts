import { canonicalJson } from '../../types/files/canonical.ts';
import { describeIssues } from '../../types/files/issues.ts';
import { type Manifest, manifestSchema } from '../../types/files/manifest.ts';
import { DataError } from './corpus.ts';

const largestManifest = 16_777_216;

/** The manifest as canonical JSON in UTF-8; the blake2b-256 hash of these bytes is the manifest's hash on chain. */
export function manifestBytes(manifest: Manifest): Uint8Array {
  return new TextEncoder().encode(canonicalJson(manifest));
}

/** The manifest in `bytes`. Throws DataError unless they are exactly the canonical form of a manifest. */
export function parseManifest(bytes: Uint8Array): Manifest {
  if (bytes.length > largestManifest) throw new DataError(`the manifest has ${bytes.length} bytes, too many`);
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new DataError('the manifest is not JSON in UTF-8');
  }
  const parsed = manifestSchema.safeParse(json);
  if (!parsed.success) throw new DataError(`the manifest is wrong: ${describeIssues(parsed.error)}`);
  if (!Buffer.from(manifestBytes(parsed.data)).equals(bytes)) throw new DataError('the manifest is not canonical JSON');
  return parsed.data;
}
