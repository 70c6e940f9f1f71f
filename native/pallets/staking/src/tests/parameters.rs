//! Parameters that change while the chain runs.

use super::*;
use frame_support::{assert_noop, assert_ok};

#[test]
fn a_higher_least_bond_keeps_stake_and_takes_seats() {
    new_test_ext().execute_with(|| {
        bond(1, MIN_BOND);
        bond(2, 2 * MIN_BOND);
        assert_eq!(Staking::min_bond(), MIN_BOND);
        <Staking as Adjust>::set_min_bond(2 * MIN_BOND);
        let elected: Vec<_> = Staking::elect().into_iter().map(|(who, _)| who).collect();
        assert!(elected.contains(&2) && !elected.contains(&1));
        assert_eq!(held(1), MIN_BOND);
        let too_little = Staking::bond(signed(3), 2 * MIN_BOND - 1, percent(0));
        assert_noop!(too_little, Error::<Test>::BelowMinimumBond);
        assert_ok!(Staking::bond_extra(signed(1), MIN_BOND));
        assert_eq!(Staking::elect().iter().filter(|(who, _)| *who == 1).count(), 1);
        check();
    });
}

#[test]
fn a_lower_threshold_ends_the_bootstrap_and_a_higher_one_does_not_bring_it_back() {
    new_test_ext().execute_with(|| {
        bond(1, MIN_BOND);
        <Staking as Adjust>::set_bootstrap_threshold(0);
        run_to(SESSION);
        assert_event(Event::BootstrapEnded);
        <Staking as Adjust>::set_bootstrap_threshold(u128::MAX);
        assert!(Staking::elect().iter().all(|(who, _)| !BOOTSTRAP.contains(who)));
        check();
    });
}
