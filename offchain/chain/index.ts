export { ownAddress } from './address.ts';
export { commitHash, encodeScores } from './commit.ts';
export { type ChainConnection, connect } from './connect.ts';
export { ChainError, explain, type Refusal } from './errors.ts';
export { createKeyFile, readKey } from './keys.ts';
export {
  type OfflineTransaction,
  parseOfflineTransaction,
  prepareBond,
  prepareClaim,
  prepareSetKeys,
  prepareTransfer,
  send,
  sign,
} from './offline.ts';
export {
  commissionIn,
  readBalance,
  readIncome,
  readOwed,
  readScheduled,
  readStake,
  readSumOfBalances,
  readSupply,
  readValidators,
} from './read-accounts.ts';
export { readBlockHash, readFinalBlock } from './read-block.ts';
export { readEntries } from './read-entries.ts';
export {
  readAnnouncements,
  readCommit,
  readEntry,
  readEpoch,
  readHealth,
  readHiddenRoots,
  readHistory,
  readInscription,
  readLengths,
  readModel,
  readRecord,
  readResults,
  readReveal,
  readSubmissionOf,
  readSubmissions,
  readTallied,
  readVoters,
  readVotes,
} from './read-epochs.ts';
export { readGovernance } from './read-governance.ts';
export { makeSessionKeys, type SessionKeys } from './session-keys.ts';
export { type Call, type Receipt, Submitter, tiedBlocks } from './submitter.ts';
export type {
  Announcement,
  Balance,
  Epoch,
  EpochRecord,
  Governance,
  Health,
  Hex,
  ModelEntry,
  Phase,
  PhaseLengths,
  Proposal,
  ReadAt,
  Stake,
  Submission,
  SubmissionResult,
  Supply,
  ValidatorStake,
  Vote,
  VoteLosses,
  Voter,
} from './types.ts';
export { epochChanged, sameEpoch, watchEpochs } from './watch.ts';
export { findWork, type WorkInput, workIsEnough } from './work.ts';
