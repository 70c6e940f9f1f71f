import type { ModelDescription } from '../../types/files/model.ts';
import { type Generator, generator } from './random.ts';
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
 * own, with its number as the stream, and a near normal number is the sum of four uniform ones.
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

function fillNormal(part: Float32Array, next: Generator, deviation: number): void {
  const factor = deviation * UNIT;
  for (let i = 0; i < part.length; i++) {
    const a = next();
    const b = next();
    const sum = (a & 0xffff) + (a >>> 16) + (b & 0xffff) + (b >>> 16);
    part[i] = (sum - MEAN_OF_SUM) * factor;
  }
}

/** 1/√x by Newton's method, in additions and multiplications alone. */
function inverseSquareRoot(x: number): number {
  let y = 1;
  while (x * y * y > 2) y *= 0.5;
  for (let i = 0; i < 12; i++) y = y * (1.5 - 0.5 * x * y * y);
  return y;
}
