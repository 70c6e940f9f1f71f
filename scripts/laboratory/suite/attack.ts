import type { MinerBehaviour, MinerGroup, Scenario } from '../scenario.ts';

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
  /** The honest miner that it is meant to harm. */
  rival?: string;
}

/** Of the network that is attacked. */
export const honestMiners = 8;
export const honestValidators = 5;
/** Of each honest validator. */
export const power = 100;

/** The same behaviour in every epoch. */
export const always = <Behaviour>(behaviour: Behaviour) => [{ from: 0, behaviour }];

/** A group of attackers that do nothing else. */
export const attackers = (name: string, behaviour: MinerBehaviour, count = 1): MinerGroup => ({
  name,
  count,
  attacker: true,
  phases: always(behaviour),
});

/** An attack by one such group. */
export const attack = (
  kind: Attack['kind'],
  name: string,
  title: string,
  behaviour: MinerBehaviour,
  count = 1,
): Attack => ({
  kind,
  name,
  title,
  miners: [attackers(name, behaviour, count)],
});
