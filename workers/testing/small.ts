import { ModelDescription } from '../../offchain/model/index.ts';

/** A model that takes no time. */
export const description = ModelDescription.parse({
  name: 'small-test',
  vocabulary: 30,
  context: 16,
  layers: 1,
  heads: 1,
  width: 8,
  seed: `0x${'5'.repeat(64)}`,
  budget: 1024,
  training: {
    batch: 2,
    innerSteps: 1,
    learningRate: { peak: 0.01, floor: 0.001, decaySteps: 10 },
    warmupSteps: 1,
    betas: [0.9, 0.99],
    epsilon: 1e-8,
    weightDecay: 0.01,
    clip: 1,
    outerLearningRate: 1,
    shardsPerEpoch: 1,
  },
});

/** 300,000 letters without a pattern. */
export function letters(): string {
  let state = 1;
  return Array.from({ length: 300_000 }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return String.fromCharCode(97 + ((state >>> 16) % 26));
  }).join('');
}
