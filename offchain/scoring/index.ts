export { type Baseline, baseline, type OwnPart, type Placed } from './baseline.ts';
export { cohortOf, type EpochScores, epochScores, type Found, type Judgement, normsOf } from './cohort.ts';
export { cosinesOf, groupsOf, type LastUpdate, lastBaseOf, lastUpdateOf, updateEpochs } from './cosines.ts';
export { findEvidence } from './evidence.ts';
export {
  nextRecord,
  type PublishedRecord,
  parseRecord,
  recordBytes,
  rememberedEpochs,
  type Standings,
  standingsBefore,
  standingsOf,
} from './evidence-record.ts';
export { type Inspected, type InspectInput, inspect } from './inspect.ts';
export { toNanoNats } from './nano-nats.ts';
export { protocolRules, type ScoringRules } from './rules.ts';
export { batchSizes, sampleSizes } from './samples.ts';
export { type Compared, type Score, scoreGradient } from './score.ts';
export { type Evidence, nextStanding, type Standing } from './standing.ts';
export { atMedianNorm, gainsOf, type LossEvaluator, roundsOf, type Setting, settingOf, tried } from './trial.ts';
export { heldOutLoss, type VoteInput, type VoteLosses, voteLosses } from './vote.ts';
export { assignedWindows, referencePlaces, windowSecret } from './windows.ts';
