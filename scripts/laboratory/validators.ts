import { hexToU8a } from '@polkadot/util';
import { assignedShards, sequencesOfEach, unassignedShards } from '../../offchain/data/index.ts';
import { generator } from '../../offchain/model/index.ts';
import {
  baseline,
  cohortOf,
  epochScores,
  type Found,
  type Inspected,
  peersOf,
  type ScoringRules,
  sampleSizes,
  scoreGradient,
} from '../../offchain/scoring/index.ts';
import type { Losses } from '../../offchain/settlement/index.ts';
import type { Hash } from '../../types/files/hash.ts';
import { accountOf, type EpochView } from './miners.ts';
import { noveltyOf } from './novelty.ts';
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
export interface Measured {
  scores: (bigint | null)[];
  reasons: (string | null)[];
}

/**
 * Scores an epoch as a validator's host and workers do.
 * @param directions what is taken out of each gradient; the protocol takes out nothing
 */
export async function measure(
  validator: string,
  inbox: Inbox,
  view: EpochView,
  eta: number,
  rules: ScoringRules,
  directions: readonly Float64Array[],
): Promise<Measured> {
  const { world, seed } = view;
  const { context } = world.description;
  const { shardsPerEpoch } = world.description.training;
  const hidden = world.hidden(draw(seed, 'hidden', validator));
  const shared = await baseline(world.evaluator, view.base, hidden);
  const found: Found[] = inbox.map((each) => each?.inspected ?? null);
  const cohort = cohortOf(found);
  const scores: (bigint | null)[] = inbox.map(() => null);
  const reasons = inbox.map((each) => (each?.inspected.verdict === 'refused' ? each.inspected.reason : null));
  const gradientAt = (index: number) => {
    const inspected = inbox[index]!.inspected;
    if (inspected.verdict !== 'sound') throw new Error(`submission ${index} is not in the cohort`);
    return noveltyOf(inspected.gradient, directions, world.specs);
  };
  for (const index of cohort) {
    const { norms, earlier } = peersOf(index, cohort, found);
    const account = hexToU8a(accountOf(seed, inbox[index]!.miner));
    const given = new Set(assignedShards(view.randomness, account, shardsPerEpoch, world.shardCount));
    const others = unassignedShards(view.index, given, shardsPerEpoch, world.shardCount);
    const sample = (shards: Iterable<number>) =>
      sequencesOfEach(
        [...shards].map((shard) => world.shard(shard)),
        context,
        sampleSizes.shards,
      );
    const { score, reason } = await scoreGradient(
      {
        evaluator: world.evaluator,
        baseline: shared,
        gradient: gradientAt(index),
        specs: world.specs,
        eta,
        norms,
        earlier: earlier.map(gradientAt),
        assigned: sample(given),
        unassigned: sample(others),
      },
      rules,
    );
    scores[index] = score;
    reasons[index] = reason;
  }
  const committed = epochScores(found, scores, rules);
  committed.forEach((score, index) => {
    if (score === 0n && (scores[index] ?? 0n) > 0n) reasons[index] = 'its score is little beside the others';
  });
  return { scores: committed, reasons };
}

/** Whether what it says depends on measuring. */
export const measures = ({ kind }: ValidatorBehaviour): boolean =>
  kind !== 'silent' && kind !== 'random' && kind !== 'copier';

/** The scores that a validator reveals; null if it reveals none. @param last settled scores of the epoch before, by miner */
export function reveal(
  behaviour: ValidatorBehaviour,
  measured: Measured | null,
  inbox: Inbox,
  last: ReadonlyMap<string, bigint>,
  randomSeed: Hash,
): (bigint | null)[] | null {
  const honest = measured?.scores ?? inbox.map(() => null);
  const groupOf = (index: number) => inbox[index]?.group;
  switch (behaviour.kind) {
    case 'honest':
    case 'false-hash':
    case 'lying-losses':
      return honest;
    case 'lazy':
      return honest.map((score, index) => (index < behaviour.part * honest.length ? score : null));
    case 'favour': {
      const most = honest.reduce<bigint>((best, score) => (score !== null && score > best ? score : best), 1n);
      return honest.map((score, index) => (groupOf(index) === behaviour.group ? 10n * most : score));
    }
    case 'zero':
      return honest.map((score, index) => (groupOf(index) === behaviour.group ? 0n : score));
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
