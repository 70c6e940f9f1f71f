//! `try_state` finds what it is there to find.

use crate::{
    mock::*,
    types::{Announcement, Epoch, EpochRecord, Outcome, Phase, Submission, Vote},
    *,
};
use frame_support::traits::fungible::{Mutate, MutateHold};
use frame_support::traits::tokens::Precision;

const FUNDED: AccountId = 2;

/// Epoch 1 in its `Vote` phase after a settled one, with two submissions, one of them with a deposit.
fn broken(by: impl FnOnce()) {
    with_voters(&[1, 1, 1], || {
        run_epoch(&[1, 2], &[Some(1), Some(2)], base(1), DOWNHILL);
        Balances::mint_into(&FUNDED, 2 * DEPOSIT).unwrap();
        run_to_vote(&[1, FUNDED], &vec![vec![Some(3), Some(-4)]; 3]);
        Epochs::do_try_state().unwrap();
        by();
        assert!(Epochs::do_try_state().is_err());
    });
}

fn outcome(epoch: u32, index: u32, change: impl FnOnce(&mut Outcome)) {
    Results::<Test>::mutate(epoch, index, |outcome| change(outcome.as_mut().unwrap()));
}

fn history(epoch: u32, change: impl FnOnce(&mut EpochRecord)) {
    History::<Test>::mutate(epoch, |record| change(record.as_mut().unwrap()));
}

fn current(change: impl FnOnce(&mut Epoch)) {
    Current::<Test>::mutate(change);
}

#[test]
fn among_voters() {
    broken(|| Voters::<Test>::mutate(|voters| voters[1].0 = VOTER));
    broken(|| Voters::<Test>::mutate(|voters| voters[1].1 = 0));
    broken(|| {
        let announcement = Announcement { endpoint: Default::default(), hidden_root: base(0), epoch: 1 };
        Announcements::<Test>::insert(1, announcement);
    });
    broken(|| Commits::<Test>::insert(1, base(1)));
    broken(|| Votes::<Test>::insert(1, Vote { hash: base(1), losses: DOWNHILL }));
    broken(|| Commits::<Test>::remove(VOTER));
    broken(|| Reveals::<Test>::insert(VOTER, scores(&[Some(3)])));
}

#[test]
fn among_submissions() {
    let stranger =
        Submission { account: 9, blob: base(0), size: 1, first_loss: 0, last_loss: 0, block: 1, deposit: 0 };
    broken(|| Submissions::<Test>::remove(1, 0));
    broken(|| SubmissionOf::<Test>::remove(1, 1));
    broken(|| SubmissionOf::<Test>::insert(1, 9, 0));
    broken(|| Submissions::<Test>::insert(1, 2, stranger.clone()));
    broken(|| {
        // The second submission of an account in an epoch.
        Submissions::<Test>::insert(1, 2, Submission { account: 1, ..stranger.clone() });
        SubmissionCount::<Test>::put(3);
    });
    broken(|| {
        let reason = HoldReason::Submission.into();
        Balances::release(&reason, &FUNDED, DEPOSIT, Precision::Exact).unwrap();
    });
}

#[test]
fn among_results() {
    broken(|| outcome(1, 0, |outcome| outcome.score = Some(4)));
    broken(|| outcome(1, 1, |outcome| outcome.accepted = true));
    broken(|| outcome(1, 0, |outcome| outcome.paid = 1));
    broken(|| outcome(0, 0, |outcome| outcome.paid += 1));
    broken(|| outcome(0, 0, |outcome| outcome.score = Some(0)));
    broken(|| outcome(0, 0, |outcome| outcome.accepted = false));
    broken(|| Reveals::<Test>::insert(VOTER, scores(&[None, Some(-4)])));
    broken(|| Accepted::<Test>::mutate(|accepted| accepted.count += 1));
    broken(|| Accepted::<Test>::mutate(|accepted| accepted.scores += 1));
    broken(|| AcceptedLosses::<Test>::kill());
    broken(|| TallyCursor::<Test>::put(1));
    broken(|| TallyCursor::<Test>::put(3));
    broken(|| current(|epoch| epoch.phase = Phase::Reveal));
}

#[test]
fn in_the_history() {
    broken(|| History::<Test>::remove(0));
    broken(|| History::<Test>::insert(1, EpochRecord::default()));
    broken(|| history(0, |record| record.miners_part = record.minted + 1));
    broken(|| history(0, |record| record.accepted = 3));
    broken(|| history(0, |record| record.status = types::Status::Held));
    broken(|| history(0, |record| record.after = base(5)));
    broken(|| history(0, |record| record.ended = 0));
    broken(|| Base::<Test>::put(base(5)));
    broken(|| SettledCount::<Test>::put(0));
}

#[test]
fn in_the_state_of_training() {
    broken(|| Halted::<Test>::put(true));
    broken(|| HeldInRow::<Test>::put(HELD_LIMIT));
    broken(|| Resumes::<Test>::insert(VOTER, ()));
    broken(|| Difficulty::<Test>::put(3));
}
