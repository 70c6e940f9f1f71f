import test from 'ava';
import type { EpochRecord, Hex } from '../../offchain/chain/index.ts';
import { generator } from '../../offchain/model/index.ts';
import { breachesOf } from './invariants.ts';
import { Ledger } from './ledger.ts';
import type { State } from './state.ts';
import { Submissions } from './submissions.ts';
import { kindOf, kinds, phases, plans } from './victims.ts';

const hash = (digit: string): Hex => `0x${digit.repeat(64)}`;
const [miner, rival, validator] = ['miner', 'rival', 'validator'];

const record = (epoch: number, more: Partial<EpochRecord> = {}): EpochRecord => ({
  ...{ epoch, status: 'Settled', before: hash(String(epoch)), after: hash(String(epoch + 1)) },
  ...{ minted: 100n, minersPart: 90n, submissions: 2, accepted: 1, started: 10 * epoch + 1, ended: 10 * epoch + 10 },
  losses: { batch: 1n, validation: 1n, heldOut: 1n },
  ...more,
});

const kept = (epoch: number) => [
  { epoch, index: 0, account: miner, score: 5n, accepted: true, paid: 90n },
  { epoch, index: 1, account: rival, score: 0n, accepted: false, paid: 0n },
];

/** Two epochs that settled; nothing is burnt or bonded. */
const sound: State = {
  supply: {
    ...{ block: 21, accounted: 20, issuance: 200n, scheduled: 260n },
    ...{ deferred: 50n, minted: 200n, burnt: 0n },
  },
  ...{ scheduledToAccounted: 250n, unpaid: 0n, sumOfBalances: 200n, epoch: 2, base: hash('2'), settledCount: 2 },
  incomes: new Map([
    [miner, 180n],
    [validator, 20n],
  ]),
  history: [record(0), record(1)],
  kept: [...kept(0), ...kept(1)],
  bonded: { total: 0n, parts: 0n, held: 0n },
  rewards: { owed: 0n, funds: 0n, pot: 0n },
};

test('a state that keeps every invariant breaks none', (t) => {
  t.deepEqual(breachesOf(sound), []);
  t.deepEqual(new Ledger([miner, rival]).take(sound), []);
});

const wrong: [what: string, state: State, sentence: RegExp][] = [
  ['a planck from nowhere', { ...sound, sumOfBalances: 201n }, /the balances sum to 201/],
  ['more than the schedule', { ...sound, supply: { ...sound.supply, scheduled: 199n } }, /the schedule allows 199/],
  ['less burnt than gone', { ...sound, supply: { ...sound.supply, burnt: 1n } }, /200 were minted and 1 burnt/],
  ['a pool that leaks', { ...sound, scheduledToAccounted: 251n }, /50 deferred and 0 unpaid are not the 251/],
  [
    'a payment twice',
    {
      ...sound,
      incomes: new Map([
        [miner, 270n],
        [validator, 20n],
      ]),
    },
    /incomes sum to 290/,
  ],
  [
    'a reward that is nowhere',
    { ...sound, rewards: { owed: 5n, funds: 5n, pot: 4n } },
    /5 that they earned, and the pot has 4/,
  ],
  ['a bond that is nowhere', { ...sound, bonded: { total: 5n, parts: 5n, held: 4n } }, /5 are bonded/],
  ['an epoch without a record', { ...sound, epoch: 3 }, /epoch 3 is running, and 2 have a record/],
  ['a base that moved', { ...sound, base: hash('9') }, /not the one that the last epoch ended with/],
  [
    'another base',
    { ...sound, history: [record(0), record(1, { before: hash('7') })] },
    /epoch 1 began with another base/,
  ],
  [
    'mint without settling',
    { ...sound, history: [record(0), record(1, { status: 'Held' })] },
    /was not settled, and minted/,
  ],
  ['a lost submission', { ...sound, kept: sound.kept.slice(0, 3) }, /epoch 1 has 1 of its 2 submissions/],
  [
    'pay for two keys',
    { ...sound, kept: [...kept(0), kept(1)[0]!, { ...kept(1)[1]!, account: miner }] },
    /two submissions in an epoch/,
  ],
  [
    'pay without a score',
    { ...sound, kept: [...kept(0), { ...kept(1)[0]!, score: null }, kept(1)[1]!] },
    /accepted without a positive score/,
  ],
  [
    'pay without acceptance',
    { ...sound, kept: [...kept(0), { ...kept(1)[0]!, accepted: false }, kept(1)[1]!] },
    /paid without being accepted/,
  ],
];
for (const [what, state, sentence] of wrong)
  test(`an invariant that is broken is said: ${what}`, (t) => {
    t.true(
      breachesOf(state).some((each) => sentence.test(each)),
      breachesOf(state).join('; '),
    );
  });

test('an income that is not the sum of the payouts is said, whoever has it', (t) => {
  const takeWith = (incomes: [string, bigint][]) =>
    new Ledger([miner, rival]).take({ ...sound, incomes: new Map(incomes) });
  t.deepEqual(
    takeWith([
      [miner, 170n],
      [rival, 10n],
      [validator, 20n],
    ]),
    ['miner was paid 170, and its payouts sum to 180', 'rival was paid 10, and its payouts sum to 0'],
  );
  t.deepEqual(
    takeWith([
      [miner, 180n],
      [validator, 19n],
    ]),
    ['validators were paid 19 of the 20 that were due to them'],
  );
});

test('each epoch is counted once, and its record may never change', (t) => {
  const ledger = new Ledger([miner, rival]);
  const first = {
    ...sound,
    epoch: 1,
    history: [record(0)],
    kept: kept(0),
    incomes: new Map([
      [miner, 90n],
      [validator, 10n],
    ]),
  };
  t.deepEqual(ledger.take(first), []);
  t.deepEqual(ledger.take(first), []);
  t.deepEqual(ledger.take(sound), []);
  t.is(ledger.records.length, 2);
  const changed = { ...sound, history: [record(0, { ended: 9 }), record(1)] };
  t.deepEqual(ledger.take(changed), ['the record of epoch 0 has changed']);
});

test('a submission without a score needs a reason', (t) => {
  const names = new Map([
    [miner, 'miner-1'],
    [rival, 'miner-2'],
  ]);
  const state = { ...sound, kept: [{ ...kept(1)[0]!, score: null, accepted: false, paid: 0n }, kept(1)[1]!] };
  const conclude = (tell: (submissions: Submissions) => void, ended = record(1)) => {
    const submissions = new Submissions(names, 3);
    tell(submissions);
    return [submissions.conclude(ended, state), submissions.unscored] as const;
  };
  const silent = 'submission 0 of epoch 1, by miner-1, has no score, and nobody said why';
  t.deepEqual(conclude(() => {})[0], [silent]);
  t.deepEqual(conclude((all) => all.onKill('miner-2', 1))[0], [silent]);
  t.deepEqual(conclude((all) => all.onKill('miner-1', 0))[0], [silent]);
  const [breaches, unscored] = conclude((all) => all.onKill('miner-1', 1));
  t.deepEqual(breaches, []);
  t.regex(unscored[0]!, /nobody received its blob \(miner-1: it was killed\)$/);
  const blob = hash('a');
  const received = (all: Submissions) =>
    all.onValidator('validator-1', { event: 'received', epoch: 1, index: 0, blob, bytes: 9 });
  t.deepEqual(conclude(received)[0], [silent]);
  t.regex(
    conclude((all) => {
      received(all);
      all.onKill('redis', 1);
    })[1][0]!,
    /1 of 3 voters received its blob \(redis: it was killed\)/,
  );
  t.deepEqual(conclude(() => {}, record(1, { status: 'Deferred' }))[0], []);
});

test('every kind of process meets every phase equally often, in an order that the seed gives', (t) => {
  const draw = (seed: string) => plans(generator(seed, 0));
  const take = (seed: string) => {
    const all = draw(seed);
    return Array.from({ length: 2 * kinds.length * phases.length }, () => all.next().value);
  };
  const first = take(hash('1'));
  for (const kind of kinds)
    for (const phase of phases) t.is(first.filter((plan) => plan.kind === kind && plan.phase === phase).length, 2);
  t.deepEqual(take(hash('1')), first);
  t.notDeepEqual(take(hash('2')), first);
  t.true(first.every(({ share }) => share >= 0 && share < 1));
});

test('every process of a network is of a kind', (t) => {
  const names = ['chain', 'redis', 'api', 'validator-1', 'validator-1-worker', 'miner-2', 'miner-nan-1'];
  t.deepEqual(names.map(kindOf), ['chain', 'redis', 'api', 'host', 'worker', 'miner', 'miner']);
  t.throws(() => kindOf('other'), { message: /no kind of process/ });
});
