/**
 * Non-overlapping sequences of `context + 1` tokens (`context` inputs and the token after each), one after another:
 * `count` of them spread evenly over `tokens` in order, or all there are when there are fewer.
 */
export function sequencesOf(tokens: Uint8Array, context: number, count: number): Uint8Array {
  const length = context + 1;
  const available = Math.floor(tokens.length / length);
  const taken = Math.min(count, available);
  const sequences = new Uint8Array(taken * length);
  for (let i = 0; i < taken; i++) {
    const start = Math.floor((i * available) / taken) * length;
    sequences.set(tokens.subarray(start, start + length), i * length);
  }
  return sequences;
}
