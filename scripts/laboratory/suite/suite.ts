import type { Defence, Scenario } from '../scenario.ts';
import { type Attack, always, honestMiners, honestValidators, power } from './attack.ts';
import { byValidators } from './cabals.ts';
import { byManyKeys } from './many-keys.ts';
import { byOneMiner } from './one-miner.ts';

export interface SuiteOptions {
  model: Scenario['model'];
  epochs: number;
  seeds: number[];
  corpus: string[];
}

const faults: Attack[] = [
  ['network-sign', 'network sign inverted'],
  ['optimiser-sign', 'optimiser sign inverted'],
  ['learning-rate', 'learning rate ×100'],
  ['outer-rate', 'outer learning rate ×100'],
].map(([fault, title]) => ({
  kind: 'fault',
  name: `fault-${fault}`,
  title: title!,
  miners: [],
  fault: fault as Scenario['fault'],
}));

/** All attacks of the suite. @param steps H of the model */
export const attacksOf = (epochs: number, steps: number): Attack[] => [
  ...byOneMiner(epochs, steps),
  ...byManyKeys(steps),
  ...byValidators(),
  ...faults,
];

/** Which attacks a defence is switched off for, as a control. */
export const controls: Readonly<Record<Defence, readonly string[]>> = {
  'norm-ratio': ['scaled-10', 'scaled-100'],
  normalisation: ['scaled-2', 'many-long', 'many-short'],
  bend: ['large-batch', 'large-batch-2'],
  proof: ['copy', 'same-4', 'sliced-4', 'echo', 'replay', 'unassigned', 'held-out'],
  rest: ['replay-2'],
  weighing: ['split-2', 'split-2-mixed', 'slow'],
  agreement: ['split-2', 'split-2-stretched', 'split-4-stretched', 'slow'],
  sharing: ['split-2-mixed', 'split-2-part-mixed'],
  'least-score': ['replay', 'company'],
  'update-weights': ['split-4', 'split-8'],
  'sign-guard': ['fault-network-sign'],
  median: ['favour-10', 'favour-40'],
};

/** The network without attackers that all else is compared with. */
export function baselineOf(options: SuiteOptions): Scenario {
  return {
    name: 'baseline',
    ...options,
    miners: [{ name: 'honest', count: honestMiners, attacker: false, phases: always({ kind: 'honest' }) }],
    validators: [{ name: 'validator', count: honestValidators, power, phases: always({ kind: 'honest' }) }],
    off: [],
    fault: 'none',
  };
}

/** The name of an attack's scenario where defences are switched off. */
export const nameWithout = (attack: string, off: readonly Defence[]): string =>
  off.length === 0 ? attack : `${attack}-without-${off.join('-')}`;

/** The scenario of an attack. @param off defences that are switched off */
export function scenarioOf(attack: Attack, options: SuiteOptions, off: Defence[] = []): Scenario {
  const baseline = baselineOf(options);
  return {
    ...baseline,
    name: nameWithout(attack.name, off),
    miners: [...baseline.miners, ...attack.miners],
    validators: [...baseline.validators, ...(attack.validators ?? [])],
    off,
    fault: attack.fault ?? 'none',
    // A fault shows in its first epochs.
    epochs: attack.kind === 'fault' ? Math.min(4, options.epochs) : options.epochs,
  };
}
