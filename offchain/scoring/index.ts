export { cohortOf, epochScores, type Found, peersOf } from './cohort.ts';
export { type Inspected, type InspectInput, inspect } from './inspect.ts';
export { toNanoNats } from './nano-nats.ts';
export { relativeScores } from './relative.ts';
export { protocolRules, type ScoringRules } from './rules.ts';
export { sampleSizes } from './samples.ts';
export { type Baseline, baseline, type LossEvaluator, type Score, type ScoreInput, scoreGradient } from './score.ts';
export { heldOutLoss, type VoteInput, type VoteLosses, voteLosses } from './vote.ts';
