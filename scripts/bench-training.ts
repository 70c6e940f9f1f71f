import {
  byAdamW,
  createEvaluator,
  createTrainer,
  generator,
  initialWeights,
  type ModelDescription,
} from '../offchain/model/index.ts';
import { train } from '../offchain/training/index.ts';
import { openTorch, type Times } from './compare-torch-reference.ts';

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
  ratio: Ratio;
  /** The same of CPU time, which says what the work costs where other work interrupts it. Waiting threads may spin: for one thread only. */
  cpuRatio: Ratio | null;
}

interface Ratio {
  median: number;
  lowest: number;
  highest: number;
}

/**
 * Times a training step (gradients, clipping, AdamW) and a loss evaluation of one batch against PyTorch with the same
 * model, batch and threads. The two sides take turns, round by round, so that a busy machine slows both.
 * @param options.calls of one side in a round
 */
export async function benchTraining(
  model: ModelDescription,
  options: { threads: readonly number[]; rounds: number; calls: number },
): Promise<TrainingTiming[]> {
  // As PyTorch steps it here: what is compared is gradients and the same step.
  const description = byAdamW(model);
  const { training, context, vocabulary, seed } = description;
  const next = generator(seed, 1_000_001);
  const tokens = Uint8Array.from({ length: training.batch * (context + 1) }, () => next() % vocabulary);
  const base = initialWeights(description);
  const timings: TrainingTiming[] = [];
  for (const threads of options.threads) {
    const trainer = await createTrainer(description, { threads });
    const evaluator = await createEvaluator(description, { batch: training.batch, threads });
    const torch = await openTorch(description, base, Int32Array.from(tokens), threads);

    const steps = (count: number) =>
      timed((mark) =>
        train({ description, trainer, base, shards: [tokens], steps: count, firstStep: 0, seed, onStep: mark }),
      );
    const losses = (count: number) =>
      timed(async (mark) => {
        for (let i = 0; i < count; i++) {
          await evaluator.losses(base, tokens);
          mark();
        }
      });
    try {
      const push = async (
        work: TrainingTiming['work'],
        against: TrainingTiming['against'],
        mine: Timed,
        torchs: Timed,
      ) => {
        timings.push({ work, against, threads, ...(await interleave(mine, torchs, options, threads === 1)) });
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

type Timed = (count: number) => Promise<Times>;

async function interleave(
  ours: Timed,
  theirs: Timed,
  { rounds, calls }: { rounds: number; calls: number },
  alone: boolean,
): Promise<Pick<TrainingTiming, 'ours' | 'torch' | 'ratio' | 'cpuRatio'>> {
  await ours(2);
  await theirs(2);
  const mine: Times[] = [];
  const torch: Times[] = [];
  for (let round = 0; round < rounds; round++) {
    mine.push(await ours(calls));
    torch.push(await theirs(calls));
  }
  const ratioOf = (kind: keyof Times): Ratio => {
    const ratios = mine.map((times, i) => median(times[kind]) / median(torch[i]![kind])).sort((a, b) => a - b);
    const [lowest, highest] = medianInterval(ratios);
    return { median: median(ratios), lowest, highest };
  };
  const typical = (all: readonly Times[]): number => median(all.map(({ milliseconds }) => median(milliseconds)));
  return {
    ours: typical(mine),
    torch: typical(torch),
    ratio: ratioOf('milliseconds'),
    cpuRatio: alone ? ratioOf('cpu') : null,
  };
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

/** Times between the marks that the work makes, the first from its beginning. */
async function timed(work: (mark: () => void) => Promise<unknown>): Promise<Times> {
  const times: Times = { milliseconds: [], cpu: [] };
  let elapsed = performance.now();
  let busy = process.cpuUsage();
  await work(() => {
    const used = process.cpuUsage(busy);
    times.milliseconds.push(performance.now() - elapsed);
    times.cpu.push((used.user + used.system) / 1e3);
    elapsed = performance.now();
    busy = process.cpuUsage();
  });
  return times;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
