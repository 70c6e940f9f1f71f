export { Computation, type Sources } from './computation.ts';
