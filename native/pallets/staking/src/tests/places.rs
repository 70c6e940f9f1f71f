//! The places of a validator's delegators: three of them here.

use super::*;
use frame_support::{assert_noop, assert_ok, BoundedVec};

fn places() -> Vec<AccountId> {
    Delegators::<Test>::get(1).to_vec()
}

/// A validator whose places are taken by delegations of 500, 300 and 400.
fn full() {
    bond(1, MIN_BOND);
    delegate(2, 1, 500);
    delegate(3, 1, 300);
    delegate(4, 1, 400);
}

#[test]
fn a_larger_delegation_displaces_the_smallest_which_is_free_at_once() {
    new_test_ext().execute_with(|| {
        full();
        assert_noop!(Staking::delegate(signed(5), 1, 300), Error::<Test>::TooManyDelegators);
        told();
        delegate(5, 1, 301);
        assert_event(Event::DelegatorDisplaced { validator: 1, delegator: 3, by: 5, amount: 300 });
        assert_eq!((places(), validator(1).delegated), (vec![2, 4, 5], 1_201));
        assert_eq!((held(3), Balances::balance(&3)), (0, FUNDS));
        assert_eq!(told(), [(3, 0)], "its stake does not vote any more");

        // Who has a place can add to its delegation, and displaces nobody.
        delegate(4, 1, 1_000);
        assert_eq!(places(), vec![2, 4, 5]);
    });
}

#[test]
fn who_is_displaced_can_claim_what_it_has_earned() {
    new_test_ext().execute_with(|| {
        full();
        assert_eq!(<Staking as Stake<_>>::reward(&1, MIN_BOND + 1_200), 0);
        delegate(5, 1, 1_000);
        assert_eq!(<Staking as Stake<_>>::reward(&1, MIN_BOND + 1_900), 0);
        assert_ok!(Staking::claim(signed(6), 1, BoundedVec::truncate_from(vec![3, 5])));
        let earned = |who| alice_minting::Income::<Test>::get(who) - FUNDS;
        assert_eq!((earned(3), earned(5)), (270, 900), "nine tenths of a planck for each");
        check();
    });
}

#[test]
fn a_stake_counts_with_what_of_it_is_unlocking() {
    new_test_ext().execute_with(|| {
        full();
        assert_ok!(Staking::undelegate(signed(2), 1, 350));
        delegate(5, 1, 301);
        assert_event(Event::DelegatorDisplaced { validator: 1, delegator: 3, by: 5, amount: 300 });

        // All of it is given back, of this validator only.
        bond(6, MIN_BOND);
        delegate(5, 6, 200);
        assert_ok!(Staking::undelegate(signed(5), 1, 301));
        assert_ok!(Staking::undelegate(signed(5), 6, 100));
        delegate(3, 1, 302);
        assert_event(Event::DelegatorDisplaced { validator: 1, delegator: 5, by: 3, amount: 301 });
        assert_eq!((held(5), Unlocking::<Test>::get(5).len()), (200, 1));
        check();
    });
}

#[test]
fn who_has_left_keeps_its_place_while_it_is_liable_and_goes_before_others() {
    new_test_ext().execute_with(|| {
        full();
        assert_ok!(Staking::undelegate(signed(2), 1, 500));
        run_to(DELAY);
        assert_noop!(Staking::delegate(signed(5), 1, 300), Error::<Test>::TooManyDelegators);
        run_to(1 + DELAY);
        delegate(5, 1, 100);
        assert_eq!(places(), vec![3, 4, 5]);
        assert_ok!(Staking::withdraw(signed(2)));
        assert_eq!(held(2), 0);
        check();
    });
}

#[test]
fn nobody_is_displaced_from_a_slash_to_come() {
    new_test_ext().execute_with(|| {
        full();
        Staking::note_offence(&1, percent(10), 0);
        assert_noop!(Staking::delegate(signed(5), 1, 9_000), Error::<Test>::TooManyDelegators);
        run_to(1 + SLASH_DELAY);
        assert_eq!(held(3), 270);
        delegate(5, 1, 9_000);
        assert_eq!((places(), held(3)), (vec![2, 4, 5], 0));
    });
}

#[test]
fn whose_pool_closes_when_it_is_displaced_makes_room_for_a_new_one() {
    new_test_ext().execute_with(|| {
        full();
        assert_eq!(<Staking as Stake<_>>::reward(&1, MIN_BOND + 1_200), 0);
        assert_ok!(Staking::claim(signed(6), 1, BoundedVec::truncate_from(vec![2, 3, 4])));
        // Nothing is delegated for a moment, so that what is left in the pool closes.
        assert_ok!(Staking::undelegate(signed(2), 1, 500));
        assert_ok!(Staking::undelegate(signed(4), 1, 400));
        delegate(5, 1, 700);
        assert_eq!(<Staking as Stake<_>>::reward(&1, MIN_BOND + 700), 0);
        assert_ok!(Staking::claim(signed(6), 1, BoundedVec::truncate_from(vec![5])));
        assert_eq!(alice_minting::Income::<Test>::get(5) - FUNDS, 630);
        check();
    });
}
