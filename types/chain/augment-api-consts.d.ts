// Generated from the runtime's metadata by scripts/build-runtime: do not edit.
/* eslint-disable */

// import type lookup before we augment - in some environments
// this is required to allow for ambient/previous definitions
import '@polkadot/api-base/types/consts';

import type { ApiTypes, AugmentedConst } from '@polkadot/api-base/types';
import type { u128, u16, u32, u64, u8 } from '@polkadot/types-codec';
import type { AccountId32, Perbill } from '@polkadot/types/interfaces/runtime';
import type { AliceEpochsSignConvention, FrameSystemLimitsBlockLength, FrameSystemLimitsBlockWeights, SpVersionRuntimeVersion, SpWeightsRuntimeDbWeight } from '@polkadot/types/lookup';

export type __AugmentedConst<ApiType extends ApiTypes> = AugmentedConst<ApiType>;

declare module '@polkadot/api-base/types/consts' {
  interface AugmentedConsts<ApiType extends ApiTypes> {
    aura: {
      /**
       * The slot duration Aura should run with, expressed in milliseconds.
       * 
       * The effective value of this type can be changed with a runtime upgrade.
       * 
       * For backwards compatibility either use [`MinimumPeriodTimesTwo`] or a const.
       **/
      slotDuration: u64 & AugmentedConst<ApiType>;
    };
    balances: {
      /**
       * The minimum amount required to keep an account open. MUST BE GREATER THAN ZERO!
       * 
       * If you *really* need it to be zero, you can enable the feature `insecure_zero_ed` for
       * this pallet. However, you do so at your own risk: this will open up a major DoS vector.
       * In case you have multiple sources of provider references, you may also get unexpected
       * behaviour if you set this to zero.
       * 
       * Bottom line: Do yourself a favour and make it at least one!
       **/
      existentialDeposit: u128 & AugmentedConst<ApiType>;
      /**
       * The maximum number of individual freeze locks that can exist on an account at any time.
       **/
      maxFreezes: u32 & AugmentedConst<ApiType>;
      /**
       * The maximum number of locks that should exist on an account.
       * Not strictly enforced, but used for weight estimation.
       * 
       * Use of locks is deprecated in favour of freezes. See `https://github.com/paritytech/substrate/pull/12951/`
       **/
      maxLocks: u32 & AugmentedConst<ApiType>;
      /**
       * The maximum number of named reserves that can exist on an account.
       * 
       * Use of reserves is deprecated in favour of holds. See `https://github.com/paritytech/substrate/pull/12951/`
       **/
      maxReserves: u32 & AugmentedConst<ApiType>;
    };
    epochs: {
      /**
       * How much a loss series has to rise over the window to count, in nano-nats a token.
       **/
      healthTolerance: u64 & AugmentedConst<ApiType>;
      /**
       * Settled epochs over which the loss series are compared.
       **/
      healthWindow: u32 & AugmentedConst<ApiType>;
      /**
       * Held epochs in a row that halt training.
       **/
      heldLimit: u32 & AugmentedConst<ApiType>;
      /**
       * Places for submissions in an epoch, until [`Places`] says otherwise.
       **/
      initialPlaces: u32 & AugmentedConst<ApiType>;
      /**
       * Epochs for which submissions and outcomes are kept after the epoch.
       **/
      keepEpochs: u32 & AugmentedConst<ApiType>;
      /**
       * The most places for submissions that an epoch can have.
       **/
      maxSubmissions: u32 & AugmentedConst<ApiType>;
      /**
       * How pseudo-gradients are signed and applied.
       **/
      signConvention: AliceEpochsSignConvention & AugmentedConst<ApiType>;
      /**
       * Submissions that the tally, or the payment of an epoch, does in one block. Not 0.
       **/
      submissionsPerBlock: u32 & AugmentedConst<ApiType>;
    };
    equivocation: {
      /**
       * Blocks for which a report stays in the pool.
       **/
      longevity: u64 & AugmentedConst<ApiType>;
      /**
       * Sessions before the present one of which an equivocation can be reported.
       **/
      sessions: u32 & AugmentedConst<ApiType>;
    };
    governance: {
      /**
       * The part of the total issuance that must be staked for anything to pass.
       **/
      leastStaked: Perbill & AugmentedConst<ApiType>;
      /**
       * Proposals that can be open at a time.
       **/
      maxOpen: u32 & AugmentedConst<ApiType>;
    };
    grandpa: {
      /**
       * Max Authorities in use
       **/
      maxAuthorities: u32 & AugmentedConst<ApiType>;
      /**
       * The maximum number of nominators for each validator.
       **/
      maxNominators: u32 & AugmentedConst<ApiType>;
      /**
       * The maximum number of entries to keep in the set id to session index mapping.
       * 
       * Since the `SetIdSession` map is only used for validating equivocations this
       * value should relate to the bonding duration of whatever staking system is
       * being used (if any). If equivocation handling is not enabled then this value
       * can be zero.
       **/
      maxSetIdSessionEntries: u64 & AugmentedConst<ApiType>;
    };
    minting: {
      /**
       * Blocks in a year.
       **/
      blocksPerYear: u32 & AugmentedConst<ApiType>;
      /**
       * Plancks that will ever be emitted.
       **/
      cap: u128 & AugmentedConst<ApiType>;
      /**
       * The validators' part of what an epoch mints.
       **/
      validatorsPart: Perbill & AugmentedConst<ApiType>;
    };
    multisig: {
      /**
       * The base amount of currency needed to reserve for creating a multisig execution or to
       * store a dispatch call for later.
       * 
       * This is held for an additional storage item whose value size is
       * `4 + sizeof((BlockNumber, Balance, AccountId))` bytes and whose key size is
       * `32 + sizeof(AccountId)` bytes.
       **/
      depositBase: u128 & AugmentedConst<ApiType>;
      /**
       * The amount of currency needed per unit threshold when creating a multisig execution.
       * 
       * This is held for adding 32 bytes more into a pre-existing storage value.
       **/
      depositFactor: u128 & AugmentedConst<ApiType>;
      /**
       * The maximum amount of signatories allowed in the multisig.
       **/
      maxSignatories: u32 & AugmentedConst<ApiType>;
    };
    proxy: {
      /**
       * The base amount of currency needed to reserve for creating an announcement.
       * 
       * This is held when a new storage item holding a `Balance` is created (typically 16
       * bytes).
       **/
      announcementDepositBase: u128 & AugmentedConst<ApiType>;
      /**
       * The amount of currency needed per announcement made.
       * 
       * This is held for adding an `AccountId`, `Hash` and `BlockNumber` (typically 68 bytes)
       * into a pre-existing storage value.
       **/
      announcementDepositFactor: u128 & AugmentedConst<ApiType>;
      /**
       * The maximum amount of time-delayed announcements that are allowed to be pending.
       **/
      maxPending: u32 & AugmentedConst<ApiType>;
      /**
       * The maximum amount of proxies allowed for a single account.
       **/
      maxProxies: u32 & AugmentedConst<ApiType>;
      /**
       * The base amount of currency needed to reserve for creating a proxy.
       * 
       * This is held for an additional storage item whose value size is
       * `sizeof(Balance)` bytes and whose key size is `sizeof(AccountId)` bytes.
       **/
      proxyDepositBase: u128 & AugmentedConst<ApiType>;
      /**
       * The amount of currency needed per proxy added.
       * 
       * This is held for adding 32 bytes plus an instance of `ProxyType` more into a
       * pre-existing storage value. Thus, when configuring `ProxyDepositFactor` one should take
       * into account `32 + proxy_type.encode().len()` bytes of data.
       **/
      proxyDepositFactor: u128 & AugmentedConst<ApiType>;
    };
    session: {
      /**
       * The amount to be held when setting keys.
       **/
      keyDeposit: u128 & AugmentedConst<ApiType>;
    };
    staking: {
      /**
       * Whole sessions without a block after which a validator is chilled.
       **/
      absentSessions: u32 & AugmentedConst<ApiType>;
      /**
       * The total issuance, in plancks, past which the bootstrap validators need a bond, unless [`Threshold`] says
       * another.
       **/
      bootstrapThreshold: u128 & AugmentedConst<ApiType>;
      /**
       * Places for those who stand for the validator set, at least as many as there are seats.
       **/
      maxCandidates: u32 & AugmentedConst<ApiType>;
      /**
       * Delegators that one claim can name.
       **/
      maxClaims: u32 & AugmentedConst<ApiType>;
      /**
       * Accounts that can have a stake with one validator besides itself.
       **/
      maxDelegators: u32 & AugmentedConst<ApiType>;
      /**
       * Amounts that one account can have unlocking at the same time.
       **/
      maxUnlocking: u32 & AugmentedConst<ApiType>;
      /**
       * Seats of the validator set.
       **/
      maxValidators: u32 & AugmentedConst<ApiType>;
      /**
       * The least bond of a validator, in plancks, unless [`MinimumBond`] says another.
       **/
      minBond: u128 & AugmentedConst<ApiType>;
      /**
       * The least delegation, in plancks.
       **/
      minDelegation: u128 & AugmentedConst<ApiType>;
      /**
       * What a validator is slashed that does not reveal the scores it committed to.
       **/
      nonRevealSlash: Perbill & AugmentedConst<ApiType>;
      /**
       * The account that holds what delegators have earned and not claimed.
       **/
      pot: AccountId32 & AugmentedConst<ApiType>;
      /**
       * Blocks from an offence that comes to light until its slash is applied.
       **/
      slashDelay: u32 & AugmentedConst<ApiType>;
      /**
       * Blocks from taking stake back until it can be withdrawn.
       **/
      unbondingDelay: u32 & AugmentedConst<ApiType>;
    };
    system: {
      /**
       * Maximum number of block number to block hash mappings to keep (oldest pruned first).
       **/
      blockHashCount: u32 & AugmentedConst<ApiType>;
      /**
       * The maximum length of a block (in bytes).
       **/
      blockLength: FrameSystemLimitsBlockLength & AugmentedConst<ApiType>;
      /**
       * Block & extrinsics weights: base values and limits.
       **/
      blockWeights: FrameSystemLimitsBlockWeights & AugmentedConst<ApiType>;
      /**
       * The weight of runtime database operations the runtime can invoke.
       **/
      dbWeight: SpWeightsRuntimeDbWeight & AugmentedConst<ApiType>;
      /**
       * The designated SS58 prefix of this chain.
       * 
       * This replaces the "ss58Format" property declared in the chain spec. Reason is
       * that the runtime should know about the prefix in order to make use of it as
       * an identifier of the chain.
       **/
      ss58Prefix: u16 & AugmentedConst<ApiType>;
      /**
       * Get the chain's in-code version.
       **/
      version: SpVersionRuntimeVersion & AugmentedConst<ApiType>;
    };
    timestamp: {
      /**
       * The minimum period between blocks.
       * 
       * Be aware that this is different to the *expected* period that the block production
       * apparatus provides. Your chosen consensus system will generally work with this to
       * determine a sensible block time. For example, in the Aura pallet it will be double this
       * period on default settings.
       **/
      minimumPeriod: u64 & AugmentedConst<ApiType>;
    };
    transactionPayment: {
      /**
       * A fee multiplier for `Operational` extrinsics to compute "virtual tip" to boost their
       * `priority`
       * 
       * This value is multiplied by the `final_fee` to obtain a "virtual tip" that is later
       * added to a tip component in regular `priority` calculations.
       * It means that a `Normal` transaction can front-run a similarly-sized `Operational`
       * extrinsic (with no tip), by including a tip value greater than the virtual tip.
       * 
       * ```rust,ignore
       * // For `Normal`
       * let priority = priority_calc(tip);
       * 
       * // For `Operational`
       * let virtual_tip = (inclusion_fee + tip) * OperationalFeeMultiplier;
       * let priority = priority_calc(tip + virtual_tip);
       * ```
       * 
       * Note that since we use `final_fee` the multiplier applies also to the regular `tip`
       * sent with the transaction. So, not only does the transaction get a priority bump based
       * on the `inclusion_fee`, but we also amplify the impact of tips applied to `Operational`
       * transactions.
       **/
      operationalFeeMultiplier: u8 & AugmentedConst<ApiType>;
    };
    utility: {
      /**
       * The limit on the number of batched calls.
       **/
      batchedCallsLimit: u32 & AugmentedConst<ApiType>;
    };
  } // AugmentedConsts
} // declare module
