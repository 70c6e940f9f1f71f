import { hexToU8a, stringToU8a, u8aConcat } from '@polkadot/util';
import type { Hash } from '../../types/files/hash.ts';
import { drawFrom, shuffled } from '../data/index.ts';
import type { ModelDescription } from '../model/index.ts';
import { hashOf } from '../store/index.ts';
import { batchSeed, windowSampler } from '../training/index.ts';
import { referenceSize, sampleSizes } from './samples.ts';

/** Windows that a validator looks at when it is hard to tell. */
const most = sampleSizes.round * sampleSizes.rounds;

/**
 * What decides which windows a validator looks at in an epoch: nobody else can know it before the hidden text is published, and
 * then everybody can.
 *
 * @param hidden sequences of the hidden text
 */
export const windowSecret = (hidden: Uint8Array, randomness: Hash): Hash =>
  hashOf(u8aConcat(stringToU8a('alice windows'), hidden, hexToU8a(randomness)));

/**
 * The sequences of a hidden text that are tried one by one in an epoch, as they are drawn: nobody can know before which they are.
 *
 * @param length tokens of a sequence
 */
export function probesOf(hidden: Uint8Array, secret: Hash, length: number): Uint8Array {
  const every = Array.from({ length: hidden.length / length }, (_, place) => place);
  const places = shuffled(every, drawFrom(hexToU8a(secret), 'alice probes')).slice(0, sampleSizes.probes);
  return u8aConcat(...places.map((place) => hidden.subarray(place * length, (place + 1) * length)));
}

/** Of all windows that an honest miner trains on in the epoch, those that the validator may look at, one after another. */
export function assignedWindows({
  description: { context, training },
  secret,
  randomness,
  account,
  shards,
}: {
  description: ModelDescription;
  secret: Hash;
  randomness: Hash;
  /** Public key of the miner, 32 bytes. */
  account: Uint8Array;
  /** Tokens of the shards it was given, in the order in which it trains on them. */
  shards: readonly Uint8Array[];
}): Uint8Array {
  const next = windowSampler(shards, context + 1, batchSeed(randomness, account));
  const all = Array.from({ length: training.innerSteps * training.batch }, next);
  const draw = drawFrom(u8aConcat(hexToU8a(secret), account), 'alice assigned windows');
  return u8aConcat(...shuffled(all, draw).slice(0, most));
}

/**
 * Which gradients of a cohort the others are compared with: all, or some that nobody knows before.
 * @param count size of the cohort
 * @returns places in the cohort, as they are drawn
 */
export function referencePlaces(secret: Hash, count: number): number[] {
  const every = Array.from({ length: count }, (_, place) => place);
  return shuffled(every, drawFrom(hexToU8a(secret), 'alice reference')).slice(0, referenceSize);
}
