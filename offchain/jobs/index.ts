export { cohortBytes } from './cohort-file.ts';
export { Computation, type Sources } from './computation.ts';
export { evidenceOf, scoreOf } from './score-of.ts';
