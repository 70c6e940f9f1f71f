import { readFile } from 'node:fs/promises';
import { ModelDescription } from '../../offchain/model/index.ts';
import { checkoutFile } from '../launch/places.ts';
import type { Scenario } from './scenario.ts';

/**
 * So small that an epoch of 8 miners and 5 validators takes about two seconds, and so large (56,256 parameters) that training on a
 * sequence leaves its mark: with a tenth of them it could hardly be told who trained on what.
 */
const micro = ModelDescription.parse({
  name: 'micro',
  vocabulary: 64,
  context: 32,
  layers: 1,
  heads: 2,
  width: 64,
  seed: `0x${'5'.repeat(64)}`,
  budget: 12288,
  training: {
    batch: 8,
    innerSteps: 24,
    optimizer: 'muon',
    learningRate: { peak: 0.006, floor: 0.0006, decaySteps: 960 },
    warmupSteps: 600,
    betas: [0.9, 0.99],
    epsilon: 1e-8,
    weightDecay: 0.01,
    clip: 1,
    outerLearningRate: 1,
    shardsPerEpoch: 8,
  },
});

/** The model of a scenario. */
export async function modelOf({ model }: Pick<Scenario, 'model'>): Promise<ModelDescription> {
  if (typeof model !== 'string') return model;
  if (model === 'micro') return micro;
  return ModelDescription.parse(JSON.parse(await readFile(checkoutFile(`chain-spec/models/${model}.json`), 'utf8')));
}
