import type { ModelDescription } from '../../offchain/model/index.ts';

/** Steps of the published run, and of its learning rate's decay. */
export const publishedSteps = 2000;
const warmup = 100;
const peak = 1e-3;
const floor = 1e-4;

/**
 * nanoGPT's `config/train_shakespeare_char.py` with the README's arguments for a CPU: 4 layers, 4 heads, 128 wide,
 * context 64, batch 12, dropout 0; AdamW with β 0.9 and 0.99, decay 0.1 of matrices, clipping at 1. Two things differ: this
 * project's models have biases, as GPT-2's do, and 128 tokens, for the default corpus. The learning rate is a single number
 * here: `scheduledRate` gives that of each step.
 */
export const nanogpt: ModelDescription = {
  name: 'nanogpt',
  vocabulary: 128,
  context: 64,
  layers: 4,
  heads: 4,
  width: 128,
  seed: `0x${'1337'.repeat(16)}`,
  budget: 65_536,
  training: {
    batch: 12,
    innerSteps: publishedSteps,
    learningRate: { peak, floor, decaySteps: publishedSteps },
    warmupSteps: warmup,
    betas: [0.9, 0.99],
    epsilon: 1e-8,
    weightDecay: 0.1,
    clip: 1,
    outerLearningRate: 1,
    shardsPerEpoch: 1,
  },
};

/**
 * The model of the same configuration's defaults, for a GPU: 6 layers, 6 heads, 384 wide, context 256, 10.8 million parameters. Batches
 * are of 4 sequences in place of 64, so that a step takes a second of a core and not a quarter of a minute.
 */
export const tenMillion: ModelDescription = {
  ...nanogpt,
  name: 'nanogpt-10m',
  context: 256,
  layers: 6,
  heads: 6,
  width: 384,
  training: { ...nanogpt.training, batch: 4 },
};

/** nanoGPT's `get_lr`: linear warm-up over 100 steps, then half a cosine down to a tenth at step 2,000. */
export function scheduledRate(step: number): number {
  if (step < warmup) return (peak * (step + 1)) / (warmup + 1);
  const part = Math.min(1, (step - warmup) / (publishedSteps - warmup));
  return floor + 0.5 * (1 + Math.cos(Math.PI * part)) * (peak - floor);
}
