import test from 'ava';
import { halvingsOf, stepEpochs } from './index.ts';

const ended = (course: string) =>
  [...course].map((letter) => ({ status: { s: 'Settled', h: 'Held', d: 'Deferred' }[letter]! }));
const settled = (epochs: number) => 's'.repeat(epochs);

test('a step is halved once more after each epoch that was held, and once less after eight in a row that settled', (t) => {
  for (const [course, halvings] of [
    ['', 0],
    ['sss', 0],
    ['sdsd', 0],
    ['h', 1],
    ['hdhsh', 3],
    [`h${settled(7)}`, 1],
    [`h${settled(8)}`, 0],
    [`h${settled(7)}h${settled(7)}`, 2],
    [`h${settled(4)}d${settled(4)}`, 0],
    [`hhh${settled(16)}`, 1],
    [`hhh${settled(40)}`, 0],
    ['h'.repeat(40), 6],
    [`${'h'.repeat(40)}${settled(8)}`, 5],
    [`h${settled(5)}${'d'.repeat(stepEpochs - 6)}`, 1],
    [`h${settled(5)}${'d'.repeat(stepEpochs - 5)}`, 0],
  ] as const)
    t.is(halvingsOf(ended(course)), halvings, course);
});
