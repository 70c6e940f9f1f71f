import { type Orthogonaliser, partsOf, type TensorSpec } from '../model/index.ts';
import type { AdamWRates, OptimizerState } from './adamw.ts';

/** Brings a Muon step to the size that AdamW's steps commonly have, so that one learning rate serves both (Liu et al. 2025). */
const ADAMW_RMS = 0.2;

/**
 * One step of Muon (Jordan et al. 2024) for hidden matrices, in place on weights and first moments; the second moments stay as they are.
 * The momentum is a mean as AdamW's is, with Nesterov's look ahead; its orthogonalised matrix [m, n] is scaled by 0.2·√max(m, n), after
 * which its elements are 0.2 in the mean square; weight decay is decoupled (Liu et al. 2025, "Muon is scalable for LLM training").
 *
 * @param scale factor on the gradient, from clipping
 * @param specs hidden matrices alone
 */
export async function muon(
  weights: Float32Array,
  gradient: Float32Array,
  scale: number,
  { first }: OptimizerState,
  specs: readonly TensorSpec[],
  { learningRate, betas: [beta], weightDecay }: AdamWRates,
  { orthogonalise }: Pick<Orthogonaliser, 'orthogonalise'>,
): Promise<void> {
  const ahead = new Float32Array(weights.length);
  for (const { offset, size } of specs) {
    for (let i = offset; i < offset + size; i++) {
      const g = (1 - beta) * gradient[i]! * scale;
      const m = beta * first[i]! + g;
      first[i] = m;
      ahead[i] = beta * m + g;
    }
  }
  const direction = await orthogonalise(ahead);
  const keep = 1 - learningRate * weightDecay;
  for (const spec of specs) {
    const { offset, size } = spec;
    const [rows, columns] = spec.shape as [number, number];
    const stepSize = learningRate * ADAMW_RMS * Math.sqrt(Math.max(rows, columns / partsOf(spec)));
    for (let i = offset; i < offset + size; i++) weights[i] = weights[i]! * keep - stepSize * direction[i]!;
  }
}
