import type { Hash } from '../../types/files/hash.ts';
import { goesDownhill, type Losses, medianLosses } from './guard.ts';
import { isTwoThirds, sumOf, weightedMedian } from './median.ts';
import type { Outcome } from './outcome.ts';
import { defer, draw, type Emission } from './schedule.ts';
import { largestRemainder, runningShares } from './shares.ts';

/** What a voter did in an epoch. */
export type Ballot = Readonly<{
  power: bigint;
  /** Nano-nats by submission index, null where it abstains; null if it did not reveal. */
  scores: readonly (bigint | null)[] | null;
  vote: Readonly<{ hash: Hash; losses: Losses }> | null;
}>;

/** `lastLosses`: each submission's own last batch loss, in nano-nats. `outcomes`: of each submission, empty without a tally. */
export type EpochEnd = Readonly<{
  now: number;
  emission: Emission;
  ballots: readonly Ballot[];
  outcomes: readonly Outcome[];
  lastLosses: readonly bigint[];
}>;

/** `hash`: the new base, null unless settled. `paid`, `shares`: plancks by submission and by voter; zeros unless settled. */
export type Settlement = Readonly<{
  status: 'Settled' | 'Held' | 'Deferred';
  hash: Hash | null;
  losses: Readonly<{ batch: bigint; validation: bigint; heldOut: bigint }>;
  minted: bigint;
  minersPart: bigint;
  paid: bigint[];
  shares: bigint[];
  emission: Emission;
}>;

/** The validators' part of what an epoch mints: a tenth, rounded down. */
const validatorsPart = (minted: bigint): bigint => minted / 10n;

/** The outcome of every submission. @param judge `outcomeOf`, unless the tally itself is what is studied */
export function tally(
  ballots: readonly Ballot[],
  submissions: number,
  judge: (scores: { value: bigint; power: bigint }[], total: bigint) => Outcome,
): Outcome[] {
  const total = sumOf(ballots.map(({ power }) => power));
  return Array.from({ length: submissions }, (_, index) => {
    const scores = ballots.flatMap(({ power, scores }) => {
      const value = scores?.[index] ?? null;
      return value === null ? [] : [{ value, power }];
    });
    return judge(scores, total);
  });
}

/**
 * The end of an epoch: deferred, held or settled, and then what each is paid (`native/pallets/epochs/src/settle.rs`). What no
 * voter qualifies for goes back to the deferred pool.
 * @param passes the sign guard, unless the guard itself is what is studied
 */
export function settle(end: EpochEnd, passes = goesDownhill): Settlement {
  const { now, emission, ballots, outcomes, lastLosses } = end;
  const votes = ballots.flatMap(({ vote, power }) => (vote === null ? [] : [{ ...vote, power }]));
  const medians = medianLosses(votes);
  const batch = lastLosses.flatMap((value, index) => (outcomes[index]?.accepted ? [{ value, power: 1n }] : []));
  const losses = { batch: weightedMedian(batch) ?? 0n, validation: medians.minus, heldOut: medians.heldOut };
  const hash = majorityOf(end, votes);
  if (hash === null || !passes(votes)) {
    return {
      status: hash === null ? 'Deferred' : 'Held',
      hash: null,
      losses,
      minted: 0n,
      minersPart: 0n,
      paid: lastLosses.map(() => 0n),
      shares: ballots.map(() => 0n),
      emission: defer(emission, now),
    };
  }
  const { due, emission: left } = draw(emission, now);
  const part = validatorsPart(due);
  const paid = runningShares(
    due - part,
    outcomes.map(({ accepted, score }) => (accepted ? score! : 0n)),
  );
  const shares = largestRemainder(
    part,
    ballots.map(({ power, scores, vote }) => (vote?.hash === hash ? power * numbersIn(scores) : 0n)),
  );
  const unowed = part - sumOf(shares);
  return {
    status: 'Settled',
    hash,
    losses,
    minted: due - unowed,
    minersPart: due - part,
    paid,
    shares,
    emission: { ...left, deferred: left.deferred + unowed },
  };
}

const numbersIn = (scores: Ballot['scores']): bigint => BigInt((scores ?? []).filter((score) => score !== null).length);

/** The hash that may become the base: one with two thirds of all power, where as much revealed and something was accepted. */
function majorityOf({ ballots, outcomes }: EpochEnd, votes: readonly { hash: Hash; power: bigint }[]): Hash | null {
  const total = sumOf(ballots.map(({ power }) => power));
  const revealed = sumOf(ballots.flatMap(({ scores, power }) => (scores === null ? [] : [power])));
  if (!isTwoThirds(revealed, total) || !outcomes.some(({ accepted }) => accepted)) return null;
  const powers = new Map<Hash, bigint>();
  for (const { hash, power } of votes) powers.set(hash, (powers.get(hash) ?? 0n) + power);
  return [...powers].find(([, power]) => isTwoThirds(power, total))?.[0] ?? null;
}
