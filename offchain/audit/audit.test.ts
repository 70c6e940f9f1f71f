import test from 'ava';
import fc from 'fast-check';
import type { EvidenceRecord } from '../../types/files/evidence.ts';
import type { Hash } from '../../types/files/hash.ts';
import { parseRecord, recordBytes } from '../scoring/index.ts';
import { scheduled } from '../settlement/index.ts';
import { checkArithmetic } from './arithmetic.ts';
import type { EpochReport } from './audit.ts';
import type { Archive, EpochFacts } from './facts.ts';
import { Findings } from './finding.ts';
import { Audited, at, found } from './testing/audited.ts';
import { archiveOf, pot, type TestRun } from './testing/run.ts';
import { verify } from './verify.ts';

/* A run is played once; each test changes a thing in what the chain says of it, and asks whether it is found. */

let audited: Audited;
let run: TestRun;

test.before(async () => {
  audited = await Audited.play();
  run = audited.run;
});

test.after.always(() => audited?.close());

const changed = (epoch: number, change: (facts: EpochFacts) => Partial<EpochFacts>) => audited.changed(epoch, change);
const audit = (archive: Archive, epoch: number) => audited.audit(archive, epoch);
const replay = (archive: Archive, from = 0) => audited.replay(archive, from);

test.serial('a run that is as it should be follows from its seed to its last payment', async (t) => {
  const epochs: number[] = [];
  const { archive } = run;
  const onEpoch = ({ epoch }: EpochReport) => epochs.push(epoch);
  const report = await verify({
    archive,
    objects: audited.objects,
    auditor: audited.auditor(archive),
    from: 0,
    onEpoch,
  });
  t.deepEqual(report, { from: 0, to: 3, followed: 3, first: null, scores: { checked: 36, unchecked: 0 }, missing: [] });
  t.deepEqual(epochs, [0, 1, 2]);
  t.true(run.facts.every(({ record }) => record.status === 'Settled' && record.accepted >= 2));
  t.is((await replay(run.archive, 2)).followed, 1);
});

test.serial('one score: found, with validator, miner and both numbers', async (t) => {
  const truth = run.facts[1]!.voters[2]!.scores![0]!;
  const lie = truth + 1_000_000n;
  const archive = changed(1, ({ voters }) => ({
    voters: at(voters, 2, (voter) => ({ ...voter, scores: at(voter.scores!, 0, () => lie) })),
  }));
  const { first, followed } = await replay(archive);
  t.is(followed, 1);
  t.is(first?.epoch, 1);
  t.deepEqual(
    first?.findings.filter(({ check }) => check === 'score'),
    [
      {
        epoch: 1,
        check: 'score',
        about: 'score of submission 0',
        validator: run.validators[2]!,
        miner: run.miners[0]!,
        said: String(lie),
        recomputed: String(truth),
      },
    ],
  );
});

test.serial('one payout: found, whether a planck more or to another account', async (t) => {
  const more = changed(1, ({ payments }) => ({
    payments: at(payments, 0, ({ account, amount }) => ({ account, amount: amount + 1n })),
  }));
  const { first } = await replay(more);
  t.is(first?.epoch, 1);
  t.true(found(first!).includes(`payout: all that ${run.miners[0]} was paid`));
  t.true(found(first!).includes('issuance: sum of all payments'));
  const other = changed(1, ({ payments }) => ({
    payments: at(payments, 0, ({ amount }) => ({ account: run.validators[0]!, amount })),
  }));
  t.deepEqual(found(await audit(other, 1)), [
    `payout: all that ${run.miners[0]} was paid`,
    `payout: all that ${run.validators[0]} was paid`,
  ]);
});

test.serial('one weight: found, although every validator voted for it', async (t) => {
  const weights = (await audited.objects.get(run.facts[1]!.record.after)).slice();
  weights[weights.length - 1]! ^= 1;
  const after = await audited.objects.put(weights);
  const archive = changed(1, ({ record, voters }) => ({
    record: { ...record, after },
    voters: voters.map((voter) => ({ ...voter, vote: { ...voter.vote!, hash: after } })),
  }));
  const { first, followed } = await replay(archive);
  t.is(followed, 1);
  t.deepEqual(found(first!), ['base: next base', ...run.validators.map(() => 'vote: hash that was voted for')]);
});

test.serial('the step after an epoch that was held is half as long', async (t) => {
  const held = changed(0, ({ record }) => ({ record: { ...record, status: 'Held' } }));
  // The validators voted for a whole one.
  const about = found(await audit(held, 1)).filter((each) => /base|vote:/.test(each));
  t.deepEqual(about, ['base: next base', ...run.validators.map(() => 'vote: hash that was voted for')]);
});

test.serial('one blob: found when another stands in its place on chain', async (t) => {
  const exchanged = changed(1, ({ submissions }) => ({
    submissions: at(submissions, 1, (each) => ({ ...each, blob: run.facts[0]!.submissions[1]!.blob })),
  }));
  const { first, followed } = await replay(exchanged);
  t.is(followed, 1);
  t.true(found(first!).includes('base: next base'));
});

test.serial('a seed or a base that the run did not begin with is found', async (t) => {
  const { model } = run.archive;
  const seeded = await replay(archiveOf({ ...model, seed: `0x${'08'.repeat(32)}` }, run.facts));
  t.deepEqual(found(seeded.first!), ['base: seed of the first weights']);
  const other = changed(0, ({ record }) => ({ record: { ...record, before: run.facts[2]!.record.before } }));
  t.true(found((await replay(other)).first!).includes('base: base that the epoch began with'));
});

test.serial('what is burnt stays burnt from one epoch to the next', async (t) => {
  const archive = changed(0, ({ after }) => ({ after: { ...after, burnt: 5n, issuance: after.minted - 5n } }));
  t.deepEqual(found((await replay(archive)).first!), ['issuance: total burnt before the epoch']);
});

test.serial('losses that a validator did not measure are found, on hidden and on held-out text', async (t) => {
  const archive = changed(1, ({ voters }) => ({
    voters: at(voters, 1, (voter) => {
      const { losses, hash } = voter.vote!;
      const wrong = { ...losses, minus: losses.minus - 1_000_000n, heldOut: losses.heldOut + 1_000_000n };
      return { ...voter, vote: { hash, losses: wrong } };
    }),
  }));
  const of = (await audit(archive, 1)).findings.filter(({ check }) => check === 'loss');
  t.deepEqual(
    of.map(({ about, validator }) => [about, validator]),
    [
      ['held-out loss', run.validators[1]!],
      ['loss after the step', run.validators[1]!],
    ],
  );
});

/** The run with another record of evidence of its third validator in epoch 1. */
async function withRecord(change: (record: EvidenceRecord) => Partial<EvidenceRecord>): Promise<Archive> {
  const record = parseRecord(await audited.objects.get(run.facts[1]!.voters[2]!.salt!)) as EvidenceRecord;
  const salt = await audited.objects.put(recordBytes({ ...record, ...change(record) }));
  return changed(1, ({ voters }) => ({ voters: at(voters, 2, (voter) => ({ ...voter, salt })) }));
}

test.serial('a record that says other than what miners have shown is found, whichever way it lies', async (t) => {
  const [miner] = run.miners as [string, ...string[]];
  const own = { validator: run.validators[2]!, miner };
  const lies = async (change: Parameters<typeof withRecord>[0]) =>
    (await audit(await withRecord(change), 1)).findings.map(({ check, validator, miner }) => ({
      check,
      validator,
      miner,
    }));
  const expected = [{ check: 'evidence' as const, ...own }];
  t.deepEqual(await lies(({ standings: { [miner]: _, ...others } }) => ({ standings: others })), expected, 'left out');
  const more = (mean: string) => String(BigInt(mean) + 1_000_000n);
  t.deepEqual(
    await lies(({ standings }) => ({
      standings: { ...standings, [miner]: { ...standings[miner]!, mean: more(standings[miner]!.mean) } },
    })),
    expected,
    'more than it has shown',
  );
  const stranger = run.validators[0]!;
  t.deepEqual(
    await lies(({ standings }) => ({ standings: { ...standings, [stranger]: standings[miner]! } })),
    [{ check: 'evidence', validator: own.validator, miner: stranger }],
    'somebody who sent nothing',
  );
});

test.serial('a record goes on from an own one of an epoch before, or from none', async (t) => {
  const of = (epoch: number, validator: number) => run.facts[epoch]!.voters[validator]!.salt!;
  const records = async (change: Partial<EvidenceRecord>) =>
    (await audit(await withRecord(() => change), 1)).findings.map(({ about, said }) => `${about}: ${said}`);
  t.deepEqual(await records({ previous: of(0, 1) }), [`record of evidence: one that goes on from ${of(0, 1)}`]);
  t.deepEqual(await records({ previous: of(2, 2) }), [`record of evidence: one that goes on from ${of(2, 2)}`]);
  t.deepEqual(await records({ epoch: 0 }), ['record of evidence: that of epoch 0']);
  // From none, all miners are new to it, which is not what its scores were made with.
  const alone = await audit(await withRecord(() => ({ previous: null })), 1);
  t.true(alone.findings.length > 0 && alone.findings.every(({ validator }) => validator === run.validators[2]));
});

test.serial('a difference that another instruction set may make is no finding; worthless for useful is', async (t) => {
  const score = (change: (score: bigint) => bigint) =>
    changed(1, ({ voters }) => ({
      voters: at(voters, 2, (voter) => ({ ...voter, scores: at(voter.scores!, 0, (each) => change(each!)) })),
    }));
  const scores = async (archive: Archive) =>
    (await audit(archive, 1)).findings.filter(({ check }) => check === 'score').length;
  t.is(await scores(score((each) => each + 100n)), 0);
  t.is(await scores(score(() => 0n)), 1);
  t.is(await scores(score((each) => -each)), 1);
});

test.serial('scores without a text that was announced in time, or on a text of another form, are found', async (t) => {
  const withRoot = (hiddenRoot: Hash | null) =>
    changed(1, ({ voters }) => ({ voters: at(voters, 0, (voter) => ({ ...voter, hiddenRoot })) }));
  t.deepEqual(found(await audit(withRoot(null), 1)), ['hidden text: hidden text of the scores']);
  const { blob } = run.facts[0]!.submissions[0]!;
  t.deepEqual(found(await audit(withRoot(blob), 1)), [`hidden text: hidden text ${blob}`]);
});

test.serial('an epoch without a submission follows when its emission is deferred, and only then', (t) => {
  const facts = run.facts[1]!;
  const { record, before, voters } = facts;
  const deferred = scheduled(record.ended) - before.minted;
  const empty: EpochFacts = {
    ...facts,
    record: {
      ...record,
      status: 'Deferred',
      after: record.before,
      minted: 0n,
      minersPart: 0n,
      submissions: 0,
      accepted: 0,
      losses: { batch: 0n, validation: 0n, heldOut: 0n },
    },
    voters: voters.map((voter) => ({ ...voter, committed: false, scores: null, vote: null })),
    submissions: [],
    results: [],
    payments: [],
    shared: [],
    after: { ...facts.after, issuance: before.issuance, minted: before.minted, deferred },
  };
  const check = (changed: EpochFacts) => {
    const findings = new Findings(1);
    checkArithmetic(changed, { existentialDeposit: 1n, pot }, findings);
    return found({ findings: findings.all });
  };
  t.deepEqual(check(empty), []);
  t.deepEqual(check({ ...empty, after: { ...empty.after, deferred: 0n } }), [
    'issuance: deferred pool',
    'issuance: emission accounted for',
  ]);
});

test.serial('who commits and does not reveal is slashed, and nobody else', (t) => {
  const facts = run.facts[1]!;
  const [, silent, other] = run.validators as [string, string, string];
  const slashes = (notRevealed: string[]) => {
    const findings = new Findings(1);
    const voters = at(facts.voters, 1, (voter) => ({ ...voter, scores: null, salt: null, vote: null }));
    checkArithmetic({ ...facts, voters, notRevealed }, { existentialDeposit: 1n, pot }, findings);
    return findings.all.filter(({ check }) => check === 'slash').map(({ validator, said }) => [validator, said]);
  };
  t.deepEqual(slashes([silent]), []);
  t.deepEqual(slashes([]), [[silent, 'false']]);
  t.deepEqual(slashes([silent, other]), [[other, 'true']]);
});

test.serial('any number that the chain computed is found when it is another', (t) => {
  const check = (facts: EpochFacts) => {
    const findings = new Findings(facts.record.epoch);
    checkArithmetic(facts, { existentialDeposit: 1n, pot }, findings);
    return findings.all;
  };
  for (const facts of run.facts) t.deepEqual(check(facts), []);
  const changes: ((facts: EpochFacts, by: bigint, index: number) => Partial<EpochFacts>)[] = [
    ({ record }, by) => ({ record: { ...record, minted: record.minted + by } }),
    ({ shared }, by) => ({ shared: shared.map((each) => ({ ...each, amount: each.amount + by })) }),
    ({ record }, by) => ({ record: { ...record, minersPart: record.minersPart + by } }),
    ({ record }, by) => ({ record: { ...record, accepted: record.accepted + Number(by) } }),
    ({ record }, by) => ({ record: { ...record, ended: record.ended + Number(by) } }),
    ({ record }) => ({ record: { ...record, status: 'Held' } }),
    ({ record }) => ({ record: { ...record, after: record.before } }),
    ({ record }, by) => ({ record: { ...record, losses: { ...record.losses, batch: record.losses.batch + by } } }),
    ({ record }, by) => ({ record: { ...record, losses: { ...record.losses, heldOut: record.losses.heldOut + by } } }),
    ({ record }, by) => ({
      record: { ...record, losses: { ...record.losses, validation: record.losses.validation + by } },
    }),
    ({ results }, by, i) => ({ results: at(results, i % 2, (each) => ({ ...each, score: each.score! + by })) }),
    ({ results }, by, i) => ({ results: at(results, i % 2, (each) => ({ ...each, weight: each.weight + by })) }),
    ({ results }, by, i) => ({ results: at(results, i % 2, (each) => ({ ...each, paid: each.paid + by })) }),
    ({ results }, _, i) => ({ results: at(results, i % 2, (each) => ({ ...each, accepted: !each.accepted })) }),
    ({ results }) => ({ results: results.slice(1) }),
    ({ payments }, by, i) => ({
      payments: at(payments, i % payments.length, (each) => ({ ...each, amount: each.amount + by })),
    }),
    ({ payments }, _, i) => ({ payments: payments.filter((_, each) => each !== i % payments.length) }),
    ({ after }, by) => ({ after: { ...after, issuance: after.issuance + by } }),
    ({ after }, by) => ({ after: { ...after, minted: after.minted + by } }),
    ({ after }, by) => ({ after: { ...after, deferred: after.deferred + by } }),
    ({ after }, by) => ({ after: { ...after, accounted: after.accounted + Number(by) } }),
    ({ before }, by) => ({ before: { ...before, deferred: before.deferred + by + 1n } }),
    ({ before, after }, by) => ({ before: { ...before, burnt: after.burnt + by } }),
    ({ parent }) => ({ randomness: parent.replace(/.$/, (last) => (last === '0' ? '1' : '0')) as Hash }),
    ({ voters }, _, i) => ({ notRevealed: [voters[i % voters.length]!.account] }),
  ];
  fc.assert(
    fc.property(
      fc.nat(2),
      fc.constantFrom(...changes.keys()),
      fc.oneof(fc.bigInt({ min: 1n, max: 3n }), fc.bigInt({ min: 1n, max: 10n ** 12n })),
      fc.nat(20),
      (epoch, change, by, index) => {
        const facts = run.facts[epoch]!;
        t.true(check({ ...facts, ...changes[change]!(facts, by, index) }).length > 0, `change ${change}`);
      },
    ),
    { numRuns: 300 },
  );
});
