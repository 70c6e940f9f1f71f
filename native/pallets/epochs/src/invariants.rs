//! What holds at the end of every block.

use crate::{
    median::is_two_thirds,
    pallet::{
        Accepted, AcceptedLosses, Announcements, Base, Closing, Commits, Config, Current, DepositCount,
        Difficulty, Halted, HeldInRow, History, HoldReason, Lengths, MinDifficulty, Pallet, Pruned, Results,
        Resumes, Reveals, SettledCount, SubmissionCount, SubmissionOf, Submissions, Tallied, TallyCursor,
        Voters, Votes,
    },
    types::{AcceptedTotal, EpochRecord, Outcome, Phase, PhaseLengths, PruneCursor, Status},
    HELD_LIMIT,
};
use alloc::collections::BTreeSet;
use codec::Encode;
use frame_support::{
    ensure,
    traits::{fungible::InspectHold, Get},
};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks the pallet's invariants.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        if Current::<T>::get().started == 0 {
            return Ok(());
        }
        Self::try_voters()?;
        Self::try_submissions()?;
        Self::try_results()?;
        Self::try_history()?;
        Self::try_state_of_training()
    }

    /// Voters are bounded and differ; only they announce, commit, reveal and vote, and only who committed reveals.
    fn try_voters() -> Result<(), TryRuntimeError> {
        let voters = Voters::<T>::get();
        let names = voters.iter().map(|(who, _)| who.encode()).collect::<BTreeSet<_>>();
        let is_voter = |who: &T::AccountId| names.contains(&who.encode());
        ensure!(names.len() == voters.len(), "a voter is listed twice");
        ensure!(voters.iter().all(|(_, power)| *power > 0), "a voter has no power");
        ensure!(Announcements::<T>::iter_keys().all(|who| is_voter(&who)), "an announcement of no voter");
        ensure!(Commits::<T>::iter_keys().all(|who| is_voter(&who)), "a commit of no voter");
        ensure!(Votes::<T>::iter_keys().all(|who| is_voter(&who)), "a vote of no voter");
        ensure!(Reveals::<T>::iter_keys().all(Commits::<T>::contains_key), "a reveal without a commit");
        let count = SubmissionCount::<T>::get() as usize;
        ensure!(
            Reveals::<T>::iter_values().all(|scores| scores.len() == count),
            "a reveal of another length"
        );
        ensure!(Commits::<T>::iter_keys().count() == Commits::<T>::count() as usize, "commits miscounted");
        ensure!(Reveals::<T>::iter_keys().count() == Reveals::<T>::count() as usize, "reveals miscounted");
        ensure!(Votes::<T>::iter_keys().count() == Votes::<T>::count() as usize, "votes miscounted");
        Ok(())
    }

    /// In each epoch that is kept the submissions are numbered from 0 and no account has two; deposits of the current
    /// epoch are on hold until they are returned.
    fn try_submissions() -> Result<(), TryRuntimeError> {
        let current = Current::<T>::get().index;
        let PruneCursor { epoch: oldest, index: first } = Pruned::<T>::get();
        ensure!(SubmissionCount::<T>::get() <= T::MaxSubmissions::get(), "too many submissions");
        let mut kept = 0usize;
        for epoch in oldest..=current {
            let first = if epoch == oldest { first } else { 0 };
            let end =
                if epoch == current { SubmissionCount::<T>::get() } else { Self::record(epoch)?.submissions };
            for index in first..end {
                let submission = Submissions::<T>::get(epoch, index).ok_or("a submission is missing")?;
                let listed = SubmissionOf::<T>::get(epoch, &submission.account);
                ensure!(listed == Some(index), "an account has two submissions in an epoch");
                kept = kept.saturating_add(1);
            }
        }
        ensure!(Submissions::<T>::iter_keys().count() == kept, "a submission outside its epoch's count");
        ensure!(SubmissionOf::<T>::iter_keys().count() == kept, "an account without its submission");

        let closed = match Closing::<T>::get() {
            Some(state) => state.submissions,
            None if History::<T>::contains_key(current) => SubmissionCount::<T>::get(),
            None => 0,
        };
        let deposits = Submissions::<T>::iter_prefix_values(current).filter(|each| each.deposit > 0).count();
        ensure!(DepositCount::<T>::get() as usize == deposits, "deposits miscounted");
        for (index, submission) in Submissions::<T>::iter_prefix(current) {
            let held = T::Currency::balance_on_hold(&HoldReason::Submission.into(), &submission.account);
            let due = if index >= closed { submission.deposit } else { 0 };
            ensure!(held == due, "a deposit is not what is on hold");
        }
        Ok(())
    }

    /// Results are what the revealed scores make them, for tallied submissions only; what is accepted has a positive
    /// score from enough power; what is paid is accepted, and sums to the miners' part.
    pub(crate) fn try_results() -> Result<(), TryRuntimeError> {
        let current = Current::<T>::get();
        let cursor = TallyCursor::<T>::get();
        let count = SubmissionCount::<T>::get();
        ensure!(cursor <= count, "more is tallied than submitted");
        ensure!(!Tallied::<T>::get() || cursor == count, "the tally ended early");
        ensure!(
            matches!(current.phase, Phase::Vote | Phase::Settle) || cursor == 0,
            "something is tallied before scores are revealed"
        );
        let voters = Voters::<T>::get();
        let total = Self::total_power(&voters);
        let reveals = Self::reveals_of(&voters);
        let mut accepted = AcceptedTotal::default();
        for (index, outcome) in Results::<T>::iter_prefix(current.index) {
            ensure!(index < cursor, "a result that is not tallied");
            let from_reveals =
                Outcome { paid: outcome.paid, ..Self::outcome(Self::scores_of(index, &reveals), total) };
            ensure!(outcome == from_reveals, "a result is not what was revealed");
            ensure!(!outcome.accepted || is_two_thirds(outcome.weight, total), "accepted without quorum");
            accepted.count = accepted.count.saturating_add(outcome.accepted.into());
            accepted.scores = accepted.scores.saturating_add(outcome.merit());
        }
        ensure!(Accepted::<T>::get() == accepted, "the accepted are miscounted");
        ensure!(
            AcceptedLosses::<T>::decode_len().unwrap_or(0) == accepted.count as usize,
            "losses of others than the accepted"
        );
        for (_, _, outcome) in Results::<T>::iter() {
            ensure!(!outcome.accepted || outcome.score > Some(0), "accepted without a positive score");
            ensure!(outcome.paid == 0 || outcome.accepted, "paid without being accepted");
        }
        let unshared = Closing::<T>::get().map_or(0, |state| state.unshared());
        for epoch in Self::first_whole_epoch()..=current.index {
            let paid = Results::<T>::iter_prefix_values(epoch)
                .fold(0u128, |sum, outcome| sum.saturating_add(outcome.paid));
            let due = History::<T>::get(epoch).map_or(0, |record| record.miners_part);
            let left = if epoch == current.index { unshared } else { 0 };
            ensure!(paid.saturating_add(left) == due, "what is paid is not the miners' part");
        }
        Ok(())
    }

    /// Every epoch that is over has its record, each begins with the base that the last one ended with, and only settled
    /// epochs mint or move the base.
    fn try_history() -> Result<(), TryRuntimeError> {
        let current = Current::<T>::get();
        let decided = if History::<T>::contains_key(current.index) { 1 } else { 0 };
        let records = u64::from(current.index).saturating_add(decided);
        ensure!(History::<T>::iter_keys().count() as u64 == records, "an epoch without a record");
        ensure!(decided == 0 || current.phase == Phase::Settle, "an epoch was decided early");
        let mut after = None;
        let mut ended = 0;
        let mut settled = 0u32;
        for epoch in (0u32..).take(records as usize) {
            let record = Self::record(epoch)?;
            ensure!(after.is_none_or(|after| after == record.before), "an epoch began with another base");
            ensure!(record.started >= ended && record.ended > record.started, "epochs overlap");
            ensure!(record.accepted <= record.submissions, "more accepted than submitted");
            ensure!(record.miners_part <= record.minted, "miners got more than was minted");
            if record.status != Status::Settled {
                ensure!(
                    record.minted == 0 && record.after == record.before,
                    "minted or moved without settling"
                );
            } else {
                settled = settled.saturating_add(1);
            }
            after = Some(record.after);
            ended = record.ended;
        }
        ensure!(after.is_none_or(|after| after == Base::<T>::get()), "the base moved by itself");
        ensure!(settled == SettledCount::<T>::get(), "the count of settled epochs is wrong");
        if let Some(state) = Closing::<T>::get() {
            ensure!(decided == 1, "an epoch is closed before it is decided");
            ensure!(state.submissions <= SubmissionCount::<T>::get(), "more is closed than submitted");
        }
        Ok(())
    }

    /// Training is halted exactly after too many held epochs, and only then asked to go on.
    fn try_state_of_training() -> Result<(), TryRuntimeError> {
        ensure!(
            Halted::<T>::get() == (HeldInRow::<T>::get() >= HELD_LIMIT),
            "halted without reason, or not halted"
        );
        ensure!(!Halted::<T>::get() || Current::<T>::get().phase == Phase::Settle, "halted in an epoch");
        ensure!(Halted::<T>::get() || Resumes::<T>::count() == 0, "a request to resume what goes on");
        ensure!(Difficulty::<T>::get() >= MinDifficulty::<T>::get(), "the difficulty is too low");
        let PhaseLengths { submit, score, reveal, vote } = Lengths::<T>::get();
        ensure!(submit > 0 && score > 0 && reveal > 0 && vote > 0, "a phase has no block");
        Ok(())
    }

    fn record(epoch: u32) -> Result<EpochRecord, TryRuntimeError> {
        History::<T>::get(epoch).ok_or("an epoch without a record".into())
    }

    fn first_whole_epoch() -> u32 {
        let PruneCursor { epoch, index } = Pruned::<T>::get();
        epoch.saturating_add(index.min(1))
    }
}
