import test from 'ava';
import fc from 'fast-check';
import { parseRange } from './range.ts';

test('ranges of RFC 9110', (t) => {
  t.deepEqual(parseRange(undefined, 10), { start: 0, end: 10, partial: false });
  t.deepEqual(parseRange('bytes=0-0', 10), { start: 0, end: 1, partial: true });
  t.deepEqual(parseRange('bytes=5-', 10), { start: 5, end: 10, partial: true });
  t.deepEqual(parseRange('bytes=5-99', 10), { start: 5, end: 10, partial: true });
  t.deepEqual(parseRange('bytes=-3', 10), { start: 7, end: 10, partial: true });
  t.deepEqual(parseRange('bytes=-30', 10), { start: 0, end: 10, partial: true });
  t.is(parseRange('bytes=10-', 10), null);
  t.is(parseRange('bytes=-0', 10), null);
  for (const ignored of ['bytes=-', 'bytes=6-5', 'bytes=1-2,4-5', 'lines=1-2', 'bytes=a-b', 'bytes=0x1-2'])
    t.false(parseRange(ignored, 10)?.partial);
});

test('any header gives a range inside the object or none', (t) => {
  const headers = fc.oneof(fc.string(), fc.stringMatching(/^bytes=\d{0,17}-\d{0,17}$/));
  fc.assert(
    fc.property(headers, fc.nat(1000), (header, size) => {
      const range = parseRange(header, size);
      t.true(range === null || (range.start >= 0 && range.start <= range.end && range.end <= size));
    }),
  );
});
