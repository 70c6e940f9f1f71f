import { z } from 'zod';
import { hashSchema } from './hash.ts';

/** One part of the corpus: an object in the store (UTF-8 text), its size in bytes and its length in characters. */
const partSchema = z.strictObject({
  hash: hashSchema,
  bytes: z.int().min(1).max(16_777_216),
  characters: z.int().min(1).max(16_777_216),
});

/**
 * The manifest of a corpus, whose hash is on chain: the training shards, the public held-out set and the vocabulary. It
 * says nothing about the reserve, from which validators cut their hidden text.
 */
export const manifestSchema = z
  .strictObject({
    format: z.literal('alice-corpus-1'),
    /** Names of the texts, in the order they were joined. */
    corpora: z.array(z.string().min(1).max(200)).min(1).max(64),
    /** What the split was drawn from: 32 bytes in hexadecimal. */
    seed: hashSchema,
    /** Token `i + 1` stands for the `i`-th character here; token 0 stands for any other character. */
    vocabulary: z.array(z.string().min(1).max(2)).min(1).max(255),
    shards: z.array(partSchema).min(2).max(65_536),
    heldOut: partSchema,
  })
  .refine((manifest) => new Set(manifest.vocabulary).size === manifest.vocabulary.length, {
    message: 'vocabulary names a character twice',
    path: ['vocabulary'],
  })
  .refine(
    (manifest) => manifest.vocabulary.every((character) => [...character].length === 1 && character.isWellFormed()),
    {
      message: 'each entry of the vocabulary must be one character',
      path: ['vocabulary'],
    },
  );

export type Manifest = z.infer<typeof manifestSchema>;
export type CorpusPart = z.infer<typeof partSchema>;
