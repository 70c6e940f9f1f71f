import {
  createEvaluator,
  createTrainer,
  generator,
  initialWeights,
  type ModelDescription,
} from '../offchain/model/index.ts';
import { train } from '../offchain/training/index.ts';
import { openTorch } from './compare-torch-reference.ts';

/** One kind of work on one number of threads, here and in PyTorch (eager, CPU). */
export interface TrainingTiming {
  work: 'training step' | 'loss';
  threads: number;
  /** Median milliseconds. */
  ours: number;
  torch: number;
  /** Ours over PyTorch's, of the medians of each round: lower is better. */
  ratio: { median: number; lowest: number; highest: number };
}

const CALLS = 8;

/**
 * Times a training step (gradients, clipping, AdamW) and a loss evaluation of one batch against PyTorch with the same
 * model, batch and threads. The two sides take turns, round by round, so that a busy machine slows both.
 */
export async function benchTraining(
  description: ModelDescription,
  options: { threads: readonly number[]; rounds: number },
): Promise<TrainingTiming[]> {
  const { training, context, vocabulary, seed } = description;
  const next = generator(seed, 1_000_001);
  const tokens = Int32Array.from({ length: training.batch * (context + 1) }, () => next() % vocabulary);
  const base = initialWeights(description);
  const timings: TrainingTiming[] = [];
  for (const threads of options.threads) {
    const trainer = await createTrainer(description, { threads });
    const evaluator = await createEvaluator(description, { batch: training.batch, threads });
    const torch = await openTorch(description, base, tokens, threads);

    const steps = async (count: number): Promise<number[]> => {
      const ends = [performance.now()];
      const onStep = (): unknown => ends.push(performance.now());
      await train({ description, trainer, base, shards: [tokens], steps: count, firstStep: 0, seed, onStep });
      return differences(ends);
    };
    const losses = async (count: number): Promise<number[]> => {
      const ends = [performance.now()];
      for (let i = 0; i < count; i++) {
        await evaluator.losses(base, tokens);
        ends.push(performance.now());
      }
      return differences(ends);
    };
    try {
      timings.push({ work: 'training step', threads, ...(await interleave(steps, torch.train, options.rounds)) });
      timings.push({ work: 'loss', threads, ...(await interleave(losses, torch.evaluate, options.rounds)) });
    } finally {
      torch.close();
      await trainer.release();
      await evaluator.release();
    }
  }
  return timings;
}

type Timed = (count: number) => Promise<number[]>;

async function interleave(
  ours: Timed,
  theirs: Timed,
  rounds: number,
): Promise<Omit<TrainingTiming, 'work' | 'threads'>> {
  await ours(2);
  await theirs(2);
  const mine: number[] = [];
  const torch: number[] = [];
  for (let round = 0; round < rounds; round++) {
    mine.push(median(await ours(CALLS)));
    torch.push(median(await theirs(CALLS)));
  }
  const ratios = mine.map((time, i) => time / torch[i]!).sort((a, b) => a - b);
  return {
    ours: median(mine),
    torch: median(torch),
    ratio: { median: median(ratios), lowest: ratios[0]!, highest: ratios.at(-1)! },
  };
}

function differences(ends: readonly number[]): number[] {
  return ends.slice(1).map((end, i) => end - ends[i]!);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
