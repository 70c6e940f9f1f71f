/**
 * JSON with one spelling, so that equal values have equal hashes: keys in ascending order of UTF-16 code units, no
 * whitespace, numbers and strings as `JSON.stringify` writes them (RFC 8785 for values without exotic numbers).
 * Throws a TypeError for what JSON has no word for (undefined, functions, bigint, NaN, infinities).
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`;
  }
  const finite = typeof value !== 'number' || Number.isFinite(value);
  const text = finite && typeof value !== 'bigint' ? JSON.stringify(value) : undefined;
  if (text === undefined) throw new TypeError(`${String(value)} has no JSON form`);
  return text;
}
