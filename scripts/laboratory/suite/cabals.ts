import type { Scenario, ValidatorBehaviour } from '../scenario.ts';
import { type Attack, always, attackers, honestValidators, power } from './attack.ts';

/** Validators that lie beside the honest ones; the accomplice trains one step an epoch. */
export function byValidators(): Attack[] {
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
