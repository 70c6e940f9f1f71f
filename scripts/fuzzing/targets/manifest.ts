import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { DataError, manifestBytes, parseManifest, tokenise } from '../../../offchain/data/index.ts';
import { canonicalJson } from '../../../types/files/canonical.ts';
import { mutatedBytes } from '../bytes.ts';
import { mutatedJson } from '../json.ts';
import { hash, otherHash } from '../samples.ts';
import { type Outcome, refusedBy, session, type Target } from '../target.ts';

const part = { hash, bytes: 10, characters: 9 };
const manifest = {
  ...{ format: 'alice-corpus-1', corpora: ['moby dick'], seed: hash, vocabulary: ['e', ' ', 'é', '😀', '\n'] },
  shards: [part, { ...part, hash: otherHash }],
  heldOut: part,
};
const utf8 = new TextEncoder();

/** The text with its keys sorted, where it is JSON: then it fails for what it says, not for how it is written. */
const canonical = (text: string): Uint8Array => {
  try {
    return utf8.encode(canonicalJson(JSON.parse(text)));
  } catch {
    return utf8.encode(text);
  }
};

const check = (bytes: Uint8Array): Outcome => {
  let found: ReturnType<typeof parseManifest>;
  try {
    found = parseManifest(bytes);
  } catch (error) {
    return refusedBy(DataError, error);
  }
  assert(Buffer.from(manifestBytes(found)).equals(bytes), 'it is not written as it was read');
  const tokens = tokenise(utf8.encode(found.vocabulary.join('')), found.vocabulary);
  assert(
    tokens.every((token, at) => token === at + 1),
    'a character of the vocabulary has another token',
  );
  return 'accepted';
};

/** Manifests of a corpus, fetched by hash from validators. */
export const manifests: Target = {
  name: 'manifest',
  about: 'the reader of corpus manifests',
  everyday: 6000,
  open: async () =>
    session({
      arbitrary: fc.oneof(
        { weight: 6, arbitrary: mutatedJson([manifest]).map(canonical) },
        { weight: 3, arbitrary: mutatedBytes([canonical(JSON.stringify(manifest))]) },
        { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200, size: 'max' }) },
      ),
      check,
      memory: (bytes) => 4_000_000 + 200 * bytes.length,
    }),
};
