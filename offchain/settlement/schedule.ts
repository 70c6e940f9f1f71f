/** Plancks that will ever be emitted: 21,000,000 ALICE of 12 decimals. */
const cap = 21_000_000n * 10n ** 12n;
/** Blocks in an era of two years, each of which emits half of what is left when it begins. */
const blocksPerEra = 2n * 5_259_600n;

/** Cumulative emission, in plancks, after `block` blocks. (`native/pallets/minting/src/schedule.rs`) */
export function scheduled(block: number): bigint {
  const era = BigInt(block) / blocksPerEra;
  const within = BigInt(block) % blocksPerEra;
  const left = cap >> era;
  return cap - left + ((left - (cap >> (era + 1n))) * within) / blocksPerEra;
}

/** `accounted`: block of the last end of an epoch. `deferred`: plancks of epochs that did not settle, which later ones pay. */
export type Emission = Readonly<{ accounted: number; deferred: bigint }>;

export const noEmission: Emission = { accounted: 0, deferred: 0n };

/** The emission since the last end of an epoch, put off. */
export function defer({ accounted, deferred }: Emission, now: number): Emission {
  return { accounted: now, deferred: deferred + scheduled(now) - scheduled(accounted) };
}

/** The emission since the last end, and at most as much again from the deferred pool. (`native/pallets/minting/src/lib.rs`) */
export function draw({ accounted, deferred }: Emission, now: number): { due: bigint; emission: Emission } {
  const own = scheduled(now) - scheduled(accounted);
  const late = own < deferred ? own : deferred;
  return { due: own + late, emission: { accounted: now, deferred: deferred - late } };
}
