import { type Weighted, weightedMedian } from './median.ts';

/** Losses of a vote in nano-nats: at `θ − η·g`, `θ` and `θ + η·g` on hidden text, and at `θ − η·g` on the held-out set. */
export type Losses = Readonly<{ minus: bigint; base: bigint; plus: bigint; heldOut: bigint }>;

/** The power-weighted medians of the votes' losses, each of its own; zeros if there are no votes. */
export function medianLosses(votes: readonly Readonly<{ losses: Losses; power: bigint }>[]): Losses {
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

/** Sign guard: whether the update goes downhill, `L(θ − η·g) < L(θ) < L(θ + η·g)`. */
export function goesDownhill({ minus, base, plus }: Losses): boolean {
  return minus < base && base < plus;
}
