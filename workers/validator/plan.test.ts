import test from 'ava';
import fc from 'fast-check';
import type { Epoch, Phase, Submission } from '../../offchain/chain/index.ts';
import type { Hash } from '../../types/files/hash.ts';
import type { InspectResult, ScoreResult } from '../../types/jobs/index.ts';
import { type Action, cohort, judge, plan, uploadsClosed, type View } from './plan.ts';

const hash = (n: number): Hash => `0x${n.toString(16).padStart(64, '0')}`;
const sound: InspectResult = { verdict: 'sound', norm: 1 };
const refused: InspectResult = { verdict: 'refused', reason: 'no' };

/** A Score phase of 10 blocks from 100 to 110. */
const epoch = (phase: Phase, block = 101): Epoch => ({
  index: 5,
  phase,
  started: 80,
  deadline: 110,
  randomness: hash(1),
  base: hash(2),
  settled: 0,
  halted: false,
  block,
  blockHash: hash(3),
});

const submission = (index: number): Submission => ({
  epoch: 5,
  index,
  account: `miner ${index}`,
  blob: hash(100 + index),
  size: 10,
  firstLoss: 0n,
  lastLoss: 0n,
  block: 90,
  deposit: 0n,
});

/** Of gradients that agree as well as any. */
const cosines = Array.from({ length: 6 }, (_, index) => ({ index, cosine: 500_000 }));
const submissions = [0, 1, 2].map(submission);

const view = (change: Partial<View> = {}): View => ({
  epoch: epoch('Score'),
  scoreLength: 10,
  isVoter: true,
  announced: true,
  hasText: true,
  submissions,
  blobs: new Set(submissions.map(({ blob }) => blob)),
  inspections: new Map(),
  cohort: null,
  scores: new Map(),
  recorded: false,
  committed: false,
  revealed: false,
  voted: false,
  tallied: false,
  accepted: [],
  aggregated: false,
  evaluated: false,
  ...change,
});

const names = (actions: Action[]) => actions.map((each) => ('index' in each ? `${each.do} ${each.index}` : each.do));
const next = (change: Partial<View> = {}) => names(plan(view(change)));

test('a blob is inspected when it comes, and asked for elsewhere only after miners had time to bring it', (t) => {
  const blobs = new Set([submission(0).blob]);
  t.deepEqual(next({ blobs }), ['inspect 0']);
  t.deepEqual(next({ blobs, epoch: epoch('Score', 103) }), ['fetch 1', 'fetch 2', 'inspect 0']);
});

test('nothing is scored before every blob that came in time is inspected', (t) => {
  const inspections = new Map<number, InspectResult>([[0, sound]]);
  t.is(cohort(view({ inspections })), null);
  t.deepEqual(next({ inspections }), ['inspect 1', 'inspect 2']);
  inspections.set(1, refused).set(2, sound);
  t.deepEqual(cohort(view({ inspections })), [0, 2]);
  t.deepEqual(next({ inspections, cohort: [0, 2] }), ['score 0', 'score 2']);
});

test('the commit follows the last score, and at once when there is nothing to score', (t) => {
  const scores = new Map<number, ScoreResult>([[0, { score: '5', bend: '1', evidence: null, cosines, reason: null }]]);
  t.deepEqual(next({ cohort: [0, 2], scores }), ['score 2']);
  scores.set(2, { score: '0', bend: '1', evidence: null, cosines, reason: 'noise' });
  t.deepEqual(next({ cohort: [0, 2], scores }), ['commit']);
  t.deepEqual(next({ cohort: [] }), ['commit']);
});

test('a blob that does not come holds up the others only until the upload time is over', (t) => {
  const blobs = new Set([submission(0).blob, submission(2).blob]);
  const inspections = new Map([
    [0, sound],
    [2, sound],
  ]);
  t.false(uploadsClosed(view({ blobs, epoch: epoch('Score', 104) })));
  t.is(cohort(view({ blobs, inspections, epoch: epoch('Score', 104) })), null);
  t.true(uploadsClosed(view({ blobs, epoch: epoch('Score', 105) })));
  t.deepEqual(cohort(view({ blobs, inspections, epoch: epoch('Score', 105) })), [0, 2]);
});

test('shortly before the phase ends, what there is gets committed', (t) => {
  t.deepEqual(next({ cohort: [0, 1], epoch: epoch('Score', 107) }), ['score 0', 'score 1']);
  t.deepEqual(next({ cohort: [0, 1], epoch: epoch('Score', 108) }), ['score 0', 'score 1', 'commit']);
});

test('after a restart, what was recorded is sent and nothing is scored again', (t) => {
  t.deepEqual(next({ recorded: true }), ['commit']);
  t.deepEqual(next({ recorded: true, committed: true }), []);
});

test('what was committed is revealed once, and only what is on record', (t) => {
  const reveal = { epoch: epoch('Reveal'), committed: true, recorded: true };
  t.deepEqual(next(reveal), ['reveal']);
  t.deepEqual(next({ ...reveal, revealed: true }), []);
  t.deepEqual(next({ ...reveal, committed: false }), []);
  t.deepEqual(next({ ...reveal, recorded: false }), []);
});

test('a vote waits for the tally, the accepted blobs, the weights and the losses, in this order', (t) => {
  const vote = { epoch: epoch('Vote'), tallied: true, accepted: [0, 2] };
  t.deepEqual(next({ ...vote, tallied: false }), []);
  t.deepEqual(next({ ...vote, blobs: new Set([submission(0).blob]) }), ['fetch 2']);
  t.deepEqual(next(vote), ['aggregate']);
  t.deepEqual(next({ ...vote, aggregated: true }), ['evaluate']);
  t.deepEqual(next({ ...vote, aggregated: true, evaluated: true }), ['vote']);
  t.deepEqual(next({ ...vote, voted: true }), []);
  t.deepEqual(next({ ...vote, accepted: [] }), []);
});

test('who is not a voter does nothing, nor does anybody while training is halted', (t) => {
  t.deepEqual(next({ isVoter: false, announced: false }), []);
  t.deepEqual(next({ epoch: { ...epoch('Score'), halted: true }, announced: false }), []);
});

test('without a hidden text that was announced in time, a voter neither scores nor votes', (t) => {
  for (const phase of ['Score', 'Reveal', 'Vote'] as const) {
    const all = { epoch: epoch(phase), cohort: [], committed: phase === 'Reveal', recorded: true, tallied: true };
    t.true(next({ ...all, accepted: [0] }).length > 0);
    // What was committed before the text was lost is revealed all the same: not to would cost stake.
    t.deepEqual(next({ ...all, accepted: [0], hasText: false }), phase === 'Reveal' ? ['reveal'] : []);
  }
});

test('a voter announces itself in any phase', (t) => {
  for (const phase of ['Submit', 'Reveal', 'Vote', 'Settle'] as const)
    t.deepEqual(next({ epoch: epoch(phase), announced: false }), ['announce']);
});

test('refused is worth 0, measured what was measured unless the others call it chance, and the rest abstains', (t) => {
  const inspections = new Map<number, InspectResult | 'failed'>([
    [0, refused],
    [1, sound],
    [2, sound],
  ]);
  const scores = new Map<number, ScoreResult | 'failed'>([
    [1, { score: '7', bend: '1', evidence: null, cosines, reason: null }],
    [2, 'failed'],
  ]);
  const committed = (given: Parameters<typeof judge>[0]) =>
    judge(given, new Map()).judgements.map((each) => each?.score ?? null);
  t.deepEqual(committed({ submissions, inspections, scores }), [0n, 7n, null]);
  t.deepEqual(committed({ submissions, inspections: new Map([[0, 'failed']]), scores }), [null, null, null]);
  const all = new Map(submissions.map(({ index }) => [index, sound]));
  const measured = new Map(
    submissions.map(({ index }) => [
      index,
      { score: '100', bend: '1', evidence: { mean: index === 1 ? '20' : '40', error: '1' }, cosines, reason: null },
    ]),
  );
  t.deepEqual(committed({ submissions, inspections: all, scores: measured }), [100n, 49n, 100n]);
});

test('whatever the state, a validator that carries out its plan block by block commits before the phase ends', (t) => {
  const results = fc.record({
    arrives: fc.array(fc.option(fc.integer({ min: 100, max: 112 }), { nil: null }), { minLength: 0, maxLength: 6 }),
    slow: fc.integer({ min: 0, max: 4 }),
    bad: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
  });
  fc.assert(
    fc.property(results, ({ arrives, slow, bad }) => {
      const all = arrives.map((_, index) => submission(index));
      const state = {
        submissions: all,
        blobs: new Set<Hash>(),
        inspections: new Map<number, InspectResult>(),
        scores: new Map<number, ScoreResult>(),
        cohort: null as number[] | null,
        recorded: false,
        committed: false,
      };
      for (let block = 100; block < 110 && !state.committed; block++) {
        for (const { index, blob } of all) if ((arrives[index] ?? 999) <= block) state.blobs.add(blob);
        const current = () => view({ ...state, epoch: epoch('Score', block) });
        state.cohort ??= cohort(current());
        // At most `slow` results of jobs come in a block.
        let jobs = slow;
        for (const action of plan(current())) {
          if (action.do === 'inspect' && jobs-- > 0)
            state.inspections.set(action.index, bad[action.index] ? refused : sound);
          if (action.do === 'score' && jobs-- > 0)
            state.scores.set(action.index, { score: '1', bend: '1', evidence: null, cosines, reason: null });
          if (action.do === 'commit') {
            t.is(judge(current(), new Map()).judgements.length, all.length);
            state.recorded = state.committed = true;
          }
        }
      }
      t.true(state.committed);
    }),
  );
});
