//! A runtime with balances and this pallet alone.

#![allow(clippy::arithmetic_side_effects, clippy::unwrap_used)]

use crate as alice_minting;
use frame_support::{
    derive_impl, parameter_types,
    traits::{OnFinalize, OnInitialize},
};
use sp_runtime::{traits::IdentityLookup, BuildStorage, Perbill};

pub type AccountId = u64;

/// An amount that no new account can hold, so that payments can fail.
pub const EXISTENTIAL_DEPOSIT: u128 = 100;

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Balances: pallet_balances,
        Minting: alice_minting,
    }
);

parameter_types! {
    pub const ExistentialDeposit: u128 = EXISTENTIAL_DEPOSIT;
    pub const ValidatorsPart: Perbill = Perbill::from_percent(10);
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
    type ExistentialDeposit = ExistentialDeposit;
}

impl crate::Config for Test {
    type Currency = Balances;
    type ValidatorsPart = ValidatorsPart;
    type WeightInfo = ();
}

/// A chain at block 1 on which nobody owns anything.
pub fn new_test_ext() -> sp_io::TestExternalities {
    let storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
    let mut ext = sp_io::TestExternalities::from(storage);
    ext.execute_with(|| System::set_block_number(1));
    ext
}

/// Runs `body` as the extrinsics of a block, and checks the invariants at its end.
pub fn block<R>(body: impl FnOnce() -> R) -> R {
    let now = System::block_number();
    AllPalletsWithSystem::on_initialize(now);
    let result = body();
    AllPalletsWithSystem::on_finalize(now);
    Minting::do_try_state().unwrap();
    System::set_block_number(now + 1);
    result
}
