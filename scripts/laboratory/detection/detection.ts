import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { factorsOf, meanDelta, step } from '../../../offchain/aggregation/index.ts';
import { createEvaluator, createTextGradient, initialWeights } from '../../../offchain/model/index.ts';
import { batchSizes, sampleSizes } from '../../../offchain/scoring/index.ts';
import { weightsHash } from '../../../offchain/weights/index.ts';
import { markdownOf } from '../markdown.ts';
import { type EpochView, gradientIn, type MinerState, produce } from '../miners.ts';
import { tablePage } from '../page.ts';
import { progressLine } from '../progress.ts';
import { commitOf } from '../provenance.ts';
import { baselineOf } from '../suite/suite.ts';
import { draw, openWorld, type World } from '../world.ts';
import { emptyTally, judge, type Sample } from './judge.ts';
import { measure, miners, processorTime, type Spent } from './measure.ts';
import { rowOf, tableOf } from './table.ts';

export interface DetectionOptions {
  model: 'micro' | 'tiny';
  epochs: number;
  seed: number;
  corpus: string[];
  out: string;
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
  const tallies = samples.map(emptyTally);
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
  const table = tableOf(rows);
  const title = 'Who did the work: what it costs to tell, and how often it is told wrong';
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'detection.html'), tablePage(title, table, { commit, command, date }));
  await writeFile(join(out, 'detection.json'), `${JSON.stringify({ commit, command, rows }, null, 1)}\n`);
  await writeFile(join(out, 'detection.md'), markdownOf(table));
  console.log(`${markdownOf(table)}\nResults: detection.json, detection.md and detection.html in ${out}.`);
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
