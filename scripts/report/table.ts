import type { FinalityReport, Report } from '../../types/files/report.ts';
import { alice, duration, lossText } from '../view/format.ts';
import { columns } from './columns.ts';

/** Whether the nodes agree, in a sentence. */
const agreement = ({ height, differing, supply, silent }: FinalityReport): string => {
  const missing = silent.length === 0 ? '' : `; no answer from node ${silent.join(', ')}`;
  if (differing.length > 0)
    return `The nodes hold DIFFERENT blocks for final at ${differing.length} of the ${height + 1} heights up to ${height}, the first at ${differing[0]}${missing}`;
  const states = new Set(supply.map(({ issuance, scheduled }) => `${issuance} ${scheduled}`));
  const [{ issuance, scheduled }] = supply as [FinalityReport['supply'][number]];
  const issued =
    states.size > 1
      ? 'by its state they issued DIFFERENT amounts'
      : `by its state each issued ${alice(BigInt(issuance))} of ${alice(BigInt(scheduled))} scheduled`;
  return `${silent.length === 0 ? 'All' : 'The other'} ${supply.length} nodes hold the same block for final at each height from 0 to ${height}; ${issued}${missing}`;
};

/** The report as two tables and a line about the supply. */
export const reportTable = (report: Report): string => {
  const head = ['epoch', 'status', 'batch', 'validation', 'held out', 'accepted', 'rejected', 'minted', 'seconds'];
  const start = ['start', '', '', '', lossText(report.initial.heldOut), '', '', '', ''];
  const epochs = report.epochs.map((row) => [
    String(row.epoch),
    row.status,
    lossText(row.losses.batch),
    lossText(row.losses.validation),
    lossText(row.losses.heldOut),
    String(row.accepted),
    String(row.rejected),
    alice(BigInt(row.minted)),
    row.seconds.toFixed(1),
  ]);
  const accounts = report.accounts.map(({ address, role, adversary, income }) => [
    address,
    adversary === null ? role : `${role} (${adversary})`,
    alice(BigInt(income)),
  ]);
  const { issuance, scheduled, deferred, sumOfBalances } = report.supply;
  const first = report.firstMintSeconds;
  return [
    columns([head, start, ...epochs]),
    '',
    columns([['account', 'role', 'income'], ...accounts]),
    '',
    `Issued ${alice(BigInt(issuance))} of ${alice(BigInt(scheduled))} scheduled; deferred ${alice(BigInt(deferred))}; all balances together ${alice(BigInt(sumOfBalances))}`,
    ...(report.finality === null ? [] : [agreement(report.finality)]),
    `${duration(report.wallSeconds)} in all${first === null ? '' : `, first ALICE minted after ${duration(first)}`}${report.peakMemoryMB === null ? '' : `, at most ${Math.round(report.peakMemoryMB)} MB of memory`}`,
  ].join('\n');
};
