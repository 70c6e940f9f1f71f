import { parameterCount } from '../../../offchain/model/index.ts';
import type { Choices, Ladder } from './models.ts';
import type { NetworkTrial, Optimizer, Trial } from './trial.ts';

/** One line of the table: a way to train, to be tried with several settings and seeds. */
export interface Arm {
  name: string;
  /** What it is, for the reader. */
  label: string;
  /** A trial for each setting to choose from, in the same order for all seeds. */
  trials(seed: number): Trial[];
}

export interface ArmsOptions {
  ladder: Ladder;
  corpus: string[];
}

const miners = 8;
/** Bits a parameter of 16 MB for 7B parameters. */
const smallest = 0.0183;
/** The budgets of the issue: exact deltas, then bits a parameter. */
const budgets = [null, 2, 0.22, smallest] as const;
/** The budget at which uneven miners are tried. */
const common = 0.22;
const speeds = [1, 1, 2, 2, 4, 4, 8, 8];
const absent = 0.3;

/** Below this a gradient of a small model has room for its counts and scales and little else: such a budget is not tried. */
const leastBytes = 64;

/** The name of the arm that all gaps are measured to. */
export const baseline = 'central';

/** All arms whose gradients have room for something. Each gets the same number of tokens, to the nearest step or epoch. */
export function arms({ ladder, corpus }: ArmsOptions): Arm[] {
  const { model, epochs: points, warmup } = ladder;
  const sequences = points * miners * model.training.innerSteps * model.training.batch;
  const central = (name: string, label: string, optimizer: Optimizer, times: number): Arm => ({
    name,
    label,
    trials: (seed) =>
      ladder.central[optimizer].rates.flatMap((rate) =>
        ladder.central[optimizer].batches.map((each) => {
          const batch = each * times;
          const steps = Math.max(1, Math.round(sequences / batch));
          return { ...{ name, model, corpus, seed, optimizer, warmup, points }, rate, batch, kind: 'central', steps };
        }),
      ),
  });
  const network = (
    name: string,
    label: string,
    bits: number | null,
    change: (plain: NetworkTrial) => Partial<NetworkTrial>,
  ): Arm => ({
    name,
    label,
    trials: (seed) =>
      combinations(bits === smallest ? ladder.smallest : ladder.network).map(({ innerSteps, keep, ...setting }) => {
        const plain: NetworkTrial = {
          ...{ name, model, corpus, seed, warmup, points, ...setting, bits, kind: 'network' },
          epochs: Math.max(1, Math.round(sequences / (miners * innerSteps * setting.batch))),
          steps: Array(miners).fill(innerSteps),
          joins: Array(miners).fill(0),
          absent: 0,
          feedback: { keep, start: 'base' },
        };
        return { ...plain, ...change(plain) };
      }),
  });
  const fits = ({ trials }: Arm): boolean =>
    trials(0).every(
      (tried) =>
        tried.kind === 'central' || tried.bits === null || (tried.bits * parameterCount(model)) / 8 >= leastBytes,
    );
  const all = [
    central(baseline, 'central, AdamW', 'adamw', 1),
    central('central-parallel', `central, AdamW, data parallel over ${miners}`, 'adamw', miners),
    central('central-muon', 'central, Muon', 'muon', 1),
    ...budgets.map((bits) =>
      network(nameOf(bits), `network, ${bits === null ? 'exact f32' : `${bits} bits a parameter`}`, bits, () => ({})),
    ),
    network('own-start', `network, ${common} bits, each goes on from where it was`, common, ({ feedback }) => ({
      feedback: { ...feedback, start: 'own' },
    })),
    network('speeds', `network, ${common} bits, speeds 1×, 2×, 4×, 8×`, common, ({ steps }) => ({
      steps: uneven(steps),
    })),
    network('absent', `network, ${common} bits, 30% of miners gone each epoch`, common, ({ epochs }) => ({
      absent,
      epochs: Math.round(epochs / (1 - absent)),
    })),
    network('joins', `network, ${common} bits, half of the miners from the middle on`, common, ({ epochs, joins }) => ({
      joins: joins.map((_, miner) => (miner < miners / 2 ? 0 : Math.round((epochs * 2) / 3))),
      epochs: Math.round((epochs * 4) / 3),
    })),
  ];
  return all.filter(fits);
}

/** As many steps in all, each miner's by its speed. */
function uneven(steps: readonly number[]): number[] {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return speeds.map((speed) => Math.max(1, Math.round((speed * sum(steps)) / sum(speeds))));
}

/** All that a network's settings can be. */
function combinations(choices: Choices) {
  const { optimizers, rates, batches, innerSteps, outerRates, momenta, keeps } = choices;
  return optimizers.flatMap((optimizer) =>
    rates.flatMap((rate) =>
      batches.flatMap((batch) =>
        innerSteps.flatMap((steps) =>
          outerRates.flatMap((outerRate) =>
            momenta.flatMap((momentum) =>
              keeps.map((keep) => ({
                ...{ optimizer, rate, batch, innerSteps: steps, keep },
                outer: { rate: outerRate, momentum },
              })),
            ),
          ),
        ),
      ),
    ),
  );
}

function nameOf(bits: number | null): string {
  return bits === null ? 'dense' : `bits-${bits}`;
}
