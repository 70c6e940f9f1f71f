export { type Inspected, type InspectInput, inspect } from './inspect.ts';
export { toNanoNats } from './nano-nats.ts';
export { relativeScores } from './relative.ts';
export { type Baseline, baseline, type LossEvaluator, type Score, type ScoreInput, scoreGradient } from './score.ts';
export { type VoteInput, type VoteLosses, voteLosses } from './vote.ts';
