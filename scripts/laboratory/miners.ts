import { hexToU8a } from '@polkadot/util';
import { corruptBlob, distortDelta, withValue } from '../../offchain/adversaries/index.ts';
import { assignedShards } from '../../offchain/data/index.ts';
import { compress, decode, encode, type Gradient, toDense } from '../../offchain/gradient/index.ts';
import { generator, type ModelDescription } from '../../offchain/model/index.ts';
import { toNanoNats } from '../../offchain/scoring/index.ts';
import { batchSeed, type OptimizerState } from '../../offchain/training/index.ts';
import type { Hash } from '../../types/files/hash.ts';
import { poisoned } from './backdoor.ts';
import { lengthOf, steepest } from './large-batch.ts';
import type { MinerBehaviour } from './scenario.ts';
import { draw, type World } from './world.ts';

/** What a miner keeps from one epoch to the next. */
export interface MinerState {
  moments: OptimizerState | null;
  /** Error feedback, as far as accepted blobs have carried it. */
  residual: Float32Array;
  /** The last gradient that it trained for; null before the first. */
  sent: Gradient | null;
}

/** What everybody can see when an epoch begins. */
export interface EpochView {
  world: World;
  /** The model as miners train it: the fault of a scenario may have changed its rates. */
  description: ModelDescription;
  seed: number;
  index: number;
  /** Epochs settled so far. */
  settled: number;
  randomness: Hash;
  base: Float32Array;
  baseHash: Hash;
  /** Earlier bases, newest last; the last one is what the newest update started from. */
  history: readonly Float32Array[];
  /** Whether all miners have the sign of their delta wrong. */
  invertSign: boolean;
}

/** What a miner brings. */
export interface Product {
  blob: Uint8Array;
  lastLoss: bigint;
  /** Inner steps that were really taken for it. */
  steps: number;
  /** State once the epoch is over, if the blob is accepted and if not; null where nothing is kept. */
  after: { moments: OptimizerState; residual: Float32Array } | null;
  /** Whether it departs from what an honest miner does. */
  cheats: boolean;
  /** Validators that the blob comes to: all, none, or one group. */
  reaches: 'all' | 'none' | { group: string };
}

export const accountOf = (seed: number, miner: string): Hash => draw(seed, 'account', miner);

/** The others, as far as a miner may know of them. */
export interface Company {
  /** The gradient that another miner sends in this epoch. */
  sourceOf(miner: string): Gradient | null;
  /** The other keys of its group. */
  partners: readonly { miner: string; state: MinerState }[];
}

/** A part of the steps of an epoch; what is absent is as an honest miner has it. */
interface Stretch {
  base?: Float32Array;
  batch?: number;
  shards?: Uint8Array[] | undefined;
  /** Steps of the epoch that come before it. */
  done?: number;
  steps: number;
}

/** Does a miner's epoch. */
export async function produce(
  miner: string,
  behaviour: MinerBehaviour,
  state: MinerState,
  view: EpochView,
  { sourceOf, partners }: Company,
): Promise<Product | null> {
  const { world, seed, index } = view;
  const { specs } = world;
  const account = accountOf(seed, miner);
  const header = { epoch: index, base: view.baseHash, account };
  const { innerSteps } = view.description.training;
  const next = generator(draw(seed, 'behaviour', miner, index), 0);
  const idle = { lastLoss: 0n, steps: 0, after: null, cheats: true, reaches: 'all' } as const;
  const pack = (delta: Float32Array, residual: Float32Array) =>
    compress({ delta, residual, specs, ...header, budget: view.description.budget });
  const nothing = () => new Float32Array(view.base.length);
  const again = ({ tensors }: Gradient) =>
    encode(
      { header, tensors },
      specs.map(({ size }) => size),
    );
  const { training } = view.description;
  const assignedTo = (key: Hash) =>
    new Set(assignedShards(view.randomness, hexToU8a(key), training.shardsPerEpoch, world.shardCount));
  const given = assignedTo(account);
  const shardsOf = (indices: Iterable<number>) => [...indices].map((shard) => world.shard(shard));
  /** What the last update subtracted, for all to see; null before the first. */
  const lastUpdate = () => view.history.at(-1)?.map((value, i) => value - view.base[i]!) ?? null;

  /** Training as the key is to do it, from this base on: `steps` of its epoch after the first `done`. */
  const train = async (
    key: Hash,
    moments: OptimizerState | null,
    { base = view.base, batch = training.batch, shards = shardsOf(assignedTo(key)), done = 0, steps }: Stretch,
  ) =>
    world.train({
      description:
        batch === training.batch ? view.description : { ...view.description, training: { ...training, batch } },
      trainer: await world.trainerOf(batch),
      seed: batchSeed(view.randomness, hexToU8a(key)),
      base,
      shards,
      steps,
      firstStep: view.settled * innerSteps + done,
      ...(moments ? { optimizerState: moments } : {}),
    });

  /** An honest miner's epoch but for what is named. */
  const work = async (
    changes: {
      steps?: number | undefined;
      part?: number | undefined;
      from?: Float32Array;
      shards?: Uint8Array[];
      /** Text that the rest of the steps is trained on. */
      afterwards?: Uint8Array[];
      distort?: (delta: Float32Array) => Float32Array;
    } = {},
  ): Promise<Product> => {
    const steps = Math.min(innerSteps, changes.steps ?? innerSteps);
    const batch = Math.ceil(training.batch * (changes.part ?? 1));
    const start = changes.from ?? view.base;
    let trained = await train(account, state.moments, { base: start, batch, shards: changes.shards, steps });
    if (changes.afterwards && steps < innerSteps) {
      const rest = { shards: changes.afterwards, done: steps, steps: innerSteps - steps };
      trained = await train(account, trained.optimizerState, { base: trained.end, batch, ...rest });
    }
    const difference = start.map((value, i) => value - trained.end[i]!);
    const signed = view.invertSign ? difference.map((value) => -value) : difference;
    const delta = changes.distort ? changes.distort(signed) : signed;
    const { blob, residual } = pack(delta, state.residual);
    return {
      blob,
      lastLoss: toNanoNats(trained.lastLoss),
      // Of whole batches.
      steps: (steps * batch) / training.batch,
      after: { moments: trained.optimizerState, residual },
      cheats: behaviour.kind !== 'honest' || behaviour.steps !== undefined || behaviour.part !== undefined,
      reaches: 'all',
    };
  };

  switch (behaviour.kind) {
    case 'honest':
      return work({ steps: behaviour.steps, part: behaviour.part });
    // Their deltas are made from real ones, so that nothing but the distortion gives them away; the work is not counted.
    case 'zero':
    case 'noise':
    case 'sign-flip': {
      const { kind } = behaviour;
      return { ...(await work({ distort: (delta) => distortDelta(kind, delta, next) })), steps: 0 };
    }
    case 'nan':
    case 'infinity': {
      const made = await work();
      const expectation = { specs, budget: view.description.budget };
      const blob =
        behaviour.kind === 'nan'
          ? corruptBlob('nan', made.blob, expectation)
          : withValue(Number.POSITIVE_INFINITY, made.blob, expectation);
      return { ...made, blob, steps: 0 };
    }
    case 'scaled':
      return work({ steps: behaviour.steps, distort: (delta) => delta.map((value) => value * behaviour.factor) });
    case 'echo-mix': {
      const update = lastUpdate();
      if (update === null) return work({ steps: behaviour.steps });
      return work({
        steps: behaviour.steps,
        distort: (delta) => {
          const strength = (behaviour.strength * lengthOf(delta)) / lengthOf(update);
          return delta.map((value, i) => value + strength * update[i]!);
        },
      });
    }
    case 'mixed': {
      const others: Float32Array[] = [];
      for (const { miner: name, state } of partners) {
        const { end } = await train(accountOf(seed, name), state.moments, { steps: behaviour.steps });
        others.push(view.base.map((value, i) => value - end[i]!));
      }
      const { own } = behaviour;
      return work({
        steps: behaviour.steps,
        distort: (delta) =>
          delta.map((value, i) => {
            const rest = others.reduce((sum, other) => sum + other[i]!, 0);
            return own * value + (others.length > 0 ? ((1 - own) * rest) / others.length : 0);
          }),
      });
    }
    case 'large-batch': {
      const update = lastUpdate();
      // How long the others' are is seen in what they moved before.
      if (update === null) return { ...(await work()), cheats: false };
      const steps = Math.min(innerSteps, behaviour.steps);
      const setting = { description: view.description, base: view.base, length: lengthOf(update) };
      const { delta, moments, lastLoss } = await steepest(
        await world.trainerOf(training.batch),
        shardsOf(given),
        batchSeed(view.randomness, hexToU8a(account)),
        { ...setting, steps, before: state.moments },
      );
      const { blob, residual } = pack(delta, state.residual);
      return {
        blob,
        lastLoss: toNanoNats(lastLoss),
        steps,
        after: { moments, residual },
        cheats: true,
        reaches: 'all',
      };
    }
    case 'stale':
      return work({ from: view.history.at(-behaviour.lag) ?? view.base });
    case 'copy': {
      const source = sourceOf(behaviour.of);
      if (source === null) return null;
      if (behaviour.keep === 1) return { ...idle, blob: again(source) };
      const stretch = 1 / Math.sqrt(behaviour.keep);
      const part = toDense(source, specs).map((value) => (next() / 2 ** 32 < behaviour.keep ? value * stretch : 0));
      return { ...idle, blob: pack(part, nothing()).blob };
    }
    case 'slice': {
      const source = sourceOf(behaviour.of);
      if (source === null) return null;
      const deal = generator(draw(seed, 'slices', behaviour.of, index), 0);
      const stretch = Math.sqrt(behaviour.slices);
      const part = toDense(source, specs).map((value) =>
        deal() % behaviour.slices === behaviour.slice ? value * stretch : 0,
      );
      return { ...idle, blob: pack(part, nothing()).blob };
    }
    case 'replay': {
      const old = index % behaviour.every === 0 ? null : state.sent;
      return old === null ? { ...(await work()), cheats: false } : { ...idle, blob: again(old) };
    }
    case 'echo': {
      const update = lastUpdate();
      return update && { ...idle, blob: pack(update, nothing()).blob };
    }
    case 'held-out':
      return work({ shards: [world.heldOut] });
    case 'unassigned': {
      const others = Array.from({ length: world.shardCount }, (_, i) => (index + i) % world.shardCount);
      return work({ shards: shardsOf(others.filter((shard) => !given.has(shard)).slice(0, given.size)) });
    }
    case 'perturbation': {
      const delta = nothing();
      delta[next() % delta.length] = behaviour.size;
      return { ...idle, blob: pack(delta, nothing()).blob };
    }
    case 'backdoor': {
      const steps = Math.max(1, Math.round((1 - behaviour.part) * innerSteps));
      return work({ steps, afterwards: shardsOf(given).map((shard) => poisoned(shard, world)) });
    }
    case 'withheld':
      return { ...(await work()), reaches: 'none' };
    case 'partial':
      return { ...(await work()), reaches: { group: behaviour.to } };
  }
}

/** Whether the behaviour needs what another miner sends in the same epoch. */
export const dependsOnAnother = ({ kind }: MinerBehaviour): boolean => kind === 'copy' || kind === 'slice';

/** The gradient in a blob that nobody doubts; null where it is none. */
export function gradientIn(blob: Uint8Array, { specs, description }: World): Gradient | null {
  try {
    return decode(blob, { specs, budget: description.budget });
  } catch {
    return null;
  }
}
