//! When phases begin and end.

use crate::{
    mock::*,
    types::{Phase, Vote},
    *,
};
use frame_support::assert_ok;

const BALLOT: Vote = Vote { hash: sp_core::H256::repeat_byte(9), losses: DOWNHILL };

fn phase() -> Phase {
    Current::<Test>::get().phase
}

#[test]
fn every_phase_ends_at_its_deadline() {
    with_voters(&[1, 1, 1], || {
        assert_ok!(submit(1));
        run_to(3);
        assert_eq!((phase(), Current::<Test>::get().deadline), (Phase::Submit, 4));
        next_block();
        assert_eq!((phase(), Current::<Test>::get().deadline), (Phase::Score, 8));
        assert!(events().contains(&Event::PhaseStarted { epoch: 0, phase: Phase::Score, deadline: 8 }));
        assert_ok!(commit(VOTER, &[Some(1)]));
        assert_ok!(commit(VOTER + 1, &[Some(1)]));
        run_to(7);
        assert_eq!(phase(), Phase::Score, "one voter is still to commit");
        next_block();
        assert_eq!((phase(), Current::<Test>::get().deadline), (Phase::Reveal, 13));
        assert_ok!(reveal(VOTER, &[Some(1)]));
        run_to(12);
        assert_eq!(phase(), Phase::Reveal, "one commit is still to be revealed");
        next_block();
        // A third of the power revealed: nothing can be accepted, so nobody votes. The tally has this block to itself.
        assert_eq!((epoch(), phase()), (0, Phase::Settle));
        next_block();
        assert_eq!((epoch(), phase()), (1, Phase::Submit));
    });
}

#[test]
fn phases_end_when_all_have_acted() {
    with_voters(&[1, 1, 1], || {
        assert_ok!(submit(1));
        run_to(4);
        for voter in VOTER..VOTER + 3 {
            assert_eq!(phase(), Phase::Score);
            assert_ok!(commit(voter, &[Some(1)]));
        }
        for voter in VOTER..VOTER + 3 {
            assert_eq!(phase(), Phase::Reveal);
            assert_ok!(reveal(voter, &[Some(1)]));
        }
        assert_eq!(phase(), Phase::Vote);
        next_block();
        assert_eq!(Current::<Test>::get().deadline, 5 + LENGTHS.vote, "counted from the end of the tally");
        for voter in VOTER..VOTER + 3 {
            assert_eq!(phase(), Phase::Vote);
            assert_ok!(vote(voter, BALLOT));
        }
        assert_eq!(phase(), Phase::Settle);
        next_block();
        assert_eq!((epoch(), phase()), (1, Phase::Submit));
        assert_eq!(Current::<Test>::get().started, 6);
        assert_eq!(Current::<Test>::get().randomness, block_hash(5));
    });
}

#[test]
fn the_reveal_phase_ends_when_every_commit_is_revealed() {
    with_voters(&[2, 2, 1], || {
        assert_ok!(submit(1));
        run_to(4);
        assert_ok!(commit(VOTER, &[Some(1)]));
        assert_ok!(commit(VOTER + 1, &[Some(1)]));
        run_to(8);
        assert_ok!(reveal(VOTER, &[Some(1)]));
        assert_ok!(reveal(VOTER + 1, &[Some(1)]));
        assert_eq!(phase(), Phase::Vote);
        assert!(slashed().is_empty(), "who did not commit has nothing to reveal");
    });
}

#[test]
fn the_vote_ends_at_its_deadline() {
    with_voters(&[2, 1], || {
        run_to_vote(&[1], &[vec![Some(1)], vec![Some(1)]]);
        assert_ok!(vote(VOTER, BALLOT));
        let deadline = Current::<Test>::get().deadline;
        run_to(u64::from(deadline) - 1);
        assert_eq!(phase(), Phase::Vote);
        next_block();
        assert_eq!(epoch(), 1);
        assert_eq!(record(0).status, types::Status::Settled, "two thirds voted");
    });
}

#[test]
fn an_empty_epoch_is_over_with_its_first_phase() {
    with_voters(&[1], || {
        run_to(3);
        assert_eq!(epoch(), 0);
        next_block();
        assert_eq!((epoch(), phase(), Current::<Test>::get().started), (1, Phase::Submit, 4));
    });
}

#[test]
fn without_voters_nothing_settles() {
    with_voters(&[], || {
        assert_ok!(submit(1));
        run_to_phase(Phase::Score);
        while epoch() == 0 {
            next_block();
        }
        assert_eq!(record(0).status, types::Status::Deferred);
        assert_eq!(System::block_number(), u64::from(1 + LENGTHS.submit + LENGTHS.score));
    });
}

#[test]
fn voters_are_elected_anew_each_epoch() {
    with_voters(&[1, 1], || {
        elect(&[5]);
        run_to(3);
        assert_eq!(Voters::<Test>::get().len(), 2);
        next_block();
        assert_eq!(Voters::<Test>::get().into_inner(), vec![(VOTER, 5)]);
    });
}

#[test]
fn a_new_epoch_begins_clean() {
    with_voters(&[1, 1], || {
        run_epoch(&[1, 2], &[Some(1), None], base(1), DOWNHILL);
        assert_eq!(epoch(), 1);
        assert_eq!(SubmissionCount::<Test>::get(), 0);
        assert_eq!((TallyCursor::<Test>::get(), Tallied::<Test>::get()), (0, false));
        assert_eq!((Commits::<Test>::count(), Reveals::<Test>::count(), Votes::<Test>::count()), (0, 0, 0));
        assert_eq!(Submissions::<Test>::iter_prefix(0).count(), 2, "submissions stay for a while");
        assert_ok!(submit(1));
    });
}

#[test]
fn a_block_says_what_it_weighs() {
    with_voters(&[1, 1, 1, 1], || {
        let idle = next_block();
        run_to_vote(&[1, 2, 3, 4], &vec![vec![Some(1); 4]; 4]);
        for voter in VOTER..VOTER + 4 {
            assert_ok!(vote(voter, BALLOT));
        }
        let settling = next_block();
        assert!(settling.all_gt(idle), "a block that decides an epoch weighs more than an idle one");
    });
}
