import test from 'ava';
import fc from 'fast-check';
import type { Hex } from './executor.ts';
import { StateMap, StateOverlay } from './state.ts';

const key = fc
  .array(fc.constantFrom('00', '01', 'ab', 'ff'), { maxLength: 3 })
  .map((bytes): Hex => `0x${bytes.join('')}`);
const value = fc.constantFrom<Hex[]>('0x', '0x01', '0x0203');
const changes = fc.array(fc.tuple(key, fc.option(value)), { maxLength: 12 });

/** The same questions answered from a plain object, slowly. */
const model = (lists: [Hex, Hex | null][][]) => {
  const all = new Map<Hex, Hex>();
  for (const [name, set] of lists.flat()) {
    if (set === null) all.delete(name);
    else all.set(name, set);
  }
  const keys = [...all.keys()].sort();
  return {
    get: (name: Hex) => all.get(name),
    nextKey: (prefix: Hex, after: Hex) => keys.find((name) => name > after && name.startsWith(prefix)),
    entries: keys.map((name): [Hex, Hex] => [name, all.get(name)!]),
  };
};

test('a state answers as the list of its changes does', (t) => {
  fc.assert(
    fc.property(changes, changes, key, key, (first, second, prefix, after) => {
      const state = new StateMap([]);
      state.apply(first);
      state.apply(second);
      const expected = model([first, second]);
      t.deepEqual(state.entries(), expected.entries);
      t.is(state.get(after), expected.get(after));
      t.is(state.nextKey(prefix, after), expected.nextKey(prefix, after));
    }),
  );
});

test('an overlay answers as if its changes were in the state below', (t) => {
  fc.assert(
    fc.property(changes, changes, key, key, (below, above, prefix, after) => {
      const state = new StateMap([]);
      state.apply(below);
      const overlay = new StateOverlay(state);
      overlay.apply(above);
      const expected = model([below, above]);
      t.is(overlay.get(after), expected.get(after));
      t.is(overlay.nextKey(prefix, after), expected.nextKey(prefix, after));
      t.deepEqual(state.entries(), model([below]).entries);
    }),
  );
});
