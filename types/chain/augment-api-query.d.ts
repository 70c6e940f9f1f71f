// Generated from the runtime's metadata by scripts/build-runtime: do not edit.
/* eslint-disable */

// import type lookup before we augment - in some environments
// this is required to allow for ambient/previous definitions
import '@polkadot/api-base/types/storage';

import type { ApiTypes, AugmentedQuery, QueryableStorageEntry } from '@polkadot/api-base/types';
import type { Bytes, Null, Option, U8aFixed, Vec, bool, i64, u128, u32, u64, u8 } from '@polkadot/types-codec';
import type { AnyNumber, ITuple } from '@polkadot/types-codec/types';
import type { AccountId32, H256, Perbill } from '@polkadot/types/interfaces/runtime';
import type { AliceEpochsAcceptedTotal, AliceEpochsAnnouncement, AliceEpochsClosingState, AliceEpochsEpoch, AliceEpochsEpochRecord, AliceEpochsHealthState, AliceEpochsLosses, AliceEpochsModelEntry, AliceEpochsOutcome, AliceEpochsPendingParameters, AliceEpochsPhaseLengths, AliceEpochsPruneCursor, AliceEpochsSubmission, AliceEpochsVote, AliceGovernanceAuthorisation, AliceGovernanceBallot, AliceGovernanceProposal, AliceGovernanceTiming, AliceRuntimeSessionKeys, AliceStakingChunk, AliceStakingDelegation, AliceStakingPool, AliceStakingRaise, AliceStakingUnappliedSlash, AliceStakingValidator, FrameSupportDispatchPerDispatchClassWeight, FrameSupportTokensFungibleImbalance, FrameSupportTokensMiscIdAmountRuntimeFreezeReason, FrameSupportTokensMiscIdAmountRuntimeHoldReason, FrameSystemAccountInfo, FrameSystemCodeUpgradeAuthorization, FrameSystemEventRecord, FrameSystemLastRuntimeUpgradeInfo, FrameSystemPhase, PalletBalancesAccountData, PalletBalancesBalanceLock, PalletBalancesReserveData, PalletGrandpaStoredPendingChange, PalletGrandpaStoredState, PalletMultisigMultisig, PalletProxyAnnouncement, PalletProxyProxyDefinition, PalletTransactionPaymentReleases, SpConsensusAuraSr25519AppSr25519Public, SpConsensusGrandpaAppPublic, SpCoreCryptoKeyTypeId, SpRuntimeDigest, SpStakingOffenceOffenceDetails, SpWeightsWeightV2Weight } from '@polkadot/types/lookup';
import type { Observable } from '@polkadot/types/types';

export type __AugmentedQuery<ApiType extends ApiTypes> = AugmentedQuery<ApiType, () => unknown>;
export type __QueryableStorageEntry<ApiType extends ApiTypes> = QueryableStorageEntry<ApiType>;

declare module '@polkadot/api-base/types/storage' {
  interface AugmentedQueries<ApiType extends ApiTypes> {
    aura: {
      /**
       * The current authority set.
       **/
      authorities: AugmentedQuery<ApiType, () => Observable<Vec<SpConsensusAuraSr25519AppSr25519Public>>, []>;
      /**
       * The current slot of this block.
       * 
       * This will be set in `on_initialize`.
       **/
      currentSlot: AugmentedQuery<ApiType, () => Observable<u64>, []>;
    };
    authorship: {
      /**
       * Author of current block.
       **/
      author: AugmentedQuery<ApiType, () => Observable<Option<AccountId32>>, []>;
    };
    balances: {
      /**
       * The Balances pallet example of storing the balance of an account.
       * 
       * # Example
       * 
       * ```nocompile
       * impl pallet_balances::Config for Runtime {
       * type AccountStore = StorageMapShim<Self::Account<Runtime>, frame_system::Provider<Runtime>, AccountId, Self::AccountData<Balance>>
       * }
       * ```
       * 
       * You can also store the balance of an account in the `System` pallet.
       * 
       * # Example
       * 
       * ```nocompile
       * impl pallet_balances::Config for Runtime {
       * type AccountStore = System
       * }
       * ```
       * 
       * But this comes with tradeoffs, storing account balances in the system pallet stores
       * `frame_system` data alongside the account data contrary to storing account balances in the
       * `Balances` pallet, which uses a `StorageMap` to store balances data only.
       * NOTE: This is only used in the case that this pallet is used to store balances.
       **/
      account: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<PalletBalancesAccountData>, [AccountId32]>;
      /**
       * Freeze locks on account balances.
       **/
      freezes: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Vec<FrameSupportTokensMiscIdAmountRuntimeFreezeReason>>, [AccountId32]>;
      /**
       * Holds on account balances.
       **/
      holds: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Vec<FrameSupportTokensMiscIdAmountRuntimeHoldReason>>, [AccountId32]>;
      /**
       * The total units of outstanding deactivated balance in the system.
       * 
       * This is not guaranteed to be less than or equal to [`TotalIssuance`]. Total issuance may be
       * reduced independently of this value, including while a reversible imbalance is outstanding.
       * Active issuance is therefore derived using saturating subtraction.
       **/
      inactiveIssuance: AugmentedQuery<ApiType, () => Observable<u128>, []>;
      /**
       * Any liquidity locks on some account balances.
       * NOTE: Should only be accessed when setting, changing and freeing a lock.
       * 
       * Use of locks is deprecated in favour of freezes. See `https://github.com/paritytech/substrate/pull/12951/`
       **/
      locks: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Vec<PalletBalancesBalanceLock>>, [AccountId32]>;
      /**
       * Named reserves on some account balances.
       * 
       * Use of reserves is deprecated in favour of holds. See `https://github.com/paritytech/substrate/pull/12951/`
       **/
      reserves: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Vec<PalletBalancesReserveData>>, [AccountId32]>;
      /**
       * The total units issued in the system.
       **/
      totalIssuance: AugmentedQuery<ApiType, () => Observable<u128>, []>;
    };
    epochs: {
      /**
       * What the tally of the current epoch has accepted so far.
       **/
      accepted: AugmentedQuery<ApiType, () => Observable<AliceEpochsAcceptedTotal>, []>;
      /**
       * The last batch losses of the miners that it has accepted, in nano-nats a token.
       **/
      acceptedLosses: AugmentedQuery<ApiType, () => Observable<Vec<u64>>, []>;
      /**
       * Where voters listen. Entries of those that are no voters any more are removed when an epoch starts.
       **/
      announcements: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Option<AliceEpochsAnnouncement>>, [AccountId32]>;
      /**
       * Hash of the weights that the current epoch starts from.
       **/
      base: AugmentedQuery<ApiType, () => Observable<H256>, []>;
      /**
       * How far a decided epoch is closed; none when nothing is left to do.
       **/
      closing: AugmentedQuery<ApiType, () => Observable<Option<AliceEpochsClosingState>>, []>;
      /**
       * What voters of the current epoch committed to.
       **/
      commits: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Option<H256>>, [AccountId32]>;
      /**
       * Counter for the related counted storage map
       **/
      counterForCommits: AugmentedQuery<ApiType, () => Observable<u32>, []>;
      /**
       * Counter for the related counted storage map
       **/
      counterForResumes: AugmentedQuery<ApiType, () => Observable<u32>, []>;
      /**
       * Counter for the related counted storage map
       **/
      counterForReveals: AugmentedQuery<ApiType, () => Observable<u32>, []>;
      /**
       * Counter for the related counted storage map
       **/
      counterForVotes: AugmentedQuery<ApiType, () => Observable<u32>, []>;
      /**
       * The epoch that is under way.
       **/
      current: AugmentedQuery<ApiType, () => Observable<AliceEpochsEpoch>, []>;
      /**
       * What a key with balance leaves on hold in place of work.
       **/
      deposit: AugmentedQuery<ApiType, () => Observable<u128>, []>;
      /**
       * Those of them that left the deposit.
       **/
      depositCount: AugmentedQuery<ApiType, () => Observable<u32>, []>;
      /**
       * Difficulty of the work that a key without balance shows.
       **/
      difficulty: AugmentedQuery<ApiType, () => Observable<u64>, []>;
      /**
       * Whether training is halted until two thirds of the power resume it.
       **/
      halted: AugmentedQuery<ApiType, () => Observable<bool>, []>;
      /**
       * Whether the three loss series agree.
       **/
      health: AugmentedQuery<ApiType, () => Observable<AliceEpochsHealthState>, []>;
      /**
       * Epochs held since the last settled one.
       **/
      heldInRow: AugmentedQuery<ApiType, () => Observable<u32>, []>;
      /**
       * What remains of each epoch.
       **/
      history: AugmentedQuery<ApiType, (arg: u32 | AnyNumber | Uint8Array) => Observable<Option<AliceEpochsEpochRecord>>, [u32]>;
      /**
       * The words that the chain begins with.
       **/
      inscription: AugmentedQuery<ApiType, () => Observable<Bytes>, []>;
      /**
       * Lengths of the phases.
       **/
      lengths: AugmentedQuery<ApiType, () => Observable<AliceEpochsPhaseLengths>, []>;
      /**
       * The least difficulty.
       **/
      minDifficulty: AugmentedQuery<ApiType, () => Observable<u64>, []>;
      /**
       * The model that the network trains.
       **/
      model: AugmentedQuery<ApiType, () => Observable<AliceEpochsModelEntry>, []>;
      /**
       * What changes when the next epoch starts.
       **/
      pending: AugmentedQuery<ApiType, () => Observable<AliceEpochsPendingParameters>, []>;
      /**
       * Places for submissions in an epoch, in place of the constant `InitialPlaces`; never more than `MaxSubmissions`.
       **/
      places: AugmentedQuery<ApiType, () => Observable<Option<u32>>, []>;
      /**
       * How far old epochs are pruned.
       **/
      pruned: AugmentedQuery<ApiType, () => Observable<AliceEpochsPruneCursor>, []>;
      /**
       * The losses of the last settled epochs, the oldest first.
       **/
      recentLosses: AugmentedQuery<ApiType, () => Observable<Vec<AliceEpochsLosses>>, []>;
      /**
       * What became of a submission, by epoch and index.
       **/
      results: AugmentedQuery<ApiType, (arg1: u32 | AnyNumber | Uint8Array, arg2: u32 | AnyNumber | Uint8Array) => Observable<Option<AliceEpochsOutcome>>, [u32, u32]>;
      /**
       * Who asked for a halted training to go on.
       **/
      resumes: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Option<Null>>, [AccountId32]>;
      /**
       * The scores that voters of the current epoch revealed.
       **/
      reveals: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Option<Vec<Option<i64>>>>, [AccountId32]>;
      /**
       * Epochs that have settled: how often the model has moved. Learning-rate schedules count these, not epochs.
       **/
      settledCount: AugmentedQuery<ApiType, () => Observable<u32>, []>;
      /**
       * Submissions of the current epoch.
       **/
      submissionCount: AugmentedQuery<ApiType, () => Observable<u32>, []>;
      /**
       * Index of an account's submission in an epoch.
       **/
      submissionOf: AugmentedQuery<ApiType, (arg1: u32 | AnyNumber | Uint8Array, arg2: AccountId32 | string | Uint8Array) => Observable<Option<u32>>, [u32, AccountId32]>;
      /**
       * Submissions by epoch and index.
       **/
      submissions: AugmentedQuery<ApiType, (arg1: u32 | AnyNumber | Uint8Array, arg2: u32 | AnyNumber | Uint8Array) => Observable<Option<AliceEpochsSubmission>>, [u32, u32]>;
      /**
       * Whether all submissions of the current epoch are tallied.
       **/
      tallied: AugmentedQuery<ApiType, () => Observable<bool>, []>;
      /**
       * Submissions of the current epoch that are tallied.
       **/
      tallyCursor: AugmentedQuery<ApiType, () => Observable<u32>, []>;
      /**
       * The voters of the epoch and their power.
       **/
      voters: AugmentedQuery<ApiType, () => Observable<Vec<ITuple<[AccountId32, u128]>>>, []>;
      /**
       * Votes of the current epoch.
       **/
      votes: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Option<AliceEpochsVote>>, [AccountId32]>;
    };
    equivocation: {
      /**
       * The slot in which a session began.
       **/
      began: AugmentedQuery<ApiType, (arg: u32 | AnyNumber | Uint8Array) => Observable<Option<u64>>, [u32]>;
    };
    governance: {
      /**
       * The runtime whose code is awaited.
       **/
      awaited: AugmentedQuery<ApiType, () => Observable<Option<AliceGovernanceAuthorisation>>, []>;
      /**
       * An account's votes. Those on proposals that are closed stay until the account votes again or anybody clears them.
       **/
      ballots: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Vec<AliceGovernanceBallot>>, [AccountId32]>;
      /**
       * Proposals that there ever were: the number of the next one.
       **/
      count: AugmentedQuery<ApiType, () => Observable<u32>, []>;
      /**
       * The proposals that are open, the oldest first.
       **/
      open: AugmentedQuery<ApiType, () => Observable<Vec<AliceGovernanceProposal>>, []>;
      /**
       * How long each part of a proposal's course takes. No vote can change it.
       **/
      times: AugmentedQuery<ApiType, () => Observable<AliceGovernanceTiming>, []>;
    };
    grandpa: {
      /**
       * The current list of authorities.
       **/
      authorities: AugmentedQuery<ApiType, () => Observable<Vec<ITuple<[SpConsensusGrandpaAppPublic, u64]>>>, []>;
      /**
       * The number of changes (both in terms of keys and underlying economic responsibilities)
       * in the "set" of Grandpa validators from genesis.
       **/
      currentSetId: AugmentedQuery<ApiType, () => Observable<u64>, []>;
      /**
       * next block number where we can force a change.
       **/
      nextForced: AugmentedQuery<ApiType, () => Observable<Option<u32>>, []>;
      /**
       * Pending change: (signaled at, scheduled change).
       **/
      pendingChange: AugmentedQuery<ApiType, () => Observable<Option<PalletGrandpaStoredPendingChange>>, []>;
      /**
       * A mapping from grandpa set ID to the index of the *most recent* session for which its
       * members were responsible.
       * 
       * This is only used for validating equivocation proofs. An equivocation proof must
       * contains a key-ownership proof for a given session, therefore we need a way to tie
       * together sessions and GRANDPA set ids, i.e. we need to validate that a validator
       * was the owner of a given key on a given session, and what the active set ID was
       * during that session.
       * 
       * TWOX-NOTE: `SetId` is not under user control.
       **/
      setIdSession: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Option<u32>>, [u64]>;
      /**
       * `true` if we are currently stalled.
       **/
      stalled: AugmentedQuery<ApiType, () => Observable<Option<ITuple<[u32, u32]>>>, []>;
      /**
       * State of the current authority set.
       **/
      state: AugmentedQuery<ApiType, () => Observable<PalletGrandpaStoredState>, []>;
    };
    historical: {
      /**
       * Mapping from historical session indices to session-data root hash and validator count.
       **/
      historicalSessions: AugmentedQuery<ApiType, (arg: u32 | AnyNumber | Uint8Array) => Observable<Option<ITuple<[H256, u32]>>>, [u32]>;
      /**
       * The range of historical sessions we store. [first, last)
       **/
      storedRange: AugmentedQuery<ApiType, () => Observable<Option<ITuple<[u32, u32]>>>, []>;
    };
    minting: {
      /**
       * The block up to which the emission is accounted for: the last end of an epoch.
       **/
      accounted: AugmentedQuery<ApiType, () => Observable<u32>, []>;
      /**
       * All that ever left the total issuance.
       **/
      burnt: AugmentedQuery<ApiType, () => Observable<u128>, []>;
      /**
       * Emission of epochs that did not settle, which later epochs pay.
       **/
      deferred: AugmentedQuery<ApiType, () => Observable<u128>, []>;
      /**
       * All that an account was ever paid, without what it passed on to whom it was meant for.
       **/
      income: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<u128>, [AccountId32]>;
      /**
       * All that was ever paid.
       **/
      minted: AugmentedQuery<ApiType, () => Observable<u128>, []>;
      /**
       * What is owed of settled epochs and not yet paid.
       **/
      unpaid: AugmentedQuery<ApiType, () => Observable<u128>, []>;
    };
    multisig: {
      /**
       * The set of open multisig operations.
       **/
      multisigs: AugmentedQuery<ApiType, (arg1: AccountId32 | string | Uint8Array, arg2: U8aFixed | string | Uint8Array) => Observable<Option<PalletMultisigMultisig>>, [AccountId32, U8aFixed]>;
    };
    offences: {
      /**
       * A vector of reports of the same kind that happened at the same time slot.
       **/
      concurrentReportsIndex: AugmentedQuery<ApiType, (arg1: U8aFixed | string | Uint8Array, arg2: Bytes | string | Uint8Array) => Observable<Vec<H256>>, [U8aFixed, Bytes]>;
      /**
       * The primary structure that holds all offence records keyed by report identifiers.
       **/
      reports: AugmentedQuery<ApiType, (arg: H256 | string | Uint8Array) => Observable<Option<SpStakingOffenceOffenceDetails>>, [H256]>;
    };
    proxy: {
      /**
       * The announcements made by the proxy (key).
       **/
      announcements: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<ITuple<[Vec<PalletProxyAnnouncement>, u128]>>, [AccountId32]>;
      /**
       * The set of account proxies. Maps the account which has delegated to the accounts
       * which are being delegated to, together with the amount held on deposit.
       **/
      proxies: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<ITuple<[Vec<PalletProxyProxyDefinition>, u128]>>, [AccountId32]>;
    };
    session: {
      /**
       * Current index of the session.
       **/
      currentIndex: AugmentedQuery<ApiType, () => Observable<u32>, []>;
      /**
       * Indices of disabled validators.
       * 
       * The vec is always kept sorted so that we can find whether a given validator is
       * disabled using binary search. It gets cleared when `on_session_ending` returns
       * a new set of identities.
       **/
      disabledValidators: AugmentedQuery<ApiType, () => Observable<Vec<ITuple<[u32, Perbill]>>>, []>;
      /**
       * Accounts whose keys were set via `SessionInterface` (external path) without
       * incrementing the consumer reference or placing a key deposit. `do_purge_keys`
       * only decrements consumers for accounts that were registered through the local
       * session pallet.
       **/
      externallySetKeys: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Option<Null>>, [AccountId32]>;
      /**
       * The owner of a key. The key is the `KeyTypeId` + the encoded key.
       **/
      keyOwner: AugmentedQuery<ApiType, (arg: ITuple<[SpCoreCryptoKeyTypeId, Bytes]> | [SpCoreCryptoKeyTypeId | string | Uint8Array, Bytes | string | Uint8Array]) => Observable<Option<AccountId32>>, [ITuple<[SpCoreCryptoKeyTypeId, Bytes]>]>;
      /**
       * The next session keys for a validator.
       **/
      nextKeys: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Option<AliceRuntimeSessionKeys>>, [AccountId32]>;
      /**
       * True if the underlying economic identities or weighting behind the validators
       * has changed in the queued validator set.
       **/
      queuedChanged: AugmentedQuery<ApiType, () => Observable<bool>, []>;
      /**
       * The queued keys for the next session. When the next session begins, these keys
       * will be used to determine the validator's session keys.
       **/
      queuedKeys: AugmentedQuery<ApiType, () => Observable<Vec<ITuple<[AccountId32, AliceRuntimeSessionKeys]>>>, []>;
      /**
       * The current set of validators.
       **/
      validators: AugmentedQuery<ApiType, () => Observable<Vec<AccountId32>>, []>;
    };
    staking: {
      /**
       * Who of the validator set made no block in the last sessions, and in how many in a row.
       **/
      absences: AugmentedQuery<ApiType, () => Observable<Vec<ITuple<[AccountId32, u32]>>>, []>;
      /**
       * Blocks that a validator made in the present session.
       **/
      authored: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<u32>, [AccountId32]>;
      /**
       * The validators named by genesis, until the bootstrap ends.
       **/
      bootstrap: AugmentedQuery<ApiType, () => Observable<Vec<AccountId32>>, []>;
      /**
       * The validators that stand for the validator set, which are those not chilled, in the order of their keys.
       **/
      candidates: AugmentedQuery<ApiType, () => Observable<Vec<AccountId32>>, []>;
      /**
       * What a delegator (second key) has with a validator (first key): a stake, rewards, or both.
       **/
      delegations: AugmentedQuery<ApiType, (arg1: AccountId32 | string | Uint8Array, arg2: AccountId32 | string | Uint8Array) => Observable<AliceStakingDelegation>, [AccountId32, AccountId32]>;
      /**
       * Who else has a stake with a validator, delegated or still unlocking, in the order of their keys.
       **/
      delegators: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Vec<AccountId32>>, [AccountId32]>;
      /**
       * What pools that closed have left in the pot, in plancks: it goes into the next reward that is shared.
       **/
      leftover: AugmentedQuery<ApiType, () => Observable<u128>, []>;
      /**
       * The least bond of a validator, in plancks, in place of the constant `MinBond`.
       **/
      minimumBond: AugmentedQuery<ApiType, () => Observable<Option<u128>>, []>;
      /**
       * The rewards of a validator's delegators. None while nobody is owed any and nobody delegates to it.
       **/
      pools: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<AliceStakingPool>, [AccountId32]>;
      /**
       * The part of its stake that offences of a session cost a validator, for the sessions of which some can still be
       * reported; never zero.
       **/
      punished: AugmentedQuery<ApiType, (arg1: u32 | AnyNumber | Uint8Array, arg2: AccountId32 | string | Uint8Array) => Observable<Perbill>, [u32, AccountId32]>;
      /**
       * The higher commission that a validator has announced. It counts from its block on, and stays here until the next change.
       **/
      raises: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Option<AliceStakingRaise>>, [AccountId32]>;
      /**
       * The first place of [`SlashQueue`] that is taken, and the one after the last.
       **/
      slashPlaces: AugmentedQuery<ApiType, () => Observable<ITuple<[u64, u64]>>, []>;
      /**
       * Who is to be slashed, by place: those of [`Unapplied`], in the order in which they come due.
       **/
      slashQueue: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Option<AccountId32>>, [u64]>;
      /**
       * What an account has bonded and delegated, without what is unlocking, in plancks; never zero.
       **/
      staked: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<u128>, [AccountId32]>;
      /**
       * The issuance that ends the bootstrap, in plancks, in place of the constant `BootstrapThreshold`.
       **/
      threshold: AugmentedQuery<ApiType, () => Observable<Option<u128>>, []>;
      /**
       * All that is on hold as stake: bonds, delegations, and what is unlocking.
       **/
      totalBonded: AugmentedQuery<ApiType, () => Observable<u128>, []>;
      /**
       * The sum of [`Staked`], in plancks.
       **/
      totalStaked: AugmentedQuery<ApiType, () => Observable<u128>, []>;
      /**
       * The slash that a validator has still to bear.
       **/
      unapplied: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Option<AliceStakingUnappliedSlash>>, [AccountId32]>;
      /**
       * What an account has taken back and not yet withdrawn.
       **/
      unlocking: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Vec<AliceStakingChunk>>, [AccountId32]>;
      /**
       * All validators.
       **/
      validators: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Option<AliceStakingValidator>>, [AccountId32]>;
    };
    system: {
      /**
       * The full account information for a particular account ID.
       **/
      account: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<FrameSystemAccountInfo>, [AccountId32]>;
      /**
       * `Some` if a code upgrade has been authorized.
       **/
      authorizedUpgrade: AugmentedQuery<ApiType, () => Observable<Option<FrameSystemCodeUpgradeAuthorization>>, []>;
      /**
       * Map of block numbers to block hashes.
       **/
      blockHash: AugmentedQuery<ApiType, (arg: u32 | AnyNumber | Uint8Array) => Observable<H256>, [u32]>;
      /**
       * Total size (in bytes) of the current block.
       * 
       * Tracks the size of the header and all extrinsics.
       **/
      blockSize: AugmentedQuery<ApiType, () => Observable<Option<u32>>, []>;
      /**
       * Number of blocks till the pending code upgrade is applied.
       **/
      blocksTillUpgrade: AugmentedQuery<ApiType, () => Observable<Option<u8>>, []>;
      /**
       * The current weight for the block.
       **/
      blockWeight: AugmentedQuery<ApiType, () => Observable<FrameSupportDispatchPerDispatchClassWeight>, []>;
      /**
       * Digest of the current block, also part of the block header.
       **/
      digest: AugmentedQuery<ApiType, () => Observable<SpRuntimeDigest>, []>;
      /**
       * The number of events in the `Events<T>` list.
       **/
      eventCount: AugmentedQuery<ApiType, () => Observable<u32>, []>;
      /**
       * Events deposited for the current block.
       * 
       * NOTE: The item is unbound and should therefore never be read on chain.
       * It could otherwise inflate the PoV size of a block.
       * 
       * Events have a large in-memory size. Box the events to not go out-of-memory
       * just in case someone still reads them from within the runtime.
       **/
      events: AugmentedQuery<ApiType, () => Observable<Vec<FrameSystemEventRecord>>, []>;
      /**
       * Mapping between a topic (represented by T::Hash) and a vector of indexes
       * of events in the `<Events<T>>` list.
       * 
       * All topic vectors have deterministic storage locations depending on the topic. This
       * allows light-clients to leverage the changes trie storage tracking mechanism and
       * in case of changes fetch the list of events of interest.
       * 
       * The value has the type `(BlockNumberFor<T>, EventIndex)` because if we used only just
       * the `EventIndex` then in case if the topic has the same contents on the next block
       * no notification will be triggered thus the event might be lost.
       **/
      eventTopics: AugmentedQuery<ApiType, (arg: H256 | string | Uint8Array) => Observable<Vec<ITuple<[u32, u32]>>>, [H256]>;
      /**
       * The execution phase of the block.
       **/
      executionPhase: AugmentedQuery<ApiType, () => Observable<Option<FrameSystemPhase>>, []>;
      /**
       * Total extrinsics count for the current block.
       **/
      extrinsicCount: AugmentedQuery<ApiType, () => Observable<Option<u32>>, []>;
      /**
       * Extrinsics data for the current block (maps an extrinsic's index to its data).
       **/
      extrinsicData: AugmentedQuery<ApiType, (arg: u32 | AnyNumber | Uint8Array) => Observable<Bytes>, [u32]>;
      /**
       * The weight reclaimed for the extrinsic.
       * 
       * This information is available until the end of the extrinsic execution.
       * More precisely this information is removed in `note_applied_extrinsic`.
       * 
       * Logic doing some post dispatch weight reduction must update this storage to avoid duplicate
       * reduction.
       **/
      extrinsicWeightReclaimed: AugmentedQuery<ApiType, () => Observable<SpWeightsWeightV2Weight>, []>;
      /**
       * Whether all inherents have been applied.
       **/
      inherentsApplied: AugmentedQuery<ApiType, () => Observable<bool>, []>;
      /**
       * Stores the `spec_version` and `spec_name` of when the last runtime upgrade happened.
       **/
      lastRuntimeUpgrade: AugmentedQuery<ApiType, () => Observable<Option<FrameSystemLastRuntimeUpgradeInfo>>, []>;
      /**
       * The current block number being processed. Set by `execute_block`.
       **/
      number: AugmentedQuery<ApiType, () => Observable<u32>, []>;
      /**
       * Hash of the previous block.
       **/
      parentHash: AugmentedQuery<ApiType, () => Observable<H256>, []>;
      /**
       * True if we have upgraded so that AccountInfo contains three types of `RefCount`. False
       * (default) if not.
       **/
      upgradedToTripleRefCount: AugmentedQuery<ApiType, () => Observable<bool>, []>;
      /**
       * True if we have upgraded so that `type RefCount` is `u32`. False (default) if not.
       **/
      upgradedToU32RefCount: AugmentedQuery<ApiType, () => Observable<bool>, []>;
    };
    timestamp: {
      /**
       * Whether the timestamp has been updated in this block.
       * 
       * This value is updated to `true` upon successful submission of a timestamp by a node.
       * It is then checked at the end of each block execution in the `on_finalize` hook.
       **/
      didUpdate: AugmentedQuery<ApiType, () => Observable<bool>, []>;
      /**
       * The current time for the current block.
       **/
      now: AugmentedQuery<ApiType, () => Observable<u64>, []>;
    };
    transactionPayment: {
      nextFeeMultiplier: AugmentedQuery<ApiType, () => Observable<u128>, []>;
      storageVersion: AugmentedQuery<ApiType, () => Observable<PalletTransactionPaymentReleases>, []>;
      /**
       * The `OnChargeTransaction` stores the withdrawn tx fee here.
       * 
       * Use `withdraw_txfee` and `remaining_txfee` to access from outside the crate.
       **/
      txPaymentCredit: AugmentedQuery<ApiType, () => Observable<Option<FrameSupportTokensFungibleImbalance>>, []>;
    };
  } // AugmentedQueries
} // declare module
