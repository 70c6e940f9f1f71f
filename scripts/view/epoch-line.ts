import type { EpochReport } from '../../types/files/report.ts';
import { alice, duration, lossText } from './format.ts';

/** One epoch in one line, for an output that is no terminal. */
export const epochLine = (row: EpochReport): string => {
  const { batch, validation, heldOut } = row.losses;
  const losses = `loss held out ${lossText(heldOut)}, validation ${lossText(validation)}, batch ${lossText(batch)}`;
  const work = `accepted ${row.accepted} of ${row.accepted + row.rejected}`;
  return `epoch ${row.epoch} ${row.status} in ${duration(row.seconds)}: ${losses}; ${work}; minted ${alice(BigInt(row.minted))}`;
};
