import type { Hash } from '../../types/files/hash.ts';
import { hashOf } from '../store/index.ts';
import { DataError } from './corpus.ts';
import { drawFrom, shuffled } from './random.ts';

/** Epochs that a hidden text is used for. */
export const hiddenEpochs = 16;
/** Sequences that a part of the reserve has at least: four times what one validator draws from it. */
const partSequences = 768;
/** Sequences of a passage that stay together in a part: one sequence in so many may lie across two passages. */
const blockSequences = 16;

/**
 * A validator's hidden text: sequences of `context + 1` tokens, one after another (a byte each), and their blake2b-256 hash. The
 * hash is the root that goes on chain, and the name by which the text is served once it is published.
 */
export type HiddenText = Readonly<{ sequences: Uint8Array; root: Hash }>;

/**
 * Draws `count` non-overlapping sequences from tokens of the reserve by a private seed (32 bytes).
 * Throws DataError when there are too few tokens.
 */
export function hiddenText(reserve: Uint8Array, privateSeed: Uint8Array, count: number, context: number): HiddenText {
  if (privateSeed.length !== 32) throw new DataError(`a private seed has 32 bytes, not ${privateSeed.length}`);
  const length = context + 1;
  const draw = drawFrom(privateSeed, 'alice hidden text');
  // Where the first sequence starts is part of the secret too.
  const shift = draw(length);
  const available = Math.floor((reserve.length - shift) / length);
  if (count < 1 || available < count) {
    throw new DataError(`the reserve has room for ${Math.max(0, available)} sequences, ${count} were asked for`);
  }
  const places = shuffled(
    Array.from({ length: available }, (_, place) => place),
    draw,
  ).slice(0, count);
  const sequences = new Uint8Array(count * length);
  places.forEach((place, index) => {
    const start = shift + place * length;
    sequences.set(reserve.subarray(start, start + length), index * length);
  });
  return { sequences, root: hashOf(sequences) };
}

/** Into how many parts a reserve of `length` tokens is cut. */
function partsOf(length: number, context: number): number {
  const blocks = Math.floor(length / (blockSequences * (context + 1)));
  return Math.max(1, Math.floor((blocks * blockSequences) / partSequences));
}

/**
 * The part of the reserve that every validator cuts the hidden text of an epoch from: its number, from 0. A part serves for a period
 * of `epochs` epochs and no other, so that what is published of one is in no later text. With the last part the reserve is
 * used up: it serves from then on.
 *
 * @param length tokens of the reserve
 */
export function reservePart(length: number, context: number, epoch: number, epochs: number): number {
  return Math.min(partsOf(length, context) - 1, Math.floor(epoch / epochs));
}

/**
 * The tokens of a part of the reserve, 768 sequences or more. The reserve is cut into blocks of 16 sequences, and part `k` of `parts` is
 * the blocks `k`, `k + parts`, `k + 2·parts`, … one after another: passages differ in how hard they are, parts of many passages
 * hardly do.
 *
 * @param part the part's number, from `reservePart`
 */
export function cutReserve(reserve: Uint8Array, context: number, part: number): Uint8Array {
  const parts = partsOf(reserve.length, context);
  if (parts === 1) return reserve;
  const block = blockSequences * (context + 1);
  const blocks = Math.floor(reserve.length / block);
  const tokens = new Uint8Array(Math.ceil((blocks - part) / parts) * block);
  for (let at = 0; at < tokens.length; at += block) {
    const start = part * block + at * parts;
    tokens.set(reserve.subarray(start, start + block), at);
  }
  return tokens;
}
