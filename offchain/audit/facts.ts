import type { Hash } from '../../types/files/hash.ts';
import type { EpochRecord, ModelEntry, Submission, SubmissionResult, Supply, Vote, Voter } from '../chain/index.ts';
import type { StakeOf } from '../settlement/index.ts';

/** An account and plancks. */
export type Amount = Readonly<{ account: string; amount: bigint }>;

/** What a voter did in an epoch. */
export type VoterFacts = Voter &
  Readonly<{
    /** Root of its hidden text that was in force, or null. */
    hiddenRoot: Hash | null;
    committed: boolean;
    /** Nano-nats by submission index, null where it abstained; null if it did not reveal. */
    scores: readonly (bigint | null)[] | null;
    /** What it revealed them with: the hash of its record of evidence; null if it did not reveal, or in no call that was found. */
    salt: Hash | null;
    vote: Omit<Vote, 'account'> | null;
    /** What its reward is split by, when it was paid. */
    stake: StakeOf;
  }>;

/** All that the chain says of an epoch that has ended, and was paid. */
export type EpochFacts = Readonly<{
  record: EpochRecord;
  /** What shards and windows were drawn with: the chain says that it is `parent`. */
  randomness: Hash;
  /** Hash of the block before the epoch's first. */
  parent: Hash;
  /** In the order of the chain, by which equal remainders are decided. */
  voters: readonly VoterFacts[];
  /** In index order. */
  submissions: readonly Submission[];
  /** In index order; empty if the epoch ended without a tally. */
  results: readonly SubmissionResult[];
  /** Before the block that decided the epoch. */
  before: Supply;
  /** After the block that paid the last of it. */
  after: Supply;
  /** Every payment, in order. What delegators can claim is paid to the pot. */
  payments: readonly Amount[];
  /** What delegators earned, by validator. */
  shared: readonly Amount[];
  /** What was owed to accounts that could not take it, and was deferred. */
  unpayable: readonly Amount[];
  /** Who was slashed for a commit without a reveal. */
  notRevealed: readonly string[];
}>;

/** What a run is checked from. The chain gives it; a test gives its own. */
export interface Archive {
  readonly model: ModelEntry;
  /** The least that an account can hold, in plancks. */
  readonly existentialDeposit: bigint;
  /** The account that holds what delegators have earned and not claimed. */
  readonly pot: string;
  /** Number of epochs that have ended and are paid: 0 up to this, without it. */
  ended(): Promise<number>;
  /** How an epoch ended. */
  record(epoch: number): Promise<EpochRecord>;
  facts(epoch: number): Promise<EpochFacts>;
  /** What the validators of an epoch revealed their scores with. */
  salts(epoch: number): Promise<ReadonlyMap<string, Hash>>;
  /** Roots of hidden texts that are announced now, or in force in the running epoch. */
  rootsInUse(): Promise<ReadonlySet<Hash>>;
  /** Roots of hidden texts that were announced when an epoch that has ended began. */
  rootsBefore(epoch: number): Promise<ReadonlySet<Hash>>;
  /** Sum of all balances after an epoch was paid, in plancks. */
  sumOfBalances(epoch: number): Promise<bigint>;
}
