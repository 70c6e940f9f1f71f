//! A runtime with balances, minting, real sessions and this pallet.

#![allow(clippy::arithmetic_side_effects, clippy::unwrap_used)]

use crate as alice_staking;
use alice_minting::Mint;
use frame_support::{
    derive_impl, parameter_types,
    traits::{ConstU128, ConstU32, ConstU64, OnFinalize, OnInitialize},
    weights::Weight,
};
use sp_runtime::{
    impl_opaque_keys,
    testing::UintAuthorityId,
    traits::{ConvertInto, IdentityLookup},
    BuildStorage, Perbill,
};
use std::cell::RefCell;

pub type AccountId = u64;

/// Genesis names these; they own nothing.
pub const BOOTSTRAP: [AccountId; 2] = [101, 102];

/// These own [`FUNDS`] each. All of them but [`KEYLESS`] have session keys.
pub const ACCOUNTS: core::ops::RangeInclusive<AccountId> = 1..=9;
pub const KEYLESS: AccountId = 9;
pub const FUNDS: u128 = 100_000;

pub const MIN_BOND: u128 = 1_000;
pub const MIN_DELEGATION: u128 = 100;
pub const DELAY: u64 = 10;
pub const SESSION: u64 = 5;
pub const SLASH_DELAY: u64 = 4;
pub const ABSENT_SESSIONS: u32 = 2;

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Balances: pallet_balances,
        Staking: alice_staking,
        Session: pallet_session,
        Historical: pallet_session::historical,
        Minting: alice_minting,
    }
);

parameter_types! {
    pub const ValidatorsPart: Perbill = Perbill::from_percent(10);
    pub const NonRevealSlash: Perbill = Perbill::from_percent(5);
    /// Above what the accounts are funded with: the bootstrap lasts until a test lowers it.
    pub static BootstrapThreshold: u128 = 10_000_000;
}

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

impl alice_minting::Config for Test {
    type Currency = Balances;
    type ValidatorsPart = ValidatorsPart;
    type WeightInfo = ();
}

impl_opaque_keys! {
    pub struct Keys {
        pub dummy: UintAuthorityId,
    }
}

impl pallet_session::Config for Test {
    type RuntimeEvent = RuntimeEvent;
    type ValidatorId = AccountId;
    type ValidatorIdOf = ConvertInto;
    type ShouldEndSession = pallet_session::PeriodicSessions<ConstU64<SESSION>, ConstU64<0>>;
    type NextSessionRotation = pallet_session::PeriodicSessions<ConstU64<SESSION>, ConstU64<0>>;
    type SessionManager = pallet_session::historical::NoteHistoricalRoot<Test, Staking>;
    type SessionHandler = pallet_session::TestSessionHandler;
    type Keys = Keys;
    type DisablingStrategy = ();
    type WeightInfo = ();
    type Currency = Balances;
    type KeyDeposit = ConstU128<0>;
}

impl pallet_session::historical::Config for Test {
    type RuntimeEvent = RuntimeEvent;
    type FullIdentification = ();
    type FullIdentificationOf = crate::UnitIdentificationOf<Test>;
}

thread_local! {
    static TOLD: RefCell<Vec<(AccountId, u128)>> = const { RefCell::new(Vec::new()) };
}

/// Remembers whose stake has become less, and what is left of it.
pub struct Told;

impl crate::OnStakeDecrease<AccountId> for Told {
    fn decreased(who: &AccountId, left: u128) {
        TOLD.with_borrow_mut(|told| told.push((*who, left)));
    }

    fn decreased_weight(_: u32) -> Weight {
        Weight::from_parts(1, 0)
    }
}

/// What [`Told`] was told since the last time.
pub fn told() -> Vec<(AccountId, u128)> {
    TOLD.take()
}

impl crate::Config for Test {
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type SessionKeys = Session;
    type Mint = Minting;
    type OnDecrease = Told;
    type MaxValidators = ConstU32<3>;
    type MaxCandidates = ConstU32<5>;
    type MaxDelegators = ConstU32<3>;
    type MaxUnlocking = ConstU32<3>;
    type MaxClaims = ConstU32<3>;
    type MinBond = ConstU128<MIN_BOND>;
    type MinDelegation = ConstU128<MIN_DELEGATION>;
    type BootstrapThreshold = BootstrapThreshold;
    type UnbondingDelay = ConstU64<DELAY>;
    type SlashDelay = ConstU64<SLASH_DELAY>;
    type AbsentSessions = ConstU32<ABSENT_SESSIONS>;
    type NonRevealSlash = NonRevealSlash;
    type WeightInfo = crate::weights::SubstrateWeight<Test>;
}

/// A chain at block 1 whose [`ACCOUNTS`] have been paid their funds.
pub fn new_test_ext() -> sp_io::TestExternalities {
    let key = |who: AccountId| (who, who, Keys { dummy: UintAuthorityId(who) });
    let genesis = RuntimeGenesisConfig {
        staking: crate::GenesisConfig { bootstrap: BOOTSTRAP.into(), ..Default::default() },
        session: pallet_session::GenesisConfig {
            keys: BOOTSTRAP.map(key).into(),
            non_authority_keys: ACCOUNTS.filter(|who| *who != KEYLESS).map(key).collect(),
        },
        ..Default::default()
    };
    let mut ext = sp_io::TestExternalities::from(genesis.build_storage().unwrap());
    ext.execute_with(|| {
        System::set_block_number(1);
        Minting::settle(1).unwrap();
        for who in ACCOUNTS {
            Minting::pay(&who, FUNDS).unwrap();
        }
        check();
    });
    ext
}

/// What all the books say of the stake must agree, with Balances' own too.
pub fn check() {
    Staking::do_try_state().unwrap();
    let reason = RuntimeHoldReason::Staking(crate::HoldReason::Stake);
    let held: u128 = pallet_balances::Holds::<Test>::iter_values()
        .flatten()
        .filter(|hold| hold.id == reason)
        .map(|hold| hold.amount)
        .sum();
    assert_eq!(held, crate::TotalBonded::<Test>::get(), "Balances hold what is bonded");
    let owed = crate::Pools::<Test>::iter_values().map(|pool| pool.funds).sum::<u128>();
    let owed = owed + crate::Leftover::<Test>::get();
    assert_eq!(Balances::free_balance(Staking::pot()), owed, "the pot has what is owed and no more");
    assert_eq!(alice_minting::Income::<Test>::get(Staking::pot()), owed);
}

/// Ends the block and begins the next.
pub fn next_block() {
    let now = System::block_number();
    AllPalletsWithSystem::on_finalize(now);
    Minting::do_try_state().unwrap();
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
