import type { Hash } from '../../types/files/hash.ts';
import type { Manifest } from '../../types/files/manifest.ts';
import { type Corpus, DataError } from './corpus.ts';

/** `vocabulary` is the model's number of tokens, token 0 (unknown) included: at most `vocabulary − 1` characters get their own. */
export type SplitInput = Readonly<{ corpus: Corpus; seed: Hash; vocabulary: number }>;

/** The three parts as UTF-8 bytes (as the store keeps them) and the manifest, which names shards and held-out set by hash. */
export type Split = Readonly<{
  manifest: Manifest;
  shards: readonly Uint8Array[];
  heldOut: Uint8Array;
  reserve: Uint8Array;
}>;

/** Cuts the corpus once: training shards, public held-out set, reserve. The same input gives the same split anywhere. */
export function splitCorpus(_input: SplitInput): Split {
  throw new DataError('being written');
}
