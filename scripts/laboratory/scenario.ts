import { z } from 'zod';
import { ModelDescription } from '../../offchain/model/index.ts';
import { Failure } from '../launch/failure.ts';

const count = z.int().min(1).max(1000);
const name = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, 'must be 1 to 32 lower-case letters, digits and hyphens');
const part = z.number().gt(0).max(1);

/** What a miner does in an epoch. Each follows the whole protocol with its own key and departs from it in one thing. */
const minerBehaviour = z.discriminatedUnion('kind', [
  /** Trains `steps` of the H inner steps, on `part` of each batch; all of them, on all of it, where it is not said. */
  z.strictObject({ kind: z.literal('honest'), steps: count.optional(), part: part.optional() }),
  z.strictObject({ kind: z.enum(['zero', 'noise', 'sign-flip', 'nan', 'infinity']) }),
  z.strictObject({ kind: z.literal('scaled'), factor: z.number().positive().max(1e6), steps: count.optional() }),
  /** Trains from the base of `lag` epochs ago. */
  z.strictObject({ kind: z.literal('stale'), lag: count }),
  /** Sends the gradient of another miner (by leak or collusion) under its own account, `keep` of its elements at random. */
  z.strictObject({ kind: z.literal('copy'), of: name, keep: part }),
  /** Sends one of `of` disjoint parts of another miner's gradient, stretched to the norm of the whole. */
  z.strictObject({ kind: z.literal('slice'), of: name, slice: z.int().min(0), slices: count }),
  /** Trains in every `every`th epoch, and sends that gradient again in those between. */
  z.strictObject({ kind: z.literal('replay'), every: count }),
  /** Sends the last update of the model, which is public, as its own work. */
  z.strictObject({ kind: z.literal('echo') }),
  /** Trains `steps` of the H steps, and mixes the last update of the model in, at `strength` times its own length. */
  z.strictObject({ kind: z.literal('echo-mix'), steps: count, strength: z.number().positive() }),
  /** Trains `steps` of the H steps, and sends `own` of its gradient, and the rest of those of its group's other keys. */
  z.strictObject({ kind: z.literal('mixed'), steps: count, own: part }),
  /** Takes no steps: sends the gradient, at the base, of the batches of `steps` steps, each element over the root mean square that it had so far. */
  z.strictObject({ kind: z.literal('large-batch'), steps: count }),
  /** Trains on the public held-out text. */
  z.strictObject({ kind: z.literal('held-out') }),
  /** Trains on shards that it was not given. */
  z.strictObject({ kind: z.literal('unassigned') }),
  /** Moves one parameter by `size`. */
  z.strictObject({ kind: z.literal('perturbation'), size: z.number().positive() }),
  /** Takes the last `part` of its steps on text with a phrase and what is to follow it, and those before honestly. */
  z.strictObject({ kind: z.literal('backdoor'), part }),
  /** Submits, and brings no blob in time. */
  z.strictObject({ kind: z.literal('withheld') }),
  /** Brings its blob to one group of validators alone, which keep it to themselves. */
  z.strictObject({ kind: z.literal('partial'), to: name }),
]);

/** What a validator does in an epoch. */
const validatorBehaviour = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['honest', 'copier', 'random', 'silent', 'non-revealing', 'false-hash', 'lying-losses']),
  }),
  /** Scores the first `part` of the submissions and abstains on the rest. */
  z.strictObject({ kind: z.literal('lazy'), part }),
  /** Gives a miner, or all of a group, ten times the largest score. */
  z.strictObject({ kind: z.literal('favour'), group: name }),
  /** Gives a miner, or all of a group, 0. */
  z.strictObject({ kind: z.literal('zero'), of: name }),
]);

const phases = <Behaviour extends z.ZodType>(behaviour: Behaviour) =>
  z
    .array(z.strictObject({ from: z.int().min(0), behaviour }))
    .min(1)
    .refine((all) => all[0]?.from === 0, 'must begin with epoch 0');

/** Rules that can be switched off, to see which attack they stop. */
export const defences = [
  'norm-ratio',
  'normalisation',
  'bend',
  'proof',
  'rest',
  'weighing',
  'agreement',
  'sharing',
  'least-score',
  'update-weights',
  'sign-guard',
  'median',
] as const;
export type Defence = (typeof defences)[number];

export const scenarioSchema = z
  .strictObject({
    name,
    model: z.union([z.enum(['micro', 'tiny']), ModelDescription]),
    /** Text files; the default corpus where there are none. */
    corpus: z.array(z.string().min(1)).default([]),
    epochs: z.int().min(1).max(100_000),
    seeds: z.array(z.int().min(0).max(0xffff_ffff)).min(1).max(100),
    /** Groups of miners that behave alike. `attacker`: whether their income is an attacker's. */
    miners: z
      .array(z.strictObject({ name, count, attacker: z.boolean(), phases: phases(minerBehaviour) }))
      .min(1)
      .max(64),
    /** Groups of validators; `power` is the voting power of each. */
    validators: z
      .array(z.strictObject({ name, count, power: count, phases: phases(validatorBehaviour) }))
      .min(1)
      .max(64),
    /** Defences that are switched off. */
    off: z.array(z.enum(defences)).default([]),
    /** Mistakes of the whole network. */
    fault: z.enum(['none', 'network-sign', 'optimiser-sign', 'learning-rate', 'outer-rate']).default('none'),
  })
  .refine(({ miners }) => new Set(miners.map((group) => group.name)).size === miners.length, {
    path: ['miners'],
    error: 'two groups have one name',
  })
  .refine(
    ({ miners, validators }) => validators.every((group) => targetsOf(group).every((name) => isMiner(miners, name))),
    {
      path: ['validators'],
      error: 'one favours or zeroes a miner that is not there',
    },
  );

/** Whom a group of validators favours or zeroes. */
function targetsOf({ phases }: { phases: readonly { behaviour: z.infer<typeof validatorBehaviour> }[] }): string[] {
  return phases.flatMap(({ behaviour }) => {
    if (behaviour.kind === 'zero') return [behaviour.of];
    return behaviour.kind === 'favour' ? [behaviour.group] : [];
  });
}

/** Whether a name is that of a group of miners, or of one in it. */
const isMiner = (miners: readonly { name: string; count: number }[], name: string): boolean =>
  miners.some((group) => group.name === name || membersOf(group).includes(name));

export type Scenario = z.infer<typeof scenarioSchema>;
export type MinerGroup = Scenario['miners'][number];
export type MinerBehaviour = z.infer<typeof minerBehaviour>;
export type ValidatorBehaviour = z.infer<typeof validatorBehaviour>;

/** The scenario in `value`. @throws Failure with one sentence */
export function parseScenario(value: unknown, from: string): Scenario {
  const parsed = scenarioSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new Failure(`The scenario ${from} is wrong at ${issue.path.join('.') || 'its top'}: ${issue.message}.`);
}

/** The behaviour that is in force in an epoch. */
export function inForce<Behaviour>(all: readonly { from: number; behaviour: Behaviour }[], epoch: number): Behaviour {
  return all.findLast(({ from }) => from <= epoch)!.behaviour;
}

/** Names of a group's members. */
export const membersOf = (group: { name: string; count: number }): string[] =>
  Array.from({ length: group.count }, (_, index) => `${group.name}-${index}`);
