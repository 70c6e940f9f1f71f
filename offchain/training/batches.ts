import { hexToU8a, u8aConcat } from '@polkadot/util';
import type { Hash } from '../../types/files/hash.ts';
import { generator } from '../model/index.ts';
import { hashOf } from '../store/index.ts';

/**
 * Seed of a miner's batches in an epoch: `blake2b_256(randomness ‖ account)`. Whoever knows the epoch knows what each miner has to train
 * on, to the window, and can look whether it did.
 *
 * @param account public key, 32 bytes
 */
export const batchSeed = (randomness: Hash, account: Uint8Array): Hash =>
  hashOf(u8aConcat(hexToU8a(randomness), account));

/**
 * Draws windows, each `length` tokens in a row from one shard, every place in every shard as likely.
 *
 * @param seed of the batches (`batchSeed`): 0x and 64 hexadecimal digits
 * @returns a function that gives the next window
 * @throws RangeError if no shard is as long as a window
 */
export function windowSampler(shards: readonly Uint8Array[], length: number, seed: string): () => Uint8Array {
  const next = generator(seed, 0);
  const places = shards.map((shard) => Math.max(0, shard.length - length + 1));
  const total = places.reduce((sum, count) => sum + count, 0);
  if (total === 0) throw new RangeError(`no shard has the ${length} tokens of a sequence`);
  return () => {
    let place = Math.floor((next() / 2 ** 32) * total);
    let shard = 0;
    while (place >= places[shard]!) place -= places[shard++]!;
    return shards[shard]!.subarray(place, place + length);
  };
}
