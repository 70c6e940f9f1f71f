import { isHiddenMatrix, type ModelDescription, type TensorSpec, type Trainer, tensors } from '../model/index.ts';
import { adamw, freshState, type OptimizerState } from './adamw.ts';
import { windowSampler } from './batches.ts';
import { clipScale } from './clip.ts';
import { learningRate } from './learning-rate.ts';
import { muon } from './muon.ts';
import { NotFiniteError } from './not-finite.ts';

export interface TrainingRun {
  description: ModelDescription;
  /** Made by `createTrainer` from the same description; may serve many runs. */
  trainer: Trainer;
  /** θ, the weights to start from; not changed. */
  base: Float32Array;
  /** Token ids of the assigned shards; at least one has `context + 1`. */
  shards: readonly Uint8Array[];
  /** Inner steps H, at least 1. */
  steps: number;
  /** Steps taken in earlier epochs (epoch · innerSteps): where warm-up and decay stand. */
  firstStep: number;
  /** Moments kept from the epoch before, changed in place; fresh when absent. */
  optimizerState?: OptimizerState;
  /** Seed of the batches (`batchSeed`): 0x and 64 hexadecimal digits. */
  seed: string;
  /** Asked before each step after the first: true ends the run early. */
  deadline?: () => boolean;
  /** Called after each step, with the batch's loss and the tokens trained on so far. */
  onStep?: (progress: { step: number; steps: number; loss: number; tokens: number }) => void;
}

export interface TrainingResult {
  end: Float32Array;
  /** start − end: the sign convention of the protocol. */
  delta: Float32Array;
  /** Loss of the first batch, before any step; nats a token. */
  firstLoss: number;
  /** Loss of the last batch, before its step. */
  lastLoss: number;
  /** Steps really taken. */
  steps: number;
  /** Tokens trained on. */
  tokens: number;
  optimizerState: OptimizerState;
}

/**
 * H steps of AdamW, or of Muon where the model says so, from `base`, on batches drawn from the shards by the seed.
 *
 * @throws NotFiniteError if a loss or a gradient is not finite
 * @throws RangeError if no shard is long enough
 */
export async function train(run: TrainingRun): Promise<TrainingResult> {
  const { description, trainer, base } = run;
  const { training, context } = description;
  if (!(run.steps >= 1)) throw new RangeError('training takes at least one step');
  const { orthogonalise } = trainer;
  if (training.optimizer === 'muon' && !orthogonalise) throw new Error('the trainer is of a model without Muon');
  const ofMuon = (spec: TensorSpec): boolean => training.optimizer === 'muon' && isHiddenMatrix(spec);
  const specs = tensors(description);
  const [matrices, others] = [specs.filter(ofMuon), specs.filter((spec) => !ofMuon(spec))];
  const state = run.optimizerState ?? freshState(base.length);
  const nextWindow = windowSampler(run.shards, context + 1, run.seed);
  const batch = new Uint8Array(training.batch * (context + 1));
  const end = base.slice();
  const losses: number[] = [];
  while (losses.length < run.steps && !(losses.length > 0 && run.deadline?.())) {
    for (let at = 0; at < batch.length; at += context + 1) batch.set(nextWindow(), at);
    const { loss, gradient } = await trainer.gradients(end, batch);
    if (!Number.isFinite(loss)) throw new NotFiniteError(`the loss of step ${losses.length} is not finite`);
    const rates = { ...training, learningRate: learningRate(training, run.firstStep + losses.length) };
    const scale = clipScale(gradient, training.clip);
    adamw(end, gradient, scale, state, others, rates);
    if (orthogonalise) await muon(end, gradient, scale, state, matrices, rates, { orthogonalise });
    losses.push(loss);
    const tokens = losses.length * training.batch * context;
    run.onStep?.({ step: losses.length, steps: run.steps, loss, tokens });
  }
  return {
    end,
    delta: base.map((start, i) => start - end[i]!),
    firstLoss: losses[0]!,
    lastLoss: losses.at(-1)!,
    steps: losses.length,
    tokens: losses.length * training.batch * context,
    optimizerState: state,
  };
}
