import { formatAlice } from '../../offchain/cli/index.ts';

const BARS = '▁▂▃▄▅▆▇█';
const FULL = '█';
const EMPTY = '░';

/** A bar of `width` cells, `done` of `total` filled. */
export const bar = (done: number, total: number, width: number): string => {
  const part = total <= 0 ? 0 : Math.min(1, Math.max(0, done / total));
  const cells = Math.round(part * width);
  return FULL.repeat(cells) + EMPTY.repeat(width - cells);
};

/** The last `width` values as a line of bars between their smallest and largest; a gap for null. */
export const sparkline = (values: readonly (number | null)[], width: number): string => {
  const shown = values.slice(-width);
  const known = shown.filter((value) => value !== null);
  const least = Math.min(...known);
  const span = Math.max(...known) - least;
  return shown
    .map((value) =>
      value === null ? ' ' : BARS[span === 0 ? 0 : Math.round(((value - least) / span) * (BARS.length - 1))],
    )
    .join('');
};

/** A loss with three decimals, or a dash. */
export const lossText = (value: number | null | undefined): string => (value == null ? '–' : value.toFixed(3));

/** Plancks as ALICE with four decimals at most. */
export const alice = (plancks: bigint): string => `${formatAlice(plancks, 4)} ALICE`;

/** Seconds as `42 s` or `3 min 05 s`. */
export const duration = (seconds: number): string => {
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
};

/** `1 block`, `2 blocks`. */
export const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;

/** Text cut to `width` characters, with an ellipsis where something was cut. */
export const cut = (text: string, width: number): string =>
  text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;
