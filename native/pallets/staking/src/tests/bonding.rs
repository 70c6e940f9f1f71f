//! Bonds: from `bond` to `withdraw`, `chill` and `unchill`.

use super::*;
use frame_support::{assert_noop, assert_ok, traits::Get};
use sp_runtime::TokenError;

#[test]
fn bond_holds_the_stake_and_stands_for_election() {
    new_test_ext().execute_with(|| {
        assert_ok!(Staking::bond(signed(1), 5_000, percent(7)));
        assert_event(Event::Bonded { validator: 1, amount: 5_000 });
        assert_eq!(
            validator(1),
            Validator { commission: percent(7), bond: 5_000, delegated: 0, chilled: false }
        );
        assert_eq!((held(1), Balances::balance(&1)), (5_000, FUNDS - 5_000));
        assert_eq!(TotalBonded::<Test>::get(), 5_000);
        assert_eq!(Candidates::<Test>::get().to_vec(), vec![1, 101, 102]);
        check();
    });
}

#[test]
fn bond_is_refused_below_the_minimum_twice_or_without_the_funds() {
    new_test_ext().execute_with(|| {
        let too_little = Staking::bond(signed(1), MIN_BOND - 1, percent(0));
        assert_noop!(too_little, Error::<Test>::BelowMinimumBond);
        assert_noop!(Staking::bond(signed(1), FUNDS + 1, percent(0)), TokenError::FundsUnavailable);
        bond(1, MIN_BOND);
        assert_noop!(Staking::bond(signed(1), MIN_BOND, percent(0)), Error::<Test>::AlreadyBonded);
    });
}

#[test]
fn bond_extra_adds_to_a_bond() {
    new_test_ext().execute_with(|| {
        assert_noop!(Staking::bond_extra(signed(1), 1), Error::<Test>::NotBonded);
        bond(1, MIN_BOND);
        assert_noop!(Staking::bond_extra(signed(1), 0), Error::<Test>::ZeroAmount);
        assert_noop!(Staking::bond_extra(signed(1), FUNDS), TokenError::FundsUnavailable);
        assert_ok!(Staking::bond_extra(signed(1), 1));
        assert_event(Event::Bonded { validator: 1, amount: 1 });
        assert_eq!(validator(1).bond, MIN_BOND + 1);
        check();
    });
}

#[test]
fn unbond_leaves_the_minimum_or_nothing() {
    new_test_ext().execute_with(|| {
        assert_noop!(Staking::unbond(signed(1), 1), Error::<Test>::NotBonded);
        bond(1, MIN_BOND + 500);
        assert_noop!(Staking::unbond(signed(1), 0), Error::<Test>::ZeroAmount);
        assert_noop!(Staking::unbond(signed(1), 501), Error::<Test>::BelowMinimumBond);
        assert_noop!(Staking::unbond(signed(1), MIN_BOND + 501), Error::<Test>::ExceedsStake);

        assert_ok!(Staking::unbond(signed(1), 500));
        assert_event(Event::Unbonded { validator: 1, amount: 500, until: 1 + DELAY });
        assert_eq!(validator(1).bond, MIN_BOND);
        assert!(!validator(1).chilled);
        assert_eq!(held(1), MIN_BOND + 500, "what is unlocking stays on hold");
        check();

        assert_ok!(Staking::unbond(signed(1), MIN_BOND));
        assert_event(Event::Chilled { validator: 1 });
        assert_eq!(Validators::<Test>::get(1), None, "nothing is kept of a validator without stake");
        assert!(!Candidates::<Test>::get().contains(&1));
        assert_eq!(TotalBonded::<Test>::get(), MIN_BOND + 500);
        assert_eq!(Unlocking::<Test>::get(1).len(), 1, "taken back in one block, due in one block");
        check();
    });
}

#[test]
fn a_validator_that_leaves_keeps_its_entry_while_others_delegate_to_it() {
    new_test_ext().execute_with(|| {
        bond(1, MIN_BOND);
        delegate(2, 1, 700);
        assert_ok!(Staking::unbond(signed(1), MIN_BOND));
        check();
        assert_eq!((validator(1).bond, validator(1).delegated, validator(1).chilled), (0, 700, true));
        assert_noop!(Staking::unchill(signed(1)), Error::<Test>::BelowMinimumBond);
        assert_noop!(Staking::delegate(signed(3), 1, 500), Error::<Test>::NotValidator);
        assert_noop!(Staking::bond_extra(signed(1), 500), Error::<Test>::NotBonded);

        // It may come back, with its delegator.
        bond(1, MIN_BOND);
        assert_eq!((validator(1).stake(), validator(1).chilled), (MIN_BOND + 700, false));
        assert_ok!(Staking::unbond(signed(1), MIN_BOND));
        assert_ok!(Staking::undelegate(signed(2), 1, 700));
        assert_eq!(Validators::<Test>::get(1), None);
        check();
    });
}

#[test]
fn withdraw_frees_what_is_due() {
    new_test_ext().execute_with(|| {
        bond(1, MIN_BOND + 500);
        assert_ok!(Staking::unbond(signed(1), 200));
        run_to(3);
        assert_ok!(Staking::unbond(signed(1), 300));
        run_to(DELAY);
        assert_noop!(Staking::withdraw(signed(1)), Error::<Test>::NothingToWithdraw);

        run_to(1 + DELAY);
        assert_ok!(Staking::withdraw(signed(1)));
        assert_event(Event::Withdrawn { who: 1, amount: 200 });
        assert_eq!((held(1), TotalBonded::<Test>::get()), (MIN_BOND + 300, MIN_BOND + 300));
        assert_eq!(Unlocking::<Test>::get(1).len(), 1);

        run_to(3 + DELAY);
        assert_ok!(Staking::withdraw(signed(1)));
        assert_eq!(Balances::balance(&1), FUNDS - MIN_BOND);
        assert!(!Unlocking::<Test>::contains_key(1));
        check();
    });
}

#[test]
fn what_can_be_unlocking_is_bounded() {
    new_test_ext().execute_with(|| {
        bond(1, MIN_BOND + 500);
        let most: u32 = <Test as Config>::MaxUnlocking::get();
        for _ in 0..most {
            assert_ok!(Staking::unbond(signed(1), 1));
            next_block();
        }
        assert_noop!(Staking::unbond(signed(1), 1), Error::<Test>::TooManyUnlocking);
        run_to(1 + DELAY);
        assert_ok!(Staking::withdraw(signed(1)));
        assert_ok!(Staking::unbond(signed(1), 1));
        check();
    });
}

#[test]
fn chill_and_unchill() {
    new_test_ext().execute_with(|| {
        assert_noop!(Staking::chill(signed(1)), Error::<Test>::NotValidator);
        assert_noop!(Staking::unchill(signed(1)), Error::<Test>::NotValidator);
        bond(1, MIN_BOND);
        assert_noop!(Staking::unchill(signed(1)), Error::<Test>::NotChilled);

        assert_ok!(Staking::chill(signed(1)));
        assert_event(Event::Chilled { validator: 1 });
        assert!(!Candidates::<Test>::get().contains(&1));
        assert_noop!(Staking::chill(signed(1)), Error::<Test>::AlreadyChilled);
        assert_eq!(held(1), MIN_BOND, "the stake stays");
        check();

        assert_ok!(Staking::unchill(signed(1)));
        assert_event(Event::Unchilled { validator: 1 });
        assert!(Candidates::<Test>::get().contains(&1));
        check();
    });
}

#[test]
fn a_chilled_validator_whose_bond_was_slashed_below_the_minimum_must_add_to_it() {
    new_test_ext().execute_with(|| {
        bond(1, MIN_BOND);
        assert_ok!(Staking::chill(signed(1)));
        Staking::slash(&1, percent(10), System::block_number());
        assert_noop!(Staking::unchill(signed(1)), Error::<Test>::BelowMinimumBond);
        assert_ok!(Staking::bond_extra(signed(1), MIN_BOND / 10));
        assert_ok!(Staking::unchill(signed(1)));
        check();
    });
}

#[test]
fn a_bond_below_the_minimum_can_only_leave_as_a_whole() {
    new_test_ext().execute_with(|| {
        bond(1, MIN_BOND);
        Staking::slash(&1, percent(10), System::block_number());
        assert_noop!(Staking::unbond(signed(1), 1), Error::<Test>::BelowMinimumBond);
        assert_ok!(Staking::unbond(signed(1), MIN_BOND - MIN_BOND / 10));
        check();
    });
}

#[test]
fn a_stronger_newcomer_displaces_the_weakest_candidate() {
    new_test_ext().execute_with(|| {
        // Two bootstrap validators and these take the five places.
        bond(1, 3_000);
        bond(2, 2_000);
        bond(3, 2_000);
        assert_noop!(Staking::bond(signed(4), 2_000, percent(0)), Error::<Test>::NoPlace);

        bond(4, 2_001);
        assert_event(Event::Displaced { validator: 3, by: 4 });
        assert!(validator(3).chilled, "of equals the last by key");
        assert_eq!(held(3), 2_000);
        assert_eq!(Candidates::<Test>::get().to_vec(), vec![1, 2, 4, 101, 102]);

        assert_noop!(Staking::unchill(signed(3)), Error::<Test>::NoPlace);
        assert_ok!(Staking::bond_extra(signed(3), 1));
        assert_ok!(Staking::unchill(signed(3)));
        assert_event(Event::Displaced { validator: 2, by: 3 });
        check();

        // A candidate whose bond is too small to be elected goes first, however much is delegated to it.
        delegate(5, 1, 50_000);
        Staking::slash(&1, percent(99), System::block_number());
        bond(6, MIN_BOND);
        assert_event(Event::Displaced { validator: 1, by: 6 });
        check();
    });
}

#[test]
fn a_bootstrap_validator_is_not_displaced() {
    new_test_ext().execute_with(|| {
        for who in [1, 2, 3] {
            bond(who, 50_000);
        }
        assert_noop!(Staking::bond(signed(4), 50_000, percent(0)), Error::<Test>::NoPlace);
        pass_threshold();
        bond(4, MIN_BOND);
        assert_event(Event::Displaced { validator: 102, by: 4 });
        check();
    });
}

#[test]
fn stake_on_hold_cannot_be_spent() {
    new_test_ext().execute_with(|| {
        bond(1, FUNDS - 10);
        assert_noop!(Balances::transfer_allow_death(signed(1), 2, 11), TokenError::FundsUnavailable);
    });
}
