//! How rewards are split.

use super::*;
use frame_support::assert_ok;

fn split(validator: AccountId, amount: u128) -> Vec<(AccountId, u128)> {
    <Staking as Stake<_>>::split_reward(&validator, amount)
}

#[test]
fn commission_first_then_pro_rata_by_largest_remainder() {
    new_test_ext().execute_with(|| {
        bond(5, 1_000);
        delegate(7, 5, 500);
        delegate(2, 5, 500);
        // 10 of commission, the other 90 as 45, 22.5 and 22.5: the lower key takes the odd planck.
        assert_eq!(split(5, 100), vec![(5, 55), (2, 23), (7, 22)]);
        assert_ok!(Staking::set_commission(signed(5), percent(100)));
        assert_eq!(split(5, 100), vec![(5, 100)]);
        assert_ok!(Staking::set_commission(signed(5), percent(0)));
        assert_eq!(split(5, 4), vec![(5, 2), (2, 1), (7, 1)]);
        assert_eq!(split(5, 1), vec![(5, 1)], "who gets nothing is not named");
        assert_eq!(split(5, 0), vec![]);
    });
}

#[test]
fn commission_is_rounded_down() {
    new_test_ext().execute_with(|| {
        bond(5, 1_000);
        delegate(2, 5, 99_000);
        // A tenth of 19 is one; of the other 18 the validator's bond earns 0.18.
        assert_eq!(split(5, 19), vec![(5, 1), (2, 18)]);
    });
}

#[test]
fn who_has_no_stake_gets_everything() {
    new_test_ext().execute_with(|| {
        assert_eq!(split(101, 77), vec![(101, 77)]);
        assert_eq!(split(8, 77), vec![(8, 77)], "it may have left since it earned it");
    });
}

#[test]
fn a_delegation_to_a_bootstrap_validator_earns_what_its_commission_leaves() {
    new_test_ext().execute_with(|| {
        delegate(1, 101, 500);
        assert_eq!(split(101, 100), vec![(101, 100)]);
        assert_ok!(Staking::set_commission(signed(101), percent(60)));
        assert_eq!(split(101, 100), vec![(101, 60), (1, 40)]);
    });
}

#[test]
fn what_is_unlocking_earns_nothing() {
    new_test_ext().execute_with(|| {
        bond(5, 1_000);
        delegate(2, 5, 1_000);
        assert_ok!(Staking::undelegate(signed(2), 5, 1_000));
        assert_eq!(split(5, 100), vec![(5, 100)]);
    });
}
