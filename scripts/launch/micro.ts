import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildRawSpec, developmentPreset, type Preset, runtimeOf } from '../../chain-spec/index.ts';
import type { PhaseLengths } from '../../offchain/chain/index.ts';
import { type Corpus, manifestBytes, splitCorpus } from '../../offchain/data/index.ts';
import { readRawSpec } from '../../offchain/devchain/index.ts';
import { initialWeights, ModelDescription, parameterCount, tensors } from '../../offchain/model/index.ts';
import { hashOf } from '../../offchain/store/index.ts';
import { encodeWeights } from '../../offchain/weights/index.ts';
import { canonicalJson } from '../../types/files/canonical.ts';
import type { Hash } from '../../types/files/hash.ts';
import type { Genesis } from './genesis.ts';
import { checkoutFile } from './places.ts';

/*
 * A network on the committed runtime with a model so small and phases so short that an epoch takes seconds: what it takes is waiting for
 * others. For tests and for soaks.
 */

const corpusSeed: Hash = `0x${'6'.repeat(64)}`;

/** A model of 57,000 parameters: what it takes is waiting for others. With far fewer, training would leave no mark to be paid by. */
export const microModel = ModelDescription.parse({
  name: 'micro',
  vocabulary: 40,
  context: 32,
  layers: 1,
  heads: 2,
  width: 64,
  seed: `0x${'5'.repeat(64)}`,
  budget: 16384,
  training: {
    batch: 8,
    innerSteps: 20,
    learningRate: { peak: 0.01, floor: 0.001, decaySteps: 1000 },
    warmupSteps: 150,
    betas: [0.9, 0.99],
    epsilon: 1e-8,
    weightDecay: 0.01,
    clip: 1,
    outerLearningRate: 1,
    shardsPerEpoch: 8,
  },
});

/** The micro model at a fiftieth of the learning rate: it goes on learning for hundreds of epochs, so that each has something to settle. */
export const slowMicroModel = ModelDescription.parse({
  ...microModel,
  training: { ...microModel.training, learningRate: { peak: 0.0002, floor: 0.0002, decaySteps: 1000 } },
});

/** About 400,000 characters of sentences over a small lexicon, always the same: easy to learn, no two stretches alike. */
export function microCorpus(): Corpus {
  let state = 12345;
  const draw = (below: number) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const syllables = ['ba', 'lo', 'mi', 'ter', 'san', 'que', 'ro', 'vi', 'den', 'ka', 'pu', 'she', 'gra', 'ol', 'ing'];
  const lexicon = Array.from({ length: 400 }, () =>
    Array.from({ length: 1 + draw(3) }, () => syllables[draw(syllables.length)]).join(''),
  );
  const words: string[] = [];
  for (let length = 0; length < 400_000; length += words.at(-1)!.length + 1) {
    // Some words are far more frequent than others.
    const word = lexicon[draw(1 + draw(lexicon.length))]!;
    words.push(draw(9) === 0 ? `${word}.` : word);
  }
  return { names: ['micro'], text: words.join(' ') };
}

/** Blocks of each phase where a block takes 300 ms. Reveal and Vote end once all have acted: they leave time to who was killed in them. */
const shortPhases: PhaseLengths = { submit: 20, score: 60, reveal: 200, vote: 200 };

/** How a micro network departs from the usual one. */
export interface MicroGenesis {
  model?: ModelDescription;
  lengths?: PhaseLengths;
  /** The compressed Wasm that it runs in place of the committed one. */
  runtime?: Uint8Array;
  governance?: Preset['genesis']['governance'];
  staking?: Omit<Preset['genesis']['staking'], 'bootstrap'>;
}

/** Writes what a network of the micro model starts from into `folder`: its text, the model's description, and a raw spec. */
export async function microGenesis(folder: string, validators: number, options: MicroGenesis = {}): Promise<Genesis> {
  const corpus = microCorpus();
  const genesis: Genesis = {
    spec: join(folder, 'spec.json'),
    description: join(folder, 'micro.json'),
    corpus: { seed: corpusSeed, files: [join(folder, 'micro')] },
    blockMilliseconds: 300,
  };
  await mkdir(folder, { recursive: true });
  await writeFile(genesis.corpus.files![0]!, corpus.text);
  await writeFile(genesis.description, JSON.stringify(options.model ?? microModel));
  await writeFile(genesis.spec, JSON.stringify(await microSpec(corpus, validators, options)));
  return genesis;
}

async function microSpec(corpus: Corpus, validators: number, options: MicroGenesis) {
  const { model = microModel, lengths = shortPhases, runtime, governance, staking } = options;
  const wasm = runtime ?? runtimeOf(await readRawSpec(checkoutFile('chain-spec/development.raw.json')));
  const { vocabulary, name, budget, seed } = model;
  const { manifest } = splitCorpus({ corpus, seed: corpusSeed, vocabulary });
  const preset = await developmentPreset({ validators, manifest: hashOf(manifestBytes(manifest)) });
  const { epochs } = preset.genesis;
  preset.genesis.epochs = {
    ...epochs,
    lengths,
    minDifficulty: 64,
    base: hashOf(encodeWeights(tensors(model), initialWeights(model))),
    model: {
      ...epochs.model,
      name,
      budget,
      seed,
      parameters: parameterCount(model),
      description: hashOf(new TextEncoder().encode(canonicalJson(model))),
    },
  };
  if (governance) preset.genesis.governance = governance;
  Object.assign(preset.genesis.staking, staking);
  return buildRawSpec({ wasm, preset });
}
