import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { factorsOf, meanDelta, step } from '../../offchain/aggregation/index.ts';
import { createEvaluator, createTextGradient, initialWeights } from '../../offchain/model/index.ts';
import {
  batchSizes,
  type Compared,
  epochScores,
  findEvidence,
  type Standing,
  sampleSizes,
  toNanoNats,
} from '../../offchain/scoring/index.ts';
import { weightedMedian } from '../../offchain/settlement/index.ts';
import { weightsHash } from '../../offchain/weights/index.ts';
import {
  type Measured,
  measure,
  miners,
  mostWindows,
  processorTime,
  type Spent,
  thefts,
  validators,
} from './detection-measure.ts';
import { type EpochView, gradientIn, type MinerState, produce } from './miners.ts';
import { tablePage } from './page.ts';
import { progressLine } from './progress.ts';
import { commitOf } from './provenance.ts';
import { baselineOf } from './suite.ts';
import { draw, openWorld, type World } from './world.ts';

export interface DetectionOptions {
  model: 'micro' | 'tiny';
  epochs: number;
  seed: number;
  corpus: string[];
  out: string;
}

/** What a number of sequences costs and tells. */
interface Row {
  sample: Sample;
  /** Sequences that one submission takes. */
  sequences: number;
  /** Checking one submission over the work that it took: by a processor's time, and by passes (a step of training is three). */
  cost: { time: number; passes: number };
  /** What an epoch takes besides, however many submissions there are, over the work of one, by passes. */
  shared: number;
  /** Of the honest submissions, those that one validator refuses, and that the median of all of them does. */
  refused: { one: number; median: number };
  /** The same of honest gradients that another account sends as its own, and the part of an honest score that such a one is given on average. */
  accepted: { one: number; median: number };
  given: number;
  /** Standard deviation of the settled scores of an epoch's honest submissions over their mean; the mean of all epochs. */
  spread: number;
  honest: number;
  idle: number;
}

/** Sequences of the hidden text, and windows that the miner was given in a round. */
interface Sample {
  hidden: number;
  round: number;
}

/** What is tried; the protocol takes the gradient of `sampleSizes.hidden` sequences, and looks at rounds of `sampleSizes.round` windows. */
const samples: readonly Sample[] = [
  { hidden: 48, round: sampleSizes.round },
  { hidden: 96, round: sampleSizes.round },
  { hidden: sampleSizes.hidden, round: 2 },
  { hidden: sampleSizes.hidden, round: sampleSizes.round },
  { hidden: sampleSizes.hidden, round: 8 },
  { hidden: sampleSizes.hidden, round: 32 },
];

/** What a validator makes of each account in an epoch: of its own gradient, or of another's. */
type Verdicts = readonly (bigint | null)[];

/** One sample's results so far, and what each validator knows of each account, by which gradients it sends. */
interface Tally {
  windows: number;
  looks: number;
  standings: (Standing | null)[][][];
  honest: Verdicts[][];
  idle: Verdicts[][];
}

/**
 * How well, and at what cost, a number of sequences tells who trained on what it was given, with the protocol's rules, evidence of earlier
 * epochs and all. Every gradient of an honest network is judged as its own miner's work, and as that of other miners, who did not train for it.
 */
export async function detection({ out, ...options }: DetectionOptions): Promise<void> {
  await cryptoWaitReady();
  const scenario = baselineOf({ model: options.model, corpus: options.corpus, epochs: options.epochs, seeds: [] });
  const world = await openWorld(scenario);
  const { training } = world.description;
  const progress = progressLine('epochs');
  const unknown = () => Array.from({ length: validators }, () => new Array<null>(miners).fill(null));
  const tallies = samples.map(
    (): Tally => ({
      windows: 0,
      looks: 0,
      standings: [unknown(), ...thefts.map(unknown)],
      honest: [],
      idle: [],
    }),
  );
  const spent: Spent = {
    steps: 0,
    training: 0,
    blobs: 0,
    blob: 0,
    submissions: 0,
    submission: 0,
    windows: 0,
    window: 0,
  };
  // Without the laboratory's memory, which would make the times of what is done twice too short.
  const evaluator = await createEvaluator(world.description, { batch: batchSizes.losses, threads: 1 });
  const textGradient = await createTextGradient(world.description, { batch: batchSizes.gradient, threads: 1 });
  let base = initialWeights(world.description);
  const states = new Map<string, MinerState>();
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    const view = viewOf(world, options.seed, epoch, base);
    const began = processorTime();
    const blobs = await train(view, states);
    spent.training += processorTime() - began;
    spent.steps += blobs.length * training.innerSteps;
    const arrived = processorTime();
    const gradients = blobs.map((blob) => gradientIn(blob, world)!);
    spent.blob += processorTime() - arrived;
    spent.blobs += blobs.length;
    const measured = await measure({ ...view, world: { ...world, evaluator, textGradient } }, gradients, spent);
    for (const [i, tally] of tallies.entries()) await judge(samples[i]!, measured, tally);
    base = step(base, meanDelta(gradients, world.specs, factorsOf(gradients)), -training.outerLearningRate);
    progress(epoch + 1, options.epochs);
  }
  await Promise.all([world.release(), evaluator.release(), textGradient.release()]);
  const work = {
    time: (spent.training / spent.steps) * training.innerSteps,
    passes: 3 * training.innerSteps * training.batch,
  };
  const rows = samples.map((sample, i) => {
    const tally = tallies[i]!;
    // The bend of the loss, and each window: ahead and behind.
    const windows = tally.windows / tally.looks;
    const sequences = 2 * (sampleSizes.bent + windows);
    const each = spent.blob / spent.blobs + spent.submission / spent.submissions;
    const time = (each + (windows * spent.window) / spent.windows) / work.time;
    const shared = (3 * sample.hidden + 2 * sampleSizes.probes + sampleSizes.bent) / work.passes;
    return { ...rowOf(sample, tally), sequences, cost: { time, passes: sequences / work.passes }, shared };
  });
  const commit = await commitOf();
  const command = `scripts/lab detection --model ${options.model} --epochs ${options.epochs} --seed ${options.seed}`;
  const date = new Date().toISOString().slice(0, 10);
  const { head, cells } = tableOf(rows);
  const markdown = [head, head.map(() => '---'), ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n');
  const title = 'Who did the work: what it costs to tell, and how often it is told wrong';
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'detection.html'), tablePage(title, { head, rows: cells }, { commit, command, date }));
  await writeFile(join(out, 'detection.json'), `${JSON.stringify({ commit, command, rows }, null, 1)}\n`);
  await writeFile(join(out, 'detection.md'), `${markdown}\n`);
  console.log(`${markdown}\n\nResults: detection.json, detection.md and detection.html in ${out}.`);
}

function viewOf(world: World, seed: number, index: number, base: Float32Array): EpochView {
  return {
    world,
    description: world.description,
    seed,
    index,
    settled: index,
    randomness: draw(seed, 'randomness', index),
    base,
    baseHash: weightsHash(world.specs, base),
    history: [],
    invertSign: false,
  };
}

async function train(view: EpochView, states: Map<string, MinerState>): Promise<Uint8Array[]> {
  const blobs: Uint8Array[] = [];
  for (let i = 0; i < miners; i++) {
    const miner = `honest-${i}`;
    const state = states.get(miner) ?? { moments: null, residual: new Float32Array(view.base.length), sent: null };
    const product = await produce(miner, { kind: 'honest' }, state, view, { sourceOf: () => null, partners: [] });
    blobs.push(product!.blob);
    states.set(miner, { ...product!.after!, sent: null });
  }
  return blobs;
}

/** Scores what was measured, as far as a sample looks: the honest miners, and then beside them the same accounts with the gradients of others. */
async function judge(sample: Sample, measured: readonly Measured[], tally: Tally): Promise<void> {
  const sound = (count: number) => Array.from({ length: count }, () => ({ verdict: 'sound', norm: 1 }) as const);
  const honest: Verdicts[] = [];
  const idle: Verdicts[][] = thefts.map(() => []);
  for (const [validator, each] of measured.entries()) {
    const known = tally.standings.map((by) => by[validator]!);
    const own: Compared[] = [];
    for (let account = 0; account < miners; account++)
      own.push(await scoreOf(sample, each, account, account, known[0]![account]!, tally));
    const alone = epochScores(sound(miners), own, known[0]!);
    honest.push(alone.judgements.map((judgement) => judgement!.score));
    for (const [at, theft] of thefts.entries()) {
      const stolen: Compared[] = [];
      for (let account = 0; account < miners; account++)
        stolen.push(await scoreOf(sample, each, account, (account + theft) % miners, known[at + 1]![account]!));
      const beside = epochScores(sound(2 * miners), [...own, ...stolen], [...known[0]!, ...known[at + 1]!]);
      idle[at]!.push(beside.judgements.slice(miners).map((judgement) => judgement!.score));
      tally.standings[at + 1]![validator] = updated(known[at + 1]!, beside.standings.slice(miners));
    }
    tally.standings[0]![validator] = updated(known[0]!, alone.standings);
  }
  tally.honest.push(honest);
  tally.idle.push(...idle);
}

const updated = (before: readonly (Standing | null)[], after: readonly (Standing | null)[]) =>
  after.map((standing, account) => standing ?? before[account]!);

/** The score that `scoreGradient` gives, from what is known. @param tally counts the windows that are looked at */
async function scoreOf(
  { hidden, round }: Sample,
  measured: Measured,
  account: number,
  sender: number,
  before: Standing | null,
  tally?: Tally,
): Promise<Compared> {
  const { chance, improvements, expected } = measured.hidden.get(hidden)!;
  const score = toNanoNats(improvements[sender]!);
  if (tally) tally.looks++;
  if (score <= 0n) return { score: 0n, evidence: null, cosines: null, reason: 'no improvement' };
  const gains = measured.gains[account]!.get(sender)!;
  const evidence = await findEvidence(
    async (number) => {
      if ((number + 1) * round > mostWindows) return null;
      if (tally) tally.windows += round;
      const found = await gains.between(number * round, (number + 1) * round);
      return Float64Array.from(found, (gain) => gain - expected[sender]!);
    },
    chance,
    before,
  );
  return { score, evidence, cosines: null, reason: null };
}

function rowOf(sample: Sample, { honest, idle }: Tally): Omit<Row, 'sequences' | 'cost' | 'shared'> {
  const byAccount = (all: readonly Verdicts[][]) =>
    all.flatMap((epoch) => Array.from({ length: miners }, (_, account) => epoch.map((scores) => scores[account]!)));
  const [own, stolen] = [byAccount(honest), byAccount(idle)];
  const share = (all: readonly bigint[][], holds: (scores: bigint[]) => number) =>
    all.reduce((sum, scores) => sum + holds(scores), 0) / all.length;
  const ofOne = (scores: bigint[]) => scores.filter((score) => score > 0n).length / scores.length;
  const byMedian = (scores: bigint[]) => (median(scores) > 0n ? 1 : 0);
  const level = share(own, (scores) => Number(median(scores)));
  return {
    sample,
    refused: { one: 1 - share(own, ofOne), median: 1 - share(own, byMedian) },
    accepted: { one: share(stolen, ofOne), median: share(stolen, byMedian) },
    given: share(stolen, (scores) => Number(median(scores))) / level,
    spread: honest.reduce((sum, epoch) => sum + spreadOf(epoch), 0) / honest.length,
    honest: own.length,
    idle: stolen.length,
  };
}

/** By how much the settled scores of an epoch differ. */
function spreadOf(epoch: readonly Verdicts[]): number {
  const scores = Array.from({ length: miners }, (_, account) => Number(median(epoch.map((found) => found[account]!))));
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const square = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length;
  return Math.sqrt(square) / mean;
}

/** As the chain settles the scores of validators with equal power. */
const median = (scores: readonly bigint[]): bigint =>
  weightedMedian(scores.map((value) => ({ value, power: 1n }))) ?? 0n;

function tableOf(rows: readonly Row[]): { head: string[]; cells: string[][] } {
  const percent = (value: number, digits = 2) => `${(100 * value).toFixed(digits)}%`;
  const head = [
    'hidden sequences',
    'windows in a round',
    'sequences for a submission',
    'cost of checking, by time',
    'by passes',
    'what an epoch takes besides, by passes',
    'honest refused by one validator',
    `by the median of ${validators}`,
    "others' work accepted by one validator",
    `by the median of ${validators}`,
    'pay for it, of an honest share',
    'spread of honest pay in an epoch',
  ];
  const cells = rows.map(({ sample, sequences, cost, shared, refused, accepted, given, spread }) => [
    `${sample.hidden}`,
    `${sample.round}`,
    sequences.toFixed(0),
    percent(cost.time, 1),
    percent(cost.passes, 1),
    percent(shared, 0),
    percent(refused.one),
    percent(refused.median),
    percent(accepted.one),
    percent(accepted.median),
    percent(given),
    percent(spread, 0),
  ]);
  return { head, cells };
}
