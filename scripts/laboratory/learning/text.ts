import { defaultCorpus, readCorpus, sequencesOf, splitCorpus, tokenise } from '../../../offchain/data/index.ts';
import type { ModelDescription } from '../../../offchain/model/index.ts';
import type { Hash } from '../../../types/files/hash.ts';

/** The text that a model learns from and is judged by, as tokens. */
export interface Text {
  /** Training shards. */
  shards: readonly Uint8Array[];
  /** Sequences of `context + 1` tokens of the public held-out text, spread over it. */
  heldOut: Uint8Array;
}

const splitSeed: Hash = `0x${'c0'.repeat(32)}`;

/**
 * Cuts a corpus as a network does.
 *
 * @param files text files; the default corpus where there are none
 * @param sequences of held-out text, all there are when not given or when there are fewer
 */
export async function openText(
  { vocabulary, context }: ModelDescription,
  files: readonly string[],
  sequences = Number.POSITIVE_INFINITY,
): Promise<Text> {
  const corpus = files.length === 0 ? await defaultCorpus() : await readCorpus(files);
  const split = splitCorpus({ corpus, seed: splitSeed, vocabulary });
  const tokens = (bytes: Uint8Array) => tokenise(bytes, split.manifest.vocabulary);
  return { shards: split.shards.map(tokens), heldOut: sequencesOf(tokens(split.heldOut), context, sequences) };
}
