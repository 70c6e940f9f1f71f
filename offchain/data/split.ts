import { hexToU8a } from '@polkadot/util';
import type { Hash } from '../../types/files/hash.ts';
import type { CorpusPart, Manifest } from '../../types/files/manifest.ts';
import { hashOf } from '../store/index.ts';
import { type Corpus, DataError } from './corpus.ts';
import { type Draw, drawFrom, shuffled } from './random.ts';
import { repeats } from './repeats.ts';
import { vocabularyOf } from './vocabulary.ts';

/** Length of a block, the unit that is dealt out, in UTF-16 code units. */
const blockLength = 4096;
const blocksPerShard = 16;
const heldOutBlocks = 16;
/** The reserve gets one block in ten, and at least as much as the held-out set. */
const reserveShare = 10;
const leastShards = 2;

/** `vocabulary` is the model's number of tokens, token 0 (unknown) included: at most `vocabulary − 1` characters get their own. */
export type SplitInput = Readonly<{ corpus: Corpus; seed: Hash; vocabulary: number }>;

/** The three parts as UTF-8 bytes (as the store keeps them) and the manifest, which names shards and held-out set by hash. */
export type Split = Readonly<{
  manifest: Manifest;
  shards: readonly Uint8Array[];
  heldOut: Uint8Array;
  reserve: Uint8Array;
}>;

/**
 * Cuts the corpus once into training shards (65,536 characters each), the public held-out set (as long) and the reserve
 * (about a tenth), in blocks of 4,096 that are dealt out by the seed so that each part has some of every stretch of the
 * text. No block is in two parts, and blocks of the held-out set and the reserve that repeat a passage of 127
 * characters or more of the shards (or of each other) are left out. The same input gives the same split anywhere.
 * Throws DataError when the corpus is too short, or repeats itself so much that too little is left.
 */
export function splitCorpus({ corpus, seed, vocabulary }: SplitInput): Split {
  const blocks = blocksOf(corpus.text);
  const leastReserve = Math.max(heldOutBlocks, Math.floor(blocks.length / reserveShare));
  const shardCount = Math.floor((blocks.length - heldOutBlocks - leastReserve) / blocksPerShard);
  if (shardCount < leastShards) {
    const least = blockLength * (2 * heldOutBlocks + leastShards * blocksPerShard);
    throw new DataError(`the corpus has ${corpus.text.length} characters, at least ${least} are needed`);
  }

  const draw = drawFrom(hexToU8a(seed), 'alice corpus split');
  const [heldOutPicked, others] = pickSpread(blocks, heldOutBlocks, draw);
  const [reservePicked, rest] = pickSpread(others, others.length - shardCount * blocksPerShard, draw);
  const shards = deal(rest, shardCount, draw);
  const heldOut = without(heldOutPicked, repeats(heldOutPicked, shards));
  const reserve = without(reservePicked, repeats(reservePicked, [...shards, heldOut.join('')]));
  if (2 * heldOut.length < heldOutBlocks || 2 * reserve.length < heldOutBlocks) {
    throw new DataError('the corpus repeats itself too much to keep training text and test text apart');
  }

  const encoded = shards.map((text) => new TextEncoder().encode(text));
  const heldOutText = heldOut.join('');
  const heldOutBytes = new TextEncoder().encode(heldOutText);
  return {
    manifest: {
      format: 'alice-corpus-1',
      corpora: [...corpus.names],
      seed,
      vocabulary: vocabularyOf(shards, vocabulary - 1),
      shards: encoded.map((bytes, index) => partOf(bytes, shards[index]!)),
      heldOut: partOf(heldOutBytes, heldOutText),
    },
    shards: encoded,
    heldOut: heldOutBytes,
    reserve: new TextEncoder().encode(reserve.join('')),
  };
}

/** Consecutive blocks of the text; a block grows by one unit rather than cut a surrogate pair. A short last one is dropped. */
function blocksOf(text: string): string[] {
  const blocks: string[] = [];
  for (let start = 0; start + blockLength <= text.length; ) {
    const last = text.charCodeAt(start + blockLength - 1);
    const end = start + blockLength + (last >= 0xd800 && last <= 0xdbff ? 1 : 0);
    blocks.push(text.slice(start, end));
    start = end;
  }
  return blocks;
}

/** One item out of each of `count` stretches of nearly equal length, and all others, both in order. */
function pickSpread<T>(items: readonly T[], count: number, draw: Draw): [picked: T[], others: T[]] {
  const chosen = new Set<number>();
  for (let stretch = 0; stretch < count; stretch++) {
    const start = Math.floor((stretch * items.length) / count);
    const end = Math.floor(((stretch + 1) * items.length) / count);
    chosen.add(start + draw(end - start));
  }
  return [items.filter((_, index) => chosen.has(index)), items.filter((_, index) => !chosen.has(index))];
}

/** Texts of `count` shards, each with one block of every stretch of `count` blocks. */
function deal(blocks: readonly string[], count: number, draw: Draw): string[] {
  const shards = Array.from({ length: count }, () => '');
  for (let start = 0; start < blocks.length; start += count) {
    const stretch = shuffled(blocks.slice(start, start + count), draw);
    stretch.forEach((block, shard) => {
      shards[shard] += block;
    });
  }
  return shards;
}

function without<T>(items: readonly T[], drop: readonly boolean[]): T[] {
  return items.filter((_, index) => !drop[index]);
}

function partOf(bytes: Uint8Array, text: string): CorpusPart {
  let characters = 0;
  for (const _ of text) characters++;
  return { hash: hashOf(bytes), bytes: bytes.length, characters };
}
