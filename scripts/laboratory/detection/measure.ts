import { normOf } from '../../../offchain/aggregation/index.ts';
import type { Gradient } from '../../../offchain/gradient/index.ts';
import {
  atMedianNorm,
  type Baseline,
  baseline,
  gainsOf,
  type OwnPart,
  roundsOf,
  sampleSizes,
  settingOf,
  tried,
  windowSecret,
} from '../../../offchain/scoring/index.ts';
import type { EpochView } from '../miners.ts';
import { windowsOf } from '../validators.ts';
import { draw } from '../world.ts';

/** Miners and validators of the network whose gradients are judged. */
export const miners = 8;
export const validators = 5;
/** Each account also sends the gradients of those so many places further on. */
export const thefts = [1, 3] as const;
/** Sequences of the hidden text that improvements are measured on. */
export const hiddenCounts = [48, 96, sampleSizes.hidden] as const;
/** Windows that are tried of each account at most. */
export const mostWindows = sampleSizes.round * sampleSizes.rounds;

/** Milliseconds of a processor that this process has taken: what else runs on the machine is not in them. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds of a processor that were spent, and on how much. */
export interface Spent {
  steps: number;
  training: number;
  /** Decoding. */
  blobs: number;
  blob: number;
  /** What each submission takes besides, but for its windows. */
  submissions: number;
  submission: number;
  windows: number;
  window: number;
}

/** What a validator finds of each gradient, and of each account that it is sent by. */
export interface Measured {
  /** By sequences of the hidden text: improvements, how far the loss bends on their way, and what the own part gains on average, by sender. */
  hidden: Map<number, { chance: Baseline['chance']; improvements: number[]; bends: number[]; expected: number[] }>;
  /** What windows gain from the own part, by account, then by sender; only of pairs that are judged. */
  gains: Map<number, Gains>[];
}

/** What the windows of one account gain from one direction, tried as far as they are asked for: in the protocol's rounds, as a validator does. */
class Gains {
  readonly #found: number[] = [];
  readonly #rounds: Uint8Array[];
  readonly #gainsOf: (round: Uint8Array) => Promise<Iterable<number>>;

  constructor(rounds: readonly Uint8Array[], gains: (round: Uint8Array) => Promise<Iterable<number>>) {
    this.#rounds = [...rounds];
    this.#gainsOf = gains;
  }

  /** Of the windows from `begin` to `end`, without it. Nothing is tried twice. */
  async between(begin: number, end: number): Promise<number[]> {
    while (this.#found.length < end) this.#found.push(...(await this.#gainsOf(this.#rounds.shift()!)));
    return this.#found.slice(begin, end);
  }
}

/** Measures the gradients of an honest epoch as each validator does, and times it. Changes `spent`, also when gains are asked for. */
export async function measure(view: EpochView, gradients: readonly Gradient[], spent: Spent): Promise<Measured[]> {
  const { world, base, randomness, seed } = view;
  const { description, specs, evaluator, textGradient } = world;
  const length = description.context + 1;
  const placed = gradients.map((gradient, index) => ({ index, gradient }));
  const timed = async <Result>(kind: 'submission' | 'window', count: number, work: () => Promise<Result>) => {
    const began = processorTime();
    const result = await work();
    spent[kind] += processorTime() - began;
    spent[`${kind}s`] += count;
    return result;
  };
  const result: Measured[] = [];
  for (let validator = 0; validator < validators; validator++) {
    const text = world.hidden(draw(seed, 'hidden', validator));
    const secret = windowSecret(text, randomness);
    const norms = gradients.map(normOf);
    const whole = settingOf({
      description,
      evaluator,
      textGradient,
      weights: base,
      specs,
      norms,
      hidden: text,
      secret,
    });
    const hidden: Measured['hidden'] = new Map();
    let owns: OwnPart[] = [];
    for (const count of hiddenCounts) {
      const shared = await baseline({ ...whole, hidden: text.subarray(0, count * length) }, placed);
      const improvements: number[] = [];
      const bends: number[] = [];
      owns = [];
      for (const { index, gradient } of placed)
        await timed('submission', 1, async () => {
          const delta = atMedianNorm(gradient, shared.setting);
          improvements.push(shared.improvement(delta));
          bends.push(await shared.bend(delta));
          owns.push(shared.ownPart(index, delta)!);
        });
      hidden.set(count, { chance: shared.chance, improvements, bends, expected: owns.map(({ promise }) => promise) });
    }
    const gains = Array.from({ length: miners }, (_, account) => {
      const assigned = windowsOf(view, secret, `honest-${account}`).subarray(0, mostWindows * length);
      const rounds = roundsOf(assigned, length);
      const senders = [account, ...thefts.map((theft) => (account + theft) % miners)];
      const gainsFrom = (sender: number) => async (round: Uint8Array) =>
        gainsOf(await timed('window', round.length / length, () => tried(whole, owns[sender]!.direction, round)));
      return new Map(senders.map((sender) => [sender, new Gains(rounds, gainsFrom(sender))]));
    });
    result.push({ hidden, gains });
  }
  return result;
}
