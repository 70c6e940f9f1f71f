import test from 'ava';
import fc from 'fast-check';
import { jobSchemas, minerEvent, resultSchemas, validatorEvent } from './index.ts';

const hash = `0x${'0a'.repeat(32)}`;
const account = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
const context = { epoch: 3, base: hash, description: hash, manifest: hash, budget: 65536 };
const submission = { ...context, index: 0, account, blob: hash, size: 100 };
const jobs = {
  inspect: submission,
  score: {
    ...submission,
    randomness: hash,
    hiddenRoot: hash,
    cohort: hash,
    last: null,
    before: { mean: '-4', error: '3' },
  },
  aggregate: { ...context, accepted: [{ index: 0, blob: hash, score: '7' }], halvings: 0, invertSign: false },
  evaluate: {
    ...context,
    accepted: [{ index: 0, blob: hash, score: '7' }],
    halvings: 0,
    invertSign: false,
    hiddenRoot: hash,
  },
};

test('a job of each kind survives JSON', (t) => {
  for (const kind of ['inspect', 'score', 'aggregate', 'evaluate'] as const)
    t.deepEqual(jobSchemas[kind].parse(JSON.parse(JSON.stringify(jobs[kind]))) as object, jobs[kind]);
});

test('a job with a field too many, too few or wrong is refused', (t) => {
  const refused = (kind: keyof typeof jobs, change: object) =>
    t.false(jobSchemas[kind].safeParse({ ...jobs[kind], ...change }).success, JSON.stringify(change));
  for (const kind of ['inspect', 'score', 'aggregate', 'evaluate'] as const) {
    refused(kind, { surprise: 1 });
    refused(kind, { epoch: undefined });
    refused(kind, { epoch: -1 });
    refused(kind, { epoch: 2 ** 32 });
    refused(kind, { base: '0x12' });
    refused(kind, { base: hash.toUpperCase() });
  }
  refused('score', { cohort: [] });
  refused('score', { before: { mean: '4', error: '-3' } });
  refused('aggregate', { accepted: [] });
  refused('aggregate', { accepted: [{ index: 0, blob: hash, score: '0' }] });
});

test('scores are whole nano-nats of 64 bits, losses are not negative', (t) => {
  const score = (text: string) =>
    resultSchemas.score.safeParse({
      score: text,
      bend: '1',
      evidence: null,
      cosines: [{ index: 0, cosine: 1_000_000 }],
      reason: null,
    }).success;
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => t.true(score(value.toString()))),
  );
  for (const wrong of ['', '1.5', '1e3', '0x1', ' 1', '007', '-0', '+1', (2n ** 63n).toString(), 'NaN'])
    t.false(score(wrong), wrong);
  const losses = { minus: '1', base: '2', plus: '3', heldOut: '4' };
  t.true(resultSchemas.evaluate.safeParse(losses).success);
  t.false(resultSchemas.evaluate.safeParse({ ...losses, minus: '-1' }).success);
});

test('an event that nobody prints is refused', (t) => {
  t.true(minerEvent.safeParse({ event: 'submitted', epoch: 1, blob: hash }).success);
  t.false(minerEvent.safeParse({ event: 'voted', epoch: 1 }).success);
  const result = { event: 'result', epoch: 1, status: 'Settled', score: '5', accepted: true, paid: '7', income: '9' };
  t.true(minerEvent.safeParse(result).success);
  t.false(minerEvent.safeParse({ ...result, paid: 'much' }).success);
  t.true(validatorEvent.safeParse({ event: 'committed', epoch: 1 }).success);
  t.false(validatorEvent.safeParse({ event: 'committed', epoch: '1' }).success);
});
