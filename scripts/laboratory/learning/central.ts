import { createEvaluator, createTrainer, initialWeights } from '../../../offchain/model/index.ts';
import { NotFiniteError, type OptimizerState, train } from '../../../offchain/training/index.ts';
import { draw } from '../world.ts';
import { meanLoss } from './measure.ts';
import type { Text } from './text.ts';
import { type CentralTrial, descriptionOf, type Point } from './trial.ts';

/**
 * Trains on one machine: AdamW, batches from all shards. The curve of a run that diverges ends there, with NaN.
 *
 * @param onPoint told after each point of the curve how many there are
 */
export async function runCentral(trial: CentralTrial, text: Text, onPoint: (done: number) => void): Promise<Point[]> {
  const { batch, steps, points } = trial;
  const description = descriptionOf(trial, steps);
  const trainer = await createTrainer(description, { threads: 1 });
  const evaluator = await createEvaluator(description, { batch: 16, threads: 1 });
  const state: { optimizerState?: OptimizerState } = {};
  let base = initialWeights(description);
  const curve: Point[] = [{ tokens: 0, bytes: 0, loss: await meanLoss(evaluator, base, text) }];
  try {
    for (let at = 0; at < points; at++) {
      const [from, to] = [at, at + 1].map((part) => Math.round((part * steps) / points)) as [number, number];
      if (to === from) continue;
      const seed = draw(trial.seed, 'central', at);
      const run = {
        description,
        trainer,
        base,
        shards: text.shards,
        steps: to - from,
        firstStep: from,
        seed,
        ...state,
      };
      const { end, optimizerState } = await train(run);
      base = end;
      state.optimizerState = optimizerState;
      curve.push({ tokens: to * batch * description.context, bytes: 0, loss: await meanLoss(evaluator, base, text) });
      onPoint(at + 1);
    }
  } catch (error) {
    if (!(error instanceof NotFiniteError)) throw error;
    curve.push({ ...curve.at(-1)!, loss: Number.NaN });
  } finally {
    await trainer.release();
    await evaluator.release();
  }
  return curve;
}
