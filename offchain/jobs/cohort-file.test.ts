import test from 'ava';
import type { Hash } from '../../types/files/hash.ts';
import { mostSubmissions } from '../../types/jobs/index.ts';
import type { Found } from '../scoring/index.ts';
import { cohortBytes, parseCohort } from './cohort-file.ts';

const blob = (index: number): Hash => `0x${index.toString(16).padStart(64, '0')}`;
const sound: Found = { verdict: 'sound', norm: 1 / 3 };

test('the file holds the sound submissions with their norms to the bit, and reads back', (t) => {
  const found: Found[] = [sound, { verdict: 'refused' }, null, { verdict: 'sound', norm: 1e-300 }];
  const bytes = cohortBytes([0, 3], found, [0, 1, 2, 3].map(blob));
  t.deepEqual(parseCohort(bytes), [
    { index: 0, blob: blob(0), norm: 1 / 3 },
    { index: 3, blob: blob(3), norm: 1e-300 },
  ]);
});

test('it holds as many as an epoch can have, and no more', (t) => {
  const fileOf = (count: number) => {
    const every = Array.from({ length: count }, (_, index) => index);
    return cohortBytes(
      every,
      every.map(() => sound),
      every.map(blob),
    );
  };
  t.is(parseCohort(fileOf(mostSubmissions)).length, mostSubmissions);
  t.throws(() => parseCohort(fileOf(mostSubmissions + 1)));
  t.throws(() => parseCohort(fileOf(0)));
  t.throws(() => parseCohort(new TextEncoder().encode('[{"index":0}]')));
  // What is no number is null in JSON.
  for (const norm of ['null', '-1', '"1.5"'])
    t.throws(
      () => parseCohort(new TextEncoder().encode(`[{"index":0,"blob":"${blob(0)}","norm":${norm}}]`)),
      undefined,
      norm,
    );
  t.throws(() => cohortBytes([0], [{ verdict: 'sound', norm: Number.NaN }], [blob(0)]));
});
