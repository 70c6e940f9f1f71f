//! The parameters of each pallet.

use crate::{
    AccountId, Aura, Balance, Balances, Block, BlockNumber, Epochs, Governance, Hash, Historical, Minting,
    Nonce, Offences, OriginCaller, PalletInfo, Runtime, RuntimeCall, RuntimeEvent, RuntimeFreezeReason,
    RuntimeHoldReason, RuntimeOrigin, RuntimeTask, Session, SessionKeys, Staking, System, ALICE, DAYS, HOURS,
    MILLIALICE, MILLISECONDS_PER_BLOCK, VERSION,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
    derive_impl,
    dispatch::DispatchClass,
    parameter_types,
    traits::{
        ConstBool, ConstU128, ConstU16, ConstU32, ConstU64, ConstU8, Contains, InstanceFilter,
        KeyOwnerProofSystem, VariantCountOf,
    },
    weights::{
        constants::{RocksDbWeight, WEIGHT_REF_TIME_PER_SECOND},
        ConstantMultiplier, IdentityFee, Weight,
    },
};
use pallet_transaction_payment::{FungibleAdapter, Multiplier, TargetedFeeAdjustment};
use scale_info::TypeInfo;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_runtime::{
    traits::{BlakeTwo256, ConvertInto, OpaqueKeys},
    FixedPointNumber, KeyTypeId, Perbill, Perquintill,
};
use sp_version::RuntimeVersion;

/// The deposit for keeping `items` entries of `bytes` in all in state, given back when they go.
const fn deposit(items: u32, bytes: u32) -> Balance {
    (items as Balance)
        .saturating_mul(10 * MILLIALICE)
        .saturating_add((bytes as Balance).saturating_mul(MILLIALICE / 10))
}

const NORMAL_DISPATCH_RATIO: Perbill = Perbill::from_percent(75);

parameter_types! {
    pub const BlockHashCount: BlockNumber = 2_400;
    pub const Version: RuntimeVersion = VERSION;
    /// Two seconds of work in a block of six.
    pub RuntimeBlockWeights: frame_system::limits::BlockWeights =
        frame_system::limits::BlockWeights::with_sensible_defaults(
            Weight::from_parts(WEIGHT_REF_TIME_PER_SECOND.saturating_mul(2), u64::MAX),
            NORMAL_DISPATCH_RATIO,
        );
    pub RuntimeBlockLength: frame_system::limits::BlockLength =
        frame_system::limits::BlockLength::builder()
            .max_length(5 * 1024 * 1024)
            .modify_max_length_for_class(DispatchClass::Normal, |max| *max = NORMAL_DISPATCH_RATIO.mul_floor(*max))
            .build();
}

/// Refuses reports of double votes in signed transactions. One that holds costs nothing, and who has had a seat can sign votes for
/// any number of rounds that never were, each of which would leave entries for ever. Nodes put theirs into their own blocks.
pub struct NoFreeReports;

impl Contains<RuntimeCall> for NoFreeReports {
    fn contains(call: &RuntimeCall) -> bool {
        !matches!(call, RuntimeCall::Grandpa(pallet_grandpa::Call::report_equivocation { .. }))
    }
}

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
    type AccountData = pallet_balances::AccountData<Balance>;
    type AccountId = AccountId;
    type BaseCallFilter = NoFreeReports;
    type Block = Block;
    type BlockHashCount = BlockHashCount;
    type BlockLength = RuntimeBlockLength;
    type BlockWeights = RuntimeBlockWeights;
    type DbWeight = RocksDbWeight;
    type ExtensionsWeightInfo = frame_system::SubstrateExtensionsWeight<Runtime>;
    type Hash = Hash;
    type MaxConsumers = ConstU32<16>;
    type Nonce = Nonce;
    type SS58Prefix = ConstU16<42>;
    type SingleBlockMigrations = crate::migrations::Migrations;
    type SystemWeightInfo = frame_system::weights::SubstrateWeight<Runtime>;
    type Version = Version;
}

impl pallet_timestamp::Config for Runtime {
    type MinimumPeriod = ConstU64<{ MILLISECONDS_PER_BLOCK / 2 }>;
    type Moment = u64;
    type OnTimestampSet = Aura;
    type WeightInfo = pallet_timestamp::weights::SubstrateWeight<Runtime>;
}

/// Seats of the validator set.
pub type MaxValidators = ConstU32<64>;

impl pallet_aura::Config for Runtime {
    type AllowMultipleBlocksPerSlot = ConstBool<false>;
    type AuthorityId = AuraId;
    type DisabledValidators = Session;
    type MaxAuthorities = MaxValidators;
    type SlotDuration = ConstU64<MILLISECONDS_PER_BLOCK>;
}

impl pallet_authorship::Config for Runtime {
    type EventHandler = Staking;
    type FindAuthor = pallet_session::FindAccountFromAuthorIndex<Self, Aura>;
}

impl pallet_balances::Config for Runtime {
    type AccountStore = System;
    type Balance = Balance;
    type DoneSlashHandler = ();
    type DustRemoval = ();
    /// One planck, so that a payout of any size arrives whole.
    type ExistentialDeposit = ConstU128<1>;
    type FreezeIdentifier = RuntimeFreezeReason;
    type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
    type MaxLocks = ConstU32<0>;
    type MaxReserves = ConstU32<0>;
    type ReserveIdentifier = [u8; 8];
    type RuntimeEvent = RuntimeEvent;
    type RuntimeFreezeReason = RuntimeFreezeReason;
    type RuntimeHoldReason = RuntimeHoldReason;
    type WeightInfo = pallet_balances::weights::SubstrateWeight<Runtime>;
}

parameter_types! {
    /// A byte of a transaction costs a millionth of an ALICE.
    pub const TransactionByteFee: Balance = MILLIALICE / 1_000;
    pub const TargetBlockFullness: Perquintill = Perquintill::from_percent(25);
    pub AdjustmentVariable: Multiplier = Multiplier::saturating_from_rational(3, 100_000);
    pub MinimumMultiplier: Multiplier = Multiplier::saturating_from_integer(1);
    pub MaximumMultiplier: Multiplier = Multiplier::saturating_from_integer(1_000_000);
}

impl pallet_transaction_payment::Config for Runtime {
    type FeeMultiplierUpdate = TargetedFeeAdjustment<
        Self,
        TargetBlockFullness,
        AdjustmentVariable,
        MinimumMultiplier,
        MaximumMultiplier,
    >;
    type LengthToFee = ConstantMultiplier<Balance, TransactionByteFee>;
    // Fees are burnt: the only pay is for work.
    type OnChargeTransaction = FungibleAdapter<Balances, ()>;
    type OperationalFeeMultiplier = ConstU8<5>;
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = pallet_transaction_payment::weights::SubstrateWeight<Runtime>;
    type WeightToFee = IdentityFee<Balance>;
}

impl pallet_skip_feeless_payment::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
}

const SESSION_LENGTH: BlockNumber = HOURS;
const UNBONDING_DELAY: BlockNumber = 7 * DAYS;

parameter_types! {
    pub const SessionLength: BlockNumber = SESSION_LENGTH;
    pub const SessionOffset: BlockNumber = 0;
    /// Blocks for which an equivocation can be reported: as long as stake is liable for it.
    pub const ReportLongevity: u64 = UNBONDING_DELAY as u64;
    /// Sessions in that time.
    pub const MaxSetIdSessionEntries: u64 = (UNBONDING_DELAY / SESSION_LENGTH) as u64;
    /// As many as staking has the session pallet keep.
    pub const ReportSessions: u32 = UNBONDING_DELAY / SESSION_LENGTH + 1;
}

impl pallet_session::Config for Runtime {
    type Currency = Balances;
    type DisablingStrategy = ();
    /// What a validator has at stake is its bond: at zero supply nobody could leave a deposit for keys.
    type KeyDeposit = ConstU128<0>;
    type Keys = SessionKeys;
    type NextSessionRotation = pallet_session::PeriodicSessions<SessionLength, SessionOffset>;
    type RuntimeEvent = RuntimeEvent;
    type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
    type SessionManager = pallet_session::historical::NoteHistoricalRoot<Self, Staking>;
    type ShouldEndSession = pallet_session::PeriodicSessions<SessionLength, SessionOffset>;
    type ValidatorId = AccountId;
    type ValidatorIdOf = ConvertInto;
    type WeightInfo = pallet_session::weights::SubstrateWeight<Runtime>;
}

impl pallet_session::historical::Config for Runtime {
    type FullIdentification = ();
    type FullIdentificationOf = alice_staking::UnitIdentificationOf<Self>;
    type RuntimeEvent = RuntimeEvent;
}

impl pallet_offences::Config for Runtime {
    type IdentificationTuple = pallet_session::historical::IdentificationTuple<Self>;
    type OnOffenceHandler = Staking;
    type RuntimeEvent = RuntimeEvent;
}

impl pallet_grandpa::Config for Runtime {
    type EquivocationReportSystem =
        pallet_grandpa::EquivocationReportSystem<Self, Offences, Historical, ReportLongevity>;
    type KeyOwnerProof = <Historical as KeyOwnerProofSystem<(KeyTypeId, pallet_grandpa::AuthorityId)>>::Proof;
    type MaxAuthorities = MaxValidators;
    type MaxNominators = ConstU32<0>;
    type MaxSetIdSessionEntries = MaxSetIdSessionEntries;
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = ();
}

impl alice_equivocation::Config for Runtime {
    type Longevity = ReportLongevity;
    type Offences = Offences;
    type Sessions = ReportSessions;
    type WeightInfo = alice_equivocation::weights::SubstrateWeight<Runtime>;
}

impl pallet_utility::Config for Runtime {
    type PalletsOrigin = OriginCaller;
    type RuntimeCall = RuntimeCall;
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = pallet_utility::weights::SubstrateWeight<Runtime>;
}

/// What a proxy may do in the name of the account that made it one.
#[derive(
    Clone,
    Copy,
    Debug,
    Decode,
    DecodeWithMemTracking,
    Default,
    Encode,
    Eq,
    MaxEncodedLen,
    Ord,
    PartialEq,
    PartialOrd,
    TypeInfo,
)]
pub enum ProxyType {
    /// Everything.
    #[default]
    Any,
    /// Everything that moves no tokens to another account.
    NonTransfer,
    /// What miners and voters do in an epoch, and the setting of session keys.
    Participation,
    /// Bonds and delegations.
    Staking,
}

impl InstanceFilter<RuntimeCall> for ProxyType {
    fn filter(&self, call: &RuntimeCall) -> bool {
        // The calls inside a batch are filtered again, one by one.
        let batch = matches!(call, RuntimeCall::Utility(_));
        let participation = matches!(call, RuntimeCall::Epochs(_) | RuntimeCall::Session(_));
        let staking = matches!(call, RuntimeCall::Staking(_));
        match self {
            Self::Any => true,
            Self::NonTransfer => {
                batch
                    || participation
                    || staking
                    || matches!(
                        call,
                        RuntimeCall::System(_) | RuntimeCall::Proxy(_) | RuntimeCall::Governance(_)
                    )
            }
            Self::Participation => batch || participation,
            Self::Staking => batch || staking,
        }
    }

    fn is_superset(&self, other: &Self) -> bool {
        self == other
            || *self == Self::Any
            || (*self == Self::NonTransfer && matches!(other, Self::Participation | Self::Staking))
    }
}

parameter_types! {
    pub const ProxyDepositBase: Balance = deposit(1, 8);
    pub const ProxyDepositFactor: Balance = deposit(0, 33);
    pub const AnnouncementDepositBase: Balance = deposit(1, 16);
    pub const AnnouncementDepositFactor: Balance = deposit(0, 68);
    pub const MultisigDepositBase: Balance = deposit(1, 88);
    pub const MultisigDepositFactor: Balance = deposit(0, 32);
}

impl pallet_proxy::Config for Runtime {
    type AnnouncementDepositBase = AnnouncementDepositBase;
    type AnnouncementDepositFactor = AnnouncementDepositFactor;
    type BlockNumberProvider = System;
    type CallHasher = BlakeTwo256;
    type Currency = Balances;
    type MaxPending = ConstU32<32>;
    type MaxProxies = ConstU32<32>;
    type ProxyDepositBase = ProxyDepositBase;
    type ProxyDepositFactor = ProxyDepositFactor;
    type ProxyType = ProxyType;
    type RuntimeCall = RuntimeCall;
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = pallet_proxy::weights::SubstrateWeight<Runtime>;
}

impl pallet_multisig::Config for Runtime {
    type BlockNumberProvider = System;
    type Currency = Balances;
    type DepositBase = MultisigDepositBase;
    type DepositFactor = MultisigDepositFactor;
    type MaxSignatories = ConstU32<100>;
    type RuntimeCall = RuntimeCall;
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = pallet_multisig::weights::SubstrateWeight<Runtime>;
}

parameter_types! {
    /// Validators are paid a tenth of what an epoch mints.
    pub const ValidatorsPart: Perbill = Perbill::from_percent(10);
    pub const MinBond: Balance = 100 * ALICE;
    pub const MinDelegation: Balance = ALICE;
    /// About a week of the first years' emission.
    pub const BootstrapThreshold: Balance = 100_000 * ALICE;
    pub const UnbondingDelay: BlockNumber = UNBONDING_DELAY;
    /// A slash can be seen for a day before it bites.
    pub const SlashDelay: BlockNumber = DAYS;
    pub const NonRevealSlash: Perbill = Perbill::from_percent(1);
    /// A tenth of all ALICE must be staked for a vote on the chain's rules to mean anything.
    pub const LeastStaked: Perbill = Perbill::from_percent(10);
}

impl alice_minting::Config for Runtime {
    type Currency = Balances;
    type ValidatorsPart = ValidatorsPart;
    type WeightInfo = alice_minting::weights::SubstrateWeight<Runtime>;
}

impl alice_staking::Config for Runtime {
    /// Four hours.
    type AbsentSessions = ConstU32<4>;
    type BootstrapThreshold = BootstrapThreshold;
    type Currency = Balances;
    type MaxCandidates = ConstU32<256>;
    type MaxClaims = ConstU32<64>;
    type MaxDelegators = ConstU32<256>;
    type MaxUnlocking = ConstU32<16>;
    type MaxValidators = MaxValidators;
    type MinBond = MinBond;
    type MinDelegation = MinDelegation;
    type Mint = Minting;
    type NonRevealSlash = NonRevealSlash;
    type OnDecrease = Governance;
    type RuntimeHoldReason = RuntimeHoldReason;
    type SessionKeys = Session;
    type SlashDelay = SlashDelay;
    type UnbondingDelay = UnbondingDelay;
    type WeightInfo = alice_staking::weights::SubstrateWeight<Runtime>;
}

parameter_types! {
    /// With the decision, which comes before it in the block, a quarter of a block, also with more submissions than are taken.
    pub ClosingWeight: Weight = RuntimeBlockWeights::get().max_block.saturating_div(100).saturating_mul(21);
}

impl alice_epochs::Config for Runtime {
    type ClosingWeight = ClosingWeight;
    type Currency = Balances;
    /// A week of epochs of an hour.
    type KeepEpochs = ConstU32<168>;
    type InitialPlaces = ConstU32<1024>;
    type MaxSubmissions = ConstU32<16_384>;
    type Mint = Minting;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Stake = Staking;
    type SubmissionsPerBlock = ConstU32<128>;
    type WeightInfo = alice_epochs::weights::SubstrateWeight<Runtime>;
}

impl alice_governance::Config for Runtime {
    type Currency = Balances;
    type Electorate = Staking;
    type Epochs = Epochs;
    type LeastStaked = LeastStaked;
    type MaxOpen = ConstU32<8>;
    type Staking = Staking;
    type WeightInfo = alice_governance::weights::SubstrateWeight<Runtime>;
}
