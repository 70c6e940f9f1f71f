import { hexToU8a, stringToU8a, u8aConcat } from '@polkadot/util';
import {
  defaultCorpus,
  hiddenText,
  readCorpus,
  sequencesOf,
  splitCorpus,
  tokenise,
} from '../../offchain/data/index.ts';
import {
  createEvaluator,
  createTextGradient,
  createTrainer,
  type Evaluator,
  type ModelDescription,
  type TensorSpec,
  type TextGradient,
  type Trainer,
  tensors,
} from '../../offchain/model/index.ts';
import { batchSizes, sampleSizes } from '../../offchain/scoring/index.ts';
import { hashOf } from '../../offchain/store/index.ts';
import type { TrainingResult, TrainingRun } from '../../offchain/training/index.ts';
import type { Hash } from '../../types/files/hash.ts';
import { rememberGradients, rememberLosses, rememberTraining } from './memo.ts';
import { modelOf } from './models.ts';
import type { Scenario } from './scenario.ts';

/** What all runs on one model and one text share. */
export interface World {
  description: ModelDescription;
  specs: TensorSpec[];
  evaluator: Evaluator;
  textGradient: TextGradient;
  /** A trainer of the model with so many sequences a step. */
  trainerOf(batch: number): Promise<Trainer>;
  train(run: TrainingRun): Promise<TrainingResult>;
  shardCount: number;
  /** Tokens of a training shard. */
  shard(index: number): Uint8Array;
  /** Tokens of the public held-out text, and the sequences of it that a vote's loss is measured on. */
  heldOut: Uint8Array;
  heldOutSample: Uint8Array;
  /** A validator's hidden text, by its seed. */
  hidden(seed: Hash): Uint8Array;
  /** The characters of the vocabulary, token 1 first. */
  vocabulary: readonly string[];
  release(): Promise<void>;
}

const corpusSeed: Hash = `0x${'c0'.repeat(32)}`;

/** Reads the text, cuts it as a network does, and builds the model's graphs, which run on one thread. */
export async function openWorld(scenario: Scenario): Promise<World> {
  const description = await modelOf(scenario);
  const corpus = scenario.corpus.length === 0 ? await defaultCorpus() : await readCorpus(scenario.corpus);
  const { vocabulary, context } = description;
  const split = splitCorpus({ corpus, seed: corpusSeed, vocabulary });
  const tokens = (bytes: Uint8Array) => tokenise(bytes, split.manifest.vocabulary);
  const shards = new Map<number, Uint8Array>();
  const hidden = new Map<Hash, Uint8Array>();
  const reserve = tokens(split.reserve);
  const heldOut = tokens(split.heldOut);
  const evaluator = await createEvaluator(description, { batch: batchSizes.losses, threads: 1 });
  const textGradient = await createTextGradient(description, { batch: batchSizes.gradient, threads: 1 });
  const trainers = new Map<number, Promise<Trainer>>();
  return {
    description,
    specs: tensors(description),
    evaluator: rememberLosses(evaluator),
    textGradient: rememberGradients(textGradient),
    trainerOf(batch) {
      const { training } = description;
      const made =
        trainers.get(batch) ?? createTrainer({ ...description, training: { ...training, batch } }, { threads: 1 });
      trainers.set(batch, made);
      return made;
    },
    train: rememberTraining(),
    shardCount: split.shards.length,
    shard(index) {
      const known = shards.get(index) ?? tokens(split.shards[index]!);
      shards.set(index, known);
      return known;
    },
    heldOut,
    heldOutSample: sequencesOf(heldOut, context, sampleSizes.heldOut),
    hidden(seed) {
      const known = hidden.get(seed) ?? hiddenText(reserve, hexToU8a(seed), sampleSizes.hidden, context).sequences;
      hidden.set(seed, known);
      return known;
    },
    vocabulary: split.manifest.vocabulary,
    async release() {
      await evaluator.release();
      await textGradient.release();
      for (const trainer of trainers.values()) await (await trainer).release();
    },
  };
}

/** A hash that depends on nothing but the seed and the words: accounts, randomness and seeds of a run. */
export function draw(seed: number, ...words: readonly (string | number)[]): Hash {
  return hashOf(u8aConcat(hexToU8a(`0x${seed.toString(16).padStart(8, '0')}`), stringToU8a(words.join(' '))));
}
