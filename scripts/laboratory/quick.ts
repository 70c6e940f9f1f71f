import { type Line, rejectedTooOften } from './table.ts';

/** The short form: what can be told in a few epochs of the smallest model, of the bounds that hold (docs/results/attacks.md has all). */
export const quickOptions = { epochs: 6, seeds: [1] };
export const quickNames = [
  'zero',
  'noise',
  'sign-flip',
  'scaled-10',
  'nan',
  'copy',
  'echo',
  'unassigned',
  'perturbation',
  'fault-network-sign',
];

/**
 * Broken bounds of a quick run, in words. Most honest submissions that are refused are so in the first epochs, of which the short form has
 * little else: their share is held to its bound in the long form alone.
 */
export const quickBroken = (lines: readonly Line[]): string[] =>
  lines.flatMap(({ title, broken }) =>
    broken.filter((words) => words !== rejectedTooOften).map((words) => `${title}: ${words}`),
  );
