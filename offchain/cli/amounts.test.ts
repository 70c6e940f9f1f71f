import test from 'ava';
import fc from 'fast-check';
import { formatAlice, parseAlice } from './amounts.ts';

test('what is written is what is read, to the planck', (t) => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 21_000_000n * 10n ** 12n }), (plancks) => {
      t.is(parseAlice(formatAlice(plancks)), plancks);
      t.is(parseAlice(formatAlice(plancks).replaceAll(',', '')), plancks);
    }),
  );
});

test('fewer decimals never show more than there is', (t) => {
  t.is(formatAlice(1_999_999_999_999n, 2), '1.99');
  t.is(formatAlice(1_000_000_000_000n, 4), '1');
  t.is(formatAlice(9_999_999n, 4), '0');
  t.is(formatAlice(-1_234_567n * 10n ** 12n), '-1,234,567');
});

for (const text of ['', '0', '0.0', '-1', '1e3', '1,00', '1.', '.5', '0.0000000000001', '1 000', '123456789', 'NaN'])
  test(`not an amount: "${text}"`, (t) => {
    t.throws(() => parseAlice(text));
  });
