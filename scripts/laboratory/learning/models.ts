import { ModelDescription } from '../../../offchain/model/index.ts';
import { Failure, reasonOf } from '../../launch/failure.ts';
import { readJson } from '../json-file.ts';
import { modelOf } from '../models.ts';
import type { Optimizer } from './trial.ts';

/** How a model is tried. */
export interface Ladder {
  model: ModelDescription;
  /** How long a run is: epochs of 8 miners, each of the model's own inner steps and batch. All runs see as many tokens. */
  epochs: number;
  /** What central training is tuned over, by what steps the matrices. */
  central: Readonly<Record<Optimizer, CentralChoices>>;
  /** What the network is tuned over, for each budget apart. */
  network: Choices;
  /** What it is tuned over at the smallest budget, where more and smaller messages win. */
  smallest: Choices;
  /** Steps of warm-up. */
  warmup: number;
}

export type CentralChoices = Pick<Choices, 'rates' | 'batches'>;

/** What is chosen for each way to train: of all combinations, the one that ends lowest. */
export interface Choices {
  /** What steps the matrices inside the blocks. */
  optimizers: readonly Optimizer[];
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
  /** Factors on what a gradient left out, before it is added to the next delta: 1 keeps all of it. */
  keeps: readonly number[];
}

/** What the laboratory's own models are tuned over, the best first; what else was tried is in docs/decisions/learning.md. */
interface Tuning {
  warmup: number;
  central: Ladder['central'];
  network: Partial<Choices>;
  /** What differs at the smallest budget. */
  smallest?: Partial<Choices>;
}

const tunings: Readonly<Record<string, Tuning>> = {
  micro: {
    warmup: 50,
    central: {
      adamw: { rates: [0.002], batches: [4] },
      muon: { rates: [0.016], batches: [32] },
    },
    network: { optimizers: ['muon'], rates: [0.032], batches: [4], innerSteps: [4] },
    smallest: { rates: [0.016], batches: [1], innerSteps: [1] },
  },
  tiny: {
    warmup: 100,
    central: {
      adamw: { rates: [0.002, 0.001, 0.004], batches: [12] },
      muon: { rates: [0.004, 0.008], batches: [96] },
    },
    network: { optimizers: ['muon'], rates: [0.004, 0.008], batches: [12] },
  },
};

/**
 * A model with what is tried unless the command line says otherwise: its own settings, and a few learning rates.
 *
 * @param name `micro`, `tiny`, or a file with a model description
 * @param given what takes the place of the model's own choices
 * @throws Failure with one sentence when the file is absent or no model description
 */
export async function ladderOf(name: string, epochs: number, given: Partial<Choices>): Promise<Ladder> {
  const model = await modelOf({ model: name === 'micro' || name === 'tiny' ? name : await readModel(name) });
  const { batch, innerSteps, learningRate, optimizer, outerLearningRate, warmupSteps } = model.training;
  const { peak } = learningRate;
  const own: Choices = {
    optimizers: [optimizer ?? 'adamw'],
    rates: [peak / 2, peak, peak * 2],
    batches: [batch],
    innerSteps: [innerSteps],
    outerRates: [outerLearningRate],
    momenta: [0],
    keeps: [1],
  };
  const tuning: Tuning = tunings[name] ?? { warmup: warmupSteps, central: { adamw: own, muon: own }, network: {} };
  const central = (optimizer: Optimizer): CentralChoices => {
    const { rates, batches } = { ...tuning.central[optimizer], ...given };
    return { rates, batches };
  };
  return {
    model,
    epochs,
    warmup: tuning.warmup,
    central: { adamw: central('adamw'), muon: central('muon') },
    network: { ...own, ...tuning.network, ...given },
    smallest: { ...own, ...tuning.network, ...tuning.smallest, ...given },
  };
}

/** The first of all choices alone: the short form chooses nothing. */
export function firstChoices(ladder: Ladder): Ladder {
  const first = <Lists extends object>(lists: Lists): Lists =>
    Object.fromEntries(Object.entries(lists).map(([key, list]) => [key, list.slice(0, 1)])) as Lists;
  const { adamw, muon } = ladder.central;
  return {
    ...ladder,
    central: { adamw: first(adamw), muon: first(muon) },
    network: first(ladder.network),
    smallest: first(ladder.smallest),
  };
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
