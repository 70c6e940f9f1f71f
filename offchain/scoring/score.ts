import { factorsOf, meanDelta, medianNorm, normFactor, normOf, step } from '../aggregation/index.ts';
import { type Gradient, toDense } from '../gradient/index.ts';
import type { Evaluator, TensorSpec } from '../model/index.ts';
import { findEvidence, type Round } from './evidence.ts';
import { toNanoNats } from './nano-nats.ts';
import { protocolRules, type ScoringRules } from './rules.ts';
import { sampleSizes } from './samples.ts';
import type { Evidence } from './standing.ts';
import { improvements, meanOf } from './statistics.ts';

/** The part of the model's evaluator that scoring needs: mean loss in nats a token of each sequence. */
export type LossEvaluator = Pick<Evaluator, 'losses'>;

/** A sound gradient and its place among the submissions. */
export type Placed = Readonly<{ index: number; gradient: Gradient }>;

/** What an epoch's gradients are measured with. Texts are whole sequences, one after another. */
export type Setting = Readonly<{
  evaluator: LossEvaluator;
  /** θ, the base. */
  weights: Float32Array;
  specs: readonly TensorSpec[];
  /** η, the outer learning rate. */
  eta: number;
  /** L2 norms of all sound submissions of the epoch. */
  norms: readonly number[];
  /** The hidden text that is scored on (`scoredSequences`). */
  hidden: Uint8Array;
  /** Tokens of a sequence: the context and one. */
  length: number;
}>;

/** What all scores of an epoch are measured against. */
export type Baseline = Readonly<{
  setting: Setting;
  /** Indices of the gradients that the others are compared with, and the losses of the hidden text after the trial step of each. */
  members: ReadonlyMap<number, Float32Array>;
  /** Losses of a text at the base, and after the trial step of the members' mean. */
  both(tokens: Uint8Array): Promise<Round>;
  /** Those of the hidden text. */
  hidden: Round;
}>;

/**
 * Measures what the scores of an epoch share: the base on the hidden text, and the mean of those of the `reference` that lower the loss. What
 * makes it worse would take from the mean what honest gradients have in common.
 *
 * @param reference gradients at `referencePlaces`
 */
export async function baseline(
  setting: Setting,
  reference: readonly Placed[],
  rules: ScoringRules = protocolRules,
): Promise<Baseline> {
  const { evaluator, weights, specs, eta, hidden } = setting;
  const base = await evaluator.losses(weights, hidden);
  const members = new Map<number, Float32Array>();
  for (const { index, gradient } of reference) {
    const after = await evaluator.losses(trial(gradient, setting, rules), hidden);
    if (meanOf(improvements(base, after)) > 0) members.set(index, after);
  }
  const helpful = reference.filter(({ index }) => members.has(index)).map(({ gradient }) => gradient);
  const moved = step(weights, meanDelta(helpful, specs, factorsOf(helpful)), -rules.trialStep * eta);
  const both = async (tokens: Uint8Array): Promise<Round> => ({
    tokens,
    base: await evaluator.losses(weights, tokens),
    mean: await evaluator.losses(moved, tokens),
  });
  return { setting, members, both, hidden: { tokens: hidden, base, mean: await evaluator.losses(moved, hidden) } };
}

/**
 * `score`: nano-nats a token by which the gradient lowers the loss on hidden text; 0n with a `reason` when it is worthless.
 * `evidence` of this epoch that it was trained on what its miner was given; null where it is worthless, or nothing else helps to compare it with.
 */
export type Score = Readonly<{ score: bigint; evidence: Evidence | null; reason: string | null }>;

/** Cosines of a gradient (`cosinesOf`), in millionths, by the index of the submission that it was compared with: those of its group (`groupsOf`). */
export type Cosines = ReadonlyMap<number, number>;

/** A score, and the cosines of its gradient; null where nothing was compared. */
export type Compared = Score & Readonly<{ cosines: Cosines | null }>;

/**
 * Scores one sound gradient, cheapest check first: its norm against the median norm, loss on the hidden text, then what it does to the windows
 * that its miner had to train on. Losses are those at `base − trialStep·η·delta`, with the delta at the median norm (`normFactor`),
 * paired sequence by sequence with those at the base.
 *
 * @param assigned windows that the miner had to train on (`assignedWindows`)
 * @param before what the miner has shown in earlier epochs; null for one that is not known
 */
export async function scoreGradient(
  { setting, members, both, hidden }: Baseline,
  { index, gradient }: Placed,
  assigned: Uint8Array,
  before: Evidence | null,
  rules: ScoringRules = protocolRules,
): Promise<Score> {
  const { evaluator, norms, length } = setting;
  const ratio = normOf(gradient) / medianNorm(norms);
  if (!(ratio <= rules.largestNormRatio)) {
    return worthless(`its norm is ${ratio.toFixed(1)} times the median norm, above ${rules.largestNormRatio}`);
  }

  const stepped = trial(gradient, setting, rules);
  const own = members.get(index) ?? (await evaluator.losses(stepped, hidden.tokens));
  const improvement = meanOf(improvements(hidden.base, own));
  if (!Number.isFinite(improvement)) return worthless('the loss after its step is not finite');
  const score = toNanoNats(improvement);
  if (score <= 0n) return worthless(`it lowers the loss on hidden text by ${improvement.toFixed(6)} nats`);
  const others = members.size - (members.has(index) ? 1 : 0);
  if (others === 0) return { score, evidence: null, reason: null };

  const evidence = await findEvidence(
    (tokens) => evaluator.losses(stepped, tokens),
    { ...hidden, own },
    async (round) => {
      const windows = roundOf(assigned, round, length);
      return windows.length === 0 ? null : both(windows);
    },
    members.has(index) ? 1 / members.size : 0,
    before,
    rules,
  );
  return { score, evidence, reason: null };
}

/** Weights after the trial step of a gradient. */
function trial(gradient: Gradient, { weights, specs, eta, norms }: Setting, rules: ScoringRules): Float32Array {
  const part = rules.trialStep * (rules.normalises ? normFactor(normOf(gradient), medianNorm(norms)) : 1);
  return step(weights, toDense(gradient, specs), -part * eta);
}

/** The tokens of a round in a text. */
function roundOf(text: Uint8Array, round: number, length: number): Uint8Array {
  const size = sampleSizes.round * length;
  return text.subarray(round * size, (round + 1) * size);
}

function worthless(reason: string): Score {
  return { score: 0n, evidence: null, reason };
}
