import type { Phase } from '../../offchain/chain/index.ts';
import type { Kind } from './victims.ts';

/** One kill: which process, and where the epoch was then. */
export type Kill = { readonly name: string; readonly kind: Kind; readonly epoch: number; readonly phase: Phase };

/** What a soak saw, so far or in all. */
export type SoakResult = {
  readonly seed: number;
  readonly model: string;
  readonly kills: Kill[];
  readonly epochs: { settled: number; deferred: number; held: number };
  /** Submissions of settled epochs that have no score, each with its reason. */
  readonly unscored: readonly string[];
  /** Promises that were broken, a sentence each. */
  readonly breaches: string[];
  /** How often the validators voted to go on after a halt. */
  resumes: number;
  /** Blocks at which the invariants were looked at. */
  checks: number;
  block: number;
  seconds: number;
};
