//! A commission: lowered at once, raised with notice.

use super::*;
use frame_support::{assert_noop, assert_ok};

fn commission(who: AccountId) -> Perbill {
    Staking::validator(&who).unwrap().commission
}

#[test]
fn set_commission_is_for_validators_and_lowers_at_once() {
    new_test_ext().execute_with(|| {
        assert_noop!(Staking::set_commission(signed(1), percent(3)), Error::<Test>::NotValidator);
        bond(1, MIN_BOND);
        assert_ok!(Staking::set_commission(signed(1), percent(3)));
        assert_event(Event::CommissionSet { validator: 1, commission: percent(3) });
        assert_eq!(commission(1), percent(3));
        check();
    });
}

#[test]
fn a_higher_commission_counts_when_a_delegator_can_have_left() {
    new_test_ext().execute_with(|| {
        bond(1, 1_000);
        delegate(2, 1, 1_000);
        assert_ok!(Staking::set_commission(signed(1), percent(100)));
        let due = 1 + DELAY;
        assert_event(Event::CommissionAnnounced { validator: 1, commission: percent(100), due });
        let pool = || Pools::<Test>::get(1).funds;
        run_to(due - 1);
        assert_eq!(<Staking as Stake<_>>::reward(&1, 200), 0);
        assert_eq!((commission(1), pool()), (percent(10), 90));

        run_to(due);
        assert_eq!(<Staking as Stake<_>>::reward(&1, 200), 0);
        assert_eq!((commission(1), pool()), (percent(100), 90), "the validator keeps all");
        check();
    });
}

#[test]
fn of_two_announcements_the_last_counts_and_lowering_takes_one_back() {
    new_test_ext().execute_with(|| {
        bond(1, MIN_BOND);
        assert_ok!(Staking::set_commission(signed(1), percent(90)));
        run_to(DELAY);
        assert_ok!(Staking::set_commission(signed(1), percent(20)));
        run_to(2 * DELAY - 1);
        assert_eq!(commission(1), percent(10));
        run_to(2 * DELAY);
        assert_eq!(commission(1), percent(20));

        // From what counts by then on it is a step up or down.
        assert_ok!(Staking::set_commission(signed(1), percent(30)));
        assert_eq!((commission(1), validator(1).commission), (percent(20), percent(20)));
        check();
        assert_ok!(Staking::set_commission(signed(1), percent(20)));
        assert!(Raises::<Test>::get(1).is_none());
        run_to(4 * DELAY);
        assert_eq!(commission(1), percent(20));
    });
}

#[test]
fn to_bond_anew_is_no_way_around_the_notice() {
    new_test_ext().execute_with(|| {
        bond(1, MIN_BOND);
        delegate(2, 1, 500);
        assert_ok!(Staking::unbond(signed(1), MIN_BOND));
        assert_ok!(Staking::bond(signed(1), MIN_BOND, percent(100)));
        assert_eq!(commission(1), percent(10));
        assert!(Raises::<Test>::contains_key(1));

        // Who is gone with all its delegators begins anew, and has nobody to give notice to.
        assert_ok!(Staking::undelegate(signed(2), 1, 500));
        assert_ok!(Staking::unbond(signed(1), MIN_BOND));
        assert!(!Raises::<Test>::contains_key(1));
        assert_ok!(Staking::bond(signed(1), MIN_BOND, percent(100)));
        assert_eq!(commission(1), percent(100));
        check();
    });
}
