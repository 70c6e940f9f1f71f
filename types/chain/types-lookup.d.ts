// Generated from the runtime's metadata by scripts/build-runtime: do not edit.
/* eslint-disable */

// import type lookup before we augment - in some environments
// this is required to allow for ambient/previous definitions
import '@polkadot/types/lookup';

import type { BTreeMap, Bytes, Compact, Enum, Null, Option, Result, Struct, Text, U8aFixed, Vec, bool, i64, u128, u16, u32, u64, u8 } from '@polkadot/types-codec';
import type { ITuple } from '@polkadot/types-codec/types';
import type { AccountId32, Call, H256, MultiAddress, Perbill } from '@polkadot/types/interfaces/runtime';
import type { Event } from '@polkadot/types/interfaces/system';

declare module '@polkadot/types/lookup' {
  /** @name FrameSystemCall (9) */
  interface FrameSystemCall extends Enum {
    readonly isRemark: boolean;
    readonly asRemark: {
      readonly remark: Bytes;
    } & Struct;
    readonly isSetHeapPages: boolean;
    readonly asSetHeapPages: {
      readonly pages: u64;
    } & Struct;
    readonly isSetCode: boolean;
    readonly asSetCode: {
      readonly code: Bytes;
    } & Struct;
    readonly isSetCodeWithoutChecks: boolean;
    readonly asSetCodeWithoutChecks: {
      readonly code: Bytes;
    } & Struct;
    readonly isSetStorage: boolean;
    readonly asSetStorage: {
      readonly items: Vec<ITuple<[Bytes, Bytes]>>;
    } & Struct;
    readonly isKillStorage: boolean;
    readonly asKillStorage: {
      readonly keys_: Vec<Bytes>;
    } & Struct;
    readonly isKillPrefix: boolean;
    readonly asKillPrefix: {
      readonly prefix: Bytes;
      readonly subkeys: u32;
    } & Struct;
    readonly isRemarkWithEvent: boolean;
    readonly asRemarkWithEvent: {
      readonly remark: Bytes;
    } & Struct;
    readonly isAuthorizeUpgrade: boolean;
    readonly asAuthorizeUpgrade: {
      readonly codeHash: H256;
    } & Struct;
    readonly isAuthorizeUpgradeWithoutChecks: boolean;
    readonly asAuthorizeUpgradeWithoutChecks: {
      readonly codeHash: H256;
    } & Struct;
    readonly isApplyAuthorizedUpgrade: boolean;
    readonly asApplyAuthorizedUpgrade: {
      readonly code: Bytes;
    } & Struct;
    readonly type: 'Remark' | 'SetHeapPages' | 'SetCode' | 'SetCodeWithoutChecks' | 'SetStorage' | 'KillStorage' | 'KillPrefix' | 'RemarkWithEvent' | 'AuthorizeUpgrade' | 'AuthorizeUpgradeWithoutChecks' | 'ApplyAuthorizedUpgrade';
  }

  /** @name PalletTimestampCall (16) */
  interface PalletTimestampCall extends Enum {
    readonly isSet: boolean;
    readonly asSet: {
      readonly now: Compact<u64>;
    } & Struct;
    readonly type: 'Set';
  }

  /** @name PalletBalancesCall (18) */
  interface PalletBalancesCall extends Enum {
    readonly isTransferAllowDeath: boolean;
    readonly asTransferAllowDeath: {
      readonly dest: MultiAddress;
      readonly value: Compact<u128>;
    } & Struct;
    readonly isForceTransfer: boolean;
    readonly asForceTransfer: {
      readonly source: MultiAddress;
      readonly dest: MultiAddress;
      readonly value: Compact<u128>;
    } & Struct;
    readonly isTransferKeepAlive: boolean;
    readonly asTransferKeepAlive: {
      readonly dest: MultiAddress;
      readonly value: Compact<u128>;
    } & Struct;
    readonly isTransferAll: boolean;
    readonly asTransferAll: {
      readonly dest: MultiAddress;
      readonly keepAlive: bool;
    } & Struct;
    readonly isForceUnreserve: boolean;
    readonly asForceUnreserve: {
      readonly who: MultiAddress;
      readonly amount: u128;
    } & Struct;
    readonly isUpgradeAccounts: boolean;
    readonly asUpgradeAccounts: {
      readonly who: Vec<AccountId32>;
    } & Struct;
    readonly isForceSetBalance: boolean;
    readonly asForceSetBalance: {
      readonly who: MultiAddress;
      readonly newFree: Compact<u128>;
    } & Struct;
    readonly isForceAdjustTotalIssuance: boolean;
    readonly asForceAdjustTotalIssuance: {
      readonly direction: PalletBalancesAdjustmentDirection;
      readonly delta: Compact<u128>;
    } & Struct;
    readonly isBurn: boolean;
    readonly asBurn: {
      readonly value: Compact<u128>;
      readonly keepAlive: bool;
    } & Struct;
    readonly type: 'TransferAllowDeath' | 'ForceTransfer' | 'TransferKeepAlive' | 'TransferAll' | 'ForceUnreserve' | 'UpgradeAccounts' | 'ForceSetBalance' | 'ForceAdjustTotalIssuance' | 'Burn';
  }

  /** @name PalletBalancesAdjustmentDirection (23) */
  interface PalletBalancesAdjustmentDirection extends Enum {
    readonly isIncrease: boolean;
    readonly isDecrease: boolean;
    readonly type: 'Increase' | 'Decrease';
  }

  /** @name AliceStakingCall (24) */
  interface AliceStakingCall extends Enum {
    readonly isBond: boolean;
    readonly asBond: {
      readonly amount: Compact<u128>;
      readonly commission: Perbill;
    } & Struct;
    readonly isBondExtra: boolean;
    readonly asBondExtra: {
      readonly amount: Compact<u128>;
    } & Struct;
    readonly isUnbond: boolean;
    readonly asUnbond: {
      readonly amount: Compact<u128>;
    } & Struct;
    readonly isWithdraw: boolean;
    readonly isDelegate: boolean;
    readonly asDelegate: {
      readonly validator: AccountId32;
      readonly amount: Compact<u128>;
    } & Struct;
    readonly isUndelegate: boolean;
    readonly asUndelegate: {
      readonly validator: AccountId32;
      readonly amount: Compact<u128>;
    } & Struct;
    readonly isSetCommission: boolean;
    readonly asSetCommission: {
      readonly commission: Perbill;
    } & Struct;
    readonly isChill: boolean;
    readonly isUnchill: boolean;
    readonly isClaim: boolean;
    readonly asClaim: {
      readonly validator: AccountId32;
      readonly delegators: Vec<AccountId32>;
    } & Struct;
    readonly type: 'Bond' | 'BondExtra' | 'Unbond' | 'Withdraw' | 'Delegate' | 'Undelegate' | 'SetCommission' | 'Chill' | 'Unchill' | 'Claim';
  }

  /** @name PalletSessionCall (27) */
  interface PalletSessionCall extends Enum {
    readonly isSetKeys: boolean;
    readonly asSetKeys: {
      readonly keys_: AliceRuntimeSessionKeys;
      readonly proof: Bytes;
    } & Struct;
    readonly isPurgeKeys: boolean;
    readonly type: 'SetKeys' | 'PurgeKeys';
  }

  /** @name AliceRuntimeSessionKeys (28) */
  interface AliceRuntimeSessionKeys extends Struct {
    readonly aura: SpConsensusAuraSr25519AppSr25519Public;
    readonly grandpa: SpConsensusGrandpaAppPublic;
  }

  /** @name SpConsensusAuraSr25519AppSr25519Public (29) */
  interface SpConsensusAuraSr25519AppSr25519Public extends U8aFixed {}

  /** @name SpConsensusGrandpaAppPublic (30) */
  interface SpConsensusGrandpaAppPublic extends U8aFixed {}

  /** @name PalletGrandpaCall (31) */
  interface PalletGrandpaCall extends Enum {
    readonly isReportEquivocation: boolean;
    readonly asReportEquivocation: {
      readonly equivocationProof: SpConsensusGrandpaEquivocationProof;
      readonly keyOwnerProof: SpSessionMembershipProof;
    } & Struct;
    readonly isReportEquivocationUnsigned: boolean;
    readonly asReportEquivocationUnsigned: {
      readonly equivocationProof: SpConsensusGrandpaEquivocationProof;
      readonly keyOwnerProof: SpSessionMembershipProof;
    } & Struct;
    readonly isNoteStalled: boolean;
    readonly asNoteStalled: {
      readonly delay: u32;
      readonly bestFinalizedBlockNumber: u32;
    } & Struct;
    readonly type: 'ReportEquivocation' | 'ReportEquivocationUnsigned' | 'NoteStalled';
  }

  /** @name SpConsensusGrandpaEquivocationProof (32) */
  interface SpConsensusGrandpaEquivocationProof extends Struct {
    readonly setId: u64;
    readonly equivocation: SpConsensusGrandpaEquivocation;
  }

  /** @name SpConsensusGrandpaEquivocation (33) */
  interface SpConsensusGrandpaEquivocation extends Enum {
    readonly isPrevote: boolean;
    readonly asPrevote: FinalityGrandpaEquivocationPrevote;
    readonly isPrecommit: boolean;
    readonly asPrecommit: FinalityGrandpaEquivocationPrecommit;
    readonly type: 'Prevote' | 'Precommit';
  }

  /** @name FinalityGrandpaEquivocationPrevote (34) */
  interface FinalityGrandpaEquivocationPrevote extends Struct {
    readonly roundNumber: u64;
    readonly identity: SpConsensusGrandpaAppPublic;
    readonly first: ITuple<[FinalityGrandpaPrevote, SpConsensusGrandpaAppSignature]>;
    readonly second: ITuple<[FinalityGrandpaPrevote, SpConsensusGrandpaAppSignature]>;
  }

  /** @name FinalityGrandpaPrevote (35) */
  interface FinalityGrandpaPrevote extends Struct {
    readonly targetHash: H256;
    readonly targetNumber: u32;
  }

  /** @name SpConsensusGrandpaAppSignature (36) */
  interface SpConsensusGrandpaAppSignature extends U8aFixed {}

  /** @name FinalityGrandpaEquivocationPrecommit (39) */
  interface FinalityGrandpaEquivocationPrecommit extends Struct {
    readonly roundNumber: u64;
    readonly identity: SpConsensusGrandpaAppPublic;
    readonly first: ITuple<[FinalityGrandpaPrecommit, SpConsensusGrandpaAppSignature]>;
    readonly second: ITuple<[FinalityGrandpaPrecommit, SpConsensusGrandpaAppSignature]>;
  }

  /** @name FinalityGrandpaPrecommit (40) */
  interface FinalityGrandpaPrecommit extends Struct {
    readonly targetHash: H256;
    readonly targetNumber: u32;
  }

  /** @name SpSessionMembershipProof (42) */
  interface SpSessionMembershipProof extends Struct {
    readonly session: u32;
    readonly trieNodes: Vec<Bytes>;
    readonly validatorCount: u32;
  }

  /** @name AliceEpochsCall (43) */
  interface AliceEpochsCall extends Enum {
    readonly isAnnounce: boolean;
    readonly asAnnounce: {
      readonly endpoint: Bytes;
      readonly hiddenRoot: H256;
    } & Struct;
    readonly isSubmit: boolean;
    readonly asSubmit: {
      readonly epoch: u32;
      readonly base: H256;
      readonly blob: H256;
      readonly size_: u32;
      readonly firstLoss: u64;
      readonly lastLoss: u64;
      readonly work: u64;
    } & Struct;
    readonly isCommit: boolean;
    readonly asCommit: {
      readonly epoch: u32;
      readonly hash_: H256;
    } & Struct;
    readonly isReveal: boolean;
    readonly asReveal: {
      readonly epoch: u32;
      readonly scores: Vec<Option<i64>>;
      readonly salt: H256;
    } & Struct;
    readonly isVote: boolean;
    readonly asVote: {
      readonly epoch: u32;
      readonly hash_: H256;
      readonly losses: AliceEpochsVoteLosses;
    } & Struct;
    readonly isResume: boolean;
    readonly asResume: {
      readonly epoch: u32;
    } & Struct;
    readonly type: 'Announce' | 'Submit' | 'Commit' | 'Reveal' | 'Vote' | 'Resume';
  }

  /** @name AliceEpochsVoteLosses (49) */
  interface AliceEpochsVoteLosses extends Struct {
    readonly minus: u64;
    readonly base: u64;
    readonly plus: u64;
    readonly heldOut: u64;
  }

  /** @name PalletUtilityCall (50) */
  interface PalletUtilityCall extends Enum {
    readonly isBatch: boolean;
    readonly asBatch: {
      readonly calls: Vec<Call>;
    } & Struct;
    readonly isAsDerivative: boolean;
    readonly asAsDerivative: {
      readonly index: u16;
      readonly call: Call;
    } & Struct;
    readonly isBatchAll: boolean;
    readonly asBatchAll: {
      readonly calls: Vec<Call>;
    } & Struct;
    readonly isDispatchAs: boolean;
    readonly asDispatchAs: {
      readonly asOrigin: AliceRuntimeOriginCaller;
      readonly call: Call;
    } & Struct;
    readonly isForceBatch: boolean;
    readonly asForceBatch: {
      readonly calls: Vec<Call>;
    } & Struct;
    readonly isWithWeight: boolean;
    readonly asWithWeight: {
      readonly call: Call;
      readonly weight: SpWeightsWeightV2Weight;
    } & Struct;
    readonly isIfElse: boolean;
    readonly asIfElse: {
      readonly main: Call;
      readonly fallback: Call;
    } & Struct;
    readonly isDispatchAsFallible: boolean;
    readonly asDispatchAsFallible: {
      readonly asOrigin: AliceRuntimeOriginCaller;
      readonly call: Call;
    } & Struct;
    readonly type: 'Batch' | 'AsDerivative' | 'BatchAll' | 'DispatchAs' | 'ForceBatch' | 'WithWeight' | 'IfElse' | 'DispatchAsFallible';
  }

  /** @name AliceRuntimeOriginCaller (53) */
  interface AliceRuntimeOriginCaller extends Enum {
    readonly isSystem: boolean;
    readonly asSystem: FrameSupportDispatchRawOrigin;
    readonly type: 'System';
  }

  /** @name FrameSupportDispatchRawOrigin (54) */
  interface FrameSupportDispatchRawOrigin extends Enum {
    readonly isRoot: boolean;
    readonly isSigned: boolean;
    readonly asSigned: AccountId32;
    readonly isNone: boolean;
    readonly isAuthorized: boolean;
    readonly type: 'Root' | 'Signed' | 'None' | 'Authorized';
  }

  /** @name SpWeightsWeightV2Weight (55) */
  interface SpWeightsWeightV2Weight extends Struct {
    readonly refTime: Compact<u64>;
    readonly proofSize: Compact<u64>;
  }

  /** @name PalletProxyCall (56) */
  interface PalletProxyCall extends Enum {
    readonly isProxy: boolean;
    readonly asProxy: {
      readonly real: MultiAddress;
      readonly forceProxyType: Option<AliceRuntimeConfigsProxyType>;
      readonly call: Call;
    } & Struct;
    readonly isAddProxy: boolean;
    readonly asAddProxy: {
      readonly delegate: MultiAddress;
      readonly proxyType: AliceRuntimeConfigsProxyType;
      readonly delay: u32;
    } & Struct;
    readonly isRemoveProxy: boolean;
    readonly asRemoveProxy: {
      readonly delegate: MultiAddress;
      readonly proxyType: AliceRuntimeConfigsProxyType;
      readonly delay: u32;
    } & Struct;
    readonly isRemoveProxies: boolean;
    readonly isCreatePure: boolean;
    readonly asCreatePure: {
      readonly proxyType: AliceRuntimeConfigsProxyType;
      readonly delay: u32;
      readonly index: u16;
    } & Struct;
    readonly isKillPure: boolean;
    readonly asKillPure: {
      readonly spawner: MultiAddress;
      readonly proxyType: AliceRuntimeConfigsProxyType;
      readonly index: u16;
      readonly height: Compact<u32>;
      readonly extIndex: Compact<u32>;
    } & Struct;
    readonly isAnnounce: boolean;
    readonly asAnnounce: {
      readonly real: MultiAddress;
      readonly callHash: H256;
    } & Struct;
    readonly isRemoveAnnouncement: boolean;
    readonly asRemoveAnnouncement: {
      readonly real: MultiAddress;
      readonly callHash: H256;
    } & Struct;
    readonly isRejectAnnouncement: boolean;
    readonly asRejectAnnouncement: {
      readonly delegate: MultiAddress;
      readonly callHash: H256;
    } & Struct;
    readonly isProxyAnnounced: boolean;
    readonly asProxyAnnounced: {
      readonly delegate: MultiAddress;
      readonly real: MultiAddress;
      readonly forceProxyType: Option<AliceRuntimeConfigsProxyType>;
      readonly call: Call;
    } & Struct;
    readonly isPokeDeposit: boolean;
    readonly type: 'Proxy' | 'AddProxy' | 'RemoveProxy' | 'RemoveProxies' | 'CreatePure' | 'KillPure' | 'Announce' | 'RemoveAnnouncement' | 'RejectAnnouncement' | 'ProxyAnnounced' | 'PokeDeposit';
  }

  /** @name AliceRuntimeConfigsProxyType (58) */
  interface AliceRuntimeConfigsProxyType extends Enum {
    readonly isAny: boolean;
    readonly isNonTransfer: boolean;
    readonly isParticipation: boolean;
    readonly isStaking: boolean;
    readonly type: 'Any' | 'NonTransfer' | 'Participation' | 'Staking';
  }

  /** @name PalletMultisigCall (60) */
  interface PalletMultisigCall extends Enum {
    readonly isAsMultiThreshold1: boolean;
    readonly asAsMultiThreshold1: {
      readonly otherSignatories: Vec<AccountId32>;
      readonly call: Call;
    } & Struct;
    readonly isAsMulti: boolean;
    readonly asAsMulti: {
      readonly threshold: u16;
      readonly otherSignatories: Vec<AccountId32>;
      readonly maybeTimepoint: Option<PalletMultisigTimepoint>;
      readonly call: Call;
      readonly maxWeight: SpWeightsWeightV2Weight;
    } & Struct;
    readonly isApproveAsMulti: boolean;
    readonly asApproveAsMulti: {
      readonly threshold: u16;
      readonly otherSignatories: Vec<AccountId32>;
      readonly maybeTimepoint: Option<PalletMultisigTimepoint>;
      readonly callHash: U8aFixed;
      readonly maxWeight: SpWeightsWeightV2Weight;
    } & Struct;
    readonly isCancelAsMulti: boolean;
    readonly asCancelAsMulti: {
      readonly threshold: u16;
      readonly otherSignatories: Vec<AccountId32>;
      readonly timepoint: PalletMultisigTimepoint;
      readonly callHash: U8aFixed;
    } & Struct;
    readonly isPokeDeposit: boolean;
    readonly asPokeDeposit: {
      readonly threshold: u16;
      readonly otherSignatories: Vec<AccountId32>;
      readonly callHash: U8aFixed;
    } & Struct;
    readonly type: 'AsMultiThreshold1' | 'AsMulti' | 'ApproveAsMulti' | 'CancelAsMulti' | 'PokeDeposit';
  }

  /** @name PalletMultisigTimepoint (62) */
  interface PalletMultisigTimepoint extends Struct {
    readonly height: u32;
    readonly index: u32;
  }

  /** @name AliceGovernanceCall (63) */
  interface AliceGovernanceCall extends Enum {
    readonly isPropose: boolean;
    readonly asPropose: {
      readonly action: AliceGovernanceAction;
    } & Struct;
    readonly isVote: boolean;
    readonly asVote: {
      readonly proposal: u32;
      readonly aye: bool;
    } & Struct;
    readonly isWithdraw: boolean;
    readonly asWithdraw: {
      readonly proposal: u32;
    } & Struct;
    readonly isClear: boolean;
    readonly asClear: {
      readonly who: AccountId32;
    } & Struct;
    readonly type: 'Propose' | 'Vote' | 'Withdraw' | 'Clear';
  }

  /** @name AliceGovernanceAction (64) */
  interface AliceGovernanceAction extends Enum {
    readonly isUpgrade: boolean;
    readonly asUpgrade: H256;
    readonly isChange: boolean;
    readonly asChange: AliceGovernanceParametersParameter;
    readonly type: 'Upgrade' | 'Change';
  }

  /** @name AliceGovernanceParametersParameter (65) */
  interface AliceGovernanceParametersParameter extends Enum {
    readonly isSubmitLength: boolean;
    readonly asSubmitLength: u32;
    readonly isScoreLength: boolean;
    readonly asScoreLength: u32;
    readonly isRevealLength: boolean;
    readonly asRevealLength: u32;
    readonly isVoteLength: boolean;
    readonly asVoteLength: u32;
    readonly isMinDifficulty: boolean;
    readonly asMinDifficulty: u64;
    readonly isDeposit: boolean;
    readonly asDeposit: u128;
    readonly isPlaces: boolean;
    readonly asPlaces: u32;
    readonly isMinBond: boolean;
    readonly asMinBond: u128;
    readonly isBootstrapThreshold: boolean;
    readonly asBootstrapThreshold: u128;
    readonly type: 'SubmitLength' | 'ScoreLength' | 'RevealLength' | 'VoteLength' | 'MinDifficulty' | 'Deposit' | 'Places' | 'MinBond' | 'BootstrapThreshold';
  }

  /** @name AliceEquivocationCall (66) */
  interface AliceEquivocationCall extends Enum {
    readonly isReportEquivocationUnsigned: boolean;
    readonly asReportEquivocationUnsigned: {
      readonly proof: SpConsensusSlotsEquivocationProof;
      readonly owner: SpSessionMembershipProof;
    } & Struct;
    readonly type: 'ReportEquivocationUnsigned';
  }

  /** @name SpConsensusSlotsEquivocationProof (67) */
  interface SpConsensusSlotsEquivocationProof extends Struct {
    readonly offender: SpConsensusAuraSr25519AppSr25519Public;
    readonly slot: u64;
    readonly firstHeader: SpRuntimeHeader;
    readonly secondHeader: SpRuntimeHeader;
  }

  /** @name SpRuntimeHeader (68) */
  interface SpRuntimeHeader extends Struct {
    readonly parentHash: H256;
    readonly number: Compact<u32>;
    readonly stateRoot: H256;
    readonly extrinsicsRoot: H256;
    readonly digest: SpRuntimeDigest;
  }

  /** @name SpRuntimeDigest (69) */
  interface SpRuntimeDigest extends Struct {
    readonly logs: Vec<SpRuntimeDigestDigestItem>;
  }

  /** @name SpRuntimeDigestDigestItem (71) */
  interface SpRuntimeDigestDigestItem extends Enum {
    readonly isOther: boolean;
    readonly asOther: Bytes;
    readonly isConsensus: boolean;
    readonly asConsensus: ITuple<[U8aFixed, Bytes]>;
    readonly isSeal: boolean;
    readonly asSeal: ITuple<[U8aFixed, Bytes]>;
    readonly isPreRuntime: boolean;
    readonly asPreRuntime: ITuple<[U8aFixed, Bytes]>;
    readonly isRuntimeEnvironmentUpdated: boolean;
    readonly type: 'Other' | 'Consensus' | 'Seal' | 'PreRuntime' | 'RuntimeEnvironmentUpdated';
  }

  /** @name SpRuntimeMultiSignature (74) */
  interface SpRuntimeMultiSignature extends Enum {
    readonly isEd25519: boolean;
    readonly asEd25519: U8aFixed;
    readonly isSr25519: boolean;
    readonly asSr25519: U8aFixed;
    readonly isEcdsa: boolean;
    readonly asEcdsa: U8aFixed;
    readonly isEth: boolean;
    readonly asEth: U8aFixed;
    readonly type: 'Ed25519' | 'Sr25519' | 'Ecdsa' | 'Eth';
  }

  /** @name FrameSystemExtensionsCheckNonZeroSender (76) */
  type FrameSystemExtensionsCheckNonZeroSender = Null;

  /** @name FrameSystemExtensionsCheckSpecVersion (77) */
  type FrameSystemExtensionsCheckSpecVersion = Null;

  /** @name FrameSystemExtensionsCheckTxVersion (78) */
  type FrameSystemExtensionsCheckTxVersion = Null;

  /** @name FrameSystemExtensionsCheckGenesis (79) */
  type FrameSystemExtensionsCheckGenesis = Null;

  /** @name AliceEpochsCheckNonce (82) */
  interface AliceEpochsCheckNonce extends Compact<u32> {}

  /** @name FrameSystemExtensionsCheckWeight (83) */
  type FrameSystemExtensionsCheckWeight = Null;

  /** @name PalletTransactionPaymentChargeTransactionPayment (84) */
  interface PalletTransactionPaymentChargeTransactionPayment extends Compact<u128> {}

  /** @name FrameMetadataHashExtensionCheckMetadataHash (85) */
  interface FrameMetadataHashExtensionCheckMetadataHash extends Struct {
    readonly mode: FrameMetadataHashExtensionMode;
  }

  /** @name FrameMetadataHashExtensionMode (86) */
  interface FrameMetadataHashExtensionMode extends Enum {
    readonly isDisabled: boolean;
    readonly isEnabled: boolean;
    readonly type: 'Disabled' | 'Enabled';
  }

  /** @name FrameSystemExtensionsWeightReclaim (88) */
  type FrameSystemExtensionsWeightReclaim = Null;

  /** @name FrameSystemAccountInfo (90) */
  interface FrameSystemAccountInfo extends Struct {
    readonly nonce: u32;
    readonly consumers: u32;
    readonly providers: u32;
    readonly sufficients: u32;
    readonly data: PalletBalancesAccountData;
  }

  /** @name PalletBalancesAccountData (91) */
  interface PalletBalancesAccountData extends Struct {
    readonly free: u128;
    readonly reserved: u128;
    readonly frozen: u128;
    readonly flags: u128;
  }

  /** @name FrameSupportDispatchPerDispatchClassWeight (93) */
  interface FrameSupportDispatchPerDispatchClassWeight extends Struct {
    readonly normal: SpWeightsWeightV2Weight;
    readonly operational: SpWeightsWeightV2Weight;
    readonly mandatory: SpWeightsWeightV2Weight;
  }

  /** @name FrameSystemEventRecord (95) */
  interface FrameSystemEventRecord extends Struct {
    readonly phase: FrameSystemPhase;
    readonly event: Event;
    readonly topics: Vec<H256>;
  }

  /** @name FrameSystemEvent (97) */
  interface FrameSystemEvent extends Enum {
    readonly isExtrinsicSuccess: boolean;
    readonly asExtrinsicSuccess: {
      readonly dispatchInfo: FrameSystemDispatchEventInfo;
    } & Struct;
    readonly isExtrinsicFailed: boolean;
    readonly asExtrinsicFailed: {
      readonly dispatchError: SpRuntimeDispatchError;
      readonly dispatchInfo: FrameSystemDispatchEventInfo;
    } & Struct;
    readonly isCodeUpdated: boolean;
    readonly asCodeUpdated: {
      readonly hash_: H256;
    } & Struct;
    readonly isNewAccount: boolean;
    readonly asNewAccount: {
      readonly account: AccountId32;
    } & Struct;
    readonly isKilledAccount: boolean;
    readonly asKilledAccount: {
      readonly account: AccountId32;
    } & Struct;
    readonly isRemarked: boolean;
    readonly asRemarked: {
      readonly sender: AccountId32;
      readonly hash_: H256;
    } & Struct;
    readonly isUpgradeAuthorized: boolean;
    readonly asUpgradeAuthorized: {
      readonly codeHash: H256;
      readonly checkVersion: bool;
    } & Struct;
    readonly isRejectedInvalidAuthorizedUpgrade: boolean;
    readonly asRejectedInvalidAuthorizedUpgrade: {
      readonly codeHash: H256;
      readonly error: SpRuntimeDispatchError;
    } & Struct;
    readonly type: 'ExtrinsicSuccess' | 'ExtrinsicFailed' | 'CodeUpdated' | 'NewAccount' | 'KilledAccount' | 'Remarked' | 'UpgradeAuthorized' | 'RejectedInvalidAuthorizedUpgrade';
  }

  /** @name FrameSystemDispatchEventInfo (98) */
  interface FrameSystemDispatchEventInfo extends Struct {
    readonly weight: SpWeightsWeightV2Weight;
    readonly class: FrameSupportDispatchDispatchClass;
    readonly paysFee: FrameSupportDispatchPays;
  }

  /** @name FrameSupportDispatchDispatchClass (99) */
  interface FrameSupportDispatchDispatchClass extends Enum {
    readonly isNormal: boolean;
    readonly isOperational: boolean;
    readonly isMandatory: boolean;
    readonly type: 'Normal' | 'Operational' | 'Mandatory';
  }

  /** @name FrameSupportDispatchPays (100) */
  interface FrameSupportDispatchPays extends Enum {
    readonly isYes: boolean;
    readonly isNo: boolean;
    readonly type: 'Yes' | 'No';
  }

  /** @name SpRuntimeDispatchError (101) */
  interface SpRuntimeDispatchError extends Enum {
    readonly isOther: boolean;
    readonly isCannotLookup: boolean;
    readonly isBadOrigin: boolean;
    readonly isModule: boolean;
    readonly asModule: SpRuntimeModuleError;
    readonly isConsumerRemaining: boolean;
    readonly isNoProviders: boolean;
    readonly isTooManyConsumers: boolean;
    readonly isToken: boolean;
    readonly asToken: SpRuntimeTokenError;
    readonly isArithmetic: boolean;
    readonly asArithmetic: SpArithmeticArithmeticError;
    readonly isTransactional: boolean;
    readonly asTransactional: SpRuntimeTransactionalError;
    readonly isExhausted: boolean;
    readonly isCorruption: boolean;
    readonly isUnavailable: boolean;
    readonly isRootNotAllowed: boolean;
    readonly isTrie: boolean;
    readonly asTrie: SpRuntimeProvingTrieTrieError;
    readonly type: 'Other' | 'CannotLookup' | 'BadOrigin' | 'Module' | 'ConsumerRemaining' | 'NoProviders' | 'TooManyConsumers' | 'Token' | 'Arithmetic' | 'Transactional' | 'Exhausted' | 'Corruption' | 'Unavailable' | 'RootNotAllowed' | 'Trie';
  }

  /** @name SpRuntimeModuleError (102) */
  interface SpRuntimeModuleError extends Struct {
    readonly index: u8;
    readonly error: U8aFixed;
  }

  /** @name SpRuntimeTokenError (103) */
  interface SpRuntimeTokenError extends Enum {
    readonly isFundsUnavailable: boolean;
    readonly isOnlyProvider: boolean;
    readonly isBelowMinimum: boolean;
    readonly isCannotCreate: boolean;
    readonly isUnknownAsset: boolean;
    readonly isFrozen: boolean;
    readonly isUnsupported: boolean;
    readonly isCannotCreateHold: boolean;
    readonly isNotExpendable: boolean;
    readonly isBlocked: boolean;
    readonly type: 'FundsUnavailable' | 'OnlyProvider' | 'BelowMinimum' | 'CannotCreate' | 'UnknownAsset' | 'Frozen' | 'Unsupported' | 'CannotCreateHold' | 'NotExpendable' | 'Blocked';
  }

  /** @name SpArithmeticArithmeticError (104) */
  interface SpArithmeticArithmeticError extends Enum {
    readonly isUnderflow: boolean;
    readonly isOverflow: boolean;
    readonly isDivisionByZero: boolean;
    readonly type: 'Underflow' | 'Overflow' | 'DivisionByZero';
  }

  /** @name SpRuntimeTransactionalError (105) */
  interface SpRuntimeTransactionalError extends Enum {
    readonly isLimitReached: boolean;
    readonly isNoLayer: boolean;
    readonly type: 'LimitReached' | 'NoLayer';
  }

  /** @name SpRuntimeProvingTrieTrieError (106) */
  interface SpRuntimeProvingTrieTrieError extends Enum {
    readonly isInvalidStateRoot: boolean;
    readonly isIncompleteDatabase: boolean;
    readonly isValueAtIncompleteKey: boolean;
    readonly isDecoderError: boolean;
    readonly isInvalidHash: boolean;
    readonly isDuplicateKey: boolean;
    readonly isExtraneousNode: boolean;
    readonly isExtraneousValue: boolean;
    readonly isExtraneousHashReference: boolean;
    readonly isInvalidChildReference: boolean;
    readonly isValueMismatch: boolean;
    readonly isIncompleteProof: boolean;
    readonly isRootMismatch: boolean;
    readonly isDecodeError: boolean;
    readonly type: 'InvalidStateRoot' | 'IncompleteDatabase' | 'ValueAtIncompleteKey' | 'DecoderError' | 'InvalidHash' | 'DuplicateKey' | 'ExtraneousNode' | 'ExtraneousValue' | 'ExtraneousHashReference' | 'InvalidChildReference' | 'ValueMismatch' | 'IncompleteProof' | 'RootMismatch' | 'DecodeError';
  }

  /** @name PalletBalancesEvent (107) */
  interface PalletBalancesEvent extends Enum {
    readonly isEndowed: boolean;
    readonly asEndowed: {
      readonly account: AccountId32;
      readonly freeBalance: u128;
    } & Struct;
    readonly isDustLost: boolean;
    readonly asDustLost: {
      readonly account: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isTransfer: boolean;
    readonly asTransfer: {
      readonly from: AccountId32;
      readonly to: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isBalanceSet: boolean;
    readonly asBalanceSet: {
      readonly who: AccountId32;
      readonly free: u128;
    } & Struct;
    readonly isReserved: boolean;
    readonly asReserved: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isUnreserved: boolean;
    readonly asUnreserved: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isReserveRepatriated: boolean;
    readonly asReserveRepatriated: {
      readonly from: AccountId32;
      readonly to: AccountId32;
      readonly amount: u128;
      readonly destinationStatus: FrameSupportTokensMiscBalanceStatus;
    } & Struct;
    readonly isDeposit: boolean;
    readonly asDeposit: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isWithdraw: boolean;
    readonly asWithdraw: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isSlashed: boolean;
    readonly asSlashed: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isMinted: boolean;
    readonly asMinted: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isMintedCredit: boolean;
    readonly asMintedCredit: {
      readonly amount: u128;
    } & Struct;
    readonly isBurned: boolean;
    readonly asBurned: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isBurnedDebt: boolean;
    readonly asBurnedDebt: {
      readonly amount: u128;
    } & Struct;
    readonly isSuspended: boolean;
    readonly asSuspended: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isRestored: boolean;
    readonly asRestored: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isUpgraded: boolean;
    readonly asUpgraded: {
      readonly who: AccountId32;
    } & Struct;
    readonly isIssued: boolean;
    readonly asIssued: {
      readonly amount: u128;
    } & Struct;
    readonly isRescinded: boolean;
    readonly asRescinded: {
      readonly amount: u128;
    } & Struct;
    readonly isLocked: boolean;
    readonly asLocked: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isUnlocked: boolean;
    readonly asUnlocked: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isFrozen: boolean;
    readonly asFrozen: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isThawed: boolean;
    readonly asThawed: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isTotalIssuanceForced: boolean;
    readonly asTotalIssuanceForced: {
      readonly old: u128;
      readonly new_: u128;
    } & Struct;
    readonly isHeld: boolean;
    readonly asHeld: {
      readonly reason: AliceRuntimeRuntimeHoldReason;
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isBurnedHeld: boolean;
    readonly asBurnedHeld: {
      readonly reason: AliceRuntimeRuntimeHoldReason;
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isTransferOnHold: boolean;
    readonly asTransferOnHold: {
      readonly reason: AliceRuntimeRuntimeHoldReason;
      readonly source: AccountId32;
      readonly dest: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isTransferAndHold: boolean;
    readonly asTransferAndHold: {
      readonly reason: AliceRuntimeRuntimeHoldReason;
      readonly source: AccountId32;
      readonly dest: AccountId32;
      readonly transferred: u128;
    } & Struct;
    readonly isReleased: boolean;
    readonly asReleased: {
      readonly reason: AliceRuntimeRuntimeHoldReason;
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isUnexpected: boolean;
    readonly asUnexpected: PalletBalancesUnexpectedKind;
    readonly type: 'Endowed' | 'DustLost' | 'Transfer' | 'BalanceSet' | 'Reserved' | 'Unreserved' | 'ReserveRepatriated' | 'Deposit' | 'Withdraw' | 'Slashed' | 'Minted' | 'MintedCredit' | 'Burned' | 'BurnedDebt' | 'Suspended' | 'Restored' | 'Upgraded' | 'Issued' | 'Rescinded' | 'Locked' | 'Unlocked' | 'Frozen' | 'Thawed' | 'TotalIssuanceForced' | 'Held' | 'BurnedHeld' | 'TransferOnHold' | 'TransferAndHold' | 'Released' | 'Unexpected';
  }

  /** @name FrameSupportTokensMiscBalanceStatus (108) */
  interface FrameSupportTokensMiscBalanceStatus extends Enum {
    readonly isFree: boolean;
    readonly isReserved: boolean;
    readonly type: 'Free' | 'Reserved';
  }

  /** @name AliceRuntimeRuntimeHoldReason (109) */
  interface AliceRuntimeRuntimeHoldReason extends Enum {
    readonly isStaking: boolean;
    readonly asStaking: AliceStakingHoldReason;
    readonly isSession: boolean;
    readonly asSession: PalletSessionHoldReason;
    readonly isEpochs: boolean;
    readonly asEpochs: AliceEpochsHoldReason;
    readonly type: 'Staking' | 'Session' | 'Epochs';
  }

  /** @name AliceStakingHoldReason (110) */
  interface AliceStakingHoldReason extends Enum {
    readonly isStake: boolean;
    readonly type: 'Stake';
  }

  /** @name PalletSessionHoldReason (111) */
  interface PalletSessionHoldReason extends Enum {
    readonly isKeys: boolean;
    readonly type: 'Keys';
  }

  /** @name AliceEpochsHoldReason (112) */
  interface AliceEpochsHoldReason extends Enum {
    readonly isSubmission: boolean;
    readonly type: 'Submission';
  }

  /** @name PalletBalancesUnexpectedKind (113) */
  interface PalletBalancesUnexpectedKind extends Enum {
    readonly isBalanceUpdated: boolean;
    readonly isFailedToMutateAccount: boolean;
    readonly type: 'BalanceUpdated' | 'FailedToMutateAccount';
  }

  /** @name PalletTransactionPaymentEvent (114) */
  interface PalletTransactionPaymentEvent extends Enum {
    readonly isTransactionFeePaid: boolean;
    readonly asTransactionFeePaid: {
      readonly who: AccountId32;
      readonly actualFee: u128;
      readonly tip: u128;
    } & Struct;
    readonly type: 'TransactionFeePaid';
  }

  /** @name PalletSkipFeelessPaymentEvent (115) */
  interface PalletSkipFeelessPaymentEvent extends Enum {
    readonly isFeeSkipped: boolean;
    readonly asFeeSkipped: {
      readonly origin: AliceRuntimeOriginCaller;
    } & Struct;
    readonly type: 'FeeSkipped';
  }

  /** @name AliceStakingEvent (116) */
  interface AliceStakingEvent extends Enum {
    readonly isBonded: boolean;
    readonly asBonded: {
      readonly validator: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isUnbonded: boolean;
    readonly asUnbonded: {
      readonly validator: AccountId32;
      readonly amount: u128;
      readonly until: u32;
    } & Struct;
    readonly isWithdrawn: boolean;
    readonly asWithdrawn: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isDelegated: boolean;
    readonly asDelegated: {
      readonly validator: AccountId32;
      readonly delegator: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isUndelegated: boolean;
    readonly asUndelegated: {
      readonly validator: AccountId32;
      readonly delegator: AccountId32;
      readonly amount: u128;
      readonly until: u32;
    } & Struct;
    readonly isCommissionSet: boolean;
    readonly asCommissionSet: {
      readonly validator: AccountId32;
      readonly commission: Perbill;
    } & Struct;
    readonly isCommissionAnnounced: boolean;
    readonly asCommissionAnnounced: {
      readonly validator: AccountId32;
      readonly commission: Perbill;
      readonly due: u32;
    } & Struct;
    readonly isChilled: boolean;
    readonly asChilled: {
      readonly validator: AccountId32;
    } & Struct;
    readonly isUnchilled: boolean;
    readonly asUnchilled: {
      readonly validator: AccountId32;
    } & Struct;
    readonly isDisplaced: boolean;
    readonly asDisplaced: {
      readonly validator: AccountId32;
      readonly by: AccountId32;
    } & Struct;
    readonly isDelegatorDisplaced: boolean;
    readonly asDelegatorDisplaced: {
      readonly validator: AccountId32;
      readonly delegator: AccountId32;
      readonly by: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isAbsent: boolean;
    readonly asAbsent: {
      readonly validator: AccountId32;
      readonly sessions: u32;
    } & Struct;
    readonly isSlashNoted: boolean;
    readonly asSlashNoted: {
      readonly validator: AccountId32;
      readonly session: u32;
      readonly fraction: Perbill;
      readonly due: u32;
    } & Struct;
    readonly isSlashed: boolean;
    readonly asSlashed: {
      readonly validator: AccountId32;
      readonly fraction: Perbill;
      readonly burnt: u128;
    } & Struct;
    readonly isBootstrapEnded: boolean;
    readonly isShared: boolean;
    readonly asShared: {
      readonly validator: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isClaimed: boolean;
    readonly asClaimed: {
      readonly validator: AccountId32;
      readonly delegator: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly type: 'Bonded' | 'Unbonded' | 'Withdrawn' | 'Delegated' | 'Undelegated' | 'CommissionSet' | 'CommissionAnnounced' | 'Chilled' | 'Unchilled' | 'Displaced' | 'DelegatorDisplaced' | 'Absent' | 'SlashNoted' | 'Slashed' | 'BootstrapEnded' | 'Shared' | 'Claimed';
  }

  /** @name PalletOffencesEvent (117) */
  interface PalletOffencesEvent extends Enum {
    readonly isOffence: boolean;
    readonly asOffence: {
      readonly kind: U8aFixed;
      readonly slot: Bytes;
    } & Struct;
    readonly type: 'Offence';
  }

  /** @name PalletSessionHistoricalPalletEvent (119) */
  interface PalletSessionHistoricalPalletEvent extends Enum {
    readonly isRootStored: boolean;
    readonly asRootStored: {
      readonly index: u32;
    } & Struct;
    readonly isRootsPruned: boolean;
    readonly asRootsPruned: {
      readonly upTo: u32;
    } & Struct;
    readonly type: 'RootStored' | 'RootsPruned';
  }

  /** @name PalletSessionEvent (120) */
  interface PalletSessionEvent extends Enum {
    readonly isNewSession: boolean;
    readonly asNewSession: {
      readonly sessionIndex: u32;
    } & Struct;
    readonly isNewQueued: boolean;
    readonly isValidatorDisabled: boolean;
    readonly asValidatorDisabled: {
      readonly validator: AccountId32;
    } & Struct;
    readonly isValidatorReenabled: boolean;
    readonly asValidatorReenabled: {
      readonly validator: AccountId32;
    } & Struct;
    readonly type: 'NewSession' | 'NewQueued' | 'ValidatorDisabled' | 'ValidatorReenabled';
  }

  /** @name PalletGrandpaEvent (121) */
  interface PalletGrandpaEvent extends Enum {
    readonly isNewAuthorities: boolean;
    readonly asNewAuthorities: {
      readonly authoritySet: Vec<ITuple<[SpConsensusGrandpaAppPublic, u64]>>;
    } & Struct;
    readonly isPaused: boolean;
    readonly isResumed: boolean;
    readonly type: 'NewAuthorities' | 'Paused' | 'Resumed';
  }

  /** @name AliceMintingEvent (124) */
  interface AliceMintingEvent extends Enum {
    readonly isSettled: boolean;
    readonly asSettled: {
      readonly emission: u128;
      readonly fromDeferred: u128;
    } & Struct;
    readonly isDeferred: boolean;
    readonly asDeferred: {
      readonly amount: u128;
    } & Struct;
    readonly isPaid: boolean;
    readonly asPaid: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isBurnt: boolean;
    readonly asBurnt: {
      readonly amount: u128;
    } & Struct;
    readonly type: 'Settled' | 'Deferred' | 'Paid' | 'Burnt';
  }

  /** @name AliceEpochsEvent (125) */
  interface AliceEpochsEvent extends Enum {
    readonly isEpochStarted: boolean;
    readonly asEpochStarted: {
      readonly epoch: u32;
      readonly base: H256;
      readonly randomness: H256;
      readonly deadline: u32;
    } & Struct;
    readonly isPhaseStarted: boolean;
    readonly asPhaseStarted: {
      readonly epoch: u32;
      readonly phase: AliceEpochsPhase;
      readonly deadline: u32;
    } & Struct;
    readonly isAnnounced: boolean;
    readonly asAnnounced: {
      readonly epoch: u32;
      readonly account: AccountId32;
    } & Struct;
    readonly isSubmitted: boolean;
    readonly asSubmitted: {
      readonly epoch: u32;
      readonly index: u32;
      readonly account: AccountId32;
      readonly blob: H256;
    } & Struct;
    readonly isCommitted: boolean;
    readonly asCommitted: {
      readonly epoch: u32;
      readonly account: AccountId32;
    } & Struct;
    readonly isRevealed: boolean;
    readonly asRevealed: {
      readonly epoch: u32;
      readonly account: AccountId32;
    } & Struct;
    readonly isTallied: boolean;
    readonly asTallied: {
      readonly epoch: u32;
      readonly accepted: u32;
    } & Struct;
    readonly isVoted: boolean;
    readonly asVoted: {
      readonly epoch: u32;
      readonly account: AccountId32;
      readonly hash_: H256;
    } & Struct;
    readonly isSettled: boolean;
    readonly asSettled: {
      readonly epoch: u32;
      readonly base: H256;
      readonly minted: u128;
      readonly minersPart: u128;
      readonly accepted: u32;
    } & Struct;
    readonly isHeld: boolean;
    readonly asHeld: {
      readonly epoch: u32;
      readonly minus: u64;
      readonly base: u64;
      readonly plus: u64;
    } & Struct;
    readonly isDeferred: boolean;
    readonly asDeferred: {
      readonly epoch: u32;
      readonly reason: AliceEpochsDeferReason;
    } & Struct;
    readonly isNotRevealed: boolean;
    readonly asNotRevealed: {
      readonly epoch: u32;
      readonly account: AccountId32;
    } & Struct;
    readonly isUnpayable: boolean;
    readonly asUnpayable: {
      readonly epoch: u32;
      readonly account: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isHalted: boolean;
    readonly asHalted: {
      readonly epoch: u32;
    } & Struct;
    readonly isResumeAsked: boolean;
    readonly asResumeAsked: {
      readonly epoch: u32;
      readonly account: AccountId32;
    } & Struct;
    readonly isResumed: boolean;
    readonly asResumed: {
      readonly epoch: u32;
    } & Struct;
    readonly isHealthChanged: boolean;
    readonly asHealthChanged: {
      readonly epoch: u32;
      readonly health: AliceEpochsHealthState;
    } & Struct;
    readonly type: 'EpochStarted' | 'PhaseStarted' | 'Announced' | 'Submitted' | 'Committed' | 'Revealed' | 'Tallied' | 'Voted' | 'Settled' | 'Held' | 'Deferred' | 'NotRevealed' | 'Unpayable' | 'Halted' | 'ResumeAsked' | 'Resumed' | 'HealthChanged';
  }

  /** @name AliceEpochsPhase (126) */
  interface AliceEpochsPhase extends Enum {
    readonly isSubmit: boolean;
    readonly isScore: boolean;
    readonly isReveal: boolean;
    readonly isVote: boolean;
    readonly isSettle: boolean;
    readonly type: 'Submit' | 'Score' | 'Reveal' | 'Vote' | 'Settle';
  }

  /** @name AliceEpochsDeferReason (127) */
  interface AliceEpochsDeferReason extends Enum {
    readonly isNoSubmission: boolean;
    readonly isTooFewRevealed: boolean;
    readonly isNothingAccepted: boolean;
    readonly isNoMajority: boolean;
    readonly type: 'NoSubmission' | 'TooFewRevealed' | 'NothingAccepted' | 'NoMajority';
  }

  /** @name AliceEpochsHealthState (128) */
  interface AliceEpochsHealthState extends Enum {
    readonly isGood: boolean;
    readonly isDiverging: boolean;
    readonly asDiverging: {
      readonly series: AliceEpochsSeries;
    } & Struct;
    readonly type: 'Good' | 'Diverging';
  }

  /** @name AliceEpochsSeries (129) */
  interface AliceEpochsSeries extends Enum {
    readonly isBatch: boolean;
    readonly isValidation: boolean;
    readonly isHeldOut: boolean;
    readonly type: 'Batch' | 'Validation' | 'HeldOut';
  }

  /** @name PalletUtilityEvent (130) */
  interface PalletUtilityEvent extends Enum {
    readonly isBatchInterrupted: boolean;
    readonly asBatchInterrupted: {
      readonly index: u32;
      readonly error: SpRuntimeDispatchError;
    } & Struct;
    readonly isBatchCompleted: boolean;
    readonly isBatchCompletedWithErrors: boolean;
    readonly isItemCompleted: boolean;
    readonly isItemFailed: boolean;
    readonly asItemFailed: {
      readonly error: SpRuntimeDispatchError;
    } & Struct;
    readonly isDispatchedAs: boolean;
    readonly asDispatchedAs: {
      readonly result: Result<Null, SpRuntimeDispatchError>;
    } & Struct;
    readonly isIfElseMainSuccess: boolean;
    readonly isIfElseFallbackCalled: boolean;
    readonly asIfElseFallbackCalled: {
      readonly mainError: SpRuntimeDispatchError;
    } & Struct;
    readonly type: 'BatchInterrupted' | 'BatchCompleted' | 'BatchCompletedWithErrors' | 'ItemCompleted' | 'ItemFailed' | 'DispatchedAs' | 'IfElseMainSuccess' | 'IfElseFallbackCalled';
  }

  /** @name PalletProxyEvent (132) */
  interface PalletProxyEvent extends Enum {
    readonly isProxyExecuted: boolean;
    readonly asProxyExecuted: {
      readonly result: Result<Null, SpRuntimeDispatchError>;
    } & Struct;
    readonly isPureCreated: boolean;
    readonly asPureCreated: {
      readonly pure: AccountId32;
      readonly who: AccountId32;
      readonly proxyType: AliceRuntimeConfigsProxyType;
      readonly disambiguationIndex: u16;
      readonly at: u32;
      readonly extrinsicIndex: u32;
    } & Struct;
    readonly isPureKilled: boolean;
    readonly asPureKilled: {
      readonly pure: AccountId32;
      readonly spawner: AccountId32;
      readonly proxyType: AliceRuntimeConfigsProxyType;
      readonly disambiguationIndex: u16;
    } & Struct;
    readonly isAnnounced: boolean;
    readonly asAnnounced: {
      readonly real: AccountId32;
      readonly proxy: AccountId32;
      readonly callHash: H256;
    } & Struct;
    readonly isProxyAdded: boolean;
    readonly asProxyAdded: {
      readonly delegator: AccountId32;
      readonly delegatee: AccountId32;
      readonly proxyType: AliceRuntimeConfigsProxyType;
      readonly delay: u32;
    } & Struct;
    readonly isProxyRemoved: boolean;
    readonly asProxyRemoved: {
      readonly delegator: AccountId32;
      readonly delegatee: AccountId32;
      readonly proxyType: AliceRuntimeConfigsProxyType;
      readonly delay: u32;
    } & Struct;
    readonly isDepositPoked: boolean;
    readonly asDepositPoked: {
      readonly who: AccountId32;
      readonly kind: PalletProxyDepositKind;
      readonly oldDeposit: u128;
      readonly newDeposit: u128;
    } & Struct;
    readonly type: 'ProxyExecuted' | 'PureCreated' | 'PureKilled' | 'Announced' | 'ProxyAdded' | 'ProxyRemoved' | 'DepositPoked';
  }

  /** @name PalletProxyDepositKind (133) */
  interface PalletProxyDepositKind extends Enum {
    readonly isProxies: boolean;
    readonly isAnnouncements: boolean;
    readonly type: 'Proxies' | 'Announcements';
  }

  /** @name PalletMultisigEvent (134) */
  interface PalletMultisigEvent extends Enum {
    readonly isNewMultisig: boolean;
    readonly asNewMultisig: {
      readonly approving: AccountId32;
      readonly multisig: AccountId32;
      readonly callHash: U8aFixed;
    } & Struct;
    readonly isMultisigApproval: boolean;
    readonly asMultisigApproval: {
      readonly approving: AccountId32;
      readonly timepoint: PalletMultisigTimepoint;
      readonly multisig: AccountId32;
      readonly callHash: U8aFixed;
    } & Struct;
    readonly isMultisigExecuted: boolean;
    readonly asMultisigExecuted: {
      readonly approving: AccountId32;
      readonly timepoint: PalletMultisigTimepoint;
      readonly multisig: AccountId32;
      readonly callHash: U8aFixed;
      readonly result: Result<Null, SpRuntimeDispatchError>;
    } & Struct;
    readonly isMultisigCancelled: boolean;
    readonly asMultisigCancelled: {
      readonly cancelling: AccountId32;
      readonly timepoint: PalletMultisigTimepoint;
      readonly multisig: AccountId32;
      readonly callHash: U8aFixed;
    } & Struct;
    readonly isDepositPoked: boolean;
    readonly asDepositPoked: {
      readonly who: AccountId32;
      readonly callHash: U8aFixed;
      readonly oldDeposit: u128;
      readonly newDeposit: u128;
    } & Struct;
    readonly type: 'NewMultisig' | 'MultisigApproval' | 'MultisigExecuted' | 'MultisigCancelled' | 'DepositPoked';
  }

  /** @name AliceGovernanceEvent (135) */
  interface AliceGovernanceEvent extends Enum {
    readonly isProposed: boolean;
    readonly asProposed: {
      readonly proposal: u32;
      readonly proposer: AccountId32;
      readonly action: AliceGovernanceAction;
    } & Struct;
    readonly isDisplaced: boolean;
    readonly asDisplaced: {
      readonly proposal: u32;
      readonly by: AccountId32;
    } & Struct;
    readonly isVoted: boolean;
    readonly asVoted: {
      readonly proposal: u32;
      readonly who: AccountId32;
      readonly aye: bool;
      readonly weight: u128;
    } & Struct;
    readonly isWithdrawn: boolean;
    readonly asWithdrawn: {
      readonly proposal: u32;
      readonly who: AccountId32;
    } & Struct;
    readonly isPassed: boolean;
    readonly asPassed: {
      readonly proposal: u32;
      readonly ayes: u128;
      readonly staked: u128;
      readonly at: u32;
    } & Struct;
    readonly isRejected: boolean;
    readonly asRejected: {
      readonly proposal: u32;
      readonly ayes: u128;
      readonly staked: u128;
    } & Struct;
    readonly isExpired: boolean;
    readonly asExpired: {
      readonly proposal: u32;
    } & Struct;
    readonly isCarriedOut: boolean;
    readonly asCarriedOut: {
      readonly proposal: u32;
      readonly action: AliceGovernanceAction;
    } & Struct;
    readonly isLapsed: boolean;
    readonly asLapsed: {
      readonly codeHash: H256;
    } & Struct;
    readonly type: 'Proposed' | 'Displaced' | 'Voted' | 'Withdrawn' | 'Passed' | 'Rejected' | 'Expired' | 'CarriedOut' | 'Lapsed';
  }

  /** @name FrameSystemPhase (136) */
  interface FrameSystemPhase extends Enum {
    readonly isApplyExtrinsic: boolean;
    readonly asApplyExtrinsic: u32;
    readonly isFinalization: boolean;
    readonly isInitialization: boolean;
    readonly type: 'ApplyExtrinsic' | 'Finalization' | 'Initialization';
  }

  /** @name FrameSystemLastRuntimeUpgradeInfo (140) */
  interface FrameSystemLastRuntimeUpgradeInfo extends Struct {
    readonly specVersion: Compact<u32>;
    readonly specName: Text;
  }

  /** @name FrameSystemCodeUpgradeAuthorization (143) */
  interface FrameSystemCodeUpgradeAuthorization extends Struct {
    readonly codeHash: H256;
    readonly checkVersion: bool;
  }

  /** @name FrameSystemLimitsBlockWeights (144) */
  interface FrameSystemLimitsBlockWeights extends Struct {
    readonly baseBlock: SpWeightsWeightV2Weight;
    readonly maxBlock: SpWeightsWeightV2Weight;
    readonly perClass: FrameSupportDispatchPerDispatchClassWeightsPerClass;
  }

  /** @name FrameSupportDispatchPerDispatchClassWeightsPerClass (145) */
  interface FrameSupportDispatchPerDispatchClassWeightsPerClass extends Struct {
    readonly normal: FrameSystemLimitsWeightsPerClass;
    readonly operational: FrameSystemLimitsWeightsPerClass;
    readonly mandatory: FrameSystemLimitsWeightsPerClass;
  }

  /** @name FrameSystemLimitsWeightsPerClass (146) */
  interface FrameSystemLimitsWeightsPerClass extends Struct {
    readonly baseExtrinsic: SpWeightsWeightV2Weight;
    readonly maxExtrinsic: Option<SpWeightsWeightV2Weight>;
    readonly maxTotal: Option<SpWeightsWeightV2Weight>;
    readonly reserved: Option<SpWeightsWeightV2Weight>;
  }

  /** @name FrameSystemLimitsBlockLength (148) */
  interface FrameSystemLimitsBlockLength extends Struct {
    readonly max: FrameSupportDispatchPerDispatchClassU32;
    readonly maxHeaderSize: Option<u32>;
  }

  /** @name FrameSupportDispatchPerDispatchClassU32 (149) */
  interface FrameSupportDispatchPerDispatchClassU32 extends Struct {
    readonly normal: u32;
    readonly operational: u32;
    readonly mandatory: u32;
  }

  /** @name SpWeightsRuntimeDbWeight (151) */
  interface SpWeightsRuntimeDbWeight extends Struct {
    readonly read: u64;
    readonly write: u64;
  }

  /** @name SpVersionRuntimeVersion (152) */
  interface SpVersionRuntimeVersion extends Struct {
    readonly specName: Text;
    readonly implName: Text;
    readonly authoringVersion: u32;
    readonly specVersion: u32;
    readonly implVersion: u32;
    readonly apis: Vec<ITuple<[U8aFixed, u32]>>;
    readonly transactionVersion: u32;
    readonly systemVersion: u8;
  }

  /** @name FrameSystemError (157) */
  interface FrameSystemError extends Enum {
    readonly isInvalidSpecName: boolean;
    readonly isSpecVersionNeedsToIncrease: boolean;
    readonly isFailedToExtractRuntimeVersion: boolean;
    readonly isNonDefaultComposite: boolean;
    readonly isNonZeroRefCount: boolean;
    readonly isCallFiltered: boolean;
    readonly isMultiBlockMigrationsOngoing: boolean;
    readonly isNothingAuthorized: boolean;
    readonly isUnauthorized: boolean;
    readonly type: 'InvalidSpecName' | 'SpecVersionNeedsToIncrease' | 'FailedToExtractRuntimeVersion' | 'NonDefaultComposite' | 'NonZeroRefCount' | 'CallFiltered' | 'MultiBlockMigrationsOngoing' | 'NothingAuthorized' | 'Unauthorized';
  }

  /** @name PalletBalancesBalanceLock (161) */
  interface PalletBalancesBalanceLock extends Struct {
    readonly id: U8aFixed;
    readonly amount: u128;
    readonly reasons: PalletBalancesReasons;
  }

  /** @name PalletBalancesReasons (162) */
  interface PalletBalancesReasons extends Enum {
    readonly isFee: boolean;
    readonly isMisc: boolean;
    readonly isAll: boolean;
    readonly type: 'Fee' | 'Misc' | 'All';
  }

  /** @name PalletBalancesReserveData (165) */
  interface PalletBalancesReserveData extends Struct {
    readonly id: U8aFixed;
    readonly amount: u128;
  }

  /** @name FrameSupportTokensMiscIdAmountRuntimeHoldReason (168) */
  interface FrameSupportTokensMiscIdAmountRuntimeHoldReason extends Struct {
    readonly id: AliceRuntimeRuntimeHoldReason;
    readonly amount: u128;
  }

  /** @name FrameSupportTokensMiscIdAmountRuntimeFreezeReason (171) */
  interface FrameSupportTokensMiscIdAmountRuntimeFreezeReason extends Struct {
    readonly id: AliceRuntimeRuntimeFreezeReason;
    readonly amount: u128;
  }

  /** @name AliceRuntimeRuntimeFreezeReason (172) */
  type AliceRuntimeRuntimeFreezeReason = Null;

  /** @name PalletBalancesError (174) */
  interface PalletBalancesError extends Enum {
    readonly isVestingBalance: boolean;
    readonly isLiquidityRestrictions: boolean;
    readonly isInsufficientBalance: boolean;
    readonly isExistentialDeposit: boolean;
    readonly isExpendability: boolean;
    readonly isExistingVestingSchedule: boolean;
    readonly isDeadAccount: boolean;
    readonly isTooManyReserves: boolean;
    readonly isTooManyHolds: boolean;
    readonly isTooManyFreezes: boolean;
    readonly isIssuanceDeactivated: boolean;
    readonly isDeltaZero: boolean;
    readonly type: 'VestingBalance' | 'LiquidityRestrictions' | 'InsufficientBalance' | 'ExistentialDeposit' | 'Expendability' | 'ExistingVestingSchedule' | 'DeadAccount' | 'TooManyReserves' | 'TooManyHolds' | 'TooManyFreezes' | 'IssuanceDeactivated' | 'DeltaZero';
  }

  /** @name PalletTransactionPaymentReleases (176) */
  interface PalletTransactionPaymentReleases extends Enum {
    readonly isV1Ancient: boolean;
    readonly isV2: boolean;
    readonly type: 'V1Ancient' | 'V2';
  }

  /** @name FrameSupportStorageNoDrop (177) */
  interface FrameSupportStorageNoDrop extends FrameSupportTokensFungibleImbalance {}

  /** @name FrameSupportTokensFungibleImbalance (178) */
  interface FrameSupportTokensFungibleImbalance extends Struct {
    readonly amount: u128;
  }

  /** @name AliceStakingValidator (179) */
  interface AliceStakingValidator extends Struct {
    readonly commission: Perbill;
    readonly bond: u128;
    readonly delegated: u128;
    readonly chilled: bool;
  }

  /** @name AliceStakingRaise (180) */
  interface AliceStakingRaise extends Struct {
    readonly commission: Perbill;
    readonly due: u32;
  }

  /** @name AliceStakingDelegation (183) */
  interface AliceStakingDelegation extends Struct {
    readonly amount: u128;
    readonly counted: u128;
    readonly owed: u128;
  }

  /** @name AliceStakingPool (184) */
  interface AliceStakingPool extends Struct {
    readonly perPlanck: u128;
    readonly rest: u128;
    readonly funds: u128;
  }

  /** @name AliceStakingChunk (186) */
  interface AliceStakingChunk extends Struct {
    readonly validator: AccountId32;
    readonly amount: u128;
    readonly until: u32;
  }

  /** @name AliceStakingUnappliedSlash (188) */
  interface AliceStakingUnappliedSlash extends Struct {
    readonly fraction: Perbill;
    readonly noted: u32;
    readonly due: u32;
  }

  /** @name AliceStakingError (194) */
  interface AliceStakingError extends Enum {
    readonly isZeroAmount: boolean;
    readonly isAlreadyBonded: boolean;
    readonly isNotBonded: boolean;
    readonly isBelowMinimumBond: boolean;
    readonly isBelowMinimumDelegation: boolean;
    readonly isExceedsStake: boolean;
    readonly isNotValidator: boolean;
    readonly isSelfDelegation: boolean;
    readonly isNotDelegating: boolean;
    readonly isTooManyDelegators: boolean;
    readonly isTooManyUnlocking: boolean;
    readonly isNothingToWithdraw: boolean;
    readonly isNoPlace: boolean;
    readonly isAlreadyChilled: boolean;
    readonly isNotChilled: boolean;
    readonly isSlashToCome: boolean;
    readonly isNothingToClaim: boolean;
    readonly type: 'ZeroAmount' | 'AlreadyBonded' | 'NotBonded' | 'BelowMinimumBond' | 'BelowMinimumDelegation' | 'ExceedsStake' | 'NotValidator' | 'SelfDelegation' | 'NotDelegating' | 'TooManyDelegators' | 'TooManyUnlocking' | 'NothingToWithdraw' | 'NoPlace' | 'AlreadyChilled' | 'NotChilled' | 'SlashToCome' | 'NothingToClaim';
  }

  /** @name SpStakingOffenceOffenceDetails (195) */
  interface SpStakingOffenceOffenceDetails extends Struct {
    readonly offender: ITuple<[AccountId32, Null]>;
    readonly reporters: Vec<AccountId32>;
  }

  /** @name SpCoreCryptoKeyTypeId (205) */
  interface SpCoreCryptoKeyTypeId extends U8aFixed {}

  /** @name PalletSessionError (206) */
  interface PalletSessionError extends Enum {
    readonly isInvalidProof: boolean;
    readonly isNoAssociatedValidatorId: boolean;
    readonly isDuplicatedKey: boolean;
    readonly isNoKeys: boolean;
    readonly isNoAccount: boolean;
    readonly type: 'InvalidProof' | 'NoAssociatedValidatorId' | 'DuplicatedKey' | 'NoKeys' | 'NoAccount';
  }

  /** @name PalletGrandpaStoredState (207) */
  interface PalletGrandpaStoredState extends Enum {
    readonly isLive: boolean;
    readonly isPendingPause: boolean;
    readonly asPendingPause: {
      readonly scheduledAt: u32;
      readonly delay: u32;
    } & Struct;
    readonly isPaused: boolean;
    readonly isPendingResume: boolean;
    readonly asPendingResume: {
      readonly scheduledAt: u32;
      readonly delay: u32;
    } & Struct;
    readonly type: 'Live' | 'PendingPause' | 'Paused' | 'PendingResume';
  }

  /** @name PalletGrandpaStoredPendingChange (208) */
  interface PalletGrandpaStoredPendingChange extends Struct {
    readonly scheduledAt: u32;
    readonly delay: u32;
    readonly nextAuthorities: Vec<ITuple<[SpConsensusGrandpaAppPublic, u64]>>;
    readonly forced: Option<u32>;
  }

  /** @name PalletGrandpaError (210) */
  interface PalletGrandpaError extends Enum {
    readonly isPauseFailed: boolean;
    readonly isResumeFailed: boolean;
    readonly isChangePending: boolean;
    readonly isTooSoon: boolean;
    readonly isInvalidKeyOwnershipProof: boolean;
    readonly isInvalidEquivocationProof: boolean;
    readonly isDuplicateOffenceReport: boolean;
    readonly type: 'PauseFailed' | 'ResumeFailed' | 'ChangePending' | 'TooSoon' | 'InvalidKeyOwnershipProof' | 'InvalidEquivocationProof' | 'DuplicateOffenceReport';
  }

  /** @name AliceMintingError (211) */
  interface AliceMintingError extends Enum {
    readonly isBlockInPast: boolean;
    readonly isExceedsUnpaid: boolean;
    readonly isExceedsIncome: boolean;
    readonly type: 'BlockInPast' | 'ExceedsUnpaid' | 'ExceedsIncome';
  }

  /** @name AliceEpochsModelEntry (213) */
  interface AliceEpochsModelEntry extends Struct {
    readonly name: Bytes;
    readonly parameters: u64;
    readonly budget: u32;
    readonly description: H256;
    readonly manifest: H256;
    readonly seed: H256;
  }

  /** @name AliceEpochsEpoch (215) */
  interface AliceEpochsEpoch extends Struct {
    readonly index: u32;
    readonly phase: AliceEpochsPhase;
    readonly started: u32;
    readonly deadline: u32;
    readonly randomness: H256;
  }

  /** @name AliceEpochsPhaseLengths (216) */
  interface AliceEpochsPhaseLengths extends Struct {
    readonly submit: u32;
    readonly score: u32;
    readonly reveal: u32;
    readonly vote: u32;
  }

  /** @name AliceEpochsAnnouncement (220) */
  interface AliceEpochsAnnouncement extends Struct {
    readonly endpoint: Bytes;
    readonly hiddenRoot: H256;
    readonly epoch: u32;
  }

  /** @name AliceEpochsSubmission (221) */
  interface AliceEpochsSubmission extends Struct {
    readonly account: AccountId32;
    readonly blob: H256;
    readonly size_: u32;
    readonly firstLoss: u64;
    readonly lastLoss: u64;
    readonly block: u32;
    readonly deposit: u128;
  }

  /** @name AliceEpochsAcceptedTotal (222) */
  interface AliceEpochsAcceptedTotal extends Struct {
    readonly count: u32;
    readonly scores: u128;
  }

  /** @name AliceEpochsOutcome (225) */
  interface AliceEpochsOutcome extends Struct {
    readonly score: Option<i64>;
    readonly weight: u128;
    readonly accepted: bool;
    readonly paid: u128;
  }

  /** @name AliceEpochsVote (226) */
  interface AliceEpochsVote extends Struct {
    readonly hash_: H256;
    readonly losses: AliceEpochsVoteLosses;
  }

  /** @name AliceEpochsClosingState (227) */
  interface AliceEpochsClosingState extends Struct {
    readonly submissions: u32;
    readonly voters: u32;
    readonly shares: Vec<u128>;
    readonly part: u128;
    readonly scores: u128;
    readonly scored: u128;
  }

  /** @name AliceEpochsEpochRecord (230) */
  interface AliceEpochsEpochRecord extends Struct {
    readonly status: AliceEpochsStatus;
    readonly before: H256;
    readonly after: H256;
    readonly minted: u128;
    readonly minersPart: u128;
    readonly submissions: u32;
    readonly accepted: u32;
    readonly losses: AliceEpochsLosses;
    readonly started: u32;
    readonly ended: u32;
  }

  /** @name AliceEpochsStatus (231) */
  interface AliceEpochsStatus extends Enum {
    readonly isSettled: boolean;
    readonly isHeld: boolean;
    readonly isDeferred: boolean;
    readonly type: 'Settled' | 'Held' | 'Deferred';
  }

  /** @name AliceEpochsLosses (232) */
  interface AliceEpochsLosses extends Struct {
    readonly batch: u64;
    readonly validation: u64;
    readonly heldOut: u64;
  }

  /** @name AliceEpochsPendingParameters (233) */
  interface AliceEpochsPendingParameters extends Struct {
    readonly submit: Option<u32>;
    readonly score: Option<u32>;
    readonly reveal: Option<u32>;
    readonly vote: Option<u32>;
    readonly minDifficulty: Option<u64>;
    readonly deposit: Option<u128>;
    readonly places: Option<u32>;
  }

  /** @name AliceEpochsPruneCursor (238) */
  interface AliceEpochsPruneCursor extends Struct {
    readonly epoch: u32;
    readonly index: u32;
  }

  /** @name AliceEpochsSignConvention (239) */
  interface AliceEpochsSignConvention extends Enum {
    readonly isStartMinusEnd: boolean;
    readonly type: 'StartMinusEnd';
  }

  /** @name AliceEpochsError (240) */
  interface AliceEpochsError extends Enum {
    readonly isWrongEpoch: boolean;
    readonly isWrongPhase: boolean;
    readonly isAlreadyDone: boolean;
    readonly isEpochFull: boolean;
    readonly isWorkTooWeak: boolean;
    readonly isNotVoter: boolean;
    readonly isNothingCommitted: boolean;
    readonly isWrongBase: boolean;
    readonly isOverBudget: boolean;
    readonly isBadReveal: boolean;
    readonly isHalted: boolean;
    readonly isNotHalted: boolean;
    readonly isMalformed: boolean;
    readonly isTallyUnfinished: boolean;
    readonly type: 'WrongEpoch' | 'WrongPhase' | 'AlreadyDone' | 'EpochFull' | 'WorkTooWeak' | 'NotVoter' | 'NothingCommitted' | 'WrongBase' | 'OverBudget' | 'BadReveal' | 'Halted' | 'NotHalted' | 'Malformed' | 'TallyUnfinished';
  }

  /** @name PalletUtilityError (241) */
  interface PalletUtilityError extends Enum {
    readonly isTooManyCalls: boolean;
    readonly type: 'TooManyCalls';
  }

  /** @name PalletProxyProxyDefinition (244) */
  interface PalletProxyProxyDefinition extends Struct {
    readonly delegate: AccountId32;
    readonly proxyType: AliceRuntimeConfigsProxyType;
    readonly delay: u32;
  }

  /** @name PalletProxyAnnouncement (248) */
  interface PalletProxyAnnouncement extends Struct {
    readonly real: AccountId32;
    readonly callHash: H256;
    readonly height: u32;
  }

  /** @name PalletProxyError (250) */
  interface PalletProxyError extends Enum {
    readonly isTooMany: boolean;
    readonly isNotFound: boolean;
    readonly isNotProxy: boolean;
    readonly isUnproxyable: boolean;
    readonly isDuplicate: boolean;
    readonly isNoPermission: boolean;
    readonly isUnannounced: boolean;
    readonly isNoSelfProxy: boolean;
    readonly type: 'TooMany' | 'NotFound' | 'NotProxy' | 'Unproxyable' | 'Duplicate' | 'NoPermission' | 'Unannounced' | 'NoSelfProxy';
  }

  /** @name PalletMultisigMultisig (252) */
  interface PalletMultisigMultisig extends Struct {
    readonly when: PalletMultisigTimepoint;
    readonly deposit: u128;
    readonly depositor: AccountId32;
    readonly approvals: Vec<AccountId32>;
  }

  /** @name PalletMultisigError (254) */
  interface PalletMultisigError extends Enum {
    readonly isMinimumThreshold: boolean;
    readonly isAlreadyApproved: boolean;
    readonly isNoApprovalsNeeded: boolean;
    readonly isTooFewSignatories: boolean;
    readonly isTooManySignatories: boolean;
    readonly isSignatoriesOutOfOrder: boolean;
    readonly isSenderInSignatories: boolean;
    readonly isNotFound: boolean;
    readonly isNotOwner: boolean;
    readonly isNoTimepoint: boolean;
    readonly isWrongTimepoint: boolean;
    readonly isUnexpectedTimepoint: boolean;
    readonly isMaxWeightTooLow: boolean;
    readonly isAlreadyStored: boolean;
    readonly type: 'MinimumThreshold' | 'AlreadyApproved' | 'NoApprovalsNeeded' | 'TooFewSignatories' | 'TooManySignatories' | 'SignatoriesOutOfOrder' | 'SenderInSignatories' | 'NotFound' | 'NotOwner' | 'NoTimepoint' | 'WrongTimepoint' | 'UnexpectedTimepoint' | 'MaxWeightTooLow' | 'AlreadyStored';
  }

  /** @name AliceGovernanceProposal (256) */
  interface AliceGovernanceProposal extends Struct {
    readonly number: u32;
    readonly proposer: AccountId32;
    readonly action: AliceGovernanceAction;
    readonly opened: u32;
    readonly ayes: u128;
    readonly nays: u128;
    readonly stage: AliceGovernanceStage;
  }

  /** @name AliceGovernanceStage (257) */
  interface AliceGovernanceStage extends Enum {
    readonly isVoting: boolean;
    readonly isPassed: boolean;
    readonly asPassed: {
      readonly at: u32;
    } & Struct;
    readonly type: 'Voting' | 'Passed';
  }

  /** @name AliceGovernanceBallot (260) */
  interface AliceGovernanceBallot extends Struct {
    readonly proposal: u32;
    readonly aye: bool;
    readonly weight: u128;
  }

  /** @name AliceGovernanceAuthorisation (262) */
  interface AliceGovernanceAuthorisation extends Struct {
    readonly codeHash: H256;
    readonly until: u32;
  }

  /** @name AliceGovernanceTiming (263) */
  interface AliceGovernanceTiming extends Struct {
    readonly voting: u32;
    readonly lifetime: u32;
    readonly delay: u32;
    readonly supply: u32;
  }

  /** @name AliceGovernanceError (264) */
  interface AliceGovernanceError extends Enum {
    readonly isNoStake: boolean;
    readonly isAlreadyProposing: boolean;
    readonly isOutOfBounds: boolean;
    readonly isNoPlace: boolean;
    readonly isNotOpen: boolean;
    readonly isNotVoted: boolean;
    readonly isNothingToClear: boolean;
    readonly type: 'NoStake' | 'AlreadyProposing' | 'OutOfBounds' | 'NoPlace' | 'NotOpen' | 'NotVoted' | 'NothingToClear';
  }

  /** @name AliceEquivocationError (265) */
  interface AliceEquivocationError extends Enum {
    readonly isWrongSession: boolean;
    readonly isInvalidProof: boolean;
    readonly isNotOwner: boolean;
    readonly isAlreadyReported: boolean;
    readonly type: 'WrongSession' | 'InvalidProof' | 'NotOwner' | 'AlreadyReported';
  }

  /** @name AliceRuntimeRuntime (266) */
  type AliceRuntimeRuntime = Null;

  /** @name SpRuntimeBlockLazyBlock (267) */
  interface SpRuntimeBlockLazyBlock extends Struct {
    readonly header: SpRuntimeHeader;
    readonly extrinsics: Vec<Bytes>;
  }

  /** @name SpRuntimeExtrinsicInclusionMode (271) */
  interface SpRuntimeExtrinsicInclusionMode extends Enum {
    readonly isAllExtrinsics: boolean;
    readonly isOnlyInherents: boolean;
    readonly type: 'AllExtrinsics' | 'OnlyInherents';
  }

  /** @name FrameSupportViewFunctionsViewFunctionId (275) */
  interface FrameSupportViewFunctionsViewFunctionId extends Struct {
    readonly prefix: U8aFixed;
    readonly suffix: U8aFixed;
  }

  /** @name FrameSupportViewFunctionsViewFunctionDispatchError (277) */
  interface FrameSupportViewFunctionsViewFunctionDispatchError extends Enum {
    readonly isNotImplemented: boolean;
    readonly isNotFound: boolean;
    readonly asNotFound: FrameSupportViewFunctionsViewFunctionId;
    readonly isCodec: boolean;
    readonly type: 'NotImplemented' | 'NotFound' | 'Codec';
  }

  /** @name SpRuntimeTransactionValidityTransactionValidityError (279) */
  interface SpRuntimeTransactionValidityTransactionValidityError extends Enum {
    readonly isInvalid: boolean;
    readonly asInvalid: SpRuntimeTransactionValidityInvalidTransaction;
    readonly isUnknown: boolean;
    readonly asUnknown: SpRuntimeTransactionValidityUnknownTransaction;
    readonly type: 'Invalid' | 'Unknown';
  }

  /** @name SpRuntimeTransactionValidityInvalidTransaction (280) */
  interface SpRuntimeTransactionValidityInvalidTransaction extends Enum {
    readonly isCall: boolean;
    readonly isPayment: boolean;
    readonly isFuture: boolean;
    readonly isStale: boolean;
    readonly isBadProof: boolean;
    readonly isAncientBirthBlock: boolean;
    readonly isExhaustsResources: boolean;
    readonly isCustom: boolean;
    readonly asCustom: u8;
    readonly isBadMandatory: boolean;
    readonly isMandatoryValidation: boolean;
    readonly isBadSigner: boolean;
    readonly isIndeterminateImplicit: boolean;
    readonly isUnknownOrigin: boolean;
    readonly type: 'Call' | 'Payment' | 'Future' | 'Stale' | 'BadProof' | 'AncientBirthBlock' | 'ExhaustsResources' | 'Custom' | 'BadMandatory' | 'MandatoryValidation' | 'BadSigner' | 'IndeterminateImplicit' | 'UnknownOrigin';
  }

  /** @name SpRuntimeTransactionValidityUnknownTransaction (281) */
  interface SpRuntimeTransactionValidityUnknownTransaction extends Enum {
    readonly isCannotLookup: boolean;
    readonly isNoUnsignedValidator: boolean;
    readonly isCustom: boolean;
    readonly asCustom: u8;
    readonly type: 'CannotLookup' | 'NoUnsignedValidator' | 'Custom';
  }

  /** @name SpInherentsInherentData (282) */
  interface SpInherentsInherentData extends Struct {
    readonly data: BTreeMap<U8aFixed, Bytes>;
  }

  /** @name SpInherentsCheckInherentsResult (287) */
  interface SpInherentsCheckInherentsResult extends Struct {
    readonly okay: bool;
    readonly fatalError: bool;
    readonly errors: SpInherentsInherentData;
  }

  /** @name SpRuntimeTransactionValidityTransactionSource (288) */
  interface SpRuntimeTransactionValidityTransactionSource extends Enum {
    readonly isInBlock: boolean;
    readonly isLocal: boolean;
    readonly isExternal: boolean;
    readonly type: 'InBlock' | 'Local' | 'External';
  }

  /** @name SpRuntimeTransactionValidityValidTransaction (290) */
  interface SpRuntimeTransactionValidityValidTransaction extends Struct {
    readonly priority: u64;
    readonly requires: Vec<Bytes>;
    readonly provides: Vec<Bytes>;
    readonly longevity: u64;
    readonly propagate: bool;
  }

  /** @name SpSessionRuntimeApiOpaqueGeneratedSessionKeys (293) */
  interface SpSessionRuntimeApiOpaqueGeneratedSessionKeys extends Struct {
    readonly keys_: Bytes;
    readonly proof: Bytes;
  }

  /** @name PalletTransactionPaymentRuntimeDispatchInfo (301) */
  interface PalletTransactionPaymentRuntimeDispatchInfo extends Struct {
    readonly weight: SpWeightsWeightV2Weight;
    readonly class: FrameSupportDispatchDispatchClass;
    readonly partialFee: u128;
  }

  /** @name PalletTransactionPaymentFeeDetails (302) */
  interface PalletTransactionPaymentFeeDetails extends Struct {
    readonly inclusionFee: Option<PalletTransactionPaymentInclusionFee>;
    readonly tip: u128;
  }

  /** @name PalletTransactionPaymentInclusionFee (304) */
  interface PalletTransactionPaymentInclusionFee extends Struct {
    readonly baseFee: u128;
    readonly lenFee: u128;
    readonly adjustedWeightFee: u128;
  }

  /** @name AliceRuntimeRuntimeError (308) */
  interface AliceRuntimeRuntimeError extends Enum {
    readonly isSystem: boolean;
    readonly asSystem: FrameSystemError;
    readonly isBalances: boolean;
    readonly asBalances: PalletBalancesError;
    readonly isStaking: boolean;
    readonly asStaking: AliceStakingError;
    readonly isSession: boolean;
    readonly asSession: PalletSessionError;
    readonly isGrandpa: boolean;
    readonly asGrandpa: PalletGrandpaError;
    readonly isMinting: boolean;
    readonly asMinting: AliceMintingError;
    readonly isEpochs: boolean;
    readonly asEpochs: AliceEpochsError;
    readonly isUtility: boolean;
    readonly asUtility: PalletUtilityError;
    readonly isProxy: boolean;
    readonly asProxy: PalletProxyError;
    readonly isMultisig: boolean;
    readonly asMultisig: PalletMultisigError;
    readonly isGovernance: boolean;
    readonly asGovernance: AliceGovernanceError;
    readonly isEquivocation: boolean;
    readonly asEquivocation: AliceEquivocationError;
    readonly type: 'System' | 'Balances' | 'Staking' | 'Session' | 'Grandpa' | 'Minting' | 'Epochs' | 'Utility' | 'Proxy' | 'Multisig' | 'Governance' | 'Equivocation';
  }

} // declare module
