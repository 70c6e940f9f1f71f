//! How an epoch ends: settled, held or deferred; slashes, halt and resume.

use crate::{
    mock::*,
    types::{DeferReason, Losses, Phase, Status, Vote, VoteLosses},
    *,
};
use frame_support::{assert_noop, assert_ok, traits::fungible::Mutate};
use sp_core::H256;

fn ballot(hash: H256) -> Vote {
    Vote { hash, losses: DOWNHILL }
}

fn deferred(reason: DeferReason) -> Event<Test> {
    Event::Deferred { epoch: 0, reason }
}

/// Asserts that epoch 0 kept the base and minted nothing, and that its emission waits.
fn assert_deferred(reason: DeferReason) {
    assert!(events().contains(&deferred(reason)), "{:?}", events());
    let record = record(0);
    assert_eq!(record.status, Status::Deferred);
    assert_eq!((record.before, record.after, record.minted), (base(0), base(0), 0));
    assert_eq!(Base::<Test>::get(), base(0));
    assert_eq!(Balances::total_issuance(), 0);
    assert_eq!(alice_minting::Deferred::<Test>::get(), alice_minting::scheduled(record.ended));
    assert_eq!(epoch(), 1);
}

#[test]
fn a_settled_epoch_moves_the_base() {
    with_voters(&[1, 1, 1], || {
        run_epoch(&[7, 8, 9], &[Some(30), Some(-5), Some(10)], base(1), DOWNHILL);
        assert_eq!((Base::<Test>::get(), SettledCount::<Test>::get()), (base(1), 1));
        let record = record(0);
        assert_eq!(record.status, Status::Settled);
        assert_eq!((record.before, record.after), (base(0), base(1)));
        assert_eq!((record.submissions, record.accepted), (3, 2));
        assert_eq!((record.started, record.ended), (1, System::block_number() as u32));
        // The lower median of 4,007 and 4,009; the one that was not accepted does not count.
        assert_eq!(record.losses, Losses { batch: 4_007, validation: 3_000, held_out: 3_500 });
        let types::EpochRecord { minted, miners_part, .. } = record;
        let settled = Event::Settled { epoch: 0, base: base(1), minted, miners_part, accepted: 2 };
        assert!(events().contains(&settled));
    });
}

#[test]
fn deferred_without_a_submission() {
    with_voters(&[1], || {
        run_to(1 + u64::from(LENGTHS.submit));
        assert_deferred(DeferReason::NoSubmission);
    });
}

#[test]
fn deferred_when_nobody_commits() {
    with_voters(&[1, 1], || {
        assert_ok!(submit(1));
        run_to(u64::from(1 + LENGTHS.submit + LENGTHS.score));
        assert_deferred(DeferReason::TooFewRevealed);
        assert!(slashed().is_empty());
    });
}

#[test]
fn deferred_when_less_than_two_thirds_reveal_and_the_silent_are_slashed() {
    with_voters(&[65, 35], || {
        assert_ok!(submit(1));
        run_to_phase(Phase::Score);
        assert_ok!(commit(VOTER, &[Some(1)]));
        assert_ok!(commit(VOTER + 1, &[Some(1)]));
        assert_ok!(reveal(VOTER, &[Some(1)]));
        while epoch() == 0 {
            next_block();
        }
        assert_deferred(DeferReason::TooFewRevealed);
        assert_eq!(slashed(), vec![(VOTER + 1, record(0).started)]);
        assert!(events().contains(&Event::NotRevealed { epoch: 0, account: VOTER + 1 }));
    });
}

#[test]
fn who_does_not_reveal_is_slashed_in_a_settled_epoch_too() {
    with_voters(&[70, 30], || {
        assert_ok!(submit(1));
        run_to_phase(Phase::Score);
        assert_ok!(commit(VOTER, &[Some(1)]));
        assert_ok!(commit(VOTER + 1, &[Some(1)]));
        assert_ok!(reveal(VOTER, &[Some(1)]));
        run_to_phase(Phase::Vote);
        while !Tallied::<Test>::get() {
            next_block();
        }
        assert_ok!(vote(VOTER, ballot(base(1))));
        assert_ok!(vote(VOTER + 1, ballot(base(1))));
        next_block();
        assert_eq!(record(0).status, Status::Settled);
        assert_eq!(slashed(), vec![(VOTER + 1, record(0).started)]);
        // It voted, but gave no scores: the whole validators' part goes to the other.
        assert_eq!(alice_minting::Income::<Test>::get(VOTER + 1), 0);
    });
}

#[test]
fn deferred_when_nothing_is_accepted() {
    for sheet in [vec![Some(0)], vec![Some(-7)], vec![None]] {
        with_voters(&[1, 1], || {
            run_to_vote(&[1], &[sheet.clone(), sheet.clone()]);
            assert!(events().contains(&Event::Tallied { epoch: 0, accepted: 0 }));
            next_block();
            assert_deferred(DeferReason::NothingAccepted);
        });
    }
}

#[test]
fn a_submission_that_a_third_could_not_fetch_is_not_accepted() {
    with_voters(&[3, 3, 3, 1], || {
        let sheet = |first| vec![first, Some(5)];
        run_to_vote(&[1, 2], &[sheet(Some(9)), sheet(Some(8)), sheet(None), sheet(None)]);
        let first = Results::<Test>::get(0, 0).unwrap();
        assert_eq!((first.score, first.weight, first.accepted), (Some(8), 6, false));
        let second = Results::<Test>::get(0, 1).unwrap();
        assert_eq!((second.score, second.weight, second.accepted), (Some(5), 10, true));
        for voter in VOTER..VOTER + 4 {
            assert_ok!(vote(voter, ballot(base(1))));
        }
        next_block();
        assert_eq!(Results::<Test>::get(0, 0).unwrap().paid, 0);
        assert_eq!(Results::<Test>::get(0, 1).unwrap().paid, record(0).miners_part);
    });
}

#[test]
fn deferred_when_no_hash_has_two_thirds() {
    with_voters(&[65, 35], || {
        run_to_vote(&[1], &[vec![Some(1)], vec![Some(1)]]);
        assert_ok!(vote(VOTER, ballot(base(1))));
        assert_ok!(vote(VOTER + 1, ballot(base(2))));
        next_block();
        assert_deferred(DeferReason::NoMajority);
    });
}

#[test]
fn deferred_when_too_few_vote() {
    with_voters(&[65, 35], || {
        run_to_vote(&[1], &[vec![Some(1)], vec![Some(1)]]);
        assert_ok!(vote(VOTER, ballot(base(1))));
        while epoch() == 0 {
            next_block();
        }
        assert_deferred(DeferReason::NoMajority);
    });
}

#[test]
fn held_unless_the_update_goes_downhill() {
    let wrong = [
        VoteLosses { minus: 5_000, base: 4_000, plus: 3_000, held_out: 1 },
        VoteLosses { minus: 4_000, base: 4_000, plus: 5_000, held_out: 1 },
        VoteLosses { minus: 3_000, base: 4_000, plus: 4_000, held_out: 1 },
        VoteLosses::default(),
    ];
    for losses in wrong {
        with_voters(&[1, 1], || {
            run_epoch(&[1], &[Some(1)], base(1), losses);
            let VoteLosses { minus, base: at_base, plus, .. } = losses;
            assert!(events().contains(&Event::Held { epoch: 0, minus, base: at_base, plus }));
            let record = record(0);
            assert_eq!((record.status, record.after, record.minted), (Status::Held, base(0), 0));
            assert_eq!(record.losses.validation, minus, "what was measured stays");
            assert_eq!(Base::<Test>::get(), base(0));
            assert_eq!(Balances::total_issuance(), 0);
            assert_eq!(Results::<Test>::get(0, 0).unwrap().paid, 0);
            assert_eq!((HeldInRow::<Test>::get(), Halted::<Test>::get(), epoch()), (1, false, 1));
            assert_eq!(SettledCount::<Test>::get(), 0);
        });
    }
}

#[test]
fn voters_that_exchange_their_losses_do_not_hold_an_epoch_that_most_find_good() {
    // Texts differ by 100, the step by 10: the medians of the losses themselves would be of different texts.
    let at = |level: u64, down: bool| {
        let (minus, plus) = if down { (level - 10, level + 10) } else { (level + 10, level - 10) };
        VoteLosses { minus, base: level, plus, held_out: level }
    };
    let settles = |liars: usize| {
        with_voters(&[1; 5], || {
            run_to_vote(&[1], &vec![vec![Some(1)]; 5]);
            for (voter, level) in (VOTER..).zip([4_000, 4_100, 4_200, 4_300, 4_400]) {
                let losses = at(level, (voter - VOTER) as usize >= liars);
                assert_ok!(vote(voter, Vote { hash: base(1), losses }));
            }
            next_block();
            record(0).status == Status::Settled
        })
    };
    assert!(settles(1));
    assert!(settles(2));
    assert!(!settles(3));
}

#[test]
fn the_guard_goes_by_power() {
    let mixed = |powers: &[u128]| {
        with_voters(powers, || {
            run_to_vote(&[1], &[vec![Some(1)], vec![Some(1)]]);
            assert_ok!(vote(VOTER, Vote { hash: base(1), losses: DOWNHILL }));
            assert_ok!(vote(VOTER + 1, Vote { hash: base(1), losses: UPHILL }));
            next_block();
            record(0).status
        })
    };
    assert_eq!(mixed(&[3, 2]), Status::Settled);
    assert_eq!(mixed(&[2, 3]), Status::Held);
}

#[test]
fn three_held_epochs_halt_training_until_two_thirds_resume_it() {
    with_voters(&[40, 40, 20], || {
        for held in 1..=HELD_LIMIT {
            assert!(!Halted::<Test>::get());
            run_epoch(&[1], &[Some(1)], base(1), UPHILL);
            assert_eq!(HeldInRow::<Test>::get(), held);
        }
        assert!(Halted::<Test>::get());
        assert!(events().contains(&Event::Halted { epoch: 2 }));
        run_to(System::block_number() + 20);
        assert_eq!((epoch(), Current::<Test>::get().phase), (2, Phase::Settle));

        assert_ok!(Epochs::resume(RuntimeOrigin::signed(VOTER), 2));
        assert!(events().contains(&Event::ResumeAsked { epoch: 2, account: VOTER }));
        assert_ok!(Epochs::resume(RuntimeOrigin::signed(VOTER + 2), 2));
        assert!(Halted::<Test>::get(), "60 of 100 is not two thirds");
        next_block();
        assert_ok!(Epochs::resume(RuntimeOrigin::signed(VOTER + 1), 2));
        assert!(events().contains(&Event::Resumed { epoch: 2 }));
        assert!(!Halted::<Test>::get());
        assert_eq!((HeldInRow::<Test>::get(), Resumes::<Test>::count()), (0, 0));
        let resumed = System::block_number() as u32;
        assert_eq!(alice_minting::Deferred::<Test>::get(), alice_minting::scheduled(resumed));
        next_block();
        assert_eq!((epoch(), Current::<Test>::get().phase), (3, Phase::Submit));
        run_epoch(&[1], &[Some(1)], base(1), DOWNHILL);
        assert_eq!(record(3).status, Status::Settled);
    });
}

#[test]
fn a_halted_network_is_resumed_by_those_elected_now() {
    with_voters(&[50, 50], || {
        for _ in 0..HELD_LIMIT {
            run_epoch(&[1], &[Some(1)], base(1), UPHILL);
        }
        assert_ok!(Epochs::resume(RuntimeOrigin::signed(VOTER + 1), 2));
        // The one that asked loses its seat: its power counts no more.
        elect(&[60]);
        assert_ok!(Epochs::resume(RuntimeOrigin::signed(VOTER), 2));
        assert!(!Halted::<Test>::get());
        assert_eq!(Resumes::<Test>::count(), 0);
    });
}

#[test]
fn who_lost_its_seat_is_struck_off_the_list_of_those_who_asked() {
    with_voters(&[40, 40, 20], || {
        for _ in 0..HELD_LIMIT {
            run_epoch(&[1], &[Some(1)], base(1), UPHILL);
        }
        assert_ok!(Epochs::resume(RuntimeOrigin::signed(VOTER + 2), 2));
        elect(&[40, 40]);
        assert_ok!(Epochs::resume(RuntimeOrigin::signed(VOTER), 2));
        assert!(Halted::<Test>::get());
        assert_eq!(Resumes::<Test>::iter_keys().collect::<Vec<_>>(), vec![VOTER]);
    });
}

#[test]
fn who_has_asked_asks_again_once_the_others_are_gone() {
    with_voters(&[33, 33, 34], || {
        for _ in 0..HELD_LIMIT {
            run_epoch(&[1], &[Some(1)], base(1), UPHILL);
        }
        for voter in [VOTER, VOTER + 1] {
            assert_ok!(Epochs::resume(RuntimeOrigin::signed(voter), 2));
        }
        assert_noop!(Epochs::resume(RuntimeOrigin::signed(VOTER), 2), Error::<Test>::AlreadyDone);
        // All who are left have asked, and nobody else could.
        elect(&[33, 33]);
        assert_ok!(Epochs::resume(RuntimeOrigin::signed(VOTER), 2));
        assert!(!Halted::<Test>::get());
        assert_eq!(Resumes::<Test>::count(), 0);
    });
}

#[test]
fn only_a_settled_epoch_breaks_a_row_of_held_ones() {
    with_voters(&[1], || {
        run_epoch(&[1], &[Some(1)], base(1), UPHILL);
        run_to(System::block_number() + u64::from(LENGTHS.submit));
        assert_eq!((record(1).status, HeldInRow::<Test>::get()), (Status::Deferred, 1));
        run_epoch(&[1], &[Some(1)], base(1), UPHILL);
        assert_eq!(HeldInRow::<Test>::get(), 2);
        run_epoch(&[1], &[Some(1)], base(1), DOWNHILL);
        assert_eq!(HeldInRow::<Test>::get(), 0);
    });
}

#[test]
fn deposits_make_the_work_of_others_no_harder() {
    with_voters(&[1], || {
        // Half of the places, which is as many as there can be, and of the rest fewer than half.
        for who in 0..11 {
            if who < 8 {
                Balances::mint_into(&who, DEPOSIT + 1).unwrap();
            }
            assert_ok!(submit(who));
        }
        assert_eq!(DepositCount::<Test>::get(), 8);
        Difficulty::<Test>::put(800);
        while epoch() == 0 {
            next_block();
        }
        assert_eq!(Difficulty::<Test>::get(), 700);
        assert_eq!(DepositCount::<Test>::get(), 0);
    });
}

#[test]
fn the_difficulty_follows_demand() {
    with_voters(&[1], || {
        for miner in 0..9 {
            assert_ok!(submit(miner));
        }
        while epoch() == 0 {
            next_block();
        }
        assert_eq!(Difficulty::<Test>::get(), 5, "more than half of the places were taken");
        run_to(System::block_number() + u64::from(LENGTHS.submit));
        assert_eq!(Difficulty::<Test>::get(), 4, "none was");
        run_to(System::block_number() + u64::from(LENGTHS.submit));
        assert_eq!(Difficulty::<Test>::get(), 4, "never under the least");
    });
}
