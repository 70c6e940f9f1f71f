/** Writes bits into bytes, the lowest bit of each byte first, the lowest bit of each number first. */
export class BitWriter {
  readonly #bytes: Uint8Array;
  #byte = 0;
  #pending = 0;
  #pendingBits = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Appends the lowest `count` (at most 24) bits of `value`. Writing past the end is the caller's mistake. */
  write(value: number, count: number): void {
    this.#pending |= (value & ((1 << count) - 1)) << this.#pendingBits;
    this.#pendingBits += count;
    while (this.#pendingBits >= 8) {
      this.#bytes[this.#byte++] = this.#pending;
      this.#pending >>>= 8;
      this.#pendingBits -= 8;
    }
  }

  /** Appends `zeros` zero bits and a one. */
  writeUnary(zeros: number): void {
    let left = zeros;
    for (; left >= 16; left -= 16) this.write(0, 16);
    this.write(1 << left, left + 1);
  }

  /** Fills the last byte with zero bits and returns the number of bytes written. */
  finish(): number {
    if (this.#pendingBits > 0) this.write(0, 8 - this.#pendingBits);
    return this.#byte;
  }
}

/** Reads what BitWriter wrote. Reading past the end gives zero bits: callers compare `left` with what they need. */
export class BitReader {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#end = 8 * bytes.length;
  }

  /** Bits not read yet; negative after reading past the end. */
  get left(): number {
    return this.#end - this.#position;
  }

  /** The next `count` (at most 24) bits. */
  read(count: number): number {
    const value = this.#peek() & ((1 << count) - 1);
    this.#position += count;
    return value;
  }

  /** Zero bits before the next one bit, which is read too; at the end of the bits, as many as there were. */
  readUnary(): number {
    let zeros = 0;
    while (this.left > 0) {
      const next = this.#peek() & 0xffffff;
      if (next !== 0) {
        const run = 31 - Math.clz32(next & -next);
        this.#position += run + 1;
        return zeros + run;
      }
      this.#position += 24;
      zeros += 24;
    }
    return zeros;
  }

  /** At least 24 bits from the current position. Past the end there is nothing, which bit operations take for 0. */
  #peek(): number {
    const byte = this.#position >>> 3;
    const bytes = this.#bytes;
    const word = bytes[byte]! | (bytes[byte + 1]! << 8) | (bytes[byte + 2]! << 16);
    const shift = this.#position & 7;
    return shift === 0 ? word : (word >>> shift) | (bytes[byte + 3]! << (24 - shift));
  }
}
