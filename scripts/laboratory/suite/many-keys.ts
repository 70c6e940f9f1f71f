import type { MinerBehaviour, MinerGroup } from '../scenario.ts';
import { type Attack, always, attackers } from './attack.ts';

/** One gradient's work under many keys. */
export function byManyKeys(steps: number): Attack[] {
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
  const withoutSteps = [2, 4].map(
    (keys): Attack => ({
      kind: 'fair',
      name: `large-batch-${keys}`,
      title: `no steps: the gradient of one miner's text under ${keys} keys`,
      miners: [attackers('split', { kind: 'large-batch', steps: Math.floor(steps / keys) }, keys)],
    }),
  );
  const source: MinerGroup = { name: 'source', count: 1, attacker: false, phases: always({ kind: 'honest' }) };
  const slices = Array.from({ length: 4 }, (_, slice) =>
    attackers(`slice-${slice}`, { kind: 'slice', of: 'source-0', slice, slices: 4 }),
  );
  return [
    ...splitting,
    ...withoutSteps,
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
      kind: 'fair',
      name: 'many-long',
      title: 'scaled ×3.9 by 40% of all keys',
      miners: [attackers('long', { kind: 'scaled', factor: 3.9 }, 5)],
    },
    {
      kind: 'fair',
      name: 'many-short',
      title: 'scaled ×0.1 by 40% of all keys',
      miners: [attackers('short', { kind: 'scaled', factor: 0.1 }, 5)],
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
