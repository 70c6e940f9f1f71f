import { inForce, type MinerGroup } from '../scenario.ts';
import { type Attack, always, attack, power } from './attack.ts';

/** The same by a miner that works honestly in every other epoch, and rests on that between. */
const inEveryOther = (epochs: number, given: Attack): Attack => {
  const alternating = ({ phases, ...group }: MinerGroup): MinerGroup => ({
    ...group,
    phases: Array.from({ length: epochs }, (_, from) => ({
      from,
      behaviour: from % 2 === 0 ? { kind: 'honest' } : inForce(phases, from),
    })),
  });
  return { ...given, miners: given.miners.map(alternating) };
};

/** Attacks by a single miner. @param epochs length of the run, in the middle of which the sleeper turns; @param steps H of the model */
export function byOneMiner(epochs: number, steps: number): Attack[] {
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
    inEveryOther(
      epochs,
      attack('idle', 'copy-2', 'copy of a leaked gradient in every other epoch', {
        kind: 'copy',
        of: 'honest-0',
        keep: 0.9,
      }),
    ),
    attack('idle', 'echo', 'the last public update as own work', { kind: 'echo' }),
    attack('idle', 'perturbation', 'one parameter moved', { kind: 'perturbation', size: 0.1 }),
    attack('idle', 'vanishing', 'one parameter moved by next to nothing', { kind: 'perturbation', size: 1e-40 }),
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
    inEveryOther(
      epochs,
      attack('cheat', 'unassigned-2', 'unassigned shards in every other epoch', { kind: 'unassigned' }),
    ),
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
