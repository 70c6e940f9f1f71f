/*
 * Ways to cheat that the network must not pay for. A miner with such a kind follows the whole protocol with its own key and
 * changes only what it sends. Nothing here is on an honest miner's path.
 */
export const adversaryKinds = ['sign-flip', 'noise', 'nan', 'zero', 'scaled'] as const;

export type AdversaryKind = (typeof adversaryKinds)[number];

/** How much larger than honest the delta of `scaled` is. */
const scaledBy = 100;

/** What is compressed in place of the delta that training gave. */
export function distortDelta(kind: AdversaryKind, delta: Float32Array): Float32Array {
  switch (kind) {
    case 'sign-flip':
      return delta.map((value) => -value);
    case 'noise':
      return noiseLike(delta);
    case 'scaled':
      return delta.map((value) => scaledBy * value);
    case 'zero':
      return new Float32Array(delta.length);
    case 'nan':
      return delta;
  }
}

/** Gaussian noise with the L2 norm of the delta. */
function noiseLike(delta: Float32Array): Float32Array {
  const scale = Math.sqrt(delta.reduce((sum, value) => sum + value * value, 0) / delta.length);
  return delta.map(() => scale * Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random()));
}

/** What is sent in place of the blob. */
export function corruptBlob(_kind: AdversaryKind, blob: Uint8Array): Uint8Array {
  return blob;
}
