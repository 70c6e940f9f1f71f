import { ModelDescription } from '../../../offchain/model/index.ts';
import { Failure, reasonOf } from '../../network/failure.ts';
import { readJson } from '../json-file.ts';
import { modelOf } from '../models.ts';

/** How a model is tried. */
export interface Ladder {
  model: ModelDescription;
  /** How long a run is: epochs of 8 miners, each of the model's own inner steps and batch. All runs see as many tokens. */
  epochs: number;
  choices: Choices;
  /** Steps of warm-up. */
  warmup: number;
}

/** What is chosen for each way to train: of all combinations, the one that ends lowest. */
export interface Choices {
  /** Peaks of the inner learning rate. */
  rates: readonly number[];
  /** Sequences a step: of central training, and of each miner. */
  batches: readonly number[];
  /** Steps H of a miner between two updates of the network. */
  innerSteps: readonly number[];
  /** η of the network's update. */
  outerRates: readonly number[];
  /** Nesterov's momentum of the network's update; 0 is the plain step of the protocol. */
  momenta: readonly number[];
}

/** What suits the laboratory's own models at equal tokens (docs/decisions/learning.md); the first batch is that of the short form. */
const tuned = new Map([
  ['micro', { warmup: 50, peak: 0.002, batches: [2, 8] }],
  ['tiny', { warmup: 100, peak: 0.002, batches: [12] }],
]);

/**
 * A model with what is tried unless the command line says otherwise: its own settings, and a few learning rates.
 *
 * @param name `micro`, `tiny`, or a file with a model description
 * @param quick the short form, with one learning rate and one batch
 * @throws Failure with one sentence when the file is absent or no model description
 */
export async function ladderOf(name: string, epochs: number, quick: boolean): Promise<Ladder> {
  const model = await modelOf({ model: name === 'micro' || name === 'tiny' ? name : await readModel(name) });
  const { batch, innerSteps, learningRate, outerLearningRate, warmupSteps } = model.training;
  const { warmup, peak, batches } = tuned.get(name) ?? {
    warmup: warmupSteps,
    peak: learningRate.peak,
    batches: [batch],
  };
  const choices = {
    rates: quick ? [peak] : [peak / 2, peak, peak * 2],
    batches: quick ? batches.slice(0, 1) : batches,
    innerSteps: [innerSteps],
    outerRates: [outerLearningRate],
    momenta: [0],
  };
  return { model, epochs, warmup, choices };
}

async function readModel(file: string): Promise<ModelDescription> {
  let value: unknown;
  try {
    value = await readJson(file);
  } catch (error) {
    throw new Failure(`The model ${file} cannot be read: ${reasonOf(error)}.`);
  }
  const parsed = ModelDescription.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new Failure(`The model ${file} is wrong at ${issue.path.join('.') || 'its top'}: ${issue.message}.`);
}
