import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { factorsOf, meanDelta, medianNorm, normFactor, normOf, step } from '../../offchain/aggregation/index.ts';
import { type Gradient, toDense } from '../../offchain/gradient/index.ts';
import { initialWeights } from '../../offchain/model/index.ts';
import { evidenceOf, protocolRules, type Responses, sampleSizes, windowSecret } from '../../offchain/scoring/index.ts';
import { weightsHash } from '../../offchain/weights/index.ts';
import { type EpochView, gradientIn, type MinerState, produce } from './miners.ts';
import { tablePage } from './page.ts';
import { progressLine } from './progress.ts';
import { commitOf } from './provenance.ts';
import { baselineOf } from './suite.ts';
import { windowsOf } from './validators.ts';
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
  /** Sequences of hidden text, and windows that the miner was given. */
  sample: Sample;
  /** Checking one submission over the work that it took, by time on one thread. */
  cost: number;
  /** Of the honest submissions, those that one validator refuses, and that the median of all of them does. */
  refused: { one: number; median: number };
  /** The same of honest gradients that another account sends as its own, and the part of an honest score that such a one is given on average. */
  accepted: { one: number; median: number };
  given: number;
  honest: number;
  idle: number;
}

interface Sample {
  hidden: number;
  windows: number;
}

/** What is tried; the protocol looks at `sampleSizes.hidden` sequences, and at a round of windows or more. */
const samples: readonly Sample[] = [
  { hidden: 12, windows: 2 },
  { hidden: 24, windows: 4 },
  { hidden: 48, windows: 8 },
  { hidden: 96, windows: 16 },
  { hidden: sampleSizes.hidden, windows: sampleSizes.round },
  { hidden: sampleSizes.hidden, windows: 2 * sampleSizes.round },
  { hidden: sampleSizes.hidden, windows: 4 * sampleSizes.round },
  { hidden: sampleSizes.hidden, windows: sampleSizes.rounds * sampleSizes.round },
];
const miners = 8;
const validators = 5;

/**
 * How well, and at what cost, a number of sequences tells who trained on what it was given. Every gradient of an honest network is judged as
 * its own miner's work, and as that of each other miner, who did not train for it.
 */
export async function detection({ out, ...options }: DetectionOptions): Promise<void> {
  await cryptoWaitReady();
  const scenario = baselineOf({ model: options.model, corpus: options.corpus, epochs: options.epochs, seeds: [] });
  const world = await openWorld(scenario);
  const progress = progressLine('epochs');
  const tally = samples.map(() => ({ judged: [] as Judged[] }));
  const spent = { steps: 0, training: 0, sequences: 0, evaluating: 0 };
  let base = initialWeights(world.description);
  const states = new Map<string, MinerState>();
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    const view = viewOf(world, options.seed, epoch, base);
    const began = performance.now();
    const gradients = await train(view, states);
    spent.training += performance.now() - began;
    spent.steps += gradients.length * world.description.training.innerSteps;
    for (const [i, judged] of (await judge(view, gradients, spent)).entries()) tally[i]!.judged.push(...judged);
    base = step(
      base,
      meanDelta(gradients, world.specs, factorsOf(gradients)),
      -world.description.training.outerLearningRate,
    );
    progress(epoch + 1, options.epochs);
  }
  await world.release();
  const { innerSteps } = world.description.training;
  const work = (spent.training / spent.steps) * innerSteps;
  const rows = samples.map((sample, i) => {
    // The hidden text after its step; each window at the base, after the others' mean and after its step.
    const sequences = sample.hidden + 3 * sample.windows;
    return rowOf(sample, tally[i]!.judged, (sequences * spent.evaluating) / spent.sequences / work);
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

/** A gradient judged as an account's work by all validators: evidence in standard errors, and whether it is the account's own. */
interface Judged {
  own: boolean;
  /** By validator: whether improvement and evidence are enough, and the evidence. */
  passes: boolean[];
  evidence: number[];
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

async function train(view: EpochView, states: Map<string, MinerState>): Promise<Gradient[]> {
  const gradients: Gradient[] = [];
  for (let i = 0; i < miners; i++) {
    const miner = `honest-${i}`;
    const state = states.get(miner) ?? { moments: null, residual: new Float32Array(view.base.length), sent: null };
    const product = await produce(miner, { kind: 'honest' }, state, view, () => null);
    gradients.push(gradientIn(product!.blob, view.world)!);
    states.set(miner, { ...product!.after!, sent: null });
  }
  return gradients;
}

/** Judges every gradient as the work of every account, for each sample. */
async function judge(
  view: EpochView,
  gradients: readonly Gradient[],
  spent: { sequences: number; evaluating: number },
): Promise<Judged[][]> {
  const { world, base, randomness, seed } = view;
  const { description, specs } = world;
  const length = description.context + 1;
  const rate = -protocolRules.trialStep * description.training.outerLearningRate;
  const losses = async (weights: Float32Array, tokens: Uint8Array) => {
    const began = performance.now();
    const found = await world.evaluator.losses(weights, tokens);
    spent.evaluating += performance.now() - began;
    spent.sequences += tokens.length / length;
    return found;
  };
  const norms = gradients.map(normOf);
  const own = gradients.map((gradient, i) =>
    step(base, toDense(gradient, specs), rate * normFactor(norms[i]!, medianNorm(norms))),
  );
  const mean = step(base, meanDelta(gradients, specs, factorsOf(gradients)), rate);
  const result = samples.map(() =>
    Array.from(
      { length: miners ** 2 },
      (_, pair): Judged => ({
        own: Math.floor(pair / miners) === pair % miners,
        passes: [],
        evidence: [],
      }),
    ),
  );
  for (let validator = 0; validator < validators; validator++) {
    const hidden = world.hidden(draw(seed, 'hidden', validator));
    const secret = windowSecret(hidden, randomness);
    const measure = async (tokens: Uint8Array) => ({
      base: await losses(base, tokens),
      mean: await losses(mean, tokens),
    });
    const shared = await measure(hidden);
    const responses: Responses[] = [];
    for (const weights of own) responses.push({ ...shared, own: await losses(weights, hidden) });
    for (let account = 0; account < miners; account++) {
      const assigned = windowsOf(view, secret, `honest-${account}`);
      const known = await measure(assigned);
      for (const [sender, weights] of own.entries()) {
        const shown: Responses = { ...known, own: await losses(weights, assigned) };
        samples.forEach((sample, i) => {
          const compared = first(responses[sender]!, sample.hidden);
          const windows = first(shown, sample.windows);
          const { mean: evidence, standardError } = evidenceOf(windows, compared, 1 / miners);
          const improvement = compared.base.reduce((sum, loss, at) => sum + loss - compared.own[at]!, 0);
          const one = result[i]![account * miners + sender]!;
          one.passes.push(improvement > 0 && evidence > protocolRules.proof * standardError);
          one.evidence.push(evidence);
        });
      }
    }
  }
  return result;
}

const first = ({ base, mean, own }: Responses, count: number): Responses => ({
  base: base.subarray(0, count),
  mean: mean.subarray(0, count),
  own: own.subarray(0, count),
});

function rowOf(sample: Sample, judged: readonly Judged[], cost: number): Row {
  const share = (all: readonly Judged[], holds: (each: Judged) => boolean) => all.filter(holds).length / all.length;
  const ofOne = (all: readonly Judged[]) =>
    all.reduce((sum, { passes }) => sum + passes.filter(Boolean).length / passes.length, 0) / all.length;
  const byMedian = ({ passes }: Judged) => 2 * passes.filter(Boolean).length > passes.length;
  const [honest, idle] = [judged.filter(({ own }) => own), judged.filter(({ own }) => !own)];
  const level =
    honest.reduce((sum, { evidence }) => sum + evidence.reduce((a, b) => a + b, 0) / evidence.length, 0) /
    honest.length;
  const given = idle.map((each) => (byMedian(each) ? middle(each.evidence) / level : 0));
  return {
    sample,
    cost,
    refused: { one: 1 - ofOne(honest), median: 1 - share(honest, byMedian) },
    accepted: { one: ofOne(idle), median: share(idle, byMedian) },
    given: given.reduce((sum, value) => sum + Math.min(1, value), 0) / given.length,
    honest: honest.length,
    idle: idle.length,
  };
}

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;

function tableOf(rows: readonly Row[]): { head: string[]; cells: string[][] } {
  const percent = (value: number, digits = 2) => `${(100 * value).toFixed(digits)}%`;
  const head = [
    'hidden sequences',
    'assigned windows',
    'cost of checking',
    'honest refused by one validator',
    `by the median of ${validators}`,
    "others' work accepted by one validator",
    `by the median of ${validators}`,
    'pay for it, of an honest share',
  ];
  const cells = rows.map(({ sample, cost, refused, accepted, given }) => [
    `${sample.hidden}`,
    `${sample.windows}`,
    percent(cost, 1),
    percent(refused.one),
    percent(refused.median),
    percent(accepted.one),
    percent(accepted.median),
    percent(given),
  ]);
  return { head, cells };
}
