import {
  assignedShards,
  defaultCorpus,
  hiddenText,
  sequencesOf,
  splitCorpus,
  tokenise,
} from '../offchain/data/index.ts';
import { compress, decode } from '../offchain/gradient/index.ts';
import {
  createEvaluator,
  createTrainer,
  initialWeights,
  type ModelDescription,
  tensors,
} from '../offchain/model/index.ts';
import { baseline, inspect, scoreGradient } from '../offchain/scoring/index.ts';
import { hashOf } from '../offchain/store/index.ts';
import { train } from '../offchain/training/index.ts';
import { weightsHash } from '../offchain/weights/index.ts';

/** What the gradient codec does, and what scoring costs. */
export interface GradientFigures {
  /** Megabytes (10^6 bytes) a second of the f32 delta that goes in or comes out; medians, one thread. */
  encode: number;
  decode: number;
  blobBytes: number;
  bytesPerParameter: number;
  /** Share of the elements, and of the delta's squared norm, that the blob holds. */
  kept: number;
  energy: number;
  /** Median milliseconds of an inner step, and of one submission's scoring by one validator, one thread each. */
  trainingStep: number;
  scoring: number;
  /** Scoring one submission over the H inner steps that made it. */
  scoringOverTraining: number;
}

const ROUNDS = 5;

/**
 * Measures the codec on the delta of a real epoch of training on the default corpus, and scoring as a validator does it:
 * hidden text, assigned and unassigned shards, the base's losses on the hidden text shared by an epoch's submissions.
 *
 * @param samples sequences of hidden text, and of assigned and of unassigned shards, that a validator measures on
 */
export async function benchGradient(
  description: ModelDescription,
  samples: { hidden: number; shards: number },
): Promise<GradientFigures> {
  const { training, budget, context, seed } = description;
  const split = splitCorpus({
    corpus: await defaultCorpus(),
    seed: hashOf(new Uint8Array(0)),
    vocabulary: description.vocabulary,
  });
  const { vocabulary } = split.manifest;
  const given = assignedShards(
    hashOf(new Uint8Array(1)),
    new Uint8Array(32),
    training.shardsPerEpoch,
    split.shards.length,
  );
  const others = split.shards
    .keys()
    .filter((shard) => !given.includes(shard))
    .take(given.length);
  const shards = given.map((shard) => tokenise(split.shards[shard]!, vocabulary));

  const specs = tensors(description);
  const base = initialWeights(description);
  const trainer = await createTrainer(description, { threads: 1 });
  const evaluator = await createEvaluator(description, { batch: 16, threads: 1 });
  const steps: number[] = [];
  let last = performance.now();
  const onStep = () => {
    steps.push(performance.now() - last);
    last = performance.now();
  };
  const run = { description, trainer, base, shards, steps: training.innerSteps, firstStep: 0, seed, onStep };
  const { delta } = await train(run);
  await trainer.release();

  const expectation = { specs, budget, epoch: 0, base: weightsHash(specs, base), account: hashOf(new Uint8Array(0)) };
  const input = { ...expectation, delta, residual: new Float32Array(delta.length) };
  const { blob, residual } = compress(input);
  const encodeMillis = medianMillis(() => compress(input));
  const decodeMillis = medianMillis(() => decode(blob, expectation));
  const found = inspect({ blob, hash: hashOf(blob), size: blob.length, expectation });
  if (found.verdict === 'refused') throw new Error(found.reason);

  const sample = (texts: Iterable<Uint8Array>) => {
    const all = [...texts];
    return Uint8Array.from(all.flatMap((text) => [...sequencesOf(text, context, samples.shards / all.length)]));
  };
  const reserve = tokenise(split.reserve, vocabulary);
  const { sequences: hidden } = hiddenText(reserve, new Uint8Array(32), samples.hidden, context);
  const shared = await baseline(evaluator, base, hidden);
  const scoring = {
    evaluator,
    baseline: shared,
    gradient: found.gradient,
    specs,
    eta: training.outerLearningRate,
    norms: [found.norm],
    earlier: [],
    assigned: sample(shards),
    unassigned: sample([...others].map((shard) => tokenise(split.shards[shard]!, vocabulary))),
  };
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    const { reason } = await scoreGradient(scoring);
    if (reason !== null) throw new Error(`the bench's own gradient was refused: ${reason}`);
    times.push(performance.now() - began);
  }
  await evaluator.release();

  const megabytes = (4 * delta.length) / 1e6;
  const squares = (values: Float32Array) => values.reduce((sum, value) => sum + value * value, 0);
  const trainingStep = median(steps);
  return {
    encode: megabytes / (encodeMillis / 1e3),
    decode: megabytes / (decodeMillis / 1e3),
    blobBytes: blob.length,
    bytesPerParameter: blob.length / delta.length,
    kept: found.gradient.tensors.reduce((sum, { indices }) => sum + indices.length, 0) / delta.length,
    energy: 1 - squares(residual) / squares(delta),
    trainingStep,
    scoring: median(times),
    scoringOverTraining: median(times) / (trainingStep * training.innerSteps),
  };
}

function medianMillis(work: () => unknown): number {
  const times = Array.from({ length: 2 * ROUNDS }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return median(times);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
