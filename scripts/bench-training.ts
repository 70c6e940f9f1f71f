import {
  createEvaluator,
  createTrainer,
  generator,
  initialWeights,
  type ModelDescription,
} from '../offchain/model/index.ts';
import { train } from '../offchain/training/index.ts';
import { openTorch } from './compare-torch-reference.ts';

/** One kind of work on one number of threads, here and in PyTorch on the CPU. */
export interface TrainingTiming {
  work: 'training step' | 'loss';
  /** PyTorch's way of doing it; compiled is `torch.compile` with fused AdamW. */
  against: 'eager' | 'compiled';
  threads: number;
  /** Median milliseconds. */
  ours: number;
  torch: number;
  /** Ours over PyTorch's, of the medians of each round: their median and its 95% interval. Lower is better. */
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
      const { rounds } = options;
      const push = async (
        work: TrainingTiming['work'],
        against: TrainingTiming['against'],
        mine: Timed,
        torchs: Timed,
      ) => {
        timings.push({ work, against, threads, ...(await interleave(mine, torchs, rounds)) });
      };
      await push('training step', 'compiled', steps, torch.trainCompiled);
      await push('training step', 'eager', steps, torch.train);
      await push('loss', 'eager', losses, torch.evaluate);
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
): Promise<Pick<TrainingTiming, 'ours' | 'torch' | 'ratio'>> {
  await ours(2);
  await theirs(2);
  const mine: number[] = [];
  const torch: number[] = [];
  for (let round = 0; round < rounds; round++) {
    mine.push(median(await ours(CALLS)));
    torch.push(median(await theirs(CALLS)));
  }
  const ratios = mine.map((time, i) => time / torch[i]!).sort((a, b) => a - b);
  const [lowest, highest] = medianInterval(ratios);
  return { ours: median(mine), torch: median(torch), ratio: { median: median(ratios), lowest, highest } };
}

/**
 * The interval of two order statistics that holds the median of what sorted values were drawn from with at least 95%, as far
 * as so few values can (David and Nagaraja, "Order Statistics", 2003, section 7.1): needs 6, else it is from first to last.
 */
export function medianInterval(sorted: readonly number[]): [number, number] {
  // Probability that at most `below` of n values lie below the median: the binomial distribution with ½.
  const n = sorted.length;
  let below = 0;
  for (let term = 0.5 ** n, tail = term; tail <= 0.025; below++) {
    term *= (n - below) / (below + 1);
    tail += term;
  }
  const first = Math.max(0, below - 1);
  return [sorted[first]!, sorted[n - 1 - first]!];
}

function differences(ends: readonly number[]): number[] {
  return ends.slice(1).map((end, i) => end - ends[i]!);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
