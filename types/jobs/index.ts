export type { MinerEvent, ValidatorEvent } from './events.ts';
export { minerEvent, validatorEvent } from './events.ts';
export type {
  AggregateJob,
  AggregateResult,
  EvaluateJob,
  EvaluateResult,
  InspectJob,
  InspectResult,
  JobKind,
  JobOf,
  ResultOf,
  ScoreJob,
  ScoreResult,
} from './jobs.ts';
export { jobSchemas, resultSchemas } from './jobs.ts';
export { mostSubmissions } from './most-submissions.ts';
