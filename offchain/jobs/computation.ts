import { u8aToHex } from '@polkadot/util';
import { decodeAddress } from '@polkadot/util-crypto';
import type { CohortFile } from '../../types/files/cohort.ts';
import type { Hash } from '../../types/files/hash.ts';
import type { Manifest } from '../../types/files/manifest.ts';
import type {
  AggregateJob,
  AggregateResult,
  EvaluateJob,
  EvaluateResult,
  InspectJob,
  InspectResult,
  JobKind,
  JobOf,
  ResultOf,
  ScoreJob,
  ScoreResult,
} from '../../types/jobs/index.ts';
import { factorsOf, meanDelta, step } from '../aggregation/index.ts';
import { assignedShards, parseManifest, sequencesOf, tokenise } from '../data/index.ts';
import { decode, type Gradient } from '../gradient/index.ts';
import {
  createEvaluator,
  createTextGradient,
  type Evaluator,
  ModelDescription,
  type TensorSpec,
  type TextGradient,
  tensors,
} from '../model/index.ts';
import {
  assignedWindows,
  type Baseline,
  baseline,
  batchSizes,
  cosinesOf,
  groupsOf,
  heldOutLoss,
  inspect,
  referencePlaces,
  sampleSizes,
  scoreGradient,
  settingOf,
  voteLosses,
  windowSecret,
} from '../scoring/index.ts';
import type { Store } from '../store/index.ts';
import { decodeWeights, encodeWeights } from '../weights/index.ts';
import { Cache } from './cache.ts';
import { parseCohort } from './cohort-file.ts';

/** What jobs are computed from, apart from what they name by hash. */
export interface Sources {
  store: Pick<Store, 'get' | 'put'>;
  /** The sequences of the hidden text with this root. */
  hidden(root: Hash): Promise<Uint8Array>;
  threads: number;
}

interface Model {
  description: ModelDescription;
  specs: TensorSpec[];
  evaluator: Evaluator;
  textGradient: TextGradient;
}

/**
 * Does a validator's jobs, for its worker and for whoever checks its work. Each is a function of the job alone: what it reads is
 * named by hash. Runs of the evaluator block the thread, so a worker has it in a thread of its own. Call one job at a time.
 */
export class Computation {
  readonly #sources: Sources;
  readonly #models = new Cache<Model>(1);
  readonly #manifests = new Cache<Manifest>(1);
  readonly #weights = new Cache<Float32Array>(2);
  readonly #cohorts = new Cache<CohortFile>(1);
  readonly #baselines = new Cache<Baseline>(1);
  readonly #groups = new Cache<ReadonlyMap<number, CohortFile>>(1);
  readonly #cosines = new Cache<number[][]>(64);
  readonly #gradients = new Cache<Gradient>(64);
  readonly #shards = new Cache<Uint8Array>(256);
  readonly #means = new Cache<Float32Array>(1);

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** Does one job of any kind. */
  run<K extends JobKind>(kind: K, job: JobOf<K>): Promise<ResultOf<K>> {
    const kinds: { [P in JobKind]: (job: JobOf<P>) => Promise<ResultOf<P>> } = {
      inspect: (each) => this.#inspect(each),
      score: (each) => this.#score(each),
      aggregate: (each) => this.#aggregate(each),
      evaluate: (each) => this.#evaluate(each),
    };
    return kinds[kind](job);
  }

  /** Frees what is outside the heap: the sessions. Not while a job runs; the next one builds them again. */
  async release(): Promise<void> {
    // A baseline measures with the sessions of its model.
    this.#baselines.clear();
    for (const model of await Promise.allSettled(this.#models.clear()))
      if (model.status === 'fulfilled') {
        await model.value.evaluator.release();
        await model.value.textGradient.release();
      }
  }

  async #inspect(job: InspectJob): Promise<InspectResult> {
    const { specs } = await this.#model(job.description);
    const { epoch, base, budget, size } = job;
    const found = inspect({
      blob: await this.#sources.store.get(job.blob),
      hash: job.blob,
      size,
      expectation: { specs, budget, epoch, base, account: u8aToHex(decodeAddress(job.account)) },
    });
    if (found.verdict === 'refused') return { verdict: 'refused', reason: found.reason.slice(0, 300) };
    return { verdict: 'sound', norm: found.norm };
  }

  async #score(job: ScoreJob): Promise<ScoreResult> {
    const { description, specs } = await this.#model(job.description);
    const hidden = await this.#sources.hidden(job.hiddenRoot);
    const secret = windowSecret(hidden, job.randomness);
    const { score, bend, evidence, reason } = await scoreGradient(
      await this.#baseline(job, hidden, secret),
      { index: job.index, gradient: await this.#gradient(job.blob, job, specs) },
      await this.#assigned(job, description, secret),
      job.before && { mean: BigInt(job.before.mean), error: BigInt(job.before.error) },
    );
    return {
      score: score.toString(),
      bend: bend.toString(),
      evidence: evidence && { mean: evidence.mean.toString(), error: evidence.error.toString() },
      cosines: await this.#compare(job, specs),
      reason: reason?.slice(0, 300) ?? null,
    };
  }

  /** What a gradient has in common with each of its group in the cohort; once for all of the group. */
  async #compare(job: ScoreJob, specs: TensorSpec[]): Promise<ScoreResult['cosines']> {
    const { base, last, randomness } = job;
    const groups = await this.#groups.get(JSON.stringify([job.cohort, randomness]), async () => {
      const cohort = await this.#cohort(job.cohort);
      const members = groupsOf(cohort.length, randomness).map((group) => group.map((place) => cohort[place]!));
      return new Map(members.flatMap((group) => group.map(({ index }) => [index, group])));
    });
    const group = groups.get(job.index);
    if (group === undefined) throw new Error(`submission ${job.index} is not in its cohort`);
    const key = JSON.stringify([base, last, job.cohort, randomness, group[0]!.index]);
    const cosines = await this.#cosines.get(key, async () =>
      cosinesOf(
        group.length,
        (each) => this.#gradient(group[each]!.blob, job, specs),
        specs,
        last === null ? null : { before: await this.#base(last, specs), after: await this.#base(base, specs) },
      ),
    );
    const row = cosines[group.findIndex(({ index }) => index === job.index)]!;
    return group.map(({ index }, at) => ({ index, cosine: row[at]! }));
  }

  #baseline(job: ScoreJob, hidden: Uint8Array, secret: Hash): Promise<Baseline> {
    const { base, hiddenRoot, randomness } = job;
    return this.#baselines.get(JSON.stringify([base, hiddenRoot, randomness, job.cohort]), async () => {
      const cohort = await this.#cohort(job.cohort);
      const { description, specs, evaluator, textGradient } = await this.#model(job.description);
      const reference = referencePlaces(secret, cohort.length).map((place) => cohort[place]!);
      return baseline(
        settingOf({
          description,
          evaluator,
          textGradient,
          weights: await this.#base(base, specs),
          specs,
          norms: cohort.map(({ norm }) => norm),
          hidden,
          secret,
        }),
        await Promise.all(
          reference.map(async ({ index, blob }) => ({ index, gradient: await this.#gradient(blob, job, specs) })),
        ),
      );
    });
  }

  async #aggregate(job: AggregateJob): Promise<AggregateResult> {
    const { description, specs } = await this.#model(job.description);
    const mean = await this.#mean(job, specs);
    const next = step(await this.#base(job.base, specs), mean, -etaOf(job, description));
    const bytes = encodeWeights(specs, next);
    return { weights: await this.#sources.store.put(bytes), size: bytes.length };
  }

  async #evaluate(job: EvaluateJob): Promise<EvaluateResult> {
    const hidden = await this.#sources.hidden(job.hiddenRoot);
    const losses = await voteLosses({ ...(await this.#update(job)), hidden });
    return {
      minus: losses.minus.toString(),
      base: losses.base.toString(),
      plus: losses.plus.toString(),
      heldOut: losses.heldOut.toString(),
    };
  }

  /** The held-out loss of `evaluate`, which needs no hidden text; nano-nats a token. */
  async heldOutLoss(job: AggregateJob): Promise<bigint> {
    return heldOutLoss(await this.#update(job));
  }

  /** An update, and what its losses are measured with. */
  async #update(job: AggregateJob) {
    const { description, specs, evaluator } = await this.#model(job.description);
    const manifest = await this.#manifest(job.manifest);
    return {
      evaluator,
      base: await this.#base(job.base, specs),
      mean: await this.#mean(job, specs),
      eta: etaOf(job, description),
      heldOut: sequencesOf(
        await this.#tokens(manifest.heldOut.hash, manifest),
        description.context,
        sampleSizes.heldOut,
      ),
    };
  }

  /** Mean of the accepted gradients; negated in the test build that has the sign wrong. */
  #mean(job: AggregateJob, specs: TensorSpec[]): Promise<Float32Array> {
    const key = JSON.stringify([job.epoch, job.base, job.accepted, job.invertSign]);
    return this.#means.get(key, async () => {
      const gradients = await Promise.all(job.accepted.map(({ blob }) => this.#gradient(blob, job, specs)));
      const scores = job.accepted.map(({ score }) => BigInt(score));
      const mean = meanDelta(gradients, specs, factorsOf(gradients, scores));
      return job.invertSign ? mean.map((value) => -value) : mean;
    });
  }

  #gradient(blob: Hash, job: { epoch: number; base: Hash; budget: number }, specs: TensorSpec[]): Promise<Gradient> {
    const { epoch, base, budget } = job;
    return this.#gradients.get(`${blob} ${epoch} ${base}`, async () =>
      decode(await this.#sources.store.get(blob), { specs, budget, epoch, base }),
    );
  }

  /** Windows that the miner had to train on. */
  async #assigned(
    { manifest: hash, randomness, account: address }: ScoreJob,
    description: ModelDescription,
    secret: Hash,
  ) {
    const manifest = await this.#manifest(hash);
    const account = decodeAddress(address);
    const given = assignedShards(randomness, account, description.training.shardsPerEpoch, manifest.shards.length);
    const shards = await this.#texts(new Set(given), manifest);
    return assignedWindows({ description, secret, randomness, account, shards });
  }

  #texts(shards: Iterable<number>, manifest: Manifest): Promise<Uint8Array[]> {
    return Promise.all([...shards].map((shard) => this.#tokens(manifest.shards[shard]!.hash, manifest)));
  }

  #tokens(part: Hash, manifest: Manifest): Promise<Uint8Array> {
    return this.#shards.get(part, async () => tokenise(await this.#sources.store.get(part), manifest.vocabulary));
  }

  #manifest(hash: Hash): Promise<Manifest> {
    return this.#manifests.get(hash, async () => parseManifest(await this.#sources.store.get(hash)));
  }

  #cohort(hash: Hash): Promise<CohortFile> {
    return this.#cohorts.get(hash, async () => parseCohort(await this.#sources.store.get(hash)));
  }

  #base(hash: Hash, specs: TensorSpec[]): Promise<Float32Array> {
    return this.#weights.get(hash, async () => decodeWeights(specs, await this.#sources.store.get(hash)));
  }

  #model(hash: Hash): Promise<Model> {
    return this.#models.get(hash, async () => {
      const text = new TextDecoder().decode(await this.#sources.store.get(hash));
      const description = ModelDescription.parse(JSON.parse(text));
      const { threads } = this.#sources;
      return {
        description,
        specs: tensors(description),
        evaluator: await createEvaluator(description, { batch: batchSizes.losses, threads }),
        textGradient: await createTextGradient(description, { batch: batchSizes.gradient, threads }),
      };
    });
  }
}

/** η of an epoch's update: the model's outer learning rate, halved as often as the job says. */
const etaOf = ({ halvings }: Pick<AggregateJob, 'halvings'>, { training }: ModelDescription): number =>
  training.outerLearningRate / 2 ** halvings;
