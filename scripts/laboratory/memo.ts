import { createHash } from 'node:crypto';
import type { Evaluator, TextGradient } from '../../offchain/model/index.ts';
import { type TrainingResult, type TrainingRun, train } from '../../offchain/training/index.ts';

/**
 * Results that were computed before, by the content of what they were computed from. Runs that differ in an attacker who is never
 * accepted share nearly all of their work. The oldest go when it is full.
 */
class Memo<Value> {
  readonly #known = new Map<string, Value>();
  readonly #bytesOf: (value: Value) => number;
  readonly #limit: number;
  #bytes = 0;

  constructor(limit: number, bytesOf: (value: Value) => number) {
    this.#limit = limit;
    this.#bytesOf = bytesOf;
  }

  async get(key: string, make: () => Promise<Value>): Promise<Value> {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const value = await make();
    this.#known.set(key, value);
    this.#bytes += this.#bytesOf(value);
    for (const [oldest, old] of this.#known) {
      if (this.#bytes <= this.#limit) break;
      this.#known.delete(oldest);
      this.#bytes -= this.#bytesOf(old);
    }
    return value;
  }
}

function digest(...parts: readonly (NodeJS.ArrayBufferView | string)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('base64');
}

/** The evaluator, which computes no loss twice. */
export function rememberLosses(evaluator: Evaluator): Evaluator {
  const memo = new Memo<Float32Array>(2 ** 27, (losses) => losses.byteLength);
  return {
    losses: (weights, tokens) =>
      memo.get(digest(weights, Uint8Array.from(tokens)), () => evaluator.losses(weights, tokens)),
    release: () => evaluator.release(),
  };
}

/** The same of a text's gradients. */
export function rememberGradients(textGradient: TextGradient): TextGradient {
  const memo = new Memo<Float32Array>(2 ** 26, (gradient) => gradient.byteLength);
  return {
    gradient: (weights, tokens) => memo.get(digest(weights, tokens), () => textGradient.gradient(weights, tokens)),
    release: () => textGradient.release(),
  };
}

/** `train`, which takes no step twice. What it gives must not be changed. */
export function rememberTraining(): (run: TrainingRun) => Promise<TrainingResult> {
  // Two runs of 40 epochs with 8 miners of the micro model fit.
  const memo = new Memo<TrainingResult>(2 ** 30, ({ end }) => 4 * end.byteLength);
  return (run) => {
    const { base, shards, steps, firstStep, seed, optimizerState, description } = run;
    const { first, second, step } = optimizerState ?? { first: '', second: '', step: 0 };
    const numbers = JSON.stringify([steps, firstStep, seed, step, description.training, shards.length]);
    const key = digest(numbers, base, first, second, ...shards.map((shard) => Uint8Array.from(shard)));
    return memo.get(key, () => {
      const state = optimizerState && {
        first: optimizerState.first.slice(),
        second: optimizerState.second.slice(),
        step: optimizerState.step,
      };
      return train({ ...run, ...(state ? { optimizerState: state } : {}) });
    });
  };
}
