//! Slashes that are known before they bite.

use super::*;
use frame_support::{assert_noop, assert_ok};
use sp_staking::offence::{OffenceDetails, OnOffenceHandler};

/// An offence of each of these in a session comes to light.
fn offences(offenders: &[AccountId], fraction: Perbill, session: u32) {
    let details = |who: &AccountId| OffenceDetails { offender: (*who, ()), reporters: vec![] };
    let details: Vec<_> = offenders.iter().map(details).collect();
    let weight = Staking::on_offence(&details, &vec![fraction; details.len()], session);
    assert!(weight.ref_time() > 0);
    check();
}

fn slash_of(who: AccountId) -> Option<(Perbill, u64)> {
    Unapplied::<Test>::get(who).map(|slash| (slash.fraction, slash.due))
}

#[test]
fn an_offence_chills_at_once_and_slashes_later() {
    new_test_ext().execute_with(|| {
        bond(1, 2_000);
        delegate(3, 1, 500);
        let due = 1 + SLASH_DELAY;
        offences(&[1], percent(20), 0);
        assert_event(Event::SlashNoted { validator: 1, session: 0, fraction: percent(20), due });
        assert_event(Event::Chilled { validator: 1 });
        assert!(Staking::elect().iter().all(|(who, _)| *who != 1));
        assert_eq!(slash_of(1), Some((percent(20), due)));

        run_to(due - 1);
        assert_eq!((held(1), held(3)), (2_000, 500));
        next_block();
        assert_event(Event::Slashed { validator: 1, fraction: percent(20), burnt: 500 });
        assert_eq!((held(1), held(3)), (1_600, 400));
        assert_eq!(slash_of(1), None);
        run_to(due + 2 * SLASH_DELAY);
        assert_eq!(held(1), 1_600, "once");
    });
}

#[test]
fn who_is_to_be_slashed_stands_again_only_after_it() {
    new_test_ext().execute_with(|| {
        bond(1, 4_000);
        bond(2, 2_000);
        offences(&[1, 2, 101], percent(10), 0);
        assert_noop!(Staking::unchill(signed(1)), Error::<Test>::SlashToCome);
        assert_noop!(Staking::unchill(signed(101)), Error::<Test>::SlashToCome);
        assert_ok!(Staking::unbond(signed(2), 2_000));
        assert_noop!(Staking::bond(signed(2), 2_000, percent(0)), Error::<Test>::SlashToCome);
        // One a block.
        run_to(1 + SLASH_DELAY);
        assert_eq!((slash_of(1), slash_of(2).is_some(), slash_of(101).is_some()), (None, true, true));
        assert_ok!(Staking::unchill(signed(1)));
        run_to(3 + SLASH_DELAY);
        assert_ok!(Staking::unchill(signed(101)));
        assert_ok!(Staking::bond(signed(2), 2_000, percent(0)));
        check();
        assert_eq!(Staking::elect().to_vec(), vec![(1, 3_600), (101, 3_600), (102, 3_600)]);
    });
}

#[test]
fn what_was_liable_stays_so_until_the_slash() {
    new_test_ext().execute_with(|| {
        bond(1, 4_000);
        bond(2, 4_000);
        delegate(3, 1, 1_000);
        // Due while the slash waits; due before it was noted; another validator's.
        run_to(2);
        assert_ok!(Staking::undelegate(signed(3), 1, 400));
        assert_ok!(Staking::unbond(signed(2), 1_000));
        run_to(1 + DELAY);
        offences(&[1], percent(50), 0);
        run_to(2 + DELAY);
        assert_noop!(Staking::withdraw(signed(3)), Error::<Test>::NothingToWithdraw);
        assert_ok!(Staking::withdraw(signed(2)));
        run_to(1 + DELAY + SLASH_DELAY);
        assert_event(Event::Slashed { validator: 1, fraction: percent(50), burnt: 2_000 + 300 + 200 });
        assert_ok!(Staking::withdraw(signed(3)));
        assert_eq!((held(3), Balances::balance(&3)), (300, FUNDS - 300 - 300 - 200));
        check();
    });
}

#[test]
fn what_was_due_when_it_was_noted_is_free() {
    new_test_ext().execute_with(|| {
        bond(1, 4_000);
        assert_ok!(Staking::unbond(signed(1), 1_000));
        run_to(1 + DELAY);
        offences(&[1], percent(50), 0);
        run_to(1 + DELAY + SLASH_DELAY);
        assert_event(Event::Slashed { validator: 1, fraction: percent(50), burnt: 1_500 });
        assert_ok!(Staking::withdraw(signed(1)));
        assert_eq!(held(1), 1_500);
        check();
    });
}

#[test]
fn a_delegator_that_answers_for_a_slash_keeps_its_place_and_a_validator_that_left_too() {
    new_test_ext().execute_with(|| {
        bond(1, 2_000);
        for who in [3, 4, 5] {
            delegate(who, 1, 500);
        }
        run_to(2);
        assert_ok!(Staking::undelegate(signed(3), 1, 500));
        assert_ok!(Staking::unbond(signed(1), 2_000));
        run_to(1 + DELAY);
        offences(&[1], percent(100), 0);
        run_to(2 + DELAY);
        // All three places are taken: who is due has not lost its own.
        assert_ok!(Staking::undelegate(signed(4), 1, 500));
        assert!(Delegators::<Test>::get(1).contains(&3));
        run_to(1 + DELAY + SLASH_DELAY);
        assert_eq!((held(1), held(3), held(4), held(5)), (0, 0, 0, 0));
        assert_eq!(Validators::<Test>::get(1), None);
        check();
    });
}

#[test]
fn of_a_session_the_worst_offence_counts_and_sessions_add_up() {
    new_test_ext().execute_with(|| {
        bond(1, 10_000);
        offences(&[1], percent(10), 0);
        offences(&[1], percent(10), 0);
        offences(&[1], percent(5), 0);
        assert_eq!(slash_of(1), Some((percent(10), 1 + SLASH_DELAY)));
        next_block();
        offences(&[1], percent(30), 0);
        assert_eq!(slash_of(1), Some((percent(30), 1 + SLASH_DELAY)), "no later for it");
        offences(&[1], percent(20), 1);
        assert_eq!(slash_of(1), Some((percent(50), 1 + SLASH_DELAY)));
        offences(&[1], percent(90), 2);
        assert_eq!(slash_of(1), Some((percent(100), 1 + SLASH_DELAY)));
    });
}

#[test]
fn what_was_slashed_for_a_session_is_not_slashed_again() {
    new_test_ext().execute_with(|| {
        bond(1, 10_000);
        offences(&[1], percent(10), 0);
        run_to(1 + SLASH_DELAY);
        assert_eq!(held(1), 9_000);
        assert_ok!(Staking::unchill(signed(1)));
        offences(&[1], percent(10), 0);
        assert_eq!(slash_of(1), None);
        assert!(!validator(1).chilled);
        // What comes to light later costs the rest.
        offences(&[1], percent(30), 0);
        assert_eq!(slash_of(1).map(|(fraction, _)| fraction), Some(percent(20)));
    });
}

#[test]
fn an_offence_that_can_no_longer_be_reported_is_forgotten() {
    new_test_ext().execute_with(|| {
        bond(1, 10_000);
        offences(&[1], percent(10), 0);
        offences(&[1], percent(10), 1);
        // Kept are the sessions of the unbonding delay and one more.
        let kept = DELAY / SESSION + 1;
        run_to(SESSION * (kept + 1));
        assert!(Punished::<Test>::contains_key(0, 1));
        run_to(SESSION * (kept + 2));
        assert!(!Punished::<Test>::contains_key(0, 1));
        assert!(Punished::<Test>::contains_key(1, 1));
        assert_eq!(Historical::historical_root(0), None);
        assert!(Historical::historical_root(1).is_some());
    });
}

#[test]
fn an_offence_of_who_is_gone_or_has_nothing_burns_nothing() {
    new_test_ext().execute_with(|| {
        offences(&[8, 101], percent(50), 0);
        assert!(validator(101).chilled);
        run_to(2 + SLASH_DELAY);
        assert_event(Event::Slashed { validator: 101, fraction: percent(50), burnt: 0 });
        assert_eq!(alice_minting::Burnt::<Test>::get(), 0);
        // No stake, no part of it: not even a place in the queue.
        offences(&[102], percent(0), 0);
        assert_eq!((slash_of(102), validator(102).chilled), (None, false));
    });
}
