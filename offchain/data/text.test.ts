import { u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsU8a } from '@polkadot/util-crypto';
import test from 'ava';
import fc from 'fast-check';
import {
  assignedShards,
  cutReserve,
  DataError,
  detokenise,
  hiddenText,
  reservePart,
  sequencesOf,
  tokenise,
} from './index.ts';
import { vocabularyOf } from './vocabulary.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

test('the vocabulary is the most frequent characters, ties by code point, at most 255', (t) => {
  t.deepEqual(vocabularyOf(['banana', '🐋🐋🐋🐋'], 9), ['🐋', 'a', 'n', 'b']);
  t.deepEqual(vocabularyOf(['cba'], 2), ['a', 'b']);
  const many = String.fromCodePoint(...Array.from({ length: 300 }, (_, i) => 0x4e00 + i));
  t.is(vocabularyOf([many], 1000).length, 255);
});

test('tokens stand for characters; what the vocabulary lacks is token 0', (t) => {
  const vocabulary = ['a', '🐋'];
  t.deepEqual([...tokenise(utf8('a🐋xa'), vocabulary)], [1, 2, 0, 1]);
  t.is(detokenise(new Uint8Array([1, 2, 0, 9]), vocabulary), 'a🐋\ufffd\ufffd');
  t.throws(() => tokenise(new Uint8Array([0x80]), vocabulary), { instanceOf: DataError, message: /UTF-8/ });
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const clean = text.toWellFormed();
      const letters = vocabularyOf([clean], 255);
      if (new Set(clean).size <= 255) t.is(detokenise(tokenise(utf8(clean), letters), letters), clean);
    }),
  );
});

test('hidden sequences do not overlap, come from the reserve, and depend on the private seed alone', (t) => {
  // Every token of this reserve is at one place only, as far as 65,536 pairs go.
  const reserve = Uint8Array.from({ length: 4000 }, (_, i) => (i % 2 === 0 ? i >> 9 : (i >> 1) & 0xff));
  const seedOf = (byte: number) => new Uint8Array(32).fill(byte);
  const hidden = hiddenText(reserve, seedOf(1), 40, 63);
  t.is(hidden.sequences.length, 40 * 64);
  const starts = new Set<number>();
  for (let i = 0; i < 40; i++) {
    const sequence = Buffer.from(hidden.sequences.subarray(i * 64, (i + 1) * 64));
    starts.add(Buffer.from(reserve).indexOf(sequence));
  }
  const sorted = [...starts].sort((a, b) => a - b);
  t.is(sorted.length, 40);
  t.true(sorted[0]! >= 0 && sorted.every((start, i) => i === 0 || start - sorted[i - 1]! >= 64));
  t.deepEqual(hiddenText(reserve, seedOf(1), 40, 63), hidden);
  t.not(hiddenText(reserve, seedOf(2), 40, 63).root, hidden.root);
  t.throws(() => hiddenText(reserve, seedOf(1), 100, 63), { instanceOf: DataError, message: /room/ });
  t.throws(() => hiddenText(reserve, new Uint8Array(31), 4, 63), { instanceOf: DataError, message: /32 bytes/ });
});

test('a period of epochs has a part of the reserve to itself, until the last part is reached', (t) => {
  fc.assert(
    fc.property(
      fc.integer({ min: 100, max: 20_000 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 20 }),
      fc.nat(200),
      fc.nat(200),
      (size, context, epochs, one, other) => {
        // Where each token of a part comes from: the same part of two reserves that spell out the place.
        const [low, high] = [0, 8].map((shift) => Uint8Array.from({ length: size }, (_, i) => (i >> shift) & 0xff));
        const placesOf = (epoch: number) => {
          const number = reservePart(size, context, epoch, epochs);
          const [lower, upper] = [low!, high!].map((reserve) => cutReserve(reserve, context, number));
          return { number, places: Array.from(lower!, (value, i) => value + 256 * upper![i]!) };
        };
        const [a, b] = [placesOf(one), placesOf(other)];
        const parts = Math.max(1, Math.floor(Math.floor(size / (16 * (context + 1))) / 48));
        t.deepEqual(
          [a.number, b.number],
          [one, other].map((epoch) => Math.min(parts - 1, Math.floor(epoch / epochs))),
        );
        const own = new Set(a.places);
        t.is(own.size, a.places.length);
        if (a.number === b.number) t.deepEqual(a.places, b.places);
        else t.false(b.places.some((place) => own.has(place)));
        if (parts > 1) {
          t.true(own.size >= 768 * (context + 1));
          t.true(a.places.at(-1)! - a.places[0]! > 0.8 * size, 'from all over the reserve');
        }
      },
    ),
  );
});

test('the root of a hidden text is the hash of its sequences', (t) => {
  const { sequences, root } = hiddenText(new Uint8Array(300).fill(7), new Uint8Array(32), 3, 4);
  t.is(root, u8aToHex(blake2AsU8a(sequences, 256)));
});

test('evenly spread sequences do not overlap and all fit', (t) => {
  fc.assert(
    fc.property(
      fc.nat(2000),
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 60 }),
      (size, context, count) => {
        const tokens = Uint8Array.from({ length: size }, (_, i) => i % 251);
        const sequences = sequencesOf(tokens, context, count);
        const available = Math.floor(size / (context + 1));
        t.is(sequences.length, Math.min(count, available) * (context + 1));
      },
    ),
  );
  t.deepEqual([...sequencesOf(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]), 1, 2)], [1, 2, 5, 6]);
});

test('shards are assigned by the hash of randomness, account and number', (t) => {
  const randomness = `0x${'01'.repeat(32)}` as const;
  const account = new Uint8Array(32).fill(2);
  const digest = blake2AsU8a(u8aConcat(new Uint8Array(32).fill(1), account, [1, 0, 0, 0]));
  const expected = Number(Buffer.from(digest).readBigUInt64LE(0) % 163n);
  const assigned = assignedShards(randomness, account, 4, 163);
  t.is(assigned.length, 4);
  t.is(assigned[1], expected);
  t.true(assigned.every((shard) => shard >= 0 && shard < 163));
  t.notDeepEqual(assignedShards(randomness, new Uint8Array(32).fill(3), 4, 163), assigned);
});
