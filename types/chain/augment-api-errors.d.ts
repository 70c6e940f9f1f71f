// Generated from the runtime's metadata by scripts/build-runtime: do not edit.
/* eslint-disable */

// import type lookup before we augment - in some environments
// this is required to allow for ambient/previous definitions
import '@polkadot/api-base/types/errors';

import type { ApiTypes, AugmentedError } from '@polkadot/api-base/types';

export type __AugmentedError<ApiType extends ApiTypes> = AugmentedError<ApiType>;

declare module '@polkadot/api-base/types/errors' {
  interface AugmentedErrors<ApiType extends ApiTypes> {
    balances: {
      /**
       * Beneficiary account must pre-exist.
       **/
      DeadAccount: AugmentedError<ApiType>;
      /**
       * The delta cannot be zero.
       **/
      DeltaZero: AugmentedError<ApiType>;
      /**
       * Value too low to create account due to existential deposit.
       **/
      ExistentialDeposit: AugmentedError<ApiType>;
      /**
       * A vesting schedule already exists for this account.
       **/
      ExistingVestingSchedule: AugmentedError<ApiType>;
      /**
       * Transfer/payment would kill account.
       **/
      Expendability: AugmentedError<ApiType>;
      /**
       * Balance too low to send value.
       **/
      InsufficientBalance: AugmentedError<ApiType>;
      /**
       * The issuance cannot be modified since it is already deactivated.
       **/
      IssuanceDeactivated: AugmentedError<ApiType>;
      /**
       * Account liquidity restrictions prevent withdrawal.
       **/
      LiquidityRestrictions: AugmentedError<ApiType>;
      /**
       * Number of freezes exceed `MaxFreezes`.
       **/
      TooManyFreezes: AugmentedError<ApiType>;
      /**
       * Number of holds exceed `VariantCountOf<T::RuntimeHoldReason>`.
       **/
      TooManyHolds: AugmentedError<ApiType>;
      /**
       * Number of named reserves exceed `MaxReserves`.
       **/
      TooManyReserves: AugmentedError<ApiType>;
      /**
       * Vesting balance too high to send value.
       **/
      VestingBalance: AugmentedError<ApiType>;
    };
    epochs: {
      /**
       * The account has already done this in this epoch.
       **/
      AlreadyDone: AugmentedError<ApiType>;
      /**
       * The scores and the salt do not match the commit, or there is not one score for each submission.
       **/
      BadReveal: AugmentedError<ApiType>;
      /**
       * Every place of the epoch is taken.
       **/
      EpochFull: AugmentedError<ApiType>;
      /**
       * Training is halted.
       **/
      Halted: AugmentedError<ApiType>;
      /**
       * An argument makes no sense.
       **/
      Malformed: AugmentedError<ApiType>;
      /**
       * Training is not halted.
       **/
      NotHalted: AugmentedError<ApiType>;
      /**
       * The account has committed to nothing.
       **/
      NothingCommitted: AugmentedError<ApiType>;
      /**
       * The account is not one of the voters.
       **/
      NotVoter: AugmentedError<ApiType>;
      /**
       * The gradient is larger than the model's budget.
       **/
      OverBudget: AugmentedError<ApiType>;
      /**
       * The tally is still under way.
       **/
      TallyUnfinished: AugmentedError<ApiType>;
      /**
       * The account can not leave the deposit, and the work is not enough.
       **/
      WorkTooWeak: AugmentedError<ApiType>;
      /**
       * The gradient starts from another base.
       **/
      WrongBase: AugmentedError<ApiType>;
      /**
       * The call names another epoch than the current one.
       **/
      WrongEpoch: AugmentedError<ApiType>;
      /**
       * The call does not belong to the phase of this block.
       **/
      WrongPhase: AugmentedError<ApiType>;
    };
    equivocation: {
      /**
       * This was reported before.
       **/
      AlreadyReported: AugmentedError<ApiType>;
      /**
       * The headers are not two that the key sealed for the slot.
       **/
      InvalidProof: AugmentedError<ApiType>;
      /**
       * The key was no validator's in the session.
       **/
      NotOwner: AugmentedError<ApiType>;
      /**
       * The slot is not of the session, or of the session nothing can be reported any more.
       **/
      WrongSession: AugmentedError<ApiType>;
    };
    governance: {
      /**
       * The account has a proposal that is open.
       **/
      AlreadyProposing: AugmentedError<ApiType>;
      /**
       * All places are taken by proposals with at least as many ayes as the account has stake.
       **/
      NoPlace: AugmentedError<ApiType>;
      /**
       * The account has neither a bond nor a delegation.
       **/
      NoStake: AugmentedError<ApiType>;
      /**
       * The account has no votes on closed proposals.
       **/
      NothingToClear: AugmentedError<ApiType>;
      /**
       * No proposal of this number is open.
       **/
      NotOpen: AugmentedError<ApiType>;
      /**
       * The account has no vote on this proposal.
       **/
      NotVoted: AugmentedError<ApiType>;
      /**
       * The parameter's value is out of its bounds.
       **/
      OutOfBounds: AugmentedError<ApiType>;
    };
    grandpa: {
      /**
       * Attempt to signal GRANDPA change with one already pending.
       **/
      ChangePending: AugmentedError<ApiType>;
      /**
       * A given equivocation report is valid but already previously reported.
       **/
      DuplicateOffenceReport: AugmentedError<ApiType>;
      /**
       * An equivocation proof provided as part of an equivocation report is invalid.
       **/
      InvalidEquivocationProof: AugmentedError<ApiType>;
      /**
       * A key ownership proof provided as part of an equivocation report is invalid.
       **/
      InvalidKeyOwnershipProof: AugmentedError<ApiType>;
      /**
       * Attempt to signal GRANDPA pause when the authority set isn't live
       * (either paused or already pending pause).
       **/
      PauseFailed: AugmentedError<ApiType>;
      /**
       * Attempt to signal GRANDPA resume when the authority set isn't paused
       * (either live or already pending resume).
       **/
      ResumeFailed: AugmentedError<ApiType>;
      /**
       * Cannot signal forced change so soon after last.
       **/
      TooSoon: AugmentedError<ApiType>;
    };
    minting: {
      /**
       * An epoch cannot end before the last one did.
       **/
      BlockInPast: AugmentedError<ApiType>;
      /**
       * More than what the account was paid.
       **/
      ExceedsIncome: AugmentedError<ApiType>;
      /**
       * More than what is owed.
       **/
      ExceedsUnpaid: AugmentedError<ApiType>;
    };
    multisig: {
      /**
       * Call is already approved by this signatory.
       **/
      AlreadyApproved: AugmentedError<ApiType>;
      /**
       * The data to be stored is already stored.
       **/
      AlreadyStored: AugmentedError<ApiType>;
      /**
       * The maximum weight information provided was too low.
       **/
      MaxWeightTooLow: AugmentedError<ApiType>;
      /**
       * Threshold must be 2 or greater.
       **/
      MinimumThreshold: AugmentedError<ApiType>;
      /**
       * Call doesn't need any (more) approvals.
       **/
      NoApprovalsNeeded: AugmentedError<ApiType>;
      /**
       * Multisig operation not found in storage.
       **/
      NotFound: AugmentedError<ApiType>;
      /**
       * No timepoint was given, yet the multisig operation is already underway.
       **/
      NoTimepoint: AugmentedError<ApiType>;
      /**
       * Only the account that originally created the multisig is able to cancel it or update
       * its deposits.
       **/
      NotOwner: AugmentedError<ApiType>;
      /**
       * The sender was contained in the other signatories; it shouldn't be.
       **/
      SenderInSignatories: AugmentedError<ApiType>;
      /**
       * The signatories were provided out of order; they should be ordered.
       **/
      SignatoriesOutOfOrder: AugmentedError<ApiType>;
      /**
       * There are too few signatories in the list.
       **/
      TooFewSignatories: AugmentedError<ApiType>;
      /**
       * There are too many signatories in the list.
       **/
      TooManySignatories: AugmentedError<ApiType>;
      /**
       * A timepoint was given, yet no multisig operation is underway.
       **/
      UnexpectedTimepoint: AugmentedError<ApiType>;
      /**
       * A different timepoint was given to the multisig operation that is underway.
       **/
      WrongTimepoint: AugmentedError<ApiType>;
    };
    proxy: {
      /**
       * Account is already a proxy.
       **/
      Duplicate: AugmentedError<ApiType>;
      /**
       * Call may not be made by proxy because it may escalate its privileges.
       **/
      NoPermission: AugmentedError<ApiType>;
      /**
       * Cannot add self as proxy.
       **/
      NoSelfProxy: AugmentedError<ApiType>;
      /**
       * Proxy registration not found.
       **/
      NotFound: AugmentedError<ApiType>;
      /**
       * Sender is not a proxy of the account to be proxied.
       **/
      NotProxy: AugmentedError<ApiType>;
      /**
       * There are too many proxies registered or too many announcements pending.
       **/
      TooMany: AugmentedError<ApiType>;
      /**
       * Announcement, if made at all, was made too recently.
       **/
      Unannounced: AugmentedError<ApiType>;
      /**
       * A call which is incompatible with the proxy type's filter was attempted.
       **/
      Unproxyable: AugmentedError<ApiType>;
    };
    session: {
      /**
       * Registered duplicate key.
       **/
      DuplicatedKey: AugmentedError<ApiType>;
      /**
       * Invalid ownership proof.
       **/
      InvalidProof: AugmentedError<ApiType>;
      /**
       * Key setting account is not live, so it's impossible to associate keys.
       **/
      NoAccount: AugmentedError<ApiType>;
      /**
       * No associated validator ID for account.
       **/
      NoAssociatedValidatorId: AugmentedError<ApiType>;
      /**
       * No keys are associated with this account.
       **/
      NoKeys: AugmentedError<ApiType>;
    };
    staking: {
      /**
       * The account has a bond: add to it with `bond_extra`.
       **/
      AlreadyBonded: AugmentedError<ApiType>;
      /**
       * The validator is chilled.
       **/
      AlreadyChilled: AugmentedError<ApiType>;
      /**
       * The bond would be below the minimum. Take back all of it, or less.
       **/
      BelowMinimumBond: AugmentedError<ApiType>;
      /**
       * The delegation would be below the minimum. Take back all of it, or less.
       **/
      BelowMinimumDelegation: AugmentedError<ApiType>;
      /**
       * More than what is staked.
       **/
      ExceedsStake: AugmentedError<ApiType>;
      /**
       * All places among the candidates are taken by validators that are at least as strong.
       **/
      NoPlace: AugmentedError<ApiType>;
      /**
       * The account has no bond.
       **/
      NotBonded: AugmentedError<ApiType>;
      /**
       * The validator is not chilled.
       **/
      NotChilled: AugmentedError<ApiType>;
      /**
       * The account has not delegated to this validator.
       **/
      NotDelegating: AugmentedError<ApiType>;
      /**
       * None of those who are named has earned a planck with this validator that it has not claimed.
       **/
      NothingToClaim: AugmentedError<ApiType>;
      /**
       * Nothing is due to be withdrawn.
       **/
      NothingToWithdraw: AugmentedError<ApiType>;
      /**
       * The account is not a validator.
       **/
      NotValidator: AugmentedError<ApiType>;
      /**
       * A validator cannot delegate to itself: use `bond_extra`.
       **/
      SelfDelegation: AugmentedError<ApiType>;
      /**
       * The validator is to be slashed, and cannot stand before that has happened.
       **/
      SlashToCome: AugmentedError<ApiType>;
      /**
       * The validator has as many delegators as it can have, and none with less than this.
       **/
      TooManyDelegators: AugmentedError<ApiType>;
      /**
       * The account has as many amounts unlocking as it can have: withdraw those that are due.
       **/
      TooManyUnlocking: AugmentedError<ApiType>;
      /**
       * An amount must be above zero.
       **/
      ZeroAmount: AugmentedError<ApiType>;
    };
    system: {
      /**
       * The origin filter prevent the call to be dispatched.
       **/
      CallFiltered: AugmentedError<ApiType>;
      /**
       * Failed to extract the runtime version from the new runtime.
       * 
       * Either calling `Core_version` or decoding `RuntimeVersion` failed.
       **/
      FailedToExtractRuntimeVersion: AugmentedError<ApiType>;
      /**
       * The name of specification does not match between the current runtime
       * and the new runtime.
       **/
      InvalidSpecName: AugmentedError<ApiType>;
      /**
       * A multi-block migration is ongoing and prevents the current code from being replaced.
       **/
      MultiBlockMigrationsOngoing: AugmentedError<ApiType>;
      /**
       * Suicide called when the account has non-default composite data.
       **/
      NonDefaultComposite: AugmentedError<ApiType>;
      /**
       * There is a non-zero reference count preventing the account from being purged.
       **/
      NonZeroRefCount: AugmentedError<ApiType>;
      /**
       * No upgrade authorized.
       **/
      NothingAuthorized: AugmentedError<ApiType>;
      /**
       * The specification version is not allowed to decrease between the current runtime
       * and the new runtime.
       **/
      SpecVersionNeedsToIncrease: AugmentedError<ApiType>;
      /**
       * The submitted code is not authorized.
       **/
      Unauthorized: AugmentedError<ApiType>;
    };
    utility: {
      /**
       * Too many calls batched.
       **/
      TooManyCalls: AugmentedError<ApiType>;
    };
  } // AugmentedErrors
} // declare module
