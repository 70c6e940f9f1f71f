import { hexToU8a } from '@polkadot/util';
import { assignedShards } from '../../offchain/data/index.ts';
import { generator } from '../../offchain/model/index.ts';
import {
  assignedWindows,
  baseline,
  type Compared,
  cohortOf,
  cosinesOf,
  epochScores,
  type Found,
  type Inspected,
  normsOf,
  referencePlaces,
  type ScoringRules,
  type Standing,
  scoreGradient,
  settingOf,
  windowSecret,
} from '../../offchain/scoring/index.ts';
import type { Losses } from '../../offchain/settlement/index.ts';
import type { Hash } from '../../types/files/hash.ts';
import { accountOf, type EpochView } from './miners.ts';
import type { ValidatorBehaviour } from './scenario.ts';
import { draw } from './world.ts';

/** A submission as a validator has it. */
export interface Received {
  miner: string;
  group: string;
  inspected: Inspected;
}

/** `null` where the blob did not come. */
export type Inbox = readonly (Received | null)[];

/** Scores by submission index, and why each that is 0 is. */
export interface Scores {
  scores: (bigint | null)[];
  reasons: (string | null)[];
}

/** What a validator knows of miners from earlier epochs. */
export type Standings = Map<string, Standing>;

/** Scores an epoch as a validator's host and workers do. Changes `standings`. */
export async function measure(
  validator: string,
  inbox: Inbox,
  standings: Standings,
  view: EpochView,
  rules: ScoringRules,
): Promise<Scores> {
  const { world, seed, randomness } = view;
  const { evaluator, textGradient, specs } = world;
  const hidden = world.hidden(draw(seed, 'hidden', validator));
  const secret = windowSecret(hidden, randomness);
  const found: Found[] = inbox.map((each) => each?.inspected ?? null);
  const cohort = cohortOf(found);
  const norms = normsOf(cohort, found);
  const gradientAt = (index: number) => {
    const inspected = inbox[index]!.inspected;
    if (inspected.verdict !== 'sound') throw new Error(`submission ${index} is not in the cohort`);
    return inspected.gradient;
  };
  const measured: (Compared | null)[] = inbox.map(() => null);
  const reasons = inbox.map((each) => (each?.inspected.verdict === 'refused' ? each.inspected.reason : null));
  if (cohort.length === 0) return { scores: inbox.map((each) => (each === null ? null : 0n)), reasons };
  const placed = cohort.map((index) => ({ index, gradient: gradientAt(index) }));
  const shared = await baseline(
    settingOf({
      description: view.description,
      evaluator,
      textGradient,
      weights: view.base,
      specs,
      norms,
      hidden,
      secret,
    }),
    referencePlaces(secret, cohort.length).map((place) => placed[place]!),
    rules,
  );
  const last = view.history.at(-1);
  const cosines = await cosinesOf(
    placed.length,
    async (place) => placed[place]!.gradient,
    specs,
    last ? { before: last, after: view.base } : null,
  );
  const before = inbox.map((each) => (each && standings.get(each.miner)) ?? null);
  for (const [place, each] of placed.entries()) {
    const assigned = windowsOf(view, secret, inbox[each.index]!.miner);
    const score = await scoreGradient(shared, each, assigned, before[each.index]!, rules);
    const row = placed.map(({ index }, other): [number, number] => [index, cosines[place]![other]!]);
    measured[each.index] = { ...score, cosines: new Map(row) };
  }
  const { judgements, standings: after } = epochScores(found, measured, before, rules);
  for (const [index, standing] of after.entries()) if (standing) standings.set(inbox[index]!.miner, standing);
  return {
    scores: judgements.map((each) => each?.score ?? null),
    reasons: reasons.map((reason, index) => reason ?? judgements[index]?.reason ?? null),
  };
}

/** Windows that a miner has to train on, as far as the validator with this secret may look at them. */
export function windowsOf({ world, randomness, seed }: EpochView, secret: Hash, miner: string): Uint8Array {
  const { description } = world;
  const account = hexToU8a(accountOf(seed, miner));
  const given = assignedShards(randomness, account, description.training.shardsPerEpoch, world.shardCount);
  const shards = [...new Set(given)].map((shard) => world.shard(shard));
  return assignedWindows({ description, secret, randomness, account, shards });
}

/** Whether what it says depends on measuring. */
export const measures = ({ kind }: ValidatorBehaviour): boolean =>
  kind !== 'silent' && kind !== 'random' && kind !== 'copier';

/** The scores that a validator reveals; null if it reveals none. @param last settled scores of the epoch before, by miner */
export function reveal(
  behaviour: ValidatorBehaviour,
  measured: Scores | null,
  inbox: Inbox,
  last: ReadonlyMap<string, bigint>,
  randomSeed: Hash,
): (bigint | null)[] | null {
  const honest = measured?.scores ?? inbox.map(() => null);
  /** Whether a name is that of a submission's miner, or of its group. */
  const isOf = (index: number, name: string) => inbox[index]?.group === name || inbox[index]?.miner === name;
  switch (behaviour.kind) {
    case 'honest':
    case 'false-hash':
    case 'lying-losses':
      return honest;
    case 'lazy':
      return honest.map((score, index) => (index < behaviour.part * honest.length ? score : null));
    case 'favour': {
      const most = honest.reduce<bigint>((best, score) => (score !== null && score > best ? score : best), 1n);
      return honest.map((score, index) => (isOf(index, behaviour.group) ? 10n * most : score));
    }
    case 'zero':
      return honest.map((score, index) => (isOf(index, behaviour.of) ? 0n : score));
    // Scores are committed before anyone's can be seen: all that can be copied is the epoch before.
    case 'copier':
      return inbox.map((each) => (each === null ? null : (last.get(each.miner) ?? null)));
    case 'random': {
      const next = generator(randomSeed, 0);
      const typical = [...last.values()].reduce((sum, score) => sum + score, 0n) / BigInt(Math.max(1, last.size));
      return inbox.map(() => (BigInt(next()) * 2n * typical) / 2n ** 32n);
    }
    case 'silent':
    case 'non-revealing':
      return null;
  }
}

/** The losses that a validator votes with. */
export function lossesToVote({ kind }: ValidatorBehaviour, losses: Losses): Losses {
  return kind === 'lying-losses' ? { ...losses, minus: losses.plus, plus: losses.minus } : losses;
}
