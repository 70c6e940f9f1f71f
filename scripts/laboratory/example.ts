/** A network to begin from: two honest miners, and one that turns to noise in the third epoch; a validator beside three that scores at random. */
import type { z } from 'zod';
import type { scenarioSchema } from './scenario.ts';

const example: z.input<typeof scenarioSchema> = {
  name: 'example',
  model: 'micro',
  epochs: 4,
  seeds: [1],
  miners: [
    { name: 'honest', count: 2, attacker: false, phases: [{ from: 0, behaviour: { kind: 'honest' } }] },
    {
      name: 'turncoat',
      count: 1,
      attacker: true,
      phases: [
        { from: 0, behaviour: { kind: 'honest' } },
        { from: 2, behaviour: { kind: 'noise' } },
      ],
    },
  ],
  validators: [
    { name: 'validator', count: 3, power: 100, phases: [{ from: 0, behaviour: { kind: 'honest' } }] },
    { name: 'guesser', count: 1, power: 50, phases: [{ from: 0, behaviour: { kind: 'random' } }] },
  ],
};

export default example;
