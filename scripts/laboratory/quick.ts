import type { Line } from './table.ts';

/** The short form: what can be told in a few epochs of the smallest model, of the bounds that hold (docs/results/attacks.md has all). */
export const quickOptions = { epochs: 6, seeds: [1] };
export const quickNames = [
  'zero',
  'noise',
  'sign-flip',
  'scaled-10',
  'nan',
  'copy',
  'perturbation',
  'fault-network-sign',
];

/** Broken bounds of a quick run, in words. */
export const quickBroken = (lines: readonly Line[]): string[] =>
  lines.flatMap(({ title, broken }) => broken.map((words) => `${title}: ${words}`));
