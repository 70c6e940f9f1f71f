import { z } from 'zod';
import { mostHalvings } from './most-halvings.ts';
import { mostSubmissions } from './most-submissions.ts';
import { account, hash, i64, u32, u64 } from './primitives.ts';

/** What every job of an epoch is computed against. All of it is named by hash, so a job's result is a function of the job. */
const context = {
  epoch: u32,
  /** Weights that the epoch starts from. */
  base: hash,
  /** Model description and corpus manifest, as the chain's `Model` names them. */
  description: hash,
  manifest: hash,
};

const submission = {
  index: u32,
  account,
  blob: hash,
  size: u32,
  /** Largest blob, in bytes. */
  budget: u32,
};

/** An accepted gradient, and its settled score in nano-nats: what it counts in the mean. */
const acceptedGradient = z.strictObject({
  index: u32,
  blob: hash,
  score: i64.refine((text) => /^[1-9]/.test(text), 'must be above 0'),
});

/** Decode one blob and look at it alone: size, hash, schema, finite, base, norm. */
const inspectJob = z.strictObject({ ...context, ...submission });

const refused = z.strictObject({ verdict: z.literal('refused'), reason: z.string().max(300) });

const inspectResult = z.discriminatedUnion('verdict', [
  z.strictObject({ verdict: z.literal('sound'), norm: z.number().nonnegative() }),
  refused,
]);

/** Nano-nats by which a gradient, or a miner, shows training on what it was given, and their standard error. */
const evidence = z.strictObject({ mean: i64, error: u64 });

/** Measure what one sound blob does to the loss on hidden text. */
const scoreJob = z.strictObject({
  ...context,
  ...submission,
  /** Randomness of the epoch: names the shards and the windows that the miner had to train on. */
  randomness: hash,
  /** Root of the hidden text that the score is measured on. */
  hiddenRoot: hash,
  /** The file of the epoch's sound submissions (`cohortFile`), this one among them: what it is compared with. */
  cohort: hash,
  /** Weights that the last update started from, which is taken out of gradients before they are compared; null where there is none of late. */
  last: hash.nullable(),
  /** What the miner has shown in earlier epochs; null for one that is not known. */
  before: evidence.nullable(),
});

const scoreResult = z.strictObject({
  /** Improvement to first order in nano-nats; 0 when checked and worthless. */
  score: i64,
  /** Nano-nats by which the loss bends upwards on the way. */
  bend: i64,
  /** Of this epoch; null where it is not measured. */
  evidence: evidence.nullable(),
  /** Cosines with those of the cohort that it is compared with, without the last update, in millionths. */
  cosines: z
    .array(z.strictObject({ index: u32, cosine: z.int().min(-1_000_000).max(1_000_000) }))
    .min(1)
    .max(mostSubmissions),
  /** Why a score is 0. */
  reason: z.string().max(300).nullable(),
});

/** Apply the accepted gradients to the base and store the weights that result. */
const aggregateJob = z.strictObject({
  ...context,
  budget: u32,
  /** In index order. */
  accepted: z.array(acceptedGradient).min(1).max(mostSubmissions),
  /** How often the step is halved. */
  halvings: z.int().min(0).max(mostHalvings),
  /** Test build only: apply the opposite sign, as a network with a sign error would. */
  invertSign: z.boolean(),
});

const aggregateResult = z.strictObject({ weights: hash, size: z.int().positive() });

/** The four losses of a vote. */
const evaluateJob = z.strictObject({ ...aggregateJob.shape, hiddenRoot: hash });

const evaluateResult = z.strictObject({ minus: u64, base: u64, plus: u64, heldOut: u64 });

/** What each kind of job carries. */
export const jobSchemas = {
  inspect: inspectJob,
  score: scoreJob,
  aggregate: aggregateJob,
  evaluate: evaluateJob,
} as const;

/** What each kind of job returns. */
export const resultSchemas = {
  inspect: inspectResult,
  score: scoreResult,
  aggregate: aggregateResult,
  evaluate: evaluateResult,
} as const;

export type JobKind = keyof typeof jobSchemas;
export type JobOf<K extends JobKind> = z.infer<(typeof jobSchemas)[K]>;
export type ResultOf<K extends JobKind> = z.infer<(typeof resultSchemas)[K]>;

export type InspectJob = JobOf<'inspect'>;
export type ScoreJob = JobOf<'score'>;
export type AggregateJob = JobOf<'aggregate'>;
export type EvaluateJob = JobOf<'evaluate'>;
export type InspectResult = ResultOf<'inspect'>;
export type ScoreResult = ResultOf<'score'>;
export type AggregateResult = ResultOf<'aggregate'>;
export type EvaluateResult = ResultOf<'evaluate'>;
