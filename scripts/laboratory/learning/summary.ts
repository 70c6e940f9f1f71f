import { type Interval, interval } from '../statistics.ts';
import { type Arm, baseline } from './arms.ts';
import type { Point } from './trial.ts';

/** One arm at the learning rate that was best for it. */
export interface Line {
  name: string;
  label: string;
  /** Peak of the inner learning rate, and the last held-out loss of every rate that was tried with the first seed. */
  rate: number;
  tried: { rate: number; loss: number }[];
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

/** Index of the rate whose curve ends lowest; a run that came to NaN is no candidate. */
export function bestOf(curves: readonly (readonly Point[])[]): number {
  const losses = curves.map((curve) => last(curve).loss);
  const best = Math.min(...losses.filter(Number.isFinite));
  return Math.max(0, losses.indexOf(best));
}

/** @param results for each arm: the curves of all its rates with the first seed, and those of the best rate with every seed */
export function linesOf(
  arms: readonly Arm[],
  results: readonly { tried: Point[][]; best: number; curves: Point[][] }[],
): Line[] {
  const central = results[arms.findIndex(({ name }) => name === baseline)]!.curves;
  return arms.map(({ name, label, rates }, at) => {
    const { tried, best, curves } = results[at]!;
    return {
      name,
      label,
      rate: rates[best]!,
      tried: tried.map((curve, i) => ({ rate: rates[i]!, loss: last(curve).loss })),
      loss: interval(curves.map((curve) => last(curve).loss)),
      gap: interval(curves.map((curve, seed) => last(curve).loss - last(central[seed]!).loss)),
      tokens: last(curves[0]!).tokens,
      bytes: last(curves[0]!).bytes,
      curves,
    };
  });
}

const within = ({ mean, margin }: Interval): string =>
  `${mean.toFixed(4)}${margin === null ? '' : ` ± ${margin.toFixed(4)}`}`;

/** Head and cells of the table, for the page and for the document in Markdown. */
export function tableOf(lines: readonly Line[]): { head: string[]; rows: string[][] } {
  return {
    head: ['way to train', 'learning rate', 'tokens', 'bytes sent', 'held-out loss, nats', 'gap to central, nats'],
    rows: lines.map(({ label, rate, tokens, bytes, loss, gap }) => [
      label,
      String(rate),
      `${(tokens / 1e6).toFixed(2)} M`,
      bytes === 0 ? '' : bytes < 1e6 ? `${(bytes / 1e3).toFixed(0)} KB` : `${(bytes / 1e6).toFixed(1)} MB`,
      within(loss),
      within(gap),
    ]),
  };
}

/** The table in Markdown. */
export function markdownOf(lines: readonly Line[]): string {
  const { head, rows } = tableOf(lines);
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
