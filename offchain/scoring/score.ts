import { step } from '../aggregation/index.ts';
import { type Gradient, toDense } from '../gradient/index.ts';
import type { Evaluator, TensorSpec } from '../model/index.ts';
import { toNanoNats } from './nano-nats.ts';
import { protocolRules, type ScoringRules } from './rules.ts';
import { cosine, normOf } from './similarity.ts';
import { estimate, improvements, median } from './statistics.ts';

/** The part of the model's evaluator that scoring needs: mean loss in nats a token of each sequence. */
export type LossEvaluator = Pick<Evaluator, 'losses'>;

/** What all scores of an epoch share: the base, the hidden text (whole sequences, one after another) and its losses. */
export type Baseline = Readonly<{ weights: Float32Array; hidden: Uint8Array; losses: Float32Array }>;

/** Evaluates the base on the hidden text, once an epoch. */
export async function baseline(evaluator: LossEvaluator, weights: Float32Array, hidden: Uint8Array): Promise<Baseline> {
  return { weights, hidden, losses: await evaluator.losses(weights, hidden) };
}

/** `assigned` and `unassigned`: sequences from the miner's shards of the epoch and from shards that are not its own. */
export type ScoreInput = Readonly<{
  evaluator: LossEvaluator;
  baseline: Baseline;
  gradient: Gradient;
  specs: readonly TensorSpec[];
  /** η, the outer learning rate. */
  eta: number;
  /** L2 norms of all sound submissions of the epoch, this one's among them. */
  norms: readonly number[];
  /** Sound submissions with a lower index. */
  earlier: readonly Gradient[];
  assigned: Uint8Array;
  unassigned: Uint8Array;
}>;

/** Nano-nats a token by which the gradient lowers the loss on hidden text; 0n with a `reason` when it is worthless. */
export type Score = Readonly<{ score: bigint; reason: string | null }>;

/**
 * Scores one sound gradient, cheapest check first: its norm against the median norm, likeness to each earlier gradient,
 * loss on the hidden text, loss on assigned against unassigned shards. Losses are those at `base − ½·η·delta`, half a step
 * with this submission alone, paired sequence by sequence with those at the base.
 */
export async function scoreGradient(input: ScoreInput, rules: ScoringRules = protocolRules): Promise<Score> {
  const { largestNormRatio, copyCosine, trialStep, significance, shortfall } = rules;
  const { evaluator, baseline, gradient, specs, eta, norms, earlier, assigned, unassigned } = input;
  const norm = normOf(gradient);
  const typical = median(norms);
  if (!(norm <= largestNormRatio * typical)) {
    return worthless(`its norm is ${(norm / typical).toFixed(1)} times the median norm, above ${largestNormRatio}`);
  }
  for (const other of earlier) {
    const likeness = cosine(gradient, other);
    if (likeness >= copyCosine)
      return worthless(`it is a near-copy of an earlier gradient (cosine ${likeness.toFixed(3)})`);
  }

  const stepped = step(baseline.weights, toDense(gradient, specs), -trialStep * eta);
  const after = await evaluator.losses(stepped, baseline.hidden);
  const hidden = estimate(improvements(baseline.losses, after));
  if (!Number.isFinite(hidden.mean)) return worthless('the loss after its step is not finite');
  if (!(hidden.mean > significance * hidden.standardError)) {
    return worthless(
      `it lowers the loss on hidden text by ${hidden.mean.toFixed(6)} nats, which is not above ` +
        `${significance} standard errors of ${hidden.standardError.toFixed(6)}`,
    );
  }

  const own = await improvementOn(input, stepped, assigned);
  const foreign = await improvementOn(input, stepped, unassigned);
  const difference = own.mean - foreign.mean;
  const error = Math.hypot(own.standardError, foreign.standardError);
  if (!(difference >= -shortfall * error)) {
    return worthless(
      `it lowers the loss on its assigned shards by ${own.mean.toFixed(6)} nats, on others by ${foreign.mean.toFixed(6)}: ` +
        'it was not trained on what it was given',
    );
  }
  return { score: toNanoNats(hidden.mean), reason: null };
}

async function improvementOn({ evaluator, baseline }: ScoreInput, stepped: Float32Array, sequences: Uint8Array) {
  const before = await evaluator.losses(baseline.weights, sequences);
  return estimate(improvements(before, await evaluator.losses(stepped, sequences)));
}

function worthless(reason: string): Score {
  return { score: 0n, reason };
}
