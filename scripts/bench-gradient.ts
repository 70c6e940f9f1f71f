import { assignedShards, defaultCorpus, hiddenText, splitCorpus, tokenise } from '../offchain/data/index.ts';
import { compress, decode } from '../offchain/gradient/index.ts';
import {
  createEvaluator,
  createTextGradient,
  createTrainer,
  initialWeights,
  type ModelDescription,
  tensors,
} from '../offchain/model/index.ts';
import {
  assignedWindows,
  baseline,
  batchSizes,
  type Evidence,
  inspect,
  nextStanding,
  type Standing,
  sampleSizes,
  scoreGradient,
  settingOf,
  windowSecret,
} from '../offchain/scoring/index.ts';
import { hashOf } from '../offchain/store/index.ts';
import { batchSeed, train } from '../offchain/training/index.ts';
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
  /** Median milliseconds of an inner step, one thread. */
  trainingStep: number;
  /** The same of one submission's scoring by one validator: of a miner that it knows, and of one that is new; and of what all of an epoch share. */
  scoring: { known: number; fresh: number; shared: number };
}

const ROUNDS = 5;
/** Epochs that the base was trained for. */
const epochsBefore = 9;

/**
 * Measures the codec on the delta of a real epoch of training on the default corpus, and scoring as a validator does it, decoding and all: one of
 * two submissions of an epoch, and apart from it what the two share.
 */
export async function benchGradient(description: ModelDescription): Promise<GradientFigures> {
  const { training, budget, context } = description;
  const split = splitCorpus({
    corpus: await defaultCorpus(),
    seed: hashOf(new Uint8Array(0)),
    vocabulary: description.vocabulary,
  });
  const { vocabulary } = split.manifest;
  const randomness = hashOf(new Uint8Array(1));
  const texts = split.shards.map((shard) => tokenise(shard, vocabulary));
  const shardsOf = (account: Uint8Array) =>
    [...new Set(assignedShards(randomness, account, training.shardsPerEpoch, texts.length))].map(
      (shard) => texts[shard]!,
    );

  const specs = tensors(description);
  const trainer = await createTrainer(description, { threads: 1 });
  const evaluator = await createEvaluator(description, { batch: batchSizes.losses, threads: 1 });
  const textGradient = await createTextGradient(description, { batch: batchSizes.gradient, threads: 1 });
  const steps: number[] = [];
  let last = performance.now();
  const onStep = () => {
    steps.push(performance.now() - last);
    last = performance.now();
  };
  const accounts = [new Uint8Array(32), new Uint8Array(32).fill(1)] as const;
  // Of the first weights there is little to tell who trained on what: a known miner's epoch is a later one.
  const before = epochsBefore * training.innerSteps;
  const earlier = new Uint8Array(32).fill(2);
  const { end: base } = await train({
    description,
    trainer,
    base: initialWeights(description),
    shards: shardsOf(earlier),
    steps: before,
    firstStep: 0,
    seed: batchSeed(randomness, earlier),
  });
  const deltaOf = async (account: Uint8Array) => {
    const run = {
      description,
      trainer,
      base,
      shards: shardsOf(account),
      steps: training.innerSteps,
      firstStep: before,
      onStep,
    };
    return (await train({ ...run, seed: batchSeed(randomness, account) })).delta;
  };
  const delta = await deltaOf(accounts[0]);
  const other = await deltaOf(accounts[1]);
  await trainer.release();

  const expectation = { specs, budget, epoch: 0, base: weightsHash(specs, base), account: hashOf(new Uint8Array(0)) };
  const input = { ...expectation, delta, residual: new Float32Array(delta.length) };
  const { blob, residual } = compress(input);
  const encodeMillis = await medianMillis(() => compress(input));
  const decodeMillis = await medianMillis(() => decode(blob, expectation));
  const inspected = (made: Uint8Array) => {
    const found = inspect({ blob: made, hash: hashOf(made), size: made.length, expectation });
    if (found.verdict === 'refused') throw new Error(found.reason);
    return found;
  };
  const first = inspected(blob);
  const second = inspected(compress({ ...input, delta: other }).blob);

  const { sequences: hidden } = hiddenText(
    tokenise(split.reserve, vocabulary),
    new Uint8Array(32),
    sampleSizes.hidden,
    context,
  );
  const secret = windowSecret(hidden, randomness);
  const norms = [first.norm, second.norm];
  const setting = settingOf({ description, evaluator, textGradient, weights: base, specs, norms, hidden, secret });
  // The gradient itself is not among what it is compared with: else its improvement would be known already.
  const share = () => baseline(setting, [{ index: 1, gradient: second.gradient }]);
  const assigned = assignedWindows({
    description,
    secret,
    randomness,
    account: accounts[0],
    shards: shardsOf(accounts[0]),
  });
  const shared = await share();
  const score = async (before: Evidence | null) => {
    const { gradient } = inspected(blob);
    const { reason, evidence } = await scoreGradient(shared, { index: 0, gradient }, assigned, before);
    if (reason !== null) throw new Error(`the bench's own gradient was refused: ${reason}`);
    return evidence!;
  };
  const found = await score(null);
  if (found.mean <= 2n * found.error) throw new Error("the bench's own gradient shows no evidence");
  let known: Standing | null = null;
  for (let epoch = 0; epoch < epochsBefore; epoch++) known = nextStanding(known, found, found.mean);
  const scoring = {
    known: await medianMillis(() => score(known)),
    fresh: await medianMillis(() => score(null)),
    shared: await medianMillis(share),
  };
  await evaluator.release();
  await textGradient.release();

  const megabytes = (4 * delta.length) / 1e6;
  const squares = (values: Float32Array) => values.reduce((sum, value) => sum + value * value, 0);
  const trainingStep = median(steps);
  return {
    encode: megabytes / (encodeMillis / 1e3),
    decode: megabytes / (decodeMillis / 1e3),
    blobBytes: blob.length,
    bytesPerParameter: blob.length / delta.length,
    kept: first.gradient.tensors.reduce((sum, { indices }) => sum + indices.length, 0) / delta.length,
    energy: 1 - squares(residual) / squares(delta),
    trainingStep,
    scoring,
  };
}

async function medianMillis(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 2 * ROUNDS; round++) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return median(times);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
