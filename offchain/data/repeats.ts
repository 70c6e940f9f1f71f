/** Length in UTF-16 code units of the windows that are compared. */
const window = 64;
const base = 0x01000193;
/** Bits of the first, cheap look-up. */
const filterBits = 22;

type Window = Readonly<{ block: number; start: number }>;

/**
 * Which of `blocks` repeat a passage of `texts`. A block shares a run of 2·64 − 1 = 127 or more code units with a text
 * only if one of the block's aligned windows of 64 occurs in it: those windows are looked for with a rolling hash over
 * all positions of the texts, and each hit is compared in full.
 *
 * @returns for each block whether it repeats something
 */
export function repeats(blocks: readonly string[], texts: readonly string[]): boolean[] {
  const windows = new Map<number, Window[]>();
  const filter = new Uint8Array(1 << filterBits);
  blocks.forEach((text, block) => {
    for (let start = 0; start + window <= text.length; start += window) {
      const hash = hashAt(text, start);
      const same = windows.get(hash);
      if (same) same.push({ block, start });
      else windows.set(hash, [{ block, start }]);
      filter[hash >>> (32 - filterBits)] = 1;
    }
  });

  const repeated = new Array<boolean>(blocks.length).fill(false);
  let power = 1;
  for (let i = 1; i < window; i++) power = Math.imul(power, base);
  for (const text of texts) {
    if (text.length < window) continue;
    let hash = hashAt(text, 0);
    for (let start = 0; ; start++) {
      if (filter[hash >>> (32 - filterBits)] === 1) {
        for (const found of windows.get(hash) ?? []) {
          if (!repeated[found.block] && sameWindow(blocks[found.block]!, found.start, text, start)) {
            repeated[found.block] = true;
          }
        }
      }
      if (start + window >= text.length) break;
      hash = Math.imul(hash - Math.imul(text.charCodeAt(start), power), base) + text.charCodeAt(start + window);
      hash >>>= 0;
    }
  }
  return repeated;
}

/** Polynomial hash, modulo 2^32. */
function hashAt(text: string, start: number): number {
  let hash = 0;
  for (let at = start; at < start + window; at++) hash = (Math.imul(hash, base) + text.charCodeAt(at)) >>> 0;
  return hash;
}

function sameWindow(a: string, startA: number, b: string, startB: number): boolean {
  return a.startsWith(b.slice(startB, startB + window), startA);
}
