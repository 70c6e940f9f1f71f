import { sumOf } from './median.ts';

/** Parts of a Perbill, the runtime's fraction. */
const billion = 1_000_000_000n;

/**
 * Splits `total` in proportion to `weights` by largest remainder (Hamilton's method): the floor of each exact quota, and what is
 * left one by one to the largest remainders, equal remainders to the lower index. The shares sum to `total`; all are 0 when the
 * weights are. (`native/pallets/minting/src/largest_remainder.rs`)
 */
export function largestRemainder(total: bigint, weights: readonly bigint[]): bigint[] {
  const sum = sumOf(weights);
  if (sum === 0n) return weights.map(() => 0n);
  const quotas = weights.map((weight, index) => {
    const product = total * weight;
    return { index, share: product / sum, remainder: product % sum };
  });
  const left = Number(total - sumOf(quotas.map(({ share }) => share)));
  const byRemainder = [...quotas].sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  );
  const raised = new Set(byRemainder.slice(0, left).map(({ index }) => index));
  return quotas.map(({ index, share }) => (raised.has(index) ? share + 1n : share));
}

/**
 * Splits `total` in proportion to `weights`, one share after the other: what the total comes to up to and with a weight, rounded down,
 * less what it comes to before it. The shares sum to `total`, each is its exact quota rounded down or up; all are 0 when the weights are.
 * (`native/pallets/minting/src/running_share.rs`)
 */
export function runningShares(total: bigint, weights: readonly bigint[]): bigint[] {
  const sum = sumOf(weights);
  if (sum === 0n) return weights.map(() => 0n);
  let before = 0n;
  return weights.map((weight) => {
    const share = (total * (before + weight)) / sum - (total * before) / sum;
    before += weight;
    return share;
  });
}

/** A voter's stake, in plancks. `commission` in billionths; `delegated` is the sum of the delegations to it. */
export type StakeOf = Readonly<{ commission: bigint; bond: bigint; delegated: bigint }>;

/**
 * Splits a voter's share: its delegators have their part, by stake, of what its commission leaves, rounded down; the rest is the voter's own.
 * (`native/pallets/staking/src/reward.rs`)
 */
export function splitReward(
  share: bigint,
  { commission, bond, delegated }: StakeOf,
): { own: bigint; delegators: bigint } {
  const stake = bond + delegated;
  const shared = share - (share * commission) / billion;
  const delegators = stake === 0n ? 0n : (shared * delegated) / stake;
  return { own: share - delegators, delegators };
}

/** Attoplancks in a planck: rewards of delegations are counted in these. */
const attoplancks = 10n ** 18n;

/**
 * What a delegation has earned and not claimed, in whole plancks: `owed` and `counted` in attoplancks, as the chain keeps them, `perPlanck`
 * of its validator's pool. (`native/pallets/staking/src/reward.rs`)
 */
export function claimable(
  { amount, counted, owed }: Readonly<{ amount: bigint; counted: bigint; owed: bigint }>,
  perPlanck: bigint,
): bigint {
  return (owed + amount * (perPlanck - counted)) / attoplancks;
}
