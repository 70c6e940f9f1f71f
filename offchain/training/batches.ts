import type { Generator } from '../model/index.ts';

/**
 * Draws batches of windows: each window is `length` tokens in a row from one shard, every place in every shard as likely.
 *
 * @returns a function that gives the next batch: `batch` windows, one after another, in an array that is used again
 * @throws RangeError if no shard is as long as a window
 */
export function batchSampler(
  shards: readonly ArrayLike<number>[],
  length: number,
  batch: number,
  next: Generator,
): () => Int32Array {
  const places = shards.map((shard) => Math.max(0, shard.length - length + 1));
  const total = places.reduce((sum, count) => sum + count, 0);
  if (total === 0) throw new RangeError(`no shard has the ${length} tokens of a sequence`);
  const windows = new Int32Array(batch * length);
  return () => {
    for (let i = 0; i < batch; i++) {
      let place = Math.floor((next() / 2 ** 32) * total);
      let shard = 0;
      while (place >= places[shard]!) place -= places[shard++]!;
      for (let j = 0; j < length; j++) windows[i * length + j] = shards[shard]![place + j]!;
    }
    return windows;
  };
}
