import test from 'ava';
import { medianInterval } from './bench-training.ts';

test('the interval of a median leaves out as many values at each end as 95% allow', (t) => {
  const ascending = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
  // From tables of the sign test: for 10 values the 2nd to the 9th, for 20 the 6th to the 15th, for 5 all there are.
  t.deepEqual(medianInterval(ascending(10)), [2, 9]);
  t.deepEqual(medianInterval(ascending(20)), [6, 15]);
  t.deepEqual(medianInterval(ascending(5)), [1, 5]);
});
