// Generated from the runtime's metadata by scripts/build-runtime: do not edit.
/* eslint-disable */

// import type lookup before we augment - in some environments
// this is required to allow for ambient/previous definitions
import '@polkadot/api-base/types/events';

import type { ApiTypes, AugmentedEvent } from '@polkadot/api-base/types';
import type { Bytes, Null, Result, U8aFixed, Vec, bool, u128, u16, u32, u64 } from '@polkadot/types-codec';
import type { ITuple } from '@polkadot/types-codec/types';
import type { AccountId32, H256, Perbill } from '@polkadot/types/interfaces/runtime';
import type { AliceEpochsDeferReason, AliceEpochsHealthState, AliceEpochsPhase, AliceGovernanceAction, AliceRuntimeConfigsProxyType, AliceRuntimeOriginCaller, AliceRuntimeRuntimeHoldReason, FrameSupportTokensMiscBalanceStatus, FrameSystemDispatchEventInfo, PalletBalancesUnexpectedKind, PalletMultisigTimepoint, PalletProxyDepositKind, SpConsensusGrandpaAppPublic, SpRuntimeDispatchError } from '@polkadot/types/lookup';

export type __AugmentedEvent<ApiType extends ApiTypes> = AugmentedEvent<ApiType>;

declare module '@polkadot/api-base/types/events' {
  interface AugmentedEvents<ApiType extends ApiTypes> {
    balances: {
      /**
       * A balance was set by root.
       **/
      BalanceSet: AugmentedEvent<ApiType, [who: AccountId32, free: u128], { who: AccountId32, free: u128 }>;
      /**
       * Some amount was burned from an account.
       **/
      Burned: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * Some debt has been dropped from the Total Issuance.
       **/
      BurnedDebt: AugmentedEvent<ApiType, [amount: u128], { amount: u128 }>;
      /**
       * Held balance was burned from an account.
       **/
      BurnedHeld: AugmentedEvent<ApiType, [reason: AliceRuntimeRuntimeHoldReason, who: AccountId32, amount: u128], { reason: AliceRuntimeRuntimeHoldReason, who: AccountId32, amount: u128 }>;
      /**
       * Some amount was deposited (e.g. for transaction fees).
       **/
      Deposit: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * An account was removed whose balance was non-zero but below ExistentialDeposit,
       * resulting in an outright loss.
       **/
      DustLost: AugmentedEvent<ApiType, [account: AccountId32, amount: u128], { account: AccountId32, amount: u128 }>;
      /**
       * An account was created with some free balance.
       **/
      Endowed: AugmentedEvent<ApiType, [account: AccountId32, freeBalance: u128], { account: AccountId32, freeBalance: u128 }>;
      /**
       * Some balance was frozen.
       **/
      Frozen: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * Some balance was placed on hold.
       **/
      Held: AugmentedEvent<ApiType, [reason: AliceRuntimeRuntimeHoldReason, who: AccountId32, amount: u128], { reason: AliceRuntimeRuntimeHoldReason, who: AccountId32, amount: u128 }>;
      /**
       * Total issuance was increased by `amount`, creating a credit to be balanced.
       **/
      Issued: AugmentedEvent<ApiType, [amount: u128], { amount: u128 }>;
      /**
       * Some balance was locked.
       **/
      Locked: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * Some amount was minted into an account.
       **/
      Minted: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * Some credit was balanced and added to the TotalIssuance.
       **/
      MintedCredit: AugmentedEvent<ApiType, [amount: u128], { amount: u128 }>;
      /**
       * Some balance was released from hold.
       **/
      Released: AugmentedEvent<ApiType, [reason: AliceRuntimeRuntimeHoldReason, who: AccountId32, amount: u128], { reason: AliceRuntimeRuntimeHoldReason, who: AccountId32, amount: u128 }>;
      /**
       * Total issuance was decreased by `amount`, creating a debt to be balanced.
       **/
      Rescinded: AugmentedEvent<ApiType, [amount: u128], { amount: u128 }>;
      /**
       * Some balance was reserved (moved from free to reserved).
       **/
      Reserved: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * Some balance was moved from the reserve of the first account to the second account.
       * Final argument indicates the destination balance type.
       **/
      ReserveRepatriated: AugmentedEvent<ApiType, [from: AccountId32, to: AccountId32, amount: u128, destinationStatus: FrameSupportTokensMiscBalanceStatus], { from: AccountId32, to: AccountId32, amount: u128, destinationStatus: FrameSupportTokensMiscBalanceStatus }>;
      /**
       * Some amount was restored into an account.
       **/
      Restored: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * Some amount was removed from the account (e.g. for misbehavior).
       **/
      Slashed: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * Some amount was suspended from an account (it can be restored later).
       **/
      Suspended: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * Some balance was thawed.
       **/
      Thawed: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * The `TotalIssuance` was forcefully changed.
       **/
      TotalIssuanceForced: AugmentedEvent<ApiType, [old: u128, new_: u128], { old: u128, new_: u128 }>;
      /**
       * Transfer succeeded.
       **/
      Transfer: AugmentedEvent<ApiType, [from: AccountId32, to: AccountId32, amount: u128], { from: AccountId32, to: AccountId32, amount: u128 }>;
      /**
       * The `transferred` balance is placed on hold at the `dest` account.
       **/
      TransferAndHold: AugmentedEvent<ApiType, [reason: AliceRuntimeRuntimeHoldReason, source: AccountId32, dest: AccountId32, transferred: u128], { reason: AliceRuntimeRuntimeHoldReason, source: AccountId32, dest: AccountId32, transferred: u128 }>;
      /**
       * A transfer of `amount` on hold from `source` to `dest` was initiated.
       **/
      TransferOnHold: AugmentedEvent<ApiType, [reason: AliceRuntimeRuntimeHoldReason, source: AccountId32, dest: AccountId32, amount: u128], { reason: AliceRuntimeRuntimeHoldReason, source: AccountId32, dest: AccountId32, amount: u128 }>;
      /**
       * An unexpected/defensive event was triggered.
       **/
      Unexpected: AugmentedEvent<ApiType, [PalletBalancesUnexpectedKind]>;
      /**
       * Some balance was unlocked.
       **/
      Unlocked: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * Some balance was unreserved (moved from reserved to free).
       **/
      Unreserved: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * An account was upgraded.
       **/
      Upgraded: AugmentedEvent<ApiType, [who: AccountId32], { who: AccountId32 }>;
      /**
       * Some amount was withdrawn from the account (e.g. for transaction fees).
       **/
      Withdraw: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
    };
    epochs: {
      /**
       * A voter says where it listens.
       **/
      Announced: AugmentedEvent<ApiType, [epoch: u32, account: AccountId32], { epoch: u32, account: AccountId32 }>;
      /**
       * A voter has committed to its scores.
       **/
      Committed: AugmentedEvent<ApiType, [epoch: u32, account: AccountId32], { epoch: u32, account: AccountId32 }>;
      /**
       * The epoch keeps the base and its emission is deferred.
       **/
      Deferred: AugmentedEvent<ApiType, [epoch: u32, reason: AliceEpochsDeferReason], { epoch: u32, reason: AliceEpochsDeferReason }>;
      /**
       * An epoch has started with a phase of submissions.
       **/
      EpochStarted: AugmentedEvent<ApiType, [epoch: u32, base: H256, randomness: H256, deadline: u32], { epoch: u32, base: H256, randomness: H256, deadline: u32 }>;
      /**
       * Too many epochs in a row were held; training waits for two thirds of the power.
       **/
      Halted: AugmentedEvent<ApiType, [epoch: u32], { epoch: u32 }>;
      /**
       * The three loss series agree again, or no longer do.
       **/
      HealthChanged: AugmentedEvent<ApiType, [epoch: u32, health: AliceEpochsHealthState], { epoch: u32, health: AliceEpochsHealthState }>;
      /**
       * The sign guard kept the base: no majority of the power that voted found `minus < base`, or none `base < plus`.
       * Medians of the losses.
       **/
      Held: AugmentedEvent<ApiType, [epoch: u32, minus: u64, base: u64, plus: u64], { epoch: u32, minus: u64, base: u64, plus: u64 }>;
      /**
       * A voter was slashed, since it did not reveal what it committed to.
       **/
      NotRevealed: AugmentedEvent<ApiType, [epoch: u32, account: AccountId32], { epoch: u32, account: AccountId32 }>;
      /**
       * A later phase of the epoch has started; `deadline` is the first block after it at the latest.
       **/
      PhaseStarted: AugmentedEvent<ApiType, [epoch: u32, phase: AliceEpochsPhase, deadline: u32], { epoch: u32, phase: AliceEpochsPhase, deadline: u32 }>;
      /**
       * A validator asks for training to go on.
       **/
      ResumeAsked: AugmentedEvent<ApiType, [epoch: u32, account: AccountId32], { epoch: u32, account: AccountId32 }>;
      /**
       * Training goes on with the next block.
       **/
      Resumed: AugmentedEvent<ApiType, [epoch: u32], { epoch: u32 }>;
      /**
       * A voter has revealed its scores.
       **/
      Revealed: AugmentedEvent<ApiType, [epoch: u32, account: AccountId32], { epoch: u32, account: AccountId32 }>;
      /**
       * The epoch has a new base and is paid.
       **/
      Settled: AugmentedEvent<ApiType, [epoch: u32, base: H256, minted: u128, minersPart: u128, accepted: u32], { epoch: u32, base: H256, minted: u128, minersPart: u128, accepted: u32 }>;
      /**
       * A miner has submitted a gradient.
       **/
      Submitted: AugmentedEvent<ApiType, [epoch: u32, index: u32, account: AccountId32, blob: H256], { epoch: u32, index: u32, account: AccountId32, blob: H256 }>;
      /**
       * All submissions have their settled score.
       **/
      Tallied: AugmentedEvent<ApiType, [epoch: u32, accepted: u32], { epoch: u32, accepted: u32 }>;
      /**
       * A share could not be paid out and went back to the deferred pool.
       **/
      Unpayable: AugmentedEvent<ApiType, [epoch: u32, account: AccountId32, amount: u128], { epoch: u32, account: AccountId32, amount: u128 }>;
      /**
       * A voter has voted for the next base.
       **/
      Voted: AugmentedEvent<ApiType, [epoch: u32, account: AccountId32, hash_: H256], { epoch: u32, account: AccountId32, hash_: H256 }>;
    };
    governance: {
      /**
       * A proposal was carried out.
       **/
      CarriedOut: AugmentedEvent<ApiType, [proposal: u32, action: AliceGovernanceAction], { proposal: u32, action: AliceGovernanceAction }>;
      /**
       * A proposal lost its place to one of a proposer with more stake than its ayes.
       **/
      Displaced: AugmentedEvent<ApiType, [proposal: u32, by: AccountId32], { proposal: u32, by: AccountId32 }>;
      /**
       * A proposal was not passed in time.
       **/
      Expired: AugmentedEvent<ApiType, [proposal: u32], { proposal: u32 }>;
      /**
       * The code of an authorised runtime was not supplied in time.
       **/
      Lapsed: AugmentedEvent<ApiType, [codeHash: H256], { codeHash: H256 }>;
      /**
       * A proposal has two thirds of all stake, and is carried out in block `at` if it still has them then.
       **/
      Passed: AugmentedEvent<ApiType, [proposal: u32, ayes: u128, staked: u128, at: u32], { proposal: u32, ayes: u128, staked: u128, at: u32 }>;
      /**
       * A proposal is open.
       **/
      Proposed: AugmentedEvent<ApiType, [proposal: u32, proposer: AccountId32, action: AliceGovernanceAction], { proposal: u32, proposer: AccountId32, action: AliceGovernanceAction }>;
      /**
       * A proposal that had passed no longer had two thirds of all stake when it was to be carried out.
       **/
      Rejected: AugmentedEvent<ApiType, [proposal: u32, ayes: u128, staked: u128], { proposal: u32, ayes: u128, staked: u128 }>;
      /**
       * An account votes with `weight` plancks, in place of what it voted before.
       **/
      Voted: AugmentedEvent<ApiType, [proposal: u32, who: AccountId32, aye: bool, weight: u128], { proposal: u32, who: AccountId32, aye: bool, weight: u128 }>;
      /**
       * An account takes its vote back.
       **/
      Withdrawn: AugmentedEvent<ApiType, [proposal: u32, who: AccountId32], { proposal: u32, who: AccountId32 }>;
    };
    grandpa: {
      /**
       * New authority set has been applied.
       **/
      NewAuthorities: AugmentedEvent<ApiType, [authoritySet: Vec<ITuple<[SpConsensusGrandpaAppPublic, u64]>>], { authoritySet: Vec<ITuple<[SpConsensusGrandpaAppPublic, u64]>> }>;
      /**
       * Current authority set has been paused.
       **/
      Paused: AugmentedEvent<ApiType, []>;
      /**
       * Current authority set has been resumed.
       **/
      Resumed: AugmentedEvent<ApiType, []>;
    };
    historical: {
      /**
       * The merkle roots of up to this session index were pruned
       **/
      RootsPruned: AugmentedEvent<ApiType, [upTo: u32], { upTo: u32 }>;
      /**
       * The merkle root of the validators of the said session were stored
       **/
      RootStored: AugmentedEvent<ApiType, [index: u32], { index: u32 }>;
    };
    minting: {
      /**
       * `amount` left the total issuance in this block.
       **/
      Burnt: AugmentedEvent<ApiType, [amount: u128], { amount: u128 }>;
      /**
       * `amount` went into the deferred pool.
       **/
      Deferred: AugmentedEvent<ApiType, [amount: u128], { amount: u128 }>;
      /**
       * `amount` was minted into the account of `who`.
       **/
      Paid: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * An epoch is to be paid `emission` of its own and `from_deferred` of the deferred pool.
       **/
      Settled: AugmentedEvent<ApiType, [emission: u128, fromDeferred: u128], { emission: u128, fromDeferred: u128 }>;
    };
    multisig: {
      /**
       * The deposit for a multisig operation has been updated/poked.
       **/
      DepositPoked: AugmentedEvent<ApiType, [who: AccountId32, callHash: U8aFixed, oldDeposit: u128, newDeposit: u128], { who: AccountId32, callHash: U8aFixed, oldDeposit: u128, newDeposit: u128 }>;
      /**
       * A multisig operation has been approved by someone.
       **/
      MultisigApproval: AugmentedEvent<ApiType, [approving: AccountId32, timepoint: PalletMultisigTimepoint, multisig: AccountId32, callHash: U8aFixed], { approving: AccountId32, timepoint: PalletMultisigTimepoint, multisig: AccountId32, callHash: U8aFixed }>;
      /**
       * A multisig operation has been cancelled.
       **/
      MultisigCancelled: AugmentedEvent<ApiType, [cancelling: AccountId32, timepoint: PalletMultisigTimepoint, multisig: AccountId32, callHash: U8aFixed], { cancelling: AccountId32, timepoint: PalletMultisigTimepoint, multisig: AccountId32, callHash: U8aFixed }>;
      /**
       * A multisig operation has been executed.
       **/
      MultisigExecuted: AugmentedEvent<ApiType, [approving: AccountId32, timepoint: PalletMultisigTimepoint, multisig: AccountId32, callHash: U8aFixed, result: Result<Null, SpRuntimeDispatchError>], { approving: AccountId32, timepoint: PalletMultisigTimepoint, multisig: AccountId32, callHash: U8aFixed, result: Result<Null, SpRuntimeDispatchError> }>;
      /**
       * A new multisig operation has begun.
       **/
      NewMultisig: AugmentedEvent<ApiType, [approving: AccountId32, multisig: AccountId32, callHash: U8aFixed], { approving: AccountId32, multisig: AccountId32, callHash: U8aFixed }>;
    };
    offences: {
      /**
       * There is an offence reported of the given `kind` happened at the `session_index` and
       * (kind-specific) time slot. This event is not deposited for duplicate slashes.
       * \[kind, slot\].
       **/
      Offence: AugmentedEvent<ApiType, [kind: U8aFixed, slot: Bytes], { kind: U8aFixed, slot: Bytes }>;
    };
    proxy: {
      /**
       * An announcement was placed to make a call in the future.
       **/
      Announced: AugmentedEvent<ApiType, [real: AccountId32, proxy: AccountId32, callHash: H256], { real: AccountId32, proxy: AccountId32, callHash: H256 }>;
      /**
       * A deposit stored for proxies or announcements was poked / updated.
       **/
      DepositPoked: AugmentedEvent<ApiType, [who: AccountId32, kind: PalletProxyDepositKind, oldDeposit: u128, newDeposit: u128], { who: AccountId32, kind: PalletProxyDepositKind, oldDeposit: u128, newDeposit: u128 }>;
      /**
       * A proxy was added.
       **/
      ProxyAdded: AugmentedEvent<ApiType, [delegator: AccountId32, delegatee: AccountId32, proxyType: AliceRuntimeConfigsProxyType, delay: u32], { delegator: AccountId32, delegatee: AccountId32, proxyType: AliceRuntimeConfigsProxyType, delay: u32 }>;
      /**
       * A proxy was executed correctly, with the given.
       **/
      ProxyExecuted: AugmentedEvent<ApiType, [result: Result<Null, SpRuntimeDispatchError>], { result: Result<Null, SpRuntimeDispatchError> }>;
      /**
       * A proxy was removed.
       **/
      ProxyRemoved: AugmentedEvent<ApiType, [delegator: AccountId32, delegatee: AccountId32, proxyType: AliceRuntimeConfigsProxyType, delay: u32], { delegator: AccountId32, delegatee: AccountId32, proxyType: AliceRuntimeConfigsProxyType, delay: u32 }>;
      /**
       * A pure account has been created by new proxy with given
       * disambiguation index and proxy type.
       **/
      PureCreated: AugmentedEvent<ApiType, [pure: AccountId32, who: AccountId32, proxyType: AliceRuntimeConfigsProxyType, disambiguationIndex: u16, at: u32, extrinsicIndex: u32], { pure: AccountId32, who: AccountId32, proxyType: AliceRuntimeConfigsProxyType, disambiguationIndex: u16, at: u32, extrinsicIndex: u32 }>;
      /**
       * A pure proxy was killed by its spawner.
       **/
      PureKilled: AugmentedEvent<ApiType, [pure: AccountId32, spawner: AccountId32, proxyType: AliceRuntimeConfigsProxyType, disambiguationIndex: u16], { pure: AccountId32, spawner: AccountId32, proxyType: AliceRuntimeConfigsProxyType, disambiguationIndex: u16 }>;
    };
    session: {
      /**
       * The `NewSession` event in the current block also implies a new validator set to be
       * queued.
       **/
      NewQueued: AugmentedEvent<ApiType, []>;
      /**
       * New session has happened. Note that the argument is the session index, not the
       * block number as the type might suggest.
       **/
      NewSession: AugmentedEvent<ApiType, [sessionIndex: u32], { sessionIndex: u32 }>;
      /**
       * Validator has been disabled.
       **/
      ValidatorDisabled: AugmentedEvent<ApiType, [validator: AccountId32], { validator: AccountId32 }>;
      /**
       * Validator has been re-enabled.
       **/
      ValidatorReenabled: AugmentedEvent<ApiType, [validator: AccountId32], { validator: AccountId32 }>;
    };
    skipFeelessPayment: {
      /**
       * A transaction fee was skipped.
       **/
      FeeSkipped: AugmentedEvent<ApiType, [origin: AliceRuntimeOriginCaller], { origin: AliceRuntimeOriginCaller }>;
    };
    staking: {
      /**
       * A validator made no block in this many sessions, and is chilled for it.
       **/
      Absent: AugmentedEvent<ApiType, [validator: AccountId32, sessions: u32], { validator: AccountId32, sessions: u32 }>;
      /**
       * A validator added to its bond.
       **/
      Bonded: AugmentedEvent<ApiType, [validator: AccountId32, amount: u128], { validator: AccountId32, amount: u128 }>;
      /**
       * From now on the minimum bond applies to all.
       **/
      BootstrapEnded: AugmentedEvent<ApiType, []>;
      /**
       * A validator no longer stands for the validator set.
       **/
      Chilled: AugmentedEvent<ApiType, [validator: AccountId32], { validator: AccountId32 }>;
      /**
       * A delegator was paid what it had earned with a validator.
       **/
      Claimed: AugmentedEvent<ApiType, [validator: AccountId32, delegator: AccountId32, amount: u128], { validator: AccountId32, delegator: AccountId32, amount: u128 }>;
      /**
       * A validator will have this higher commission from block `due` on.
       **/
      CommissionAnnounced: AugmentedEvent<ApiType, [validator: AccountId32, commission: Perbill, due: u32], { validator: AccountId32, commission: Perbill, due: u32 }>;
      /**
       * A validator lowered its commission.
       **/
      CommissionSet: AugmentedEvent<ApiType, [validator: AccountId32, commission: Perbill], { validator: AccountId32, commission: Perbill }>;
      /**
       * A delegator added to its delegation.
       **/
      Delegated: AugmentedEvent<ApiType, [validator: AccountId32, delegator: AccountId32, amount: u128], { validator: AccountId32, delegator: AccountId32, amount: u128 }>;
      /**
       * A delegator lost its place with a validator to one who brought more, and has all back that it had with it.
       **/
      DelegatorDisplaced: AugmentedEvent<ApiType, [validator: AccountId32, delegator: AccountId32, by: AccountId32, amount: u128], { validator: AccountId32, delegator: AccountId32, by: AccountId32, amount: u128 }>;
      /**
       * A validator lost its place among the candidates to a stronger one.
       **/
      Displaced: AugmentedEvent<ApiType, [validator: AccountId32, by: AccountId32], { validator: AccountId32, by: AccountId32 }>;
      /**
       * The delegators of a validator have earned `amount` more, which they can claim.
       **/
      Shared: AugmentedEvent<ApiType, [validator: AccountId32, amount: u128], { validator: AccountId32, amount: u128 }>;
      /**
       * A validator and those with a stake in it lost `fraction` of it, `burnt` in all.
       **/
      Slashed: AugmentedEvent<ApiType, [validator: AccountId32, fraction: Perbill, burnt: u128], { validator: AccountId32, fraction: Perbill, burnt: u128 }>;
      /**
       * An offence of a session came to light: the offender is chilled, and `fraction` of its stake and of what is
       * delegated to it will be lost from block `due` on. It is all that the offender has still to bear.
       **/
      SlashNoted: AugmentedEvent<ApiType, [validator: AccountId32, session: u32, fraction: Perbill, due: u32], { validator: AccountId32, session: u32, fraction: Perbill, due: u32 }>;
      /**
       * A validator took back of its bond.
       **/
      Unbonded: AugmentedEvent<ApiType, [validator: AccountId32, amount: u128, until: u32], { validator: AccountId32, amount: u128, until: u32 }>;
      /**
       * A validator stands for the validator set again.
       **/
      Unchilled: AugmentedEvent<ApiType, [validator: AccountId32], { validator: AccountId32 }>;
      /**
       * A delegator took back of its delegation.
       **/
      Undelegated: AugmentedEvent<ApiType, [validator: AccountId32, delegator: AccountId32, amount: u128, until: u32], { validator: AccountId32, delegator: AccountId32, amount: u128, until: u32 }>;
      /**
       * What had been taken back is free again.
       **/
      Withdrawn: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
    };
    system: {
      /**
       * `:code` was updated to the code with the given hash.
       **/
      CodeUpdated: AugmentedEvent<ApiType, [hash_: H256], { hash_: H256 }>;
      /**
       * An extrinsic failed.
       **/
      ExtrinsicFailed: AugmentedEvent<ApiType, [dispatchError: SpRuntimeDispatchError, dispatchInfo: FrameSystemDispatchEventInfo], { dispatchError: SpRuntimeDispatchError, dispatchInfo: FrameSystemDispatchEventInfo }>;
      /**
       * An extrinsic completed successfully.
       **/
      ExtrinsicSuccess: AugmentedEvent<ApiType, [dispatchInfo: FrameSystemDispatchEventInfo], { dispatchInfo: FrameSystemDispatchEventInfo }>;
      /**
       * An account was reaped.
       **/
      KilledAccount: AugmentedEvent<ApiType, [account: AccountId32], { account: AccountId32 }>;
      /**
       * A new account was created.
       **/
      NewAccount: AugmentedEvent<ApiType, [account: AccountId32], { account: AccountId32 }>;
      /**
       * An invalid authorized upgrade was rejected while trying to apply it.
       **/
      RejectedInvalidAuthorizedUpgrade: AugmentedEvent<ApiType, [codeHash: H256, error: SpRuntimeDispatchError], { codeHash: H256, error: SpRuntimeDispatchError }>;
      /**
       * On on-chain remark happened.
       **/
      Remarked: AugmentedEvent<ApiType, [sender: AccountId32, hash_: H256], { sender: AccountId32, hash_: H256 }>;
      /**
       * An upgrade was authorized.
       **/
      UpgradeAuthorized: AugmentedEvent<ApiType, [codeHash: H256, checkVersion: bool], { codeHash: H256, checkVersion: bool }>;
    };
    transactionPayment: {
      /**
       * A transaction fee `actual_fee`, of which `tip` was added to the minimum inclusion fee,
       * has been paid by `who`.
       **/
      TransactionFeePaid: AugmentedEvent<ApiType, [who: AccountId32, actualFee: u128, tip: u128], { who: AccountId32, actualFee: u128, tip: u128 }>;
    };
    utility: {
      /**
       * Batch of dispatches completed fully with no error.
       **/
      BatchCompleted: AugmentedEvent<ApiType, []>;
      /**
       * Batch of dispatches completed but has errors.
       **/
      BatchCompletedWithErrors: AugmentedEvent<ApiType, []>;
      /**
       * Batch of dispatches did not complete fully. Index of first failing dispatch given, as
       * well as the error.
       **/
      BatchInterrupted: AugmentedEvent<ApiType, [index: u32, error: SpRuntimeDispatchError], { index: u32, error: SpRuntimeDispatchError }>;
      /**
       * A call was dispatched.
       **/
      DispatchedAs: AugmentedEvent<ApiType, [result: Result<Null, SpRuntimeDispatchError>], { result: Result<Null, SpRuntimeDispatchError> }>;
      /**
       * The fallback call was dispatched.
       **/
      IfElseFallbackCalled: AugmentedEvent<ApiType, [mainError: SpRuntimeDispatchError], { mainError: SpRuntimeDispatchError }>;
      /**
       * Main call was dispatched.
       **/
      IfElseMainSuccess: AugmentedEvent<ApiType, []>;
      /**
       * A single item within a Batch of dispatches has completed with no error.
       **/
      ItemCompleted: AugmentedEvent<ApiType, []>;
      /**
       * A single item within a Batch of dispatches has completed with error.
       **/
      ItemFailed: AugmentedEvent<ApiType, [error: SpRuntimeDispatchError], { error: SpRuntimeDispatchError }>;
    };
  } // AugmentedEvents
} // declare module
