import { DataError } from './corpus.ts';

const unknownToken = 0;
const replacement = '\ufffd';

/** The most frequent characters of the texts, at most `limit` and 255, by falling frequency and then by code point. */
export function vocabularyOf(texts: readonly string[], limit: number): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, countA], [b, countB]) => countB - countA || a.codePointAt(0)! - b.codePointAt(0)!)
    .slice(0, Math.min(limit, 255))
    .map(([character]) => character);
}

/**
 * Characters (Unicode scalar values) of UTF-8 text as tokens: `i + 1` for `vocabulary[i]`, 0 for any other.
 * Throws DataError when the bytes are not UTF-8.
 */
export function tokenise(bytes: Uint8Array, vocabulary: readonly string[]): Uint8Array {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new DataError('the text is not UTF-8');
  }
  const tokenOf = new Map(vocabulary.map((character, index) => [character, index + 1]));
  return Uint8Array.from(text, (character) => tokenOf.get(character) ?? unknownToken);
}

/** The text that tokens stand for, U+FFFD for the unknown token and for tokens outside the vocabulary. */
export function detokenise(tokens: Uint8Array, vocabulary: readonly string[]): string {
  return Array.from(tokens, (token) => vocabulary[token - 1] ?? replacement).join('');
}
