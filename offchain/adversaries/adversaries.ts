import { decode, type Expectation, encode } from '../gradient/index.ts';
import type { Generator } from '../model/index.ts';

/*
 * Ways to cheat that the network must not pay for. A miner with such a kind follows the whole protocol with its own key and
 * changes only what it sends. Nothing here is on an honest miner's path.
 */
export const adversaryKinds = ['sign-flip', 'noise', 'nan', 'zero', 'scaled'] as const;

export type AdversaryKind = (typeof adversaryKinds)[number];

/** How much larger than honest the delta of `scaled` is. */
const scaledBy = 100;

/**
 * What is compressed in place of the delta that training gave.
 * @param next where noise comes from
 */
export function distortDelta(kind: AdversaryKind, delta: Float32Array, next: Generator): Float32Array {
  switch (kind) {
    case 'sign-flip':
      return delta.map((value) => -value);
    case 'noise':
      return noiseLike(delta, next);
    case 'scaled':
      return delta.map((value) => scaledBy * value);
    case 'zero':
      return new Float32Array(delta.length);
    case 'nan':
      return delta;
  }
}

/** Gaussian noise with the L2 norm of the delta. */
function noiseLike(delta: Float32Array, next: Generator): Float32Array {
  const scale = Math.sqrt(delta.reduce((sum, value) => sum + value * value, 0) / delta.length);
  const uniform = () => next() / 2 ** 32;
  return delta.map(() => scale * Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()));
}

/** What is sent in place of the blob; `expectation` is what the blob agrees with. */
export function corruptBlob(kind: AdversaryKind, blob: Uint8Array, expectation: Expectation): Uint8Array {
  return kind === 'nan' ? withValue(Number.NaN, blob, expectation) : blob;
}

/** The blob with `value` as every value that it keeps, and a correct checksum. */
export function withValue(value: number, blob: Uint8Array, expectation: Expectation): Uint8Array {
  const gradient = decode(blob, expectation);
  const tensors = gradient.tensors.map((tensor) => ({ ...tensor, values: tensor.values.map(() => value) }));
  return encode(
    { ...gradient, tensors },
    expectation.specs.map(({ size }) => size),
  );
}
