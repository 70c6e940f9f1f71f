import { createHistogram } from 'node:perf_hooks';

/** A block of those that were measured. */
export interface CountedBlock {
  /** Its timestamp, milliseconds. */
  readonly millis: number;
  readonly transfers: number;
}

/**
 * Transfers a second over a row of blocks: what all but the first hold, over the time from the first to the last.
 * @throws RangeError of fewer than two blocks
 */
export function rateOf(blocks: readonly CountedBlock[]): number {
  const [first, last] = [blocks[0], blocks.at(-1)];
  if (blocks.length < 2) throw new RangeError('a rate is of two blocks or more');
  const transfers = blocks.slice(1).reduce((sum, block) => sum + block.transfers, 0);
  return (1000 * transfers) / (last!.millis - first!.millis);
}

/** Times until finality, seconds. */
export interface Latency {
  readonly count: number;
  readonly median: number;
  readonly p99: number;
}

/** Median and 99th percentile of times in milliseconds, to three digits. Null of none. */
export function latencyOf(millis: readonly number[]): Latency | null {
  if (millis.length === 0) return null;
  const histogram = createHistogram({ figures: 3 });
  for (const one of millis) histogram.record(Math.max(1, Math.round(one)));
  return { count: millis.length, median: histogram.percentile(50) / 1000, p99: histogram.percentile(99) / 1000 };
}
