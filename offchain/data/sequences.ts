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

/** About `count` sequences in all, the same number of each text. */
export function sequencesOfEach(texts: readonly Uint8Array[], context: number, count: number): Uint8Array {
  const share = Math.max(1, Math.floor(count / Math.max(1, texts.length)));
  return Uint8Array.from(texts.flatMap((text) => [...sequencesOf(text, context, share)]));
}
