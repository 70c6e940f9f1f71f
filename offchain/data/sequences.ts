/**
 * Non-overlapping sequences of `context + 1` tokens (`context` inputs and the token after each), `count` of them spread
 * evenly over `tokens` in order; all there are when there are fewer.
 */
export function sequencesOf(tokens: Uint8Array, context: number, count: number): Uint8Array[] {
  const length = context + 1;
  const available = Math.floor(tokens.length / length);
  const taken = Math.min(count, available);
  return Array.from({ length: taken }, (_, i) => {
    const start = Math.floor((i * available) / taken) * length;
    return tokens.subarray(start, start + length);
  });
}
