export { Auditor, type EpochReport, type HiddenState } from './audit.ts';
export type { Amount, Archive, EpochFacts, VoterFacts } from './facts.ts';
export { type Check, type Finding, sentenceOf } from './finding.ts';
export { type Objects, openObjects } from './objects.ts';
export { readArchive } from './read-archive.ts';
export { tolerance } from './tolerance.ts';
export { type Replay, type RunReport, verify } from './verify.ts';
