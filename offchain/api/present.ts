import type { EpochRecord, Stake, Submission, SubmissionResult } from '../chain/index.ts';

const NANO = 1e9;

/** Nano-nats as nats. */
export const nats = (nanoNats: bigint): number => Number(nanoNats) / NANO;

/** As `nats`; the chain keeps 0 for a loss that nobody measured. */
const measured = (nanoNats: bigint): number | null => (nanoNats === 0n ? null : nats(nanoNats));

const status = (record: EpochRecord) => record.status.toLowerCase() as 'settled' | 'held' | 'deferred';

const losses = ({ losses: { batch, validation, heldOut } }: EpochRecord) => ({
  batch: measured(batch),
  validation: measured(validation),
  heldOut: measured(heldOut),
});

export const presentRecord = (record: EpochRecord) => ({
  ...record,
  status: status(record),
  minted: String(record.minted),
  minersPart: String(record.minersPart),
  losses: losses(record),
});

export const presentLosses = (record: EpochRecord) => ({
  epoch: record.epoch,
  status: status(record),
  ...losses(record),
});

/** A submission with its result; before the tally it has none. */
export const presentSubmission = (submission: Submission, result: SubmissionResult | undefined) => ({
  index: submission.index,
  address: submission.account,
  blob: submission.blob,
  size: submission.size,
  firstLoss: nats(submission.firstLoss),
  lastLoss: nats(submission.lastLoss),
  block: submission.block,
  score: result?.score == null ? null : String(result.score),
  accepted: result?.accepted ?? false,
  paid: String(result?.paid ?? 0n),
});

export const presentStake = ({ sessionKeys, validator, delegations, unlocking }: Stake) => ({
  sessionKeys,
  validator: validator && {
    commission: validator.commission / NANO,
    raise: validator.raise && { commission: validator.raise.commission / NANO, due: validator.raise.due },
    bond: String(validator.bond),
    delegated: String(validator.delegated),
    chilled: validator.chilled,
    bootstrap: validator.bootstrap,
  },
  delegations: delegations.map(({ validator: to, amount, owed }) => ({
    validator: to,
    amount: String(amount),
    owed: String(owed),
  })),
  unlocking: unlocking.map((part) => ({ ...part, amount: String(part.amount) })),
});
