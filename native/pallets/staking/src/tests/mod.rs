//! What the pallet promises.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod absence;
mod bonding;
mod commission;
mod deferred;
mod delegation;
mod election;
mod electorate;
mod migration;
mod parameters;
mod places;
mod rewards;
mod sequences;
mod slashing;

use crate::{mock::*, *};
use frame_support::traits::fungible::{Inspect, InspectHold};
use sp_runtime::Perbill;

const HELD: RuntimeHoldReason = RuntimeHoldReason::Staking(HoldReason::Stake);

fn signed(who: AccountId) -> RuntimeOrigin {
    RuntimeOrigin::signed(who)
}

fn percent(part: u32) -> Perbill {
    Perbill::from_percent(part)
}

fn bond(who: AccountId, amount: u128) {
    Staking::bond(signed(who), amount, percent(10)).unwrap();
    check();
}

fn delegate(who: AccountId, validator: AccountId, amount: u128) {
    Staking::delegate(signed(who), validator, amount).unwrap();
    check();
}

fn held(who: AccountId) -> u128 {
    Balances::balance_on_hold(&HELD, &who)
}

fn validator(who: AccountId) -> Validator {
    Validators::<Test>::get(who).unwrap()
}

fn assert_event(event: Event<Test>) {
    System::assert_has_event(event.into());
}

/// The total issuance is past the threshold, whatever is slashed.
fn pass_threshold() {
    BootstrapThreshold::set(0);
}
