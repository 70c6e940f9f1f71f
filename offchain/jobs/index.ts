export { Computation, type Sources } from './computation.ts';
export { scoreOf } from './score-of.ts';
