import type { EpochRecord, Submission, SubmissionResult } from '../../offchain/chain/index.ts';
import type { EpochReport } from '../../types/files/report.ts';

/** Nano-nats as nats; the chain keeps 0 for a loss that nobody measured. */
const nats = (nanoNats: bigint): number | null => (nanoNats === 0n ? null : Number(nanoNats) / 1e9);

/** A row of the report from what the chain holds of an epoch that ended. A submission that nobody scored has no payout row. */
export const epochRow = (
  record: EpochRecord,
  submissions: readonly Submission[],
  results: readonly SubmissionResult[],
  seconds: number,
): EpochReport => {
  const accountOf = new Map(submissions.map(({ index, account }) => [index, account]));
  return {
    epoch: record.epoch,
    status: record.status.toLowerCase() as EpochReport['status'],
    minted: String(record.minted),
    losses: {
      batch: nats(record.losses.batch),
      validation: nats(record.losses.validation),
      heldOut: nats(record.losses.heldOut),
    },
    accepted: record.accepted,
    rejected: record.submissions - record.accepted,
    seconds,
    payouts: results.flatMap(({ index, score, paid }) => {
      const address = accountOf.get(index);
      return score === null || address === undefined ? [] : [{ address, score: String(score), paid: String(paid) }];
    }),
  };
};
