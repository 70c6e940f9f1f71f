import test from 'ava';
import { InvalidArgumentError } from 'commander';
import fc from 'fast-check';
import { wholeNumber } from './arguments.ts';

test('a whole number in the range is read, whatever its number of digits; any other is refused with the range', (t) => {
  const bound = fc.nat(Number.MAX_SAFE_INTEGER);
  fc.assert(
    fc.property(bound, bound, fc.maxSafeNat(), (one, other, value) => {
      const [least, most] = one < other ? [one, other] : [other, one];
      const parse = wholeNumber(least, most);
      t.is(parse(String(least)), least);
      t.is(parse(String(most)), most);
      if (value >= least && value <= most) t.is(parse(String(value)), value);
      else {
        const message = `It must be a whole number from ${least} to ${most}.`;
        t.throws(() => parse(String(value)), { instanceOf: InvalidArgumentError, message });
      }
    }),
  );
});

test('the largest seed is a whole number; signs, fractions, exponents, spaces and words are not', (t) => {
  const seed = wholeNumber(0, 2 ** 32 - 1);
  t.is(seed('4294967295'), 4_294_967_295);
  for (const text of ['4294967296', '9'.repeat(400), '-1', '+1', '1.0', '1e3', '0x10', ' 1', '1 ', '', '١', 'NaN'])
    t.throws(() => seed(text), { message: 'It must be a whole number from 0 to 4294967295.' }, text);
});
