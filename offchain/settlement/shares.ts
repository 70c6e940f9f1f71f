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

/** What a voter's stake consists of. `commission` in billionths; delegations in the order of their delegators' keys. */
export type StakeOf = Readonly<{ commission: bigint; bond: bigint; delegations: readonly bigint[] }>;

/**
 * Splits a voter's share: its commission, rounded down, and the rest over bond and delegations by largest remainder. The voter's own
 * part comes first. Who has no stake gets all. (`native/pallets/staking/src/reward.rs`)
 */
export function splitReward(share: bigint, { commission, bond, delegations }: StakeOf): bigint[] {
  const stakes = [bond, ...delegations];
  if (sumOf(stakes) === 0n) return stakes.map((_, index) => (index === 0 ? share : 0n));
  const own = (share * commission) / billion;
  return largestRemainder(share - own, stakes).map((part, index) => (index === 0 ? part + own : part));
}
