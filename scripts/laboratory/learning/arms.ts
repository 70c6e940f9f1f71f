import { parameterCount } from '../../../offchain/model/index.ts';
import type { Ladder } from './models.ts';
import type { NetworkTrial, Trial } from './trial.ts';

/** One line of the table: a way to train, to be tried at several learning rates and seeds. */
export interface Arm {
  name: string;
  /** What it is, for the reader. */
  label: string;
  rates: readonly number[];
  trial(rate: number, seed: number): Trial;
}

export interface ArmsOptions {
  ladder: Ladder;
  corpus: string[];
}

const miners = 8;
/** The budgets of the issue: exact deltas, then bits a parameter; the last is that of 16 MB for 7B parameters. */
const budgets = [null, 2, 0.22, 0.0183] as const;
const tightest = 0.0183;
/** The budget at which uneven miners are tried. */
const common = 0.22;
/** Factors on what was left out that are tried in place of 1. */
const decays = [0.5, 0.9] as const;
const speeds = [1, 1, 2, 2, 4, 4, 8, 8];
const absent = 0.3;

/** Below this a gradient of a small model has room for its counts and scales and little else: such a budget is not tried. */
const leastBytes = 64;

/** The name of the arm that all gaps are measured to. */
export const baseline = 'central';

/**
 * All arms whose gradients have room for something. Each gets the same number of tokens: epochs are as many more as miners are
 * fewer.
 */
export function arms({ ladder, corpus }: ArmsOptions): Arm[] {
  const { model, epochs, warmup, rates } = ladder;
  const { batch, innerSteps } = model.training;
  const steps = epochs * innerSteps;
  const shared = (name: string, rate: number, seed: number) => ({ name, model, corpus, seed, rate, warmup });
  const central = (name: string, label: string, times: number): Arm => ({
    name,
    label,
    rates,
    trial: (rate, seed) => ({
      ...shared(name, rate, seed),
      kind: 'central',
      batch: batch * times,
      steps: (steps * miners) / times,
      points: epochs,
    }),
  });
  const network = (name: string, label: string, change: Partial<NetworkTrial>): Arm => ({
    name,
    label,
    rates,
    trial: (rate, seed) => ({
      ...shared(name, rate, seed),
      kind: 'network',
      epochs,
      steps: Array(miners).fill(innerSteps),
      joins: Array(miners).fill(0),
      absent: 0,
      bits: common,
      outer: { rate: 1, momentum: 0 },
      feedback: { keep: 1, start: 'base' },
      ...change,
    }),
  });
  const unit = (miners * innerSteps) / speeds.reduce((sum, speed) => sum + speed, 0);
  const late = Math.round((epochs * 4) / 3);
  const fits = ({ trial }: Arm): boolean => {
    const tried = trial(rates[0]!, 0);
    return tried.kind === 'central' || tried.bits === null || (tried.bits * parameterCount(model)) / 8 >= leastBytes;
  };
  const all = [
    central(baseline, `central, batch ${batch}`, 1),
    central('central-parallel', `central, batch ${batch * miners} (data parallel over ${miners})`, miners),
    ...budgets.map((bits) =>
      network(nameOf(bits), `network, ${bits === null ? 'exact f32' : `${bits} bits a parameter`}`, { bits }),
    ),
    ...decays.flatMap((keep) =>
      [common, tightest].map((bits) =>
        network(`keep-${keep}-${bits}`, `network, ${bits} bits, ${keep} of what was left out kept`, {
          bits,
          feedback: { keep, start: 'base' },
        }),
      ),
    ),
    network('own-start', `network, ${common} bits, each goes on from where it was`, {
      feedback: { keep: 1, start: 'own' },
    }),
    network('nesterov', `network, ${common} bits, outer Nesterov 0.7 / 0.5`, { outer: { rate: 0.7, momentum: 0.5 } }),
    network('speeds', `network, ${common} bits, speeds 1×, 2×, 4×, 8×`, {
      steps: speeds.map((speed) => Math.max(1, Math.round(unit * speed))),
    }),
    network('absent', `network, ${common} bits, 30% of miners gone each epoch`, {
      absent,
      epochs: Math.round(epochs / (1 - absent)),
    }),
    network('joins', `network, ${common} bits, half of the miners from the middle on`, {
      joins: Array.from({ length: miners }, (_, miner) => (miner < miners / 2 ? 0 : Math.round(late / 2))),
      epochs: late,
    }),
  ];
  return all.filter(fits);
}

function nameOf(bits: number | null): string {
  return bits === null ? 'dense' : `bits-${bits}`;
}
