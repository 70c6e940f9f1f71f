import test from 'ava';
import { type EpochReport, exitCodeOf, type Finding, type RunReport, sentenceOf } from '../../audit/index.ts';
import { describeAudit } from './audit.ts';
import { describeReplay } from './verify.ts';

const report: EpochReport = {
  epoch: 3,
  status: 'Settled',
  findings: [],
  hidden: [{ validator: '5Grw', root: `0x3f5a80c1${'00'.repeat(28)}`, state: 'checked' }],
  scores: { checked: 6, unchecked: 3 },
  missing: [],
  baseMade: true,
};
const run: RunReport = { from: 0, to: 4, followed: 3, first: null, scores: report.scores, missing: [] };
const finding = (check: Finding['check']): Finding => ({
  epoch: 3,
  check,
  about: 'something',
  validator: '5Grw',
  miner: null,
  said: '1',
  recomputed: '2',
});
const lines = (change: Partial<EpochReport>) => describeAudit({ ...report, ...change }, sentenceOf).split('\n');

test('an audit says what follows, and what was not recomputed', (t) => {
  t.deepEqual(lines({}), [
    'epoch        3, settled',
    'arithmetic   settled scores, verdict, payouts and issuance follow exactly',
    'next base    follows, bit for bit',
    'scores       6 recomputed, 3 not; those recomputed agree',
    'hidden text  5Grw: checked (0x3f5a80c1…)',
  ]);
  const none = lines({ scores: { checked: 0, unchecked: 9 }, baseMade: false, missing: ['the base: gone'] });
  t.deepEqual(none.slice(2), [
    'next base    could not be recomputed',
    'scores       0 recomputed, 9 not',
    'hidden text  5Grw: checked (0x3f5a80c1…)',
    'could not be checked: the base: gone',
  ]);
});

test('whatever is false, a summary line says so', (t) => {
  const falseLines = (check: Finding['check']) =>
    lines({ findings: [finding(check)] })
      .slice(0, 4)
      .flatMap((line) => (line.endsWith('FALSE') ? [line.split(' ')[0]] : []));
  for (const check of ['settled score', 'end', 'payout', 'issuance', 'randomness', 'slash'] as const)
    t.deepEqual(falseLines(check), ['arithmetic'], check);
  for (const check of ['base', 'vote'] as const) t.deepEqual(falseLines(check), ['next'], check);
  for (const check of ['score', 'evidence', 'loss', 'hidden text'] as const)
    t.deepEqual(falseLines(check), ['scores'], check);
});

test('the exit code tells what is false from what could not be checked', (t) => {
  t.is(exitCodeOf(report), 0);
  t.is(exitCodeOf({ ...report, missing: ['a blob'] }), 3);
  t.is(exitCodeOf({ findings: [finding('evidence')], missing: ['a blob'] }), 1);
});

test('a replay says whether an epoch does not follow, or could not be recomputed', (t) => {
  const ends = (change: Partial<RunReport>) => describeReplay({ ...run, ...change }, sentenceOf).split('\n');
  t.deepEqual(ends({}), ['3 epochs from epoch 0 on follow from the seed: 6 scores recomputed, 3 not.']);
  t.deepEqual(ends({ first: { epoch: 3, findings: [finding('base')], missing: [] } }).slice(1), [
    'Epoch 3 does not follow.',
    'FALSE: epoch 3: base: something (validator 5Grw) is 1, recomputed 2',
  ]);
  t.deepEqual(ends({ missing: ['epoch 1: a text'], first: { epoch: 3, findings: [], missing: ['a blob'] } }).slice(1), [
    'could not be checked: epoch 1: a text',
    'Epoch 3 could not be recomputed, so nothing is known of what comes after it.',
    'could not be checked: a blob',
  ]);
});
