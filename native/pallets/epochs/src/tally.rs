//! The tally: the settled score of each submission, a page a block.

use crate::{
    median::{is_two_thirds, weighted_median},
    pallet::{
        Accepted, AcceptedLosses, Config, Current, Event, Lengths, Pallet, Results, Reveals, SubmissionCount,
        Submissions, Tallied, TallyCursor, Voters,
    },
    types::{Outcome, Phase, Scores},
    weights::WeightInfo,
};
use alloc::vec::Vec;
use frame_support::{
    traits::{DefensiveResult, Get},
    weights::Weight,
};

impl<T: Config> Pallet<T> {
    /// Tallies the next page of submissions. With the last page the voters get the full length of the phase to vote, or,
    /// if nothing was accepted, the epoch goes to its end.
    pub(crate) fn tally_page(now: u32) -> Weight {
        let current = Current::<T>::get();
        let voters = Voters::<T>::get();
        let reveals = Self::reveals_of(&voters);
        let total = Self::total_power(&voters);

        let count = SubmissionCount::<T>::get();
        let first = TallyCursor::<T>::get();
        let end = first.saturating_add(T::SubmissionsPerBlock::get()).min(count);
        for index in first..end {
            let outcome = Self::outcome(Self::scores_of(index, &reveals), total);
            Self::count(current.index, index, &outcome);
            Results::<T>::insert(current.index, index, outcome);
        }
        TallyCursor::<T>::put(end);

        if end == count {
            Tallied::<T>::put(true);
            let accepted = Accepted::<T>::get().count;
            Self::deposit_event(Event::Tallied { epoch: current.index, accepted });
            if accepted == 0 {
                Self::enter(Phase::Settle, now);
            } else {
                let deadline = now.saturating_add(Lengths::<T>::get().vote);
                Current::<T>::mutate(|current| current.deadline = deadline);
            }
        }
        T::WeightInfo::tally_page(end.saturating_sub(first), count)
    }

    /// Counts an outcome among the accepted, if it is one of them.
    pub(crate) fn count(epoch: u32, index: u32, outcome: &Outcome) {
        if !outcome.accepted {
            return;
        }
        Accepted::<T>::mutate(|accepted| {
            accepted.count = accepted.count.saturating_add(1);
            accepted.scores = accepted.scores.saturating_add(outcome.merit());
        });
        if let Some(submission) = Submissions::<T>::get(epoch, index) {
            AcceptedLosses::<T>::try_append(submission.last_loss).defensive_ok();
        }
    }

    /// What the voters revealed, and their power.
    pub(crate) fn reveals_of(voters: &[(T::AccountId, u128)]) -> Vec<(Scores<T::MaxSubmissions>, u128)> {
        let reveals =
            voters.iter().filter_map(|(account, power)| Some((Reveals::<T>::get(account)?, *power)));
        reveals.collect()
    }

    /// The scores that a submission was given, with the power behind each.
    pub(crate) fn scores_of(index: u32, reveals: &[(Scores<T::MaxSubmissions>, u128)]) -> Vec<(i64, u128)> {
        let given =
            reveals.iter().filter_map(|(scores, power)| Some(((*scores.get(index as usize)?)?, *power)));
        given.collect()
    }

    /// The outcome of a submission that voters with these powers gave these scores, out of `total` power.
    pub(crate) fn outcome(scores: Vec<(i64, u128)>, total: u128) -> Outcome {
        let weight = scores.iter().fold(0u128, |sum, (_, power)| sum.saturating_add(*power));
        let score = weighted_median(scores);
        let accepted = score.is_some_and(|score| score > 0) && is_two_thirds(weight, total);
        Outcome { score, weight, accepted, paid: 0 }
    }

    /// The power of all voters.
    pub(crate) fn total_power(voters: &[(T::AccountId, u128)]) -> u128 {
        voters.iter().fold(0u128, |sum, (_, power)| sum.saturating_add(*power))
    }
}
