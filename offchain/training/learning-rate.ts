import type { ModelDescription } from '../model/index.ts';

/**
 * The learning rate of a step counted over all epochs: lr(t) = scheduled(t) · min(1, (t + 1) / warmup), where scheduled
 * falls linearly from the peak to the floor over `decaySteps` steps and then stays there.
 */
export function learningRate(training: ModelDescription['training'], step: number): number {
  const { peak, floor, decaySteps } = training.learningRate;
  const scheduled = peak + (floor - peak) * Math.min(1, step / decaySteps);
  return scheduled * Math.min(1, (step + 1) / training.warmupSteps);
}
