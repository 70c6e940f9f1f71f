//! Parameters that change while the chain runs: never in the middle of an epoch.

use crate::{
    adjust::Adjust,
    mock::*,
    types::{PendingParameters, Phase, PhaseLengths, Vote},
    *,
};
use frame_support::{assert_noop, assert_ok, traits::Get};

fn change(change: impl FnOnce(&mut PendingParameters)) {
    <Epochs as Adjust>::for_next_epoch(change);
}

#[test]
fn new_lengths_wait_for_the_next_epoch() {
    with_voters(&[1, 1, 1], || {
        assert_ok!(submit(1));
        run_to(2);
        change(|pending| pending.submit = Some(11));
        change(|pending| (pending.score, pending.vote) = (Some(12), Some(14)));
        run_to_phase(Phase::Score);
        assert_eq!(Current::<Test>::get().deadline, 4 + LENGTHS.score, "the epoch goes on as it began");
        for voter in VOTER..VOTER + 3 {
            assert_ok!(commit(voter, &[Some(1)]));
        }
        for voter in VOTER..VOTER + 3 {
            assert_ok!(reveal(voter, &[Some(1)]));
        }
        next_block();
        assert_eq!(Current::<Test>::get().deadline, 5 + LENGTHS.vote);
        assert_eq!(Lengths::<Test>::get(), LENGTHS);
        let ballot = Vote { hash: base(1), losses: DOWNHILL };
        for voter in VOTER..VOTER + 3 {
            assert_ok!(vote(voter, ballot.clone()));
        }
        while epoch() == 0 {
            next_block();
        }
        let now = System::block_number() as u32;
        assert_eq!(Current::<Test>::get().deadline, now + 11);
        let expected = PhaseLengths { submit: 11, score: 12, reveal: LENGTHS.reveal, vote: 14 };
        assert_eq!(Lengths::<Test>::get(), expected);
        assert!(!Pending::<Test>::exists());
    });
}

#[test]
fn a_higher_least_difficulty_holds_from_the_next_epoch_on() {
    with_voters(&[1], || {
        let before = (MinDifficulty::<Test>::get(), Difficulty::<Test>::get());
        change(|pending| pending.min_difficulty = Some(1_000));
        next_block();
        assert_eq!(
            (MinDifficulty::<Test>::get(), Difficulty::<Test>::get()),
            before,
            "work in hand is enough"
        );
        while epoch() == 0 {
            next_block();
        }
        assert_eq!((MinDifficulty::<Test>::get(), Difficulty::<Test>::get()), (1_000, 1_000));
    });
}

#[test]
fn fewer_places_and_another_deposit_hold_from_the_next_epoch_on() {
    with_voters(&[1], || {
        change(|pending| (pending.places, pending.deposit) = (Some(2), Some(0)));
        for miner in 1..4 {
            assert_ok!(submit(miner));
        }
        while epoch() == 0 {
            next_block();
        }
        assert_eq!((Epochs::places(), Deposit::<Test>::get()), (2, 0));
        assert_ok!(submit(1));
        assert_ok!(submit(2));
        assert_noop!(submit(3), Error::<Test>::EpochFull);
        check_invariants();
    });
}

#[test]
fn there_are_never_more_places_than_the_runtime_has_room_for() {
    with_voters(&[1], || {
        change(|pending| pending.places = Some(u32::MAX));
        while epoch() == 0 {
            next_block();
        }
        let room: u32 = <Test as Config>::MaxSubmissions::get();
        assert_eq!(Epochs::places(), room);
    });
}
