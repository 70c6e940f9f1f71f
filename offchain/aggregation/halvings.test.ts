import test from 'ava';
import { halvingsOf, mostHalvings, stepEpochs } from './index.ts';

const ended = (course: string) =>
  [...course].map((letter) => ({ status: { s: 'Settled', h: 'Held', d: 'Deferred' }[letter]! }));

test('a step is halved once for each of the last epochs that was held, and for no others', (t) => {
  for (const [course, halvings] of [
    ['', 0],
    ['sss', 0],
    ['sdsd', 0],
    ['h', 1],
    ['hs', 1],
    ['hdhsh', 3],
    [`h${'s'.repeat(stepEpochs - 1)}`, 1],
    [`h${'s'.repeat(stepEpochs)}`, 0],
    ['h'.repeat(40), mostHalvings],
  ] as const)
    t.is(halvingsOf(ended(course)), halvings, course);
});
