//! A runtime with balances, the real staking pallet and this one. Epochs are a double that keeps what is to change.

use crate as alice_governance;
use crate::*;
use alice_epochs::{adjust::Adjust, types::PendingParameters};
use frame_support::{
    derive_impl, parameter_types,
    traits::{ConstU128, ConstU32, ConstU64, OnFinalize, OnInitialize, ValidatorRegistration},
};
use sp_core::H256;
use sp_runtime::{traits::IdentityLookup, BuildStorage, Perbill};
use std::cell::RefCell;

pub type AccountId = u64;

/// These own [`FUNDS`] each.
pub const ACCOUNTS: core::ops::RangeInclusive<AccountId> = 1..=9;
pub const FUNDS: u128 = 100_000;
pub const MIN_BOND: u128 = 1_000;
pub const UNBONDING: u64 = 10;
pub const TIMES: Timing = Timing { voting: 5, lifetime: 20, delay: 4, supply: 6 };
pub const PLACES: u32 = 3;

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Balances: pallet_balances,
        Staking: alice_staking,
        Minting: alice_minting,
        Governance: alice_governance,
    }
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type AccountData = pallet_balances::AccountData<u128>;
    type AccountId = AccountId;
    type Block = frame_system::mocking::MockBlock<Test>;
    type Lookup = IdentityLookup<AccountId>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
    type AccountStore = System;
    type Balance = u128;
    type ExistentialDeposit = ConstU128<1>;
}

/// Everybody has session keys.
pub struct Keys;

impl ValidatorRegistration<AccountId> for Keys {
    fn is_registered(_: &AccountId) -> bool {
        true
    }
}

parameter_types! {
    pub const NonRevealSlash: Perbill = Perbill::from_percent(5);
    pub const ValidatorsPart: Perbill = Perbill::from_percent(10);
    /// Of 900,000 these are 900.
    pub static LeastStaked: Perbill = Perbill::from_parts(1_000_000);
}

impl alice_minting::Config for Test {
    type Currency = Balances;
    type ValidatorsPart = ValidatorsPart;
    type WeightInfo = ();
}

impl alice_staking::Config for Test {
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type SessionKeys = Keys;
    type Mint = Minting;
    type OnDecrease = Governance;
    type MaxValidators = ConstU32<3>;
    type MaxCandidates = ConstU32<5>;
    type MaxDelegators = ConstU32<3>;
    type MaxUnlocking = ConstU32<3>;
    type MaxClaims = ConstU32<3>;
    type MinBond = ConstU128<MIN_BOND>;
    type MinDelegation = ConstU128<100>;
    type BootstrapThreshold = ConstU128<0>;
    type SlashDelay = ConstU64<5>;
    type AbsentSessions = ConstU32<4>;
    type UnbondingDelay = ConstU64<UNBONDING>;
    type NonRevealSlash = NonRevealSlash;
    type WeightInfo = alice_staking::weights::SubstrateWeight<Test>;
}

thread_local! {
    static PENDING: RefCell<PendingParameters> = RefCell::default();
}

pub struct EpochsDouble;

impl Adjust for EpochsDouble {
    fn for_next_epoch(change: impl FnOnce(&mut PendingParameters)) {
        PENDING.with_borrow_mut(change);
    }
}

/// What was to change with the next epoch since the last time.
pub fn pending() -> PendingParameters {
    PENDING.take()
}

impl Config for Test {
    type Currency = Balances;
    type Electorate = Staking;
    type Epochs = EpochsDouble;
    type Staking = Staking;
    type MaxOpen = ConstU32<PLACES>;
    type LeastStaked = LeastStaked;
    type WeightInfo = weights::SubstrateWeight<Test>;
}

/// Finds no version in any code.
struct NoVersions;

impl sp_core::traits::ReadRuntimeVersion for NoVersions {
    fn read_runtime_version(
        &self,
        _: &[u8],
        _: &mut dyn sp_externalities::Externalities,
    ) -> Result<Vec<u8>, String> {
        Err("it is no code".into())
    }
}

/// A chain at block 1.
pub fn new_test_ext() -> sp_io::TestExternalities {
    let genesis = RuntimeGenesisConfig {
        balances: pallet_balances::GenesisConfig {
            balances: ACCOUNTS.map(|who| (who, FUNDS)).collect(),
            ..Default::default()
        },
        governance: GenesisConfig { timing: TIMES, ..Default::default() },
        ..Default::default()
    };
    let mut ext = sp_io::TestExternalities::from(genesis.build_storage().unwrap());
    ext.register_extension(sp_core::traits::ReadRuntimeVersionExt::new(NoVersions));
    ext.execute_with(|| {
        pending();
        LeastStaked::set(Perbill::from_parts(1_000_000));
        System::set_block_number(1);
        check();
    });
    ext
}

/// The books of this pallet and of the one that it follows.
pub fn check() {
    Staking::do_try_state().unwrap();
    Governance::do_try_state().unwrap();
}

/// Ends the block and begins the next.
pub fn next_block() {
    let now = System::block_number();
    AllPalletsWithSystem::on_finalize(now);
    check();
    System::set_block_number(now + 1);
    AllPalletsWithSystem::on_initialize(now + 1);
    check();
}

pub fn run_to(block: u64) {
    while System::block_number() < block {
        next_block();
    }
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
    RuntimeOrigin::signed(who)
}

pub fn bond(who: AccountId, amount: u128) {
    Staking::bond(signed(who), amount, Perbill::from_percent(10)).unwrap();
    check();
}

pub fn delegate(who: AccountId, validator: AccountId, amount: u128) {
    Staking::delegate(signed(who), validator, amount).unwrap();
    check();
}

/// An upgrade to code that is only this byte.
pub fn upgrade(code: u8) -> Action<H256> {
    Action::Upgrade(sp_io::hashing::blake2_256(&[code]).into())
}

/// The open proposal of this number.
pub fn proposal(number: u32) -> Option<ProposalOf<Test>> {
    Open::<Test>::get().into_iter().find(|proposal| proposal.number == number)
}

/// Ayes and nays of an open proposal.
pub fn votes(number: u32) -> (u128, u128) {
    let proposal = proposal(number).unwrap();
    (proposal.ayes, proposal.nays)
}

/// This pallet's events since the last time.
pub fn events() -> Vec<Event<Test>> {
    let ours = |record: frame_system::EventRecord<RuntimeEvent, H256>| match record.event {
        RuntimeEvent::Governance(event) => Some(event),
        _ => None,
    };
    let events = System::events().into_iter().filter_map(ours).collect();
    System::reset_events();
    events
}
