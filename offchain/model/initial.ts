import { blake2b } from '@noble/hashes/blake2.js';
import { concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import type { ModelDescription } from '../../types/files/model.ts';
import { parameterCount, tensors } from './tensors.ts';

const STANDARD_DEVIATION = 0.02;
/** 1 / √(4 · (65536² − 1) / 12): makes the sum of four 16-bit uniform integers have variance 1. */
const UNIT = 2.6428997921303018e-5;
const MEAN_OF_SUM = 2 * 65535;

/**
 * The weights that training starts from: the same bits from the same seed on every machine, since only integer
 * operations and IEEE 754 additions and multiplications are used.
 *
 * As in GPT-2 (Radford et al. 2019, section 2.3): matrices are near normal with standard deviation 0.02, divided by
 * √(2 · layers) where they end a residual branch; scales are 1 and biases 0. Each tensor draws from a generator of its
 * own, seeded by blake2b(seed ‖ tensor number), and a near normal number is the sum of four uniform ones.
 */
export function initialWeights(description: ModelDescription): Float32Array {
  const weights = new Float32Array(parameterCount(description));
  const residual = STANDARD_DEVIATION * inverseSquareRoot(2 * description.layers);
  for (const [number, { name, shape, offset, size }] of tensors(description).entries()) {
    const part = weights.subarray(offset, offset + size);
    if (shape.length === 1) {
      if (name.endsWith('.weight')) part.fill(1);
    } else {
      fillNormal(
        part,
        generator(description.seed, number),
        name.endsWith('c_proj.weight') ? residual : STANDARD_DEVIATION,
      );
    }
  }
  return weights;
}

function fillNormal(part: Float32Array, next: () => number, deviation: number): void {
  const factor = deviation * UNIT;
  for (let i = 0; i < part.length; i++) {
    const a = next();
    const b = next();
    const sum = (a & 0xffff) + (a >>> 16) + (b & 0xffff) + (b >>> 16);
    part[i] = (sum - MEAN_OF_SUM) * factor;
  }
}

/** 32-bit integers from xoshiro128** (Blackman and Vigna, 2018). */
function generator(seed: string, number: number): () => number {
  const index = new Uint8Array(4);
  new DataView(index.buffer).setUint32(0, number, true);
  const digest = blake2b(concatBytes(hexToBytes(seed.slice(2)), index), { dkLen: 16 });
  const view = new DataView(digest.buffer, digest.byteOffset);
  let [a, b, c, d] = [0, 4, 8, 12].map((at) => view.getInt32(at, true)) as [number, number, number, number];
  return () => {
    const scrambled = Math.imul(rotate(Math.imul(b, 5), 7), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return scrambled >>> 0;
  };
}

function rotate(x: number, by: number): number {
  return (x << by) | (x >>> (32 - by));
}

/** 1/√x by Newton's method, in additions and multiplications alone. */
function inverseSquareRoot(x: number): number {
  let y = 1;
  while (x * y * y > 2) y *= 0.5;
  for (let i = 0; i < 12; i++) y = y * (1.5 - 0.5 * x * y * y);
  return y;
}
