import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../launch/failure.ts';
import { markdownOf } from '../markdown.ts';
import { progressLine } from '../progress.ts';
import { commitOf } from '../provenance.ts';
import { arms } from './arms.ts';
import { type Choices, firstChoices, ladderOf } from './models.ts';
import { learningPage } from './page.ts';
import { learningPicture } from './picture.ts';
import { runTrials } from './run-trials.ts';
import { bestOf, type Line, linesOf, tableOf } from './summary.ts';
import type { Point } from './trial.ts';

export interface LearningOptions extends Partial<Choices> {
  quick: boolean;
  seeds: number;
  /** Epochs of 8 miners with the model's own inner steps and batch; the quick form has its own. */
  epochs: number;
  /** `micro`, `tiny`, or a file with a model description. */
  model: string;
  corpus: string[];
  /** Names of arms; all where there are none. The central one is always there. */
  only: string[];
  threads: number;
  out: string;
}

/** What may be chosen on the command line, and how. */
const flags = [
  ['optimizers', '--optimizers'],
  ['rates', '--rates'],
  ['batches', '--batches'],
  ['innerSteps', '--inner-steps'],
  ['outerRates', '--outer-rates'],
  ['momenta', '--momenta'],
  ['keeps', '--keeps'],
] as const satisfies [keyof Choices, string][];

const quickEpochs = 2;
const quickArms = ['central-parallel', 'dense', 'bits-0.22'];
/** Nats above central training that the network may end at in the quick form, exact deltas and 0.22 bits a parameter. */
const quickLimits: Readonly<Record<string, number>> = { dense: 0.15, 'bits-0.22': 0.25 };

/**
 * Runs central training and the network at all budgets, and writes learning.json, learning.md, learning.svg and learning.html.
 * Settings are chosen with the first seed, for each way to train apart.
 *
 * @returns 1 when the quick form ended further from central training than its limits, else 0
 */
export async function learning(options: LearningOptions): Promise<number> {
  const { quick, model, corpus, out, threads } = options;
  const given = Object.fromEntries(flags.flatMap(([key]) => (options[key] ? [[key, options[key]]] : [])));
  const ladder = quick
    ? firstChoices(await ladderOf(model, quickEpochs, {}))
    : await ladderOf(model, options.epochs, given);
  const every = arms({ ladder, corpus });
  const unknown = options.only.find((name) => !every.some((arm) => arm.name === name));
  if (unknown !== undefined) {
    throw new Failure(
      `There is no way to train called ${unknown}: choose from ${every.map(({ name }) => name).join(', ')}.`,
    );
  }
  const wanted = quick ? quickArms : options.only;
  const chosen = every.filter(({ name }, i) => i === 0 || wanted.length === 0 || wanted.includes(name));
  const seeds = Array.from({ length: quick ? 1 : options.seeds }, (_, i) => i + 1);
  const commit = await commitOf();

  const tell = progressLine('per mille');
  const run = (trials: Parameters<typeof runTrials>[0], from: number, to: number): Promise<Point[][]> =>
    runTrials(trials, {
      threads,
      folder: join(out, 'work'),
      commit,
      onProgress: (part) => tell(Math.max(1, Math.round(1000 * (from + (to - from) * part))), 1000),
    });
  const settings = chosen.map(({ trials }) => trials(seeds[0]!));
  const tunings = settings.flat();
  const others = seeds.slice(1);
  const tuningShare = tunings.length / (tunings.length + others.length * chosen.length);
  const tuned = cut(
    await run(tunings, 0, tuningShare),
    settings.map(({ length }) => length),
  );
  const best = tuned.map(bestOf);
  const repeats = chosen.flatMap((arm, i) => others.map((seed) => arm.trials(seed)[best[i]!]!));
  const repeated = cut(
    await run(repeats, tuningShare, 1),
    chosen.map(() => others.length),
  );
  const lines = linesOf(
    chosen,
    chosen.map((_, i) => ({
      trials: settings[i]!,
      tried: tuned[i]!,
      best: best[i]!,
      curves: [tuned[i]![best[i]!]!, ...repeated[i]!],
    })),
  );
  await write(lines, options, commit, seeds);
  console.log(
    `\n${markdownOf(tableOf(lines))}\nResults: ${['json', 'md', 'svg', 'html'].map((kind) => join(out, `learning.${kind}`)).join(', ')}.`,
  );
  return quick ? report(lines) : 0;
}

/** Cuts a list into pieces of the given lengths. */
function cut<Item>(items: readonly Item[], lengths: readonly number[]): Item[][] {
  const left = [...items];
  return lengths.map((length) => left.splice(0, length));
}

async function write(
  lines: readonly Line[],
  options: LearningOptions,
  commit: string,
  seeds: readonly number[],
): Promise<void> {
  const { out, quick, epochs, model, corpus, only } = options;
  const lists = [...flags.map(([key, flag]) => [flag, options[key] ?? []] as const), ['--only', only] as const];
  const command = [
    `scripts/lab learning --model ${model}`,
    quick ? '--quick' : `--epochs ${epochs} --seeds ${seeds.length}`,
    ...lists.flatMap(([flag, values]) => (values.length === 0 ? [] : [`${flag} ${values.join(' ')}`])),
  ].join(' ');
  const preface = [
    `Commit ${commit}, ${command}, ${new Date().toISOString().slice(0, 10)}; ${corpus.length === 0 ? 'default corpus' : corpus.join(', ')}; seeds ${seeds.join(', ')}.`,
    'Every way to train sees the same number of tokens, and its settings are the best of those tried with the first seed. Means over seeds ± half of their 95% interval (Student’s t); gaps are between runs of the same seed.',
  ];
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'learning.json'), `${JSON.stringify({ commit, command, seeds, lines }, null, 1)}\n`);
  await writeFile(join(out, 'learning.md'), `${preface.join('\n\n')}\n\n${markdownOf(tableOf(lines))}`);
  await writeFile(join(out, 'learning.svg'), learningPicture(lines));
  await writeFile(join(out, 'learning.html'), learningPage(lines, preface));
}

/** Says which limits of the quick form are broken. */
function report(lines: readonly Line[]): number {
  const broken = lines.filter(({ name, gap }) => !(gap.mean <= (quickLimits[name] ?? Number.POSITIVE_INFINITY)));
  for (const { label, gap, name } of broken) {
    console.error(`${label}: ${gap.mean.toFixed(4)} nats above central training, the limit is ${quickLimits[name]}`);
  }
  return broken.length === 0 ? 0 : 1;
}
