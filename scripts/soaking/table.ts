import type { SoakResult } from './result.ts';
import { kinds, phases } from './victims.ts';

/** Kills by process and phase, and what became of the epochs, as lines of text. */
export const soakTable = ({
  kills,
  epochs,
  unscored,
  breaches,
  checks,
  block,
  resumes,
  seconds,
  seed,
}: SoakResult): string => {
  const cell = (value: string | number): string => String(value).padStart(8);
  const count = (kind: string | undefined, phase: string | undefined): number =>
    kills.filter((each) => (kind ?? each.kind) === each.kind && (phase ?? each.phase) === each.phase).length;
  const row = (name: string, kind: string | undefined): string =>
    name.padEnd(8) + phases.map((phase) => cell(count(kind, phase))).join('') + cell(count(kind, undefined));
  const all = epochs.settled + epochs.deferred + epochs.held;
  return [
    `${'killed'.padEnd(8)}${[...phases, 'all'].map(cell).join('')}`,
    ...kinds.map((kind) => row(kind, kind)),
    row('all', undefined),
    '',
    `${all} epochs in ${block} blocks and ${Math.round(seconds)} s: ${epochs.settled} settled, ${epochs.deferred} deferred, ${epochs.held} held, ${resumes} halts resumed`,
    `the invariants were looked at in ${checks} blocks`,
    ...(unscored.length === 0
      ? []
      : [
          `submissions without a score, with their reasons: ${unscored.length}`,
          ...unscored.map((line) => `  ${line}`),
        ]),
    breaches.length === 0 ? `nothing lost, nothing paid twice (seed ${seed})` : `BROKEN (seed ${seed}):`,
    ...breaches.map((line) => `  ${line}`),
  ].join('\n');
};
