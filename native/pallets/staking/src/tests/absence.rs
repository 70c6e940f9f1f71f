//! Validators that make no blocks.

use super::*;
use frame_support::{assert_ok, traits::Get};
use pallet_authorship::EventHandler;

/// A session at whose end these have made blocks.
fn session_with(authors: &[AccountId]) {
    for who in authors {
        <Staking as EventHandler<_, _>>::note_author(*who);
        <Staking as EventHandler<_, _>>::note_author(*who);
    }
    assert!(authors.iter().all(|who| Authored::<Test>::get(who) == 2));
    let end = (System::block_number() / SESSION + 1) * SESSION;
    run_to(end);
    assert_eq!(Authored::<Test>::iter().count(), 0, "counted anew in each session");
}

/// 1, 101 and 102 have the seats, at the beginning of a session.
fn with_three_seats() -> sp_io::TestExternalities {
    let mut ext = new_test_ext();
    ext.execute_with(|| {
        bond(1, 5_000);
        session_with(&[101, 102]);
        session_with(&[101, 102]);
        let mut seats = pallet_session::Validators::<Test>::get();
        seats.sort();
        assert_eq!(seats, vec![1, 101, 102]);
    });
    ext
}

fn absences() -> Vec<(AccountId, u32)> {
    Absences::<Test>::get().into_inner()
}

#[test]
fn who_makes_no_block_for_whole_sessions_is_chilled_and_not_slashed() {
    with_three_seats().execute_with(|| {
        session_with(&[101, 102]);
        assert_eq!(absences(), vec![(1, 1)]);
        assert!(!validator(1).chilled);
        session_with(&[101, 102]);
        assert_event(Event::Absent { validator: 1, sessions: ABSENT_SESSIONS });
        assert_event(Event::Chilled { validator: 1 });
        assert_eq!((validator(1).chilled, validator(1).bond, absences()), (true, 5_000, vec![]));
        // It has its seat for one more session, and nothing is counted.
        session_with(&[101, 102]);
        assert_eq!(absences(), vec![]);
        session_with(&[101, 102]);
        assert!(!pallet_session::Validators::<Test>::get().contains(&1));

        assert_ok!(Staking::unchill(signed(1)));
        assert!(Staking::elect().contains(&(1, 5_000)));
    });
}

#[test]
fn one_block_is_enough_and_only_sessions_in_a_row_count() {
    with_three_seats().execute_with(|| {
        for _ in 0..3 {
            session_with(&[101, 102]);
            assert_eq!(absences(), vec![(1, 1)]);
            session_with(&[1, 101, 102]);
            assert_eq!(absences(), vec![]);
        }
        assert!(!validator(1).chilled);
    });
}

#[test]
fn a_bootstrap_validator_is_chilled_too_and_comes_back_without_a_fee() {
    with_three_seats().execute_with(|| {
        session_with(&[1, 101]);
        session_with(&[1, 101]);
        assert!(validator(102).chilled);
        assert_eq!(Balances::balance(&102), 0);
        assert!(Staking::returns_without_fee(&102));
        let weight = Staking::unchill(signed(102));
        assert_ok!(weight);
        assert!(!Staking::returns_without_fee(&102), "there is nothing to come back from");
        assert!(!Staking::returns_without_fee(&1));

        assert_ok!(Staking::chill(signed(1)));
        assert!(!Staking::returns_without_fee(&1), "it has a bond to keep, and what pays for the call");
        assert_ok!(Staking::chill(signed(102)));
        Staking::note_offence(&102, percent(10), 0);
        assert!(!Staking::returns_without_fee(&102), "it would be refused");
    });
}

#[test]
fn a_session_without_more_than_a_third_counts_for_nobody() {
    with_three_seats().execute_with(|| {
        session_with(&[101, 102]);
        assert_eq!(absences(), vec![(1, 1)]);
        // Two of three, and then all: what was counted before stays.
        for authors in [&[101][..], &[]] {
            session_with(authors);
            assert_eq!(absences(), vec![(1, 1)]);
        }
        session_with(&[1, 101]);
        assert_eq!(absences(), vec![(102, 1)]);
        for who in [1, 101, 102] {
            assert!(!validator(who).chilled);
        }
    });
}

#[test]
fn at_most_a_third_goes_at_a_sessions_end() {
    let seats = <<Test as Config>::MaxValidators as Get<u32>>::get();
    assert_eq!(seats, 3);
    new_test_ext().execute_with(|| {
        for set in 1..=9u64 {
            for absent in 0..=set {
                let members: Vec<_> = (1_000..1_000 + set).collect();
                let entry = || Validator { commission: percent(0), bond: 1, delegated: 0, chilled: false };
                for who in &members {
                    Validators::<Test>::insert(who, entry());
                }
                Candidates::<Test>::kill();
                for _ in 0..ABSENT_SESSIONS {
                    members.iter().skip(absent as usize).for_each(|who| Authored::<Test>::insert(who, 1));
                    Staking::count_absences(&members);
                }
                let chilled = members.iter().filter(|who| validator(**who).chilled).count() as u64;
                // The list has room for three, as many as the set of the mock.
                let expected = if absent * 3 <= set { absent } else { 0 };
                assert_eq!(chilled, expected, "{absent} of {set}");
            }
        }
    });
}
