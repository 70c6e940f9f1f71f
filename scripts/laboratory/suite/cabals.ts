import type { ValidatorBehaviour } from '../scenario.ts';
import { type Attack, always, attackers, honestValidators, power } from './attack.ts';

/** Validators that lie beside the honest ones; the accomplice trains one step an epoch. */
export function byValidators(): Attack[] {
  const miners = [attackers('accomplice', { kind: 'honest', steps: 1 })];
  const cabal = (name: string, title: string, stake: number, behaviour: ValidatorBehaviour): Attack => ({
    kind: 'cabal',
    name,
    title,
    miners,
    validators: [{ name: 'liar', count: 1, power: stake, phases: always(behaviour) }],
  });
  // Five honest validators have the rest of the stake.
  const stakeOf = (percent: number) => Math.round((honestValidators * power * percent) / (100 - percent));
  const shares = [10, 25, 33, 40];
  const rival = 'honest-0';
  const behaviours: [string, ValidatorBehaviour][] = [
    ['lazy', { kind: 'lazy', part: 0.5 }],
    ['copier', { kind: 'copier' }],
    ['random', { kind: 'random' }],
    ['silent', { kind: 'silent' }],
    ['non-revealing', { kind: 'non-revealing' }],
    ['false-hash', { kind: 'false-hash' }],
    ['lying-losses', { kind: 'lying-losses' }],
  ];
  return [
    ...behaviours.map(([name, behaviour]) => cabal(`one-${name}`, `one validator of six: ${name}`, power, behaviour)),
    ...shares.map((percent) =>
      cabal(`favour-${percent}`, `cabal with ${percent}% of stake favours an accomplice`, stakeOf(percent), {
        kind: 'favour',
        group: 'accomplice',
      }),
    ),
    ...shares.map((percent) => ({
      ...cabal(`rival-${percent}`, `cabal with ${percent}% of stake zeroes a rival`, stakeOf(percent), {
        kind: 'zero',
        of: rival,
      }),
      rival,
    })),
    ...shares.map((percent) =>
      cabal(`cabal-${percent}-zero`, `cabal with ${percent}% of stake zeroes all honest`, stakeOf(percent), {
        kind: 'zero',
        of: 'honest',
      }),
    ),
    ...behaviours.map(([name, behaviour]) =>
      cabal(`cabal-40-${name}`, `cabal with 40% of stake: ${name}`, stakeOf(40), behaviour),
    ),
  ];
}

/** The same network with honest validators in place of those that lie: what a cabal's attack is compared with; null for other attacks. */
export function honestTwin({ kind, miners, validators }: Attack): Attack | null {
  if (kind !== 'cabal' || validators === undefined) return null;
  const honest = validators.map((group) => ({ ...group, phases: always({ kind: 'honest' } as const) }));
  const name = `honest-${honest.map(({ power }) => power).join('-')}`;
  return { kind, name, title: 'the same validators, honest', miners, validators: honest };
}
