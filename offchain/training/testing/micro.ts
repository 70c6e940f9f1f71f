import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { byAdamW, ModelDescription } from '../../model/index.ts';

const tinyFile = join(import.meta.dirname, '..', '..', '..', 'chain-spec', 'models', 'tiny.json');
export const tiny = ModelDescription.parse(JSON.parse(readFileSync(tinyFile, 'utf8')));

/** For models too small for Muon's matrices. */
const { training } = byAdamW(tiny);

/** A model that learns a pattern of eight tokens in a second. */
export const micro: ModelDescription = {
  ...tiny,
  vocabulary: 8,
  context: 16,
  layers: 1,
  heads: 2,
  width: 16,
  training: {
    ...training,
    batch: 4,
    learningRate: { peak: 0.02, floor: 0.01, decaySteps: 100 },
    warmupSteps: 4,
    betas: [0.9, 0.99],
  },
};

/** A model that is large enough to remember what it was trained on, and learns in seconds. */
export const remembering: ModelDescription = {
  ...tiny,
  name: 'remembering',
  vocabulary: 32,
  context: 16,
  layers: 1,
  heads: 2,
  width: 64,
  budget: 16384,
  training: {
    ...training,
    batch: 4,
    innerSteps: 20,
    learningRate: { peak: 0.005, floor: 0.005, decaySteps: 1000 },
    warmupSteps: 5,
    shardsPerEpoch: 1,
  },
};
