export { Auditor, type EpochReport } from './audit.ts';
export type { Amount, Archive, EpochFacts, VoterFacts } from './facts.ts';
export { type Check, exitCodeOf, type Finding, sentenceOf } from './finding.ts';
export type { HiddenState } from './hidden-texts.ts';
export { type Objects, openObjects } from './objects.ts';
export { readArchive } from './read-archive.ts';
export { tolerance } from './tolerance.ts';
export { type Replay, type RunReport, verify } from './verify.ts';
