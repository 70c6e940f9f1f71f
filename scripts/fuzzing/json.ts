import fc from 'fast-check';

/** Values that a careless reader trips over. */
const hostile: readonly unknown[] = [
  ...[null, true, '', 0, -1, 1.5, 2 ** 31, 2 ** 32, 2 ** 53, 1e308, 5e-324, [], {}, [[]], '__proto__', 'constructor'],
  ...[
    '\u0000',
    '\n',
    '\u001b[2J',
    '\ud800',
    '\u2028',
    '👩‍👩‍👧',
    '../../etc/passwd',
    '0x',
    '-0',
    '007',
    '1e3',
    ' 1',
    'NaN',
  ],
  ...['9'.repeat(21), `0x${'0'.repeat(64)}`, `0x${'F'.repeat(64)}`, 'a'.repeat(5000), Array(300).fill(0)],
  { toString: null, valueOf: null, length: -1 },
  JSON.parse('{"__proto__":{"polluted":true}}'),
];

/** Pieces of text that are not what `JSON.stringify` would have written there. */
const fragments = [
  '1e999',
  '-0',
  '\\u0000',
  '"__proto__":1,',
  '"a":1,',
  '\n',
  '\u2028',
  '\ufeff',
  '{',
  '[',
  ']',
  '"',
  ',',
  '//',
  '\u001b[31m',
];

const value = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hostile) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.integer({ min: -3, max: 300 }) },
);

const edit = fc.record({
  at: fc.nat(),
  kind: fc.constantFrom('replace', 'replace', 'remove', 'add', 'repeat', 'nudge'),
  key: fc.oneof(
    fc.constantFrom('__proto__', 'toString', 'event', 'epoch', '\u001b[2J', 'a\nb'),
    fc.string({ maxLength: 6 }),
  ),
  value,
});
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

type Place = { holder: Record<string, unknown> | unknown[]; key: string };

/** Every place of a value where something stands, from the top down. The value is under `root`. */
const placesIn = (holder: Place['holder'], found: Place[] = []): Place[] => {
  for (const key of Object.keys(holder)) {
    found.push({ holder, key });
    const inside = (holder as Record<string, unknown>)[key];
    if (typeof inside === 'object' && inside !== null) placesIn(inside as Place['holder'], found);
  }
  return found;
};

/** Sets an own property, whatever its name. */
const put = (holder: object, key: string, what: unknown): void => {
  Object.defineProperty(holder, key, { value: what, enumerable: true, configurable: true, writable: true });
};

/** A value next to this one: one more or less, one character changed. */
const nudged = (old: unknown, by: number): unknown => {
  if (typeof old === 'number') return old + (by % 2 === 0 ? 1 : -1);
  if (typeof old === 'boolean') return !old;
  if (typeof old !== 'string' || old.length === 0) return old;
  const at = by % old.length;
  return old.slice(0, at) + String.fromCharCode(old.charCodeAt(at) ^ (1 << (by % 7))) + old.slice(at + 1);
};

const apply = (root: { value: unknown }, { at, kind, key, value: given }: Edit): void => {
  // A later edit may change it, so each has its own.
  const fresh: unknown = JSON.parse(JSON.stringify(given));
  const places = placesIn(root);
  const { holder, key: where } = places[at % places.length]!;
  const own = holder as Record<string, unknown>;
  const old = own[where];
  const inside = typeof old === 'object' && old !== null ? old : holder;
  if (kind === 'replace') put(holder, where, fresh);
  else if (kind === 'nudge') put(holder, where, nudged(old, at));
  else if (kind === 'repeat' && Array.isArray(inside)) inside.push(...JSON.parse(JSON.stringify(inside.slice(0, 2))));
  else if (kind === 'remove' && Array.isArray(holder)) holder.splice(Number(where), 1);
  else if (kind === 'remove' && holder !== root) delete own[where];
  else if (inside !== root) Array.isArray(inside) ? inside.push(fresh) : put(inside, key, fresh);
};

/** The text of one of the given valid values after up to four changes, sometimes with text spliced in that makes it odd or no JSON at all. */
export const mutatedJson = (valid: readonly unknown[]): fc.Arbitrary<string> => {
  const texts = valid.map((each) => JSON.stringify(each));
  const splices = fc.oneof(
    { weight: 9, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc.array(fc.tuple(fc.nat(), fc.constantFrom(...fragments)), { minLength: 1, maxLength: 2 }),
    },
  );
  return fc.tuple(fc.nat(texts.length - 1), fc.array(edit, { maxLength: 4 }), splices).map(([which, edits, pieces]) => {
    const root = { value: JSON.parse(texts[which]!) as unknown };
    for (const each of edits) apply(root, each);
    return pieces.reduce((text, [at, piece]) => {
      const position = at % (text.length + 1);
      return text.slice(0, position) + piece + text.slice(position);
    }, JSON.stringify(root.value));
  });
};
