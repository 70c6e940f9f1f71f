import { columns } from '../report/columns.ts';
import type { Ages } from './aging.ts';
import type { BlockWork, SettlementFigures } from './settlement.ts';
import type { TransferFigures } from './transfers.ts';

/** All figures of a run; what was not measured is empty. */
export interface ChainReport {
  readonly machine: string;
  readonly begun: string;
  /** The load of the machine when a part began. */
  readonly loads: { part: string; before: number }[];
  readonly transfers: { [name: string]: TransferFigures };
  readonly settlement: SettlementFigures[];
  ages: Ages;
}

const fixed = (value: number, digits: number): string => value.toFixed(digits);
const MEGA = 1e6;

/** The figures as tables, this repository's node beside the template's where both were measured. */
export function chainTable(report: ChainReport): string {
  const loads = report.loads.map(({ part, before }) => `${part} ${fixed(before, 1)}`).join(', ');
  const tables = [transferRows(report.transfers), settlementRows(report.settlement), ageRows(report.ages)];
  const leftovers = report.settlement.flatMap(({ submissions, left }) =>
    left === null
      ? []
      : `When it is pruned, the epoch of ${submissions} submissions has left ${left.epochs} bytes in the pallet of epochs, ${left.records} records of epochs included, and ${left.accounts} bytes of the accounts that it paid.`,
  );
  const sections = tables.filter((rows) => rows.length > 1).map(columns);
  return [`${report.machine}, ${report.begun}; load before: ${loads}`, ...sections, ...leftovers].join('\n\n');
}

/** Rows of names and values of each program, and how the first is to the second. */
function compared<T>(
  title: string,
  of: { readonly [name: string]: T },
  lines: readonly (readonly [label: string, value: (figures: T) => number | null | undefined, digits: number])[],
): string[][] {
  const names = Object.keys(of);
  const rows = lines.map(([label, value, digits]) => {
    const values = names.map((name) => value(of[name]!) ?? null);
    const [own, other] = values;
    const ratio = names.length < 2 ? [] : [own && other ? fixed(own / other, 2) : ''];
    return [label, ...values.map((one) => (one === null ? '' : fixed(one, digits))), ...ratio];
  });
  return names.length === 0 ? [] : [[title, ...names, ...(names.length > 1 ? ['ratio'] : [])], ...rows];
}

const transferRows = (transfers: ChainReport['transfers']): string[][] =>
  compared('transfers', transfers, [
    ['transfers a second, final', ({ perSecond }) => perSecond, 1],
    ['blocks counted', ({ blocks }) => blocks, 0],
    ['seconds counted', ({ seconds }) => seconds, 0],
    ['most in a block', ({ fullest }) => fullest, 0],
    ['sent', ({ sent }) => sent, 0],
    ['refused', ({ refused }) => refused, 0],
    ['dropped', ({ dropped }) => dropped, 0],
    ['load of the latency, a second', ({ latency }) => latency?.perSecond, 1],
    ['until final, median, s', ({ latency }) => latency?.median, 2],
    ['until final, p99, s', ({ latency }) => latency?.p99, 2],
    ['of so many', ({ latency }) => latency?.count, 0],
    ['dropped of these', ({ latency }) => latency?.dropped, 0],
  ]);

function settlementRows(settlement: ChainReport['settlement']): string[][] {
  const head = ['settlement', 'blocks', 'largest weight', 'median ms', 'longest ms'];
  const row = (label: string, { blocks, largestWeight, medianMillis, longestMillis }: BlockWork) => [
    ...[label, String(blocks), `${fixed(100 * largestWeight, 1)} %`, String(medianMillis), String(longestMillis)],
  ];
  const rows = settlement.flatMap(({ submissions, tally, closing, idle }) => [
    row(`${submissions}: tally`, tally),
    row(`${submissions}: decision and payment`, closing),
    row(`${submissions}: nothing to do`, idle),
  ]);
  return [head, ...rows];
}

function ageRows(ages: Ages): string[][] {
  const last = Object.fromEntries(Object.entries(ages).map(([name, all]) => [name, all.at(-1)!]));
  return compared('one validator', last, [
    ['blocks', ({ blocks }) => blocks, 0],
    ['of these final', ({ final }) => final, 0],
    ['memory, MB', ({ memory }) => memory / MEGA, 1],
    ['memory at most, MB', ({ peakMemory }) => peakMemory / MEGA, 1],
    ['database, MB', ({ disk }) => disk / MEGA, 1],
    ['bytes on the disk a block', ({ disk, blocks }) => disk / blocks, 0],
    ['seconds', ({ seconds }) => seconds, 0],
  ]);
}
