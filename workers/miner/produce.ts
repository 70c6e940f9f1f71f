import { type AdversaryKind, corruptBlob, distortDelta } from '../../offchain/adversaries/index.ts';
import { parseManifest, tokenise } from '../../offchain/data/index.ts';
import { type AccountId, compress } from '../../offchain/gradient/index.ts';
import { createTrainer, generator, ModelDescription, type Trainer, tensors } from '../../offchain/model/index.ts';
import { toNanoNats } from '../../offchain/scoring/index.ts';
import type { Store } from '../../offchain/store/index.ts';
import { type OptimizerState, train } from '../../offchain/training/index.ts';
import { decodeWeights, encodeWeights } from '../../offchain/weights/index.ts';
import type { Hash } from '../../types/files/hash.ts';
import type { Pending } from './state.ts';

/** What a miner is to do in an epoch. All objects that it names are in the store. */
export interface Assignment {
  epoch: number;
  /** Epochs settled before it: how far the learning-rate schedule is. */
  settled: number;
  base: Hash;
  /** What the epoch draws shards and batches by. */
  randomness: Hash;
  /** The miner's own account. */
  account: AccountId;
  description: Hash;
  manifest: Hash;
  /** Shards to train on. */
  shards: Hash[];
  /** Largest blob, in bytes. */
  budget: number;
  moments: Pending['moments'] | null;
  residual: Hash | null;
  /** Seed of the batches. */
  seed: Hash;
  adversary: AdversaryKind | null;
}

/** Progress of the training, after each step. */
export interface Progress {
  step: number;
  steps: number;
  loss: number;
  tokens: number;
  milliseconds: number;
}

/** What came of it, ready to be submitted; everything named by hash is on disk. */
export interface Product {
  pending: Pending;
  steps: number;
  firstLoss: number;
  lastLoss: number;
}

/** Trains and compresses. Keeps one trainer, which takes time to build, from one epoch to the next. */
export class Producer {
  readonly #store: Store;
  readonly #threads: number;
  #model: { hash: Hash; description: ModelDescription; trainer: Trainer } | null = null;

  constructor(store: Store, threads: number) {
    this.#store = store;
    this.#threads = threads;
  }

  /** Steps until all are taken or `deadline` says so; blocks the thread. */
  async run(task: Assignment, deadline: () => boolean, onStep: (progress: Progress) => void): Promise<Product> {
    const { description, trainer } = await this.#modelOf(task.description);
    const specs = tensors(description);
    const manifest = parseManifest(await this.#store.get(task.manifest));
    const texts = await Promise.all(task.shards.map((shard) => this.#store.get(shard)));
    const weightsIn = async (hash: Hash) => decodeWeights(specs, await this.#store.get(hash));
    const base = await weightsIn(task.base);
    const optimizerState: OptimizerState | undefined = task.moments
      ? {
          first: await weightsIn(task.moments.first),
          second: await weightsIn(task.moments.second),
          step: task.moments.step,
        }
      : undefined;
    const residual = task.residual ? await weightsIn(task.residual) : new Float32Array(base.length);

    const began = performance.now();
    const { innerSteps } = description.training;
    const trained = await train({
      description,
      trainer,
      base,
      shards: texts.map((text) => tokenise(text, manifest.vocabulary)),
      steps: innerSteps,
      firstStep: task.settled * innerSteps,
      seed: task.seed,
      deadline,
      onStep: (progress) => onStep({ ...progress, milliseconds: performance.now() - began }),
      ...(optimizerState ? { optimizerState } : {}),
    });

    const { epoch, base: baseHash, randomness, account, budget, adversary } = task;
    const delta = adversary === null ? trained.delta : distortDelta(adversary, trained.delta, generator(task.seed, 1));
    const compressed = compress({ delta, residual, specs, epoch, base: baseHash, account, budget });
    const blob = adversary === null ? compressed.blob : corruptBlob(adversary, compressed.blob, { specs, budget });
    const put = (weights: Float32Array) => this.#store.put(encodeWeights(specs, weights));
    const { optimizerState: after, firstLoss, lastLoss, steps } = trained;
    const pending: Pending = {
      epoch,
      base: baseHash,
      randomness,
      blob: await this.#store.put(blob),
      size: blob.length,
      firstLoss: toNanoNats(firstLoss).toString(),
      lastLoss: toNanoNats(lastLoss).toString(),
      moments: { first: await put(after.first), second: await put(after.second), step: after.step },
      residual: await put(compressed.residual),
    };
    return { pending, steps, firstLoss, lastLoss };
  }

  async #modelOf(hash: Hash) {
    if (this.#model?.hash !== hash) {
      const description = ModelDescription.parse(JSON.parse(new TextDecoder().decode(await this.#store.get(hash))));
      await this.#model?.trainer.release();
      this.#model = { hash, description, trainer: await createTrainer(description, { threads: this.#threads }) };
    }
    return this.#model;
  }
}
