import test from 'ava';
import fc from 'fast-check';
import {
  type Ballot,
  claimable,
  defer,
  draw,
  goesDownhill,
  isTwoThirds,
  largestRemainder,
  noEmission,
  outcomeOf,
  runningShares,
  scheduled,
  settle,
  splitReward,
  tally,
  weightedMedian,
} from './index.ts';

const weights = fc.array(fc.bigInt({ min: 0n, max: 2n ** 80n }), { minLength: 1, maxLength: 12 });
const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);
const hash = `0x${'1'.repeat(64)}` as const;
const downhill = { minus: 1n, base: 2n, plus: 3n, heldOut: 4n };

test('shares sum to the total, none a planck away from its quota', (t) => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 84n }), weights, (total, given) => {
      const all = sum(given);
      for (const shares of [largestRemainder(total, given), runningShares(total, given)]) {
        if (all === 0n) t.true(shares.every((share) => share === 0n));
        else t.is(sum(shares), total);
        for (const [i, share] of shares.entries()) {
          const away = share * all - total * given[i]!;
          t.true(all === 0n || (away > -all && away < all));
        }
      }
    }),
  );
  t.deepEqual(largestRemainder(10n, [47n, 31n, 22n]), [5n, 3n, 2n]);
  t.deepEqual(largestRemainder(2n, [1n, 1n, 1n]), [1n, 1n, 0n]);
  t.deepEqual(largestRemainder(1n, [0n, 5n, 5n]), [0n, 1n, 0n]);
  t.deepEqual(runningShares(10n, [47n, 31n, 22n]), [4n, 3n, 3n]);
  t.deepEqual(runningShares(2n, [1n, 1n, 1n]), [0n, 1n, 1n]);
});

test('the median is a value that was given, with at most half of the power on either side', (t) => {
  const values = fc.array(
    fc.record({ value: fc.bigInt({ min: -9n, max: 9n }), power: fc.bigInt({ min: 1n, max: 50n }) }),
    { minLength: 1 },
  );
  fc.assert(
    fc.property(values, (given) => {
      const median = weightedMedian(given)!;
      const below = sum(given.filter(({ value }) => value < median).map(({ power }) => power));
      const above = sum(given.filter(({ value }) => value > median).map(({ power }) => power));
      const total = sum(given.map(({ power }) => power));
      return given.some(({ value }) => value === median) && 2n * below < total && 2n * above <= total;
    }),
  );
  t.is(weightedMedian([]), null);
});

test('who holds less than half of the power cannot move a score beyond what the others gave', (t) => {
  const honest = fc.array(fc.bigInt({ min: 0n, max: 1000n }), { minLength: 6, maxLength: 6 });
  const lies = fc.array(fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n }), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(honest, lies, (truth, lie) => {
      const { score } = outcomeOf(
        [...truth, ...lie].map((value) => ({ value, power: 1n })),
        10n,
      );
      const sorted = [...truth].sort((a, b) => Number(a - b));
      return score! >= sorted[0]! && score! <= sorted.at(-1)!;
    }),
  );
  t.true(isTwoThirds(2n, 3n));
  t.false(isTwoThirds(199n, 300n));
  t.false(isTwoThirds(0n, 0n));
});

test('who holds less than half of the power can neither hold an epoch that the others find good nor pass one that they find bad', (t) => {
  const loss = fc.bigInt({ min: 0n, max: 2n ** 40n });
  const levels = fc.array(fc.bigInt({ min: 1000n, max: 10_000n }), { minLength: 6, maxLength: 6 });
  const lies = fc.array(fc.record({ minus: loss, base: loss, plus: loss, heldOut: loss }), {
    minLength: 4,
    maxLength: 5,
  });
  fc.assert(
    fc.property(levels, lies, fc.boolean(), (truth, lie, good) => {
      const step = good ? 1n : -1n;
      const honest = truth.map((base) => ({ minus: base - step, base, plus: base + step, heldOut: base }));
      return goesDownhill([...honest, ...lie].map((losses) => ({ losses, power: 7n }))) === good;
    }),
  );
  t.false(goesDownhill([]));
});

test('the schedule halves every two years and never exceeds the cap', (t) => {
  const alice = 10n ** 12n;
  t.is(scheduled(0), 0n);
  t.is(scheduled(5_259_600), 5_250_000n * alice);
  t.is(scheduled(2 * 5_259_600), 10_500_000n * alice);
  t.is(scheduled(3 * 5_259_600), 13_125_000n * alice);
  t.is(scheduled(2 ** 32 - 1), 21_000_000n * alice);
});

test('what is put off is paid by later epochs, at most doubling each, and nothing is lost', (t) => {
  let emission = defer(defer(noEmission, 10), 20);
  let minted = 0n;
  for (let now = 30; now <= 60; now += 10) {
    const own = scheduled(now) - scheduled(now - 10);
    const drawn = draw(emission, now);
    t.true(drawn.due >= own && drawn.due <= 2n * own);
    minted += drawn.due;
    emission = drawn.emission;
    t.is(minted + emission.deferred, scheduled(now));
  }
  t.is(emission.deferred, 0n);
});

const voters = (count: number, change: (index: number) => Partial<Ballot> = () => ({})): Ballot[] =>
  Array.from({ length: count }, (_, index) => ({
    power: 1n,
    scores: [5n, 0n, null],
    vote: { hash, losses: downhill },
    ...change(index),
  }));

const end = (ballots: Ballot[]) =>
  settle({ now: 100, emission: noEmission, ballots, outcomes: tally(ballots, 3, outcomeOf), lastLosses: [7n, 8n, 9n] });

test('an epoch that settles pays what was minted to the planck', (t) => {
  const ballots = voters(3);
  t.deepEqual(
    tally(ballots, 3, outcomeOf).map(({ score, accepted }) => [score, accepted]),
    [
      [5n, true],
      [0n, false],
      [null, false],
    ],
  );
  const settled = end(ballots);
  t.is(settled.status, 'Settled');
  t.is(settled.minted, scheduled(100));
  t.deepEqual(settled.paid, [settled.minersPart, 0n, 0n]);
  t.is(sum(settled.paid) + sum(settled.shares), settled.minted);
  t.deepEqual(settled.losses, { batch: 7n, validation: 1n, heldOut: 4n });
});

test('an epoch is deferred or held where the protocol says so, and keeps its emission', (t) => {
  const other = `0x${'2'.repeat(64)}` as const;
  const unrevealed = end(voters(3, (index) => (index > 1 ? { scores: null } : {})));
  t.is(unrevealed.status, 'Settled');
  t.is(unrevealed.shares[2], 0n);
  t.is(end(voters(3, (index) => (index > 0 ? { scores: null } : {}))).status, 'Deferred');
  t.is(end(voters(3, () => ({ scores: [0n, 0n, 0n] }))).status, 'Deferred');
  t.is(end(voters(3, (index) => (index > 0 ? { vote: null } : {}))).status, 'Deferred');
  const split = voters(4, (index) => (index > 1 ? { vote: { hash: other, losses: downhill } } : {}));
  t.is(end(split).status, 'Deferred');
  const held = end(voters(3, () => ({ vote: { hash, losses: { ...downhill, plus: 2n } } })));
  t.is(held.status, 'Held');
  t.is(held.minted, 0n);
  t.is(held.emission.deferred, scheduled(100));
});

test('a voter that voted for another hash is not paid', (t) => {
  const other = `0x${'2'.repeat(64)}` as const;
  const { shares, minted, paid } = end(voters(3, (i) => (i === 2 ? { vote: { hash: other, losses: downhill } } : {})));
  t.is(shares[2], 0n);
  t.is(sum(shares) + sum(paid), minted);
});

test('a reward is split over commission, bond and delegations', (t) => {
  const stake = { commission: 100_000_000n, bond: 2n, delegated: 1n };
  t.deepEqual(splitReward(100n, stake), { own: 70n, delegators: 30n });
  t.deepEqual(splitReward(19n, { ...stake, bond: 1000n, delegated: 99_000n }), { own: 2n, delegators: 17n });
  t.deepEqual(splitReward(100n, { commission: 0n, bond: 0n, delegated: 0n }), { own: 100n, delegators: 0n });
  t.deepEqual(splitReward(100n, { commission: 0n, bond: 0n, delegated: 3n }), { own: 0n, delegators: 100n });
});

test('a delegation can claim whole plancks of what was counted and what it earned since', (t) => {
  const planck = 10n ** 18n;
  t.is(claimable({ amount: 3n, counted: planck, owed: planck / 2n }, planck), 0n);
  t.is(claimable({ amount: 3n, counted: planck, owed: planck / 2n }, planck + planck / 6n + 1n), 1n);
  t.is(claimable({ amount: 0n, counted: 0n, owed: 7n * planck }, 5n * planck), 7n);
});
