import type { Defence, MinerBehaviour, MinerGroup, Scenario, ValidatorBehaviour } from './scenario.ts';

/** An attack, and what it must not reach. */
export interface Attack {
  name: string;
  /** What its title in the tables says. */
  title: string;
  /** Groups of attackers, and of validators beside the honest ones. */
  miners: MinerGroup[];
  validators?: Scenario['validators'];
  /**
   * `idle`: does no useful work, and must earn nothing. `cheat`: does some, and must earn less a step than honest work. `fair`: is honest
   * work, and is shown for comparison. `cabal`: of validators. `fault`: of the whole network.
   */
  kind: 'idle' | 'cheat' | 'fair' | 'cabal' | 'fault';
  fault?: Scenario['fault'];
}

export interface SuiteOptions {
  model: Scenario['model'];
  epochs: number;
  seeds: number[];
  corpus: string[];
}

export const honestMiners = 8;
const honestValidators = 5;
const power = 100;

const always = <Behaviour>(behaviour: Behaviour) => [{ from: 0, behaviour }];
const attackers = (name: string, behaviour: MinerBehaviour, count = 1): MinerGroup => ({
  name,
  count,
  attacker: true,
  phases: always(behaviour),
});
const attack = (kind: Attack['kind'], name: string, title: string, behaviour: MinerBehaviour, count = 1): Attack => ({
  kind,
  name,
  title,
  miners: [attackers(name, behaviour, count)],
});

/** Attacks by a single miner. @param epochs length of the run, in the middle of which the sleeper turns; @param steps H of the model */
function byOneMiner(epochs: number, steps: number): Attack[] {
  return [
    attack('idle', 'zero', 'zero', { kind: 'zero' }),
    attack('idle', 'noise', 'noise', { kind: 'noise' }),
    attack('idle', 'sign-flip', 'sign flipped', { kind: 'sign-flip' }),
    attack('idle', 'scaled-10', 'scaled ×10', { kind: 'scaled', factor: 10 }),
    attack('idle', 'scaled-100', 'scaled ×100', { kind: 'scaled', factor: 100 }),
    attack('idle', 'nan', 'NaN', { kind: 'nan' }),
    attack('idle', 'infinity', 'infinity', { kind: 'infinity' }),
    attack('idle', 'copy', 'copy of a leaked gradient', { kind: 'copy', of: 'honest-0', keep: 1 }),
    attack('idle', 'jitter-90', 'copy with 90% of the elements', { kind: 'copy', of: 'honest-0', keep: 0.9 }),
    attack('idle', 'jitter-70', 'copy with 70% of the elements', { kind: 'copy', of: 'honest-0', keep: 0.7 }),
    attack('idle', 'replay', 'replay of the first own gradient', { kind: 'replay', every: 1000 }),
    attack('idle', 'replay-2', 'every gradient sent twice', { kind: 'replay', every: 2 }),
    attack('idle', 'echo', 'the last public update as own work', { kind: 'echo' }),
    attack('idle', 'perturbation', 'one parameter moved', { kind: 'perturbation', size: 0.1 }),
    attack('idle', 'withheld', 'blob withheld or late', { kind: 'withheld' }),
    {
      ...attack('idle', 'partial', 'blob for two validators of seven alone', { kind: 'partial', to: 'few' }),
      validators: [{ name: 'few', count: 2, power, phases: always({ kind: 'honest' }) }],
    },
    {
      kind: 'idle',
      name: 'sleeper',
      title: 'sleeper: honest for half of the run, then poisons',
      miners: [
        {
          name: 'sleeper',
          count: 1,
          attacker: true,
          phases: [
            { from: 0, behaviour: { kind: 'honest' } },
            { from: Math.floor(epochs / 2), behaviour: { kind: 'sign-flip' } },
          ],
        },
      ],
    },
    attack('fair', 'scaled-2', 'scaled ×2', { kind: 'scaled', factor: 2 }),
    attack('fair', 'slow', 'slow: half of the steps', { kind: 'honest', steps: Math.ceil(steps / 2) }),
    attack('cheat', 'truncated', 'truncated: one step', { kind: 'honest', steps: 1 }),
    attack('cheat', 'tuned', 'as few steps as pass: a quarter', { kind: 'honest', steps: Math.ceil(steps / 4) }),
    attack('cheat', 'stale-1', 'stale by one epoch', { kind: 'stale', lag: 1 }),
    attack('cheat', 'stale-4', 'stale by four epochs', { kind: 'stale', lag: 4 }),
    attack('cheat', 'unassigned', 'unassigned shards', { kind: 'unassigned' }),
    attack('cheat', 'large-batch', 'no steps: the gradient of all of its text', { kind: 'large-batch', steps }),
    attack('cheat', 'held-out', 'held-out text', { kind: 'held-out' }),
    attack('cheat', 'echo-mix', 'half of the steps, with 30% of the last public update', {
      kind: 'echo-mix',
      steps: Math.ceil(steps / 2),
      strength: 0.3,
    }),
    attack('cheat', 'backdoor', 'backdoor: trigger phrase', { kind: 'backdoor', part: 0.25 }),
  ];
}

/** One gradient's work under many keys. */
function byManyKeys(steps: number): Attack[] {
  const splitting = [2, 4, 8].flatMap((keys): Attack[] => {
    const each = Math.max(1, Math.floor(steps / keys));
    const ways: [string, string, MinerBehaviour][] = [
      ['', 'steps', { kind: 'honest', steps: each }],
      ['-stretched', "steps, stretched to the others' norm,", { kind: 'scaled', factor: Math.sqrt(keys), steps: each }],
      ['-batches', 'batches', { kind: 'honest', part: 1 / keys }],
    ];
    if (keys < 8)
      ways.push(['-mixed', 'steps, of which each sends the mean,', { kind: 'mixed', steps: each, own: 1 / keys }]);
    if (keys === 2)
      ways.push(['-part-mixed', "steps, each with 30% of the other's,", { kind: 'mixed', steps: each, own: 0.7 }]);
    return ways.map(([suffix, what, behaviour]) => ({
      kind: 'fair',
      name: `split-${keys}${suffix}`,
      title: `one miner's ${what} under ${keys} keys`,
      miners: [attackers('split', behaviour, keys)],
    }));
  });
  const source: MinerGroup = { name: 'source', count: 1, attacker: false, phases: always({ kind: 'honest' }) };
  const slices = Array.from({ length: 4 }, (_, slice) =>
    attackers(`slice-${slice}`, { kind: 'slice', of: 'source-0', slice, slices: 4 }),
  );
  return [
    ...splitting,
    {
      kind: 'idle',
      name: 'same-4',
      title: 'one gradient under 4 more keys',
      miners: [source, attackers('same', { kind: 'copy', of: 'source-0', keep: 1 }, 4)],
    },
    {
      kind: 'idle',
      name: 'sliced-4',
      title: 'one gradient in 4 disjoint slices, stretched, under 4 more keys',
      miners: [source, ...slices],
    },
    {
      kind: 'idle',
      name: 'many-noise',
      title: 'noise by 40% of all keys',
      miners: [attackers('noise', { kind: 'noise' }, 5)],
    },
    {
      kind: 'idle',
      name: 'many-sign-flip',
      title: 'sign flipped by 40% of all keys',
      miners: [attackers('sign-flip', { kind: 'sign-flip' }, 5)],
    },
    {
      kind: 'idle',
      name: 'many-echo',
      title: 'the last public update by 40% of all keys',
      miners: [attackers('echo', { kind: 'echo' }, 5)],
    },
    {
      kind: 'idle',
      name: 'many-replay',
      title: 'replay by 40% of all keys',
      miners: [attackers('replay', { kind: 'replay', every: 1000 }, 5)],
    },
    {
      kind: 'idle',
      name: 'company',
      title: 'all idle attacks in one network',
      miners: [
        attackers('zero', { kind: 'zero' }),
        attackers('noise', { kind: 'noise' }),
        attackers('sign-flip', { kind: 'sign-flip' }),
        attackers('scaled-10', { kind: 'scaled', factor: 10 }),
        attackers('scaled-100', { kind: 'scaled', factor: 100 }),
        attackers('nan', { kind: 'nan' }),
        attackers('copy', { kind: 'copy', of: 'honest-0', keep: 1 }),
        attackers('replay', { kind: 'replay', every: 1000 }),
        attackers('echo', { kind: 'echo' }),
        attackers('perturbation', { kind: 'perturbation', size: 0.1 }),
      ],
    },
  ];
}

/** Validators that lie beside the honest ones; the accomplice trains one step an epoch. */
function byValidators(): Attack[] {
  const miners = [attackers('accomplice', { kind: 'honest', steps: 1 })];
  const liars = (stake: number, behaviour: ValidatorBehaviour): Scenario['validators'] => [
    { name: 'liar', count: 1, power: stake, phases: always(behaviour) },
  ];
  const lone: [string, ValidatorBehaviour][] = [
    ['lazy', { kind: 'lazy', part: 0.5 }],
    ['copier', { kind: 'copier' }],
    ['random', { kind: 'random' }],
    ['silent', { kind: 'silent' }],
    ['non-revealing', { kind: 'non-revealing' }],
    ['false-hash', { kind: 'false-hash' }],
    ['lying-losses', { kind: 'lying-losses' }],
  ];
  const alone = lone.map(
    ([name, behaviour]): Attack => ({
      kind: 'cabal',
      name: `one-${name}`,
      title: `one validator of six: ${name}`,
      miners,
      validators: liars(power, behaviour),
    }),
  );
  // Five honest validators with the rest of the stake.
  const cabals = [10, 25, 33, 40].map((percent): Attack => {
    const stake = Math.round((honestValidators * power * percent) / (100 - percent));
    return {
      kind: 'cabal',
      name: `favour-${percent}`,
      title: `cabal with ${percent}% of stake favours an accomplice`,
      miners,
      validators: liars(stake, { kind: 'favour', group: 'accomplice' }),
    };
  });
  const others: [string, ValidatorBehaviour][] = [
    ['zero', { kind: 'zero', group: 'honest' }],
    ['silent', { kind: 'silent' }],
    ['false-hash', { kind: 'false-hash' }],
    ['lying-losses', { kind: 'lying-losses' }],
  ];
  const strong = others.map(
    ([name, behaviour]): Attack => ({
      kind: 'cabal',
      name: `cabal-40-${name}`,
      title: `cabal with 40% of stake: ${name}`,
      miners,
      validators: liars(333, behaviour),
    }),
  );
  return [...alone, ...cabals, ...strong];
}

/** The same network with honest validators in place of those that lie: what a cabal's attack is compared with; null for other attacks. */
export function honestTwin({ kind, miners, validators }: Attack): Attack | null {
  if (kind !== 'cabal' || validators === undefined) return null;
  const honest = validators.map((group) => ({ ...group, phases: always({ kind: 'honest' } as const) }));
  const name = `honest-${honest.map(({ power }) => power).join('-')}`;
  return { kind, name, title: 'the same validators, honest', miners, validators: honest };
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
  normalisation: ['scaled-2', 'split-2-stretched'],
  bend: ['large-batch'],
  proof: ['copy', 'same-4', 'sliced-4', 'echo', 'replay', 'unassigned', 'held-out'],
  weighing: ['split-2', 'split-2-mixed', 'slow'],
  agreement: ['split-2', 'split-2-stretched', 'split-4-stretched', 'slow'],
  sharing: ['split-2-mixed', 'split-2-part-mixed'],
  'update-weights': ['split-4', 'split-8'],
  'update-cap': ['large-batch'],
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

/** The scenario of an attack. @param off defences that are switched off */
export function scenarioOf(attack: Attack, options: SuiteOptions, off: Defence[] = []): Scenario {
  const baseline = baselineOf(options);
  return {
    ...baseline,
    name: off.length === 0 ? attack.name : `${attack.name}-without-${off.join('-')}`,
    miners: [...baseline.miners, ...attack.miners],
    validators: [...baseline.validators, ...(attack.validators ?? [])],
    off,
    fault: attack.fault ?? 'none',
    // A fault shows in its first epochs.
    epochs: attack.kind === 'fault' ? Math.min(4, options.epochs) : options.epochs,
  };
}
