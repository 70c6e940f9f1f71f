import test from 'ava';
import type { Hash } from '../../types/files/hash.ts';
import { hiddenEpochs } from '../data/index.ts';
import { Computation } from '../jobs/index.ts';
import { parseRecord } from '../scoring/index.ts';
import type { EpochReport } from './audit.ts';
import type { Archive, VoterFacts } from './facts.ts';
import { exitCodeOf } from './finding.ts';
import { Audited, at, found } from './testing/audited.ts';
import type { TestRun } from './testing/run.ts';
import { scoresOf, type Without } from './testing/scores.ts';

/* What was not there, then or now, makes nobody a liar, and hides nobody's lie elsewhere. */

let audited: Audited;
let run: TestRun;

test.before(async () => {
  audited = await Audited.play();
  run = audited.run;
});

test.after.always(() => audited?.close());

/** What a validator reveals in epoch 1 when it has no number of some submissions. */
async function withoutSome(validator: number, without: Without): Promise<Pick<VoterFacts, 'scores' | 'salt'>> {
  const { objects } = audited;
  const [before, { record, randomness, submissions, voters }] = run.facts as [
    TestRun['facts'][number],
    TestRun['facts'][number],
  ];
  const hash = before.voters[validator]!.salt!;
  const previous = parseRecord(await objects.get(hash));
  if (typeof previous === 'string') throw new Error(previous);
  const { scores, evidence } = await scoresOf(
    {
      objects,
      computation: new Computation({ store: objects, hidden: (root) => objects.get(root), threads: 1 }),
      model: run.archive.model,
      epoch: 1,
      base: record.before,
      last: before.record.before,
      randomness,
      submissions,
      hiddenRoot: voters[validator]!.hiddenRoot!,
      previous: { hash, record: previous },
    },
    without,
  );
  return { scores, salt: evidence.hash };
}

/** The findings that accuse a validator of a false score, or of false evidence. */
const accusationsIn = ({ findings }: EpochReport) =>
  findings.filter(({ check }) => check === 'score' || check === 'evidence');

test.serial('a validator that had no time for a blob, or never got one, is not called false', async (t) => {
  t.deepEqual((await withoutSome(2, { blob: [], time: [] })).scores, run.facts[1]!.voters[2]!.scores);
  const cases: Without[] = [
    { blob: [], time: [1] },
    { blob: [1], time: [] },
    { blob: [], time: [0, 2] },
    { blob: [3], time: [1] },
  ];
  for (const without of cases) {
    const own = await withoutSome(2, without);
    const archive = audited.voter(2, () => own);
    const report = await audited.audit(archive, 1);
    t.deepEqual(accusationsIn(report), [], JSON.stringify(without));
    t.deepEqual(report.scores, { checked: 12 - without.blob.length - without.time.length, unchecked: 0 });
    t.is(report.hidden[2]!.state, 'checked');
  }
  const { scores, salt } = await withoutSome(2, { blob: [3], time: [1] });
  const lie = audited.voter(2, () => ({ salt, scores: at(scores!, 0, (score) => score! + 1_000_000n) }));
  t.deepEqual(
    accusationsIn(await audited.audit(lie, 1)).map(({ about }) => about),
    ['score of submission 0'],
  );
});

test.serial('a number that a validator has and keeps back is missed', async (t) => {
  const archive = audited.voter(2, ({ scores }) => ({ scores: at(scores!, 0, () => null) }));
  const all = accusationsIn(await audited.audit(archive, 1));
  t.true(all.length > 0 && all.every(({ validator }) => validator === run.validators[2]));
  t.true(all.some(({ check, miner }) => check === 'evidence' && miner === run.miners[0]));
});

test.serial('a blob that nobody has any more leaves scores unchecked, and no validator false', async (t) => {
  const { blob } = run.facts[1]!.submissions[0]!;
  await audited.damage(t, blob);
  const report = await audited.audit(run.archive, 1);
  t.deepEqual(report.findings, []);
  t.deepEqual(report.scores, { checked: 0, unchecked: 12 });
  t.deepEqual(
    report.hidden.map(({ state }) => state),
    ['published', 'published', 'published'],
  );
  t.is(report.missing.filter((each) => /^the scores of validator .* submission 0\.$/.test(each)).length, 3);
  t.is(exitCodeOf(report), 3);

  const { first, followed } = await audited.replay(run.archive);
  t.is(followed, 1);
  t.deepEqual([first?.epoch, first?.findings], [1, []]);
  t.regex(first!.missing[0]!, new RegExp(`^the next base, .*: Object ${blob} could not be fetched`));
  t.is(exitCodeOf(first!), 3);
});

test.serial('a blob that others had may have come to a validator without time, too', async (t) => {
  const own = await withoutSome(2, { blob: [], time: [3] });
  const archive = audited.voter(2, () => own);
  await audited.lose(t, run.facts[1]!.submissions[3]!.blob);
  const report = await audited.audit(archive, 1);
  t.deepEqual(accusationsIn(report), []);
  t.true(report.missing.some((each) => each.startsWith(`the scores of validator ${run.validators[2]}: `)));
});

test.serial('a blob that came to nobody is not missing', async (t) => {
  const own = await Promise.all([0, 1, 2].map((validator) => withoutSome(validator, { blob: [3], time: [] })));
  await audited.lose(t, run.facts[1]!.submissions[3]!.blob);
  const archive = audited.changed(1, ({ voters, results }) => ({
    voters: voters.map((voter, index) => ({ ...voter, ...own[index]! })),
    results: at(results, 3, (each) => ({ ...each, accepted: false })),
  }));
  const report = await audited.audit(archive, 1);
  t.deepEqual(report.missing, []);
  t.deepEqual(report.scores, { checked: 9, unchecked: 0 });
  t.deepEqual(accusationsIn(report), []);
});

test.serial('without its record of evidence scores are not checked, which is said, and the losses are', async (t) => {
  const salt: Hash = `0x${'0b'.repeat(32)}`;
  const honest = await audited.audit(
    audited.voter(2, () => ({ salt })),
    1,
  );
  t.deepEqual(honest.findings, []);
  t.deepEqual(honest.scores, { checked: 8, unchecked: 4 });
  t.is(honest.missing.length, 1);
  t.regex(honest.missing[0]!, new RegExp(`^the scores of validator ${run.validators[2]}: .*${salt}`));
  t.deepEqual(
    honest.hidden.map(({ state }) => state),
    ['checked', 'checked', 'published'],
  );
  const lie = audited.voter(2, ({ vote }) => ({
    salt,
    vote: { ...vote!, losses: { ...vote!.losses, minus: vote!.losses.minus - 1_000_000n } },
  }));
  t.true(found(await audited.audit(lie, 1)).includes('loss: loss after the step'));
});

test.serial('without the base before, which is made again from nothing, losses are checked', async (t) => {
  const [zero] = run.facts as [TestRun['facts'][number]];
  // The last update can neither be fetched nor followed.
  await audited.lose(t, zero.record.before);
  const archive: Archive = {
    ...audited.voter(1, ({ vote }) => ({
      vote: { ...vote!, losses: { ...vote!.losses, plus: vote!.losses.plus + 1_000_000n } },
    })),
    record: async (epoch) =>
      epoch === 0 ? { ...zero.record, before: `0x${'0c'.repeat(32)}` } : run.facts[epoch]!.record,
  };
  const report = await audited.audit(archive, 1);
  t.deepEqual(found(report), ['loss: loss after the opposite step']);
  t.regex(report.missing.join(), /^all scores, /);
  t.deepEqual(report.scores, { checked: 0, unchecked: 12 });
});

test.serial('who did not reveal has nothing that is missing', async (t) => {
  const { missing, hidden } = await audited.audit(
    audited.voter(2, () => ({ scores: null, salt: null, vote: null })),
    1,
  );
  t.deepEqual(missing, []);
  t.is(hidden[2]!.state, 'checked');
});

test.serial('a hidden text that is not served: not yet, overdue or withheld', async (t) => {
  const root = run.facts[1]!.voters[0]!.hiddenRoot!;
  await audited.lose(t, root);
  const inUse = (ended: number, since: number): Archive => ({
    ...run.archive,
    ended: async () => ended,
    rootsInUse: async () => new Set([root]),
    rootsBefore: async (epoch) => new Set(epoch >= since ? [root] : []),
  });
  for (const [archive, state, code] of [
    [inUse(3, 0), 'not yet', 0],
    [inUse(2 * hiddenEpochs - 1, 0), 'not yet', 0],
    [inUse(2 * hiddenEpochs, 0), 'overdue', 3],
    [run.archive, 'withheld', 3],
  ] as const) {
    const report = await audited.audit(archive, 1);
    t.deepEqual(
      report.hidden.map((each) => each.state),
      [state, 'checked', 'checked'],
    );
    t.deepEqual(report.scores, { checked: 8, unchecked: 4 });
    t.is(exitCodeOf(report), code);
  }

  // Looked at in a later epoch, too, a text is as old as it is.
  const late = (since: number): Archive => {
    const ended = 3 * hiddenEpochs;
    const epoch = ended - 1;
    const { archive, facts } = run;
    return {
      ...inUse(ended, since),
      record: async (each) => (each < epoch ? archive.record(1) : { ...facts[1]!.record, epoch }),
      facts: async () => ({ ...facts[1]!, record: { ...facts[1]!.record, epoch } }),
    };
  };
  const states = async (archive: Archive) =>
    (await audited.audit(archive, 3 * hiddenEpochs - 1)).hidden.map(({ state }) => state)[0];
  t.is(await states(late(2 * hiddenEpochs)), 'not yet');
  t.is(await states(late(2 * hiddenEpochs - 1)), 'overdue');
});

test.serial('a base that nobody serves any more is made again from the blobs', async (t) => {
  for (const { record } of run.facts) await audited.objects.remove(record.before);
  const report = await audited.audit(run.archive, 2);
  t.deepEqual([report.findings, report.missing, report.baseMade], [[], [], true]);
});

test.serial('with every source away nothing is false, and nothing is said to follow', async (t) => {
  const { model } = run.archive;
  const { record, submissions, voters } = run.facts[1]!;
  for (const hash of [model.description, record.before, ...submissions.map(({ blob }) => blob)])
    await audited.lose(t, hash);
  for (const { hiddenRoot } of voters) await audited.lose(t, hiddenRoot!);
  const report = await audited.audit(run.archive, 1);
  t.deepEqual([report.findings, report.baseMade, exitCodeOf(report)], [[], false, 3]);
  for (const from of [0, 1]) {
    const { first, followed } = await audited.replay(run.archive, from);
    t.deepEqual([followed, first!.epoch, first!.findings, exitCodeOf(first!)], [0, from, [], 3]);
    t.regex(first!.missing.join(), new RegExp(`the model's description: Object ${model.description}`));
  }
});
