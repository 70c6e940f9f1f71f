/**
 * Nano-nats by which a loss or a score may differ from its recomputation. The same machine gets the same number; other instruction
 * sets and thread counts add up in another order. See docs/decisions/audit-tolerance.md for what was measured.
 */
export const tolerance = 5_000n;

/**
 * The same for a score: it is weighed with the square of evidence, whose own error is another part of it. In nano-nats.
 *
 * @param score recomputed
 */
export const scoreTolerance = (score: bigint): bigint => tolerance + (5n * score) / 1_000n;

/** Whether two numbers differ by no more than `most`. */
export function within(most: bigint, a: bigint, b: bigint): boolean {
  const difference = a < b ? b - a : a - b;
  return difference <= most;
}
