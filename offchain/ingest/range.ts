/** Bytes `start` (inclusive) to `end` (exclusive) of an object; `partial` when a range was asked for. */
export interface ByteRange {
  start: number;
  end: number;
  partial: boolean;
}

/**
 * Reads a `Range` header (RFC 9110, section 14) for an object of `size` bytes. One range is served; a header of another
 * unit, or of several ranges, is ignored, as the RFC allows. Returns null when the range lies outside the object.
 */
export function parseRange(header: string | undefined, size: number): ByteRange | null {
  const whole = { start: 0, end: size, partial: false };
  if (header === undefined) return whole;
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header.trim());
  if (match === null) return whole;
  const [, first, last] = match as unknown as [string, string, string];
  if (first === '') {
    if (last === '') return whole;
    const length = Math.min(Number(last), size);
    return length === 0 ? null : { start: size - length, end: size, partial: true };
  }
  const start = Number(first);
  if (last !== '' && Number(last) < start) return whole;
  const end = last === '' ? size : Math.min(Number(last) + 1, size);
  return start >= size ? null : { start, end, partial: true };
}
