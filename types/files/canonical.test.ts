import test from 'ava';
import fc from 'fast-check';
import { canonicalJson } from './canonical.ts';

test('keys are sorted at every depth and there is no whitespace', (t) => {
  t.is(canonicalJson({ b: [1, { d: null, c: 'é"' }], a: true }), '{"a":true,"b":[1,{"c":"é\\"","d":null}]}');
});

test('it parses back to the same value and does not depend on the order of keys', (t) => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      t.is(JSON.stringify(JSON.parse(text)), JSON.stringify(JSON.parse(canonicalJson(JSON.parse(text)))));
      const turned = JSON.parse(JSON.stringify(value), (_, member) =>
        typeof member === 'object' && member !== null && !Array.isArray(member)
          ? Object.fromEntries(Object.entries(member).reverse())
          : member,
      );
      t.is(canonicalJson(turned), text);
    }),
  );
});

test('what JSON cannot say is refused', (t) => {
  for (const value of [undefined, Number.NaN, Number.POSITIVE_INFINITY, 1n, { a: undefined }, [() => 1]]) {
    t.throws(() => canonicalJson(value), { instanceOf: TypeError });
  }
});
