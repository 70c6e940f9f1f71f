//! Delegations.

use super::*;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::TokenError;

#[test]
fn delegate_adds_to_the_power_of_a_validator() {
    new_test_ext().execute_with(|| {
        bond(1, MIN_BOND);
        assert_ok!(Staking::delegate(signed(3), 1, 400));
        assert_event(Event::Delegated { validator: 1, delegator: 3, amount: 400 });
        delegate(2, 1, 300);
        delegate(3, 1, 1);
        assert_eq!((validator(1).bond, validator(1).delegated), (MIN_BOND, 701));
        assert_eq!(Delegations::<Test>::get(1, 3).amount, 401);
        assert_eq!(Delegators::<Test>::get(1).to_vec(), vec![2, 3], "in the order of their keys");
        assert_eq!((held(3), TotalBonded::<Test>::get()), (401, MIN_BOND + 701));
        assert!(Staking::elect().contains(&(1, MIN_BOND + 701)));
    });
}

#[test]
fn delegate_is_refused_when_it_makes_no_sense() {
    new_test_ext().execute_with(|| {
        bond(1, MIN_BOND);
        assert_noop!(Staking::delegate(signed(2), 3, 500), Error::<Test>::NotValidator);
        assert_noop!(Staking::delegate(signed(1), 1, 500), Error::<Test>::SelfDelegation);
        assert_noop!(Staking::delegate(signed(2), 1, 0), Error::<Test>::ZeroAmount);
        let too_little = Staking::delegate(signed(2), 1, MIN_DELEGATION - 1);
        assert_noop!(too_little, Error::<Test>::BelowMinimumDelegation);
        assert_noop!(Staking::delegate(signed(2), 1, FUNDS + 1), TokenError::FundsUnavailable);
    });
}

#[test]
fn undelegate_leaves_the_minimum_or_nothing() {
    new_test_ext().execute_with(|| {
        bond(1, MIN_BOND);
        assert_noop!(Staking::undelegate(signed(2), 1, 1), Error::<Test>::NotDelegating);
        delegate(2, 1, 500);
        assert_noop!(Staking::undelegate(signed(2), 1, 0), Error::<Test>::ZeroAmount);
        assert_noop!(Staking::undelegate(signed(2), 1, 501), Error::<Test>::ExceedsStake);
        assert_noop!(Staking::undelegate(signed(2), 1, 401), Error::<Test>::BelowMinimumDelegation);

        assert_ok!(Staking::undelegate(signed(2), 1, 400));
        let until = 1 + DELAY;
        assert_event(Event::Undelegated { validator: 1, delegator: 2, amount: 400, until });
        check();
        assert_ok!(Staking::undelegate(signed(2), 1, 100));
        assert_eq!((validator(1).delegated, Delegations::<Test>::contains_key(1, 2)), (0, false));
        assert_eq!(Delegators::<Test>::get(1).to_vec(), vec![2], "still liable");
        assert_eq!(held(2), 500);
        check();

        run_to(until);
        assert_ok!(Staking::withdraw(signed(2)));
        assert_eq!((held(2), Balances::balance(&2)), (0, FUNDS));
        assert!(!Delegators::<Test>::contains_key(1));
        check();
    });
}

#[test]
fn one_account_delegates_to_many_and_validates_too() {
    new_test_ext().execute_with(|| {
        bond(1, MIN_BOND);
        bond(2, MIN_BOND);
        delegate(1, 2, 300);
        delegate(2, 1, 200);
        delegate(3, 1, 100);
        delegate(3, 2, 100);
        assert_eq!((held(1), held(2), held(3)), (MIN_BOND + 300, MIN_BOND + 200, 200));
        assert_ok!(Staking::undelegate(signed(3), 1, 100));
        assert_ok!(Staking::undelegate(signed(3), 2, 100));
        run_to(1 + DELAY);
        assert_ok!(Staking::withdraw(signed(3)));
        assert_eq!((held(3), Delegators::<Test>::get(1).to_vec()), (0, vec![2]));
        check();
    });
}

#[test]
fn a_bootstrap_validator_takes_delegations_before_it_has_a_bond() {
    new_test_ext().execute_with(|| {
        delegate(1, 101, 400);
        assert!(Staking::elect().contains(&(101, MIN_BOND)));
        delegate(1, 101, MIN_BOND);
        assert!(Staking::elect().contains(&(101, MIN_BOND)), "bootstrap validators are alike");
        pass_threshold();
        assert_noop!(Staking::delegate(signed(1), 101, 400), Error::<Test>::NotValidator);
        assert_ok!(Staking::undelegate(signed(1), 101, MIN_BOND + 400));
        check();
    });
}
