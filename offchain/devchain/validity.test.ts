import test from 'ava';
import { readApplied, readValidity } from './validity.ts';

test('a valid transaction is read with its tags', (t) => {
  // Ok, priority 7, one tag of 2 bytes required, two provided (1 byte and none), longevity 64, propagate.
  const result = `0x00${'0700000000000000'}${'0408aabb'}${'0804cc00'}${'4000000000000000'}01` as const;
  t.deepEqual(readValidity(result), { priority: 7n, requires: ['0xaabb'], provides: ['0xcc', '0x'], longevity: 64n });
});

test('a refusal has the words that nodes use, and says whether it may pass', (t) => {
  t.deepEqual(readValidity('0x010003'), { reason: 'Transaction is outdated', passing: false });
  t.deepEqual(readValidity('0x01000705'), { reason: 'Custom error: 5', passing: false });
  t.deepEqual(readValidity('0x0101020c'), { reason: 'Custom error: 12', passing: false });
  t.deepEqual(readApplied('0x010006'), { reason: 'Transaction would exhaust the block limits', passing: true });
  t.deepEqual(readApplied('0x010002'), { reason: 'Transaction will be valid in the future', passing: true });
  t.is(readApplied('0x0000'), undefined);
  t.is(readApplied('0x000103'), undefined);
});
