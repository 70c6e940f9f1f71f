export { toNanoNats } from './nano-nats.ts';
export { type Baseline, baseline, type Evaluate, type Score, type ScoreInput, scoreGradient } from './score.ts';
export { type Screened, type ScreenInput, screen } from './screen.ts';
export { type VoteLosses, voteLosses } from './vote.ts';
