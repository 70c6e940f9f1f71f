import { sumOf, type Weighted, weightedMedian } from './median.ts';

/** Losses of a vote in nano-nats: at `θ − η·g`, `θ` and `θ + η·g` on hidden text, and at `θ − η·g` on the held-out set. */
export type Losses = Readonly<{ minus: bigint; base: bigint; plus: bigint; heldOut: bigint }>;

/** A voter's losses, and what they count. */
type WeighedLosses = Readonly<{ losses: Losses; power: bigint }>;

/** The power-weighted medians of the votes' losses, each of its own; zeros if there are no votes. */
export function medianLosses(votes: readonly WeighedLosses[]): Losses {
  const of = (pick: (losses: Losses) => bigint): bigint => {
    const values: Weighted[] = votes.map(({ losses, power }) => ({ value: pick(losses), power }));
    return weightedMedian(values) ?? 0n;
  };
  return {
    minus: of((losses) => losses.minus),
    base: of((losses) => losses.base),
    plus: of((losses) => losses.plus),
    heldOut: of((losses) => losses.heldOut),
  };
}

/**
 * Sign guard: whether the update goes downhill, `L(θ − η·g) < L(θ) < L(θ + η·g)`. More than half of the power that voted says so of its own
 * text for the step, and more than half for the opposite one (`native/pallets/epochs/src/guard.rs` has the reason).
 */
export function goesDownhill(votes: readonly WeighedLosses[]): boolean {
  const power = (says: (losses: Losses) => boolean): bigint =>
    sumOf(votes.filter(({ losses }) => says(losses)).map(({ power }) => power));
  const all = power(() => true);
  return 2n * power(({ minus, base }) => minus < base) > all && 2n * power(({ base, plus }) => base < plus) > all;
}
