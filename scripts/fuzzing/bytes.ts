import fc from 'fast-check';

/** One change of some bytes. Positions and lengths are taken modulo what there is. */
type Edit =
  | { kind: 'set'; at: number; value: number }
  | { kind: 'flip'; at: number; bit: number }
  | { kind: 'word'; at: number; value: number }
  | { kind: 'insert'; at: number; bytes: Uint8Array }
  | { kind: 'remove'; at: number; count: number }
  | { kind: 'repeat'; at: number; count: number }
  | { kind: 'cut'; at: number };

/** Numbers at which counts, lengths and signs go wrong. */
const words = [0, 1, 2, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xffffffff];

const at = fc.nat();
const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('set' as const), at, value: fc.nat(255) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('flip' as const), at, bit: fc.nat(7) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('word' as const), at, value: fc.constantFrom(...words) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('insert' as const), at, bytes: fc.uint8Array({ maxLength: 9 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('remove' as const), at, count: fc.integer({ min: 1, max: 9 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('repeat' as const), at, count: fc.integer({ min: 1, max: 9 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cut' as const), at }) },
);

/** The bytes with one change made. */
const apply = (bytes: Uint8Array, change: Edit): Uint8Array => {
  const position = bytes.length === 0 ? 0 : change.at % bytes.length;
  const spliced = (removed: number, added: Uint8Array): Uint8Array =>
    new Uint8Array([...bytes.subarray(0, position), ...added, ...bytes.subarray(position + removed)]);
  const changed = bytes.slice();
  switch (change.kind) {
    case 'set':
      if (bytes.length > 0) changed[position] = change.value;
      return changed;
    case 'flip':
      if (bytes.length > 0) changed[position] = changed[position]! ^ (1 << change.bit);
      return changed;
    case 'word':
      for (let i = 0; i < 4 && position + i < changed.length; i++) changed[position + i] = change.value >>> (8 * i);
      return changed;
    case 'insert':
      return spliced(0, change.bytes);
    case 'remove':
      return spliced(change.count, new Uint8Array(0));
    case 'repeat':
      return spliced(0, bytes.subarray(position, position + change.count));
    case 'cut':
      return bytes.slice(0, position);
  }
};

/** One of the given valid inputs with up to `most` changes, now and then none. */
export const mutatedBytes = (valid: readonly Uint8Array[], most = 4): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(fc.nat(valid.length - 1), fc.array(edit, { maxLength: most }))
    .map(([which, edits]) => edits.reduce(apply, valid[which]!));
