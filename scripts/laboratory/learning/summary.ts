import type { Table } from '../markdown.ts';
import { type Interval, interval, within } from '../statistics.ts';
import { type Arm, baseline } from './arms.ts';
import type { NetworkTrial, Point, Trial } from './trial.ts';

/** What was chosen of a trial: of central training, optimizer, learning rate and batch alone. */
export type Setting = Pick<Trial, 'optimizer' | 'rate' | 'batch'> &
  Partial<Pick<NetworkTrial, 'epochs' | 'steps' | 'outer' | 'feedback'>>;

/** One arm at the setting that was best for it. */
export interface Line {
  name: string;
  label: string;
  setting: Setting;
  /** The last held-out loss of every setting that was tried with the first seed. */
  tried: { setting: Setting; loss: number }[];
  /** Held-out loss at the end, nats a token. */
  loss: Interval;
  /** The same less that of the central run with the same seed. */
  gap: Interval;
  tokens: number;
  bytes: number;
  /** One curve a seed. */
  curves: Point[][];
}

const last = (curve: readonly Point[]): Point => curve.at(-1)!;

function settingOf(trial: Trial): Setting {
  const { optimizer, rate, batch } = trial;
  if (trial.kind === 'central') return { optimizer, rate, batch };
  const { epochs, steps, outer, feedback } = trial;
  return { optimizer, rate, batch, epochs, steps, outer, feedback };
}

/** Index of the setting whose curve ends lowest; a run that came to NaN is no candidate. */
export function bestOf(curves: readonly (readonly Point[])[]): number {
  const losses = curves.map((curve) => last(curve).loss);
  const best = Math.min(...losses.filter(Number.isFinite));
  return Math.max(0, losses.indexOf(best));
}

/** @param results for each arm: its settings, the curves of all of them with the first seed, and those of the best with every seed */
export function linesOf(
  arms: readonly Arm[],
  results: readonly { trials: Trial[]; tried: Point[][]; best: number; curves: Point[][] }[],
): Line[] {
  const central = results[arms.findIndex(({ name }) => name === baseline)]!.curves;
  return arms.map(({ name, label }, at) => {
    const { trials, tried, best, curves } = results[at]!;
    return {
      name,
      label,
      setting: settingOf(trials[best]!),
      tried: tried.map((curve, i) => ({ setting: settingOf(trials[i]!), loss: last(curve).loss })),
      loss: interval(curves.map((curve) => last(curve).loss)),
      gap: interval(curves.map((curve, seed) => last(curve).loss - last(central[seed]!).loss)),
      tokens: last(curves[0]!).tokens,
      bytes: last(curves[0]!).bytes,
      curves,
    };
  });
}

/** What the ways to train come to. */
export function tableOf(lines: readonly Line[]): Table {
  return {
    head: [
      'way to train',
      'optimizer',
      'learning rate',
      'batch',
      'epochs × inner steps',
      'outer rate, momentum',
      'kept of what was left out',
      'tokens',
      'bytes sent',
      'held-out loss, nats',
      'gap to central, nats',
    ],
    rows: lines.map(({ label, setting, tokens, bytes, loss, gap }) => {
      const { optimizer, rate, batch, epochs, steps, outer, feedback } = setting;
      return [
        label,
        optimizer === 'muon' ? 'Muon' : 'AdamW',
        String(rate),
        String(batch),
        steps === undefined ? '' : `${epochs} × ${[...new Set(steps)].join(', ')}`,
        outer === undefined ? '' : `${outer.rate}, ${outer.momentum}`,
        feedback === undefined ? '' : String(feedback.keep),
        `${(tokens / 1e6).toFixed(2)} M`,
        bytes === 0 ? '' : bytes < 1e6 ? `${(bytes / 1e3).toFixed(0)} KB` : `${(bytes / 1e6).toFixed(1)} MB`,
        within(loss, 4),
        within(gap, 4),
      ];
    }),
  };
}
