//! The tally: the settled score of each submission, a page a block.

use crate::{
    median::{is_two_thirds, weighted_median},
    pallet::{
        Config, Current, Event, Lengths, Pallet, Results, Reveals, SubmissionCount, Tallied, TallyCursor,
        Voters,
    },
    types::{Outcome, Phase},
    weights::WeightInfo,
};
use alloc::vec::Vec;
use frame_support::{traits::Get, weights::Weight};

impl<T: Config> Pallet<T> {
    /// Tallies the next page of submissions. With the last page the voters get the full length of the phase to vote, or,
    /// if nothing was accepted, the epoch goes to its end.
    pub(crate) fn tally_page(now: u32) -> Weight {
        let current = Current::<T>::get();
        let voters = Voters::<T>::get();
        let reveals = voters
            .iter()
            .filter_map(|(account, power)| Reveals::<T>::get(account).map(|scores| (scores, *power)))
            .collect::<Vec<_>>();
        let total = Self::total_power(&voters);

        let count = SubmissionCount::<T>::get();
        let first = TallyCursor::<T>::get();
        let end = first.saturating_add(T::SubmissionsPerBlock::get()).min(count);
        for index in first..end {
            let scores = reveals
                .iter()
                .filter_map(|(scores, power)| Some(((*scores.get(index as usize)?)?, *power)))
                .collect::<Vec<_>>();
            Results::<T>::insert(current.index, index, Self::outcome(scores, total));
        }
        TallyCursor::<T>::put(end);
        let mut weight = T::WeightInfo::tally_page(voters.len() as u32, end.saturating_sub(first));

        if end == count {
            Tallied::<T>::put(true);
            let accepted =
                Self::outcomes(current.index).iter().filter(|outcome| outcome.accepted).count() as u32;
            weight.saturating_accrue(T::WeightInfo::count_accepted(count));
            Self::deposit_event(Event::Tallied { epoch: current.index, accepted });
            if accepted == 0 {
                Self::enter(Phase::Settle, now);
            } else {
                let deadline = now.saturating_add(Lengths::<T>::get().vote);
                Current::<T>::mutate(|current| current.deadline = deadline);
            }
        }
        weight
    }

    /// The outcome of a submission that voters with these powers gave these scores, out of `total` power.
    pub(crate) fn outcome(scores: Vec<(i64, u128)>, total: u128) -> Outcome {
        let weight = scores.iter().fold(0u128, |sum, (_, power)| sum.saturating_add(*power));
        let score = weighted_median(scores);
        let accepted = score.is_some_and(|score| score > 0) && is_two_thirds(weight, total);
        Outcome { score, weight, accepted, paid: 0 }
    }

    /// The outcomes of the current epoch that are there, by index of submission.
    pub(crate) fn outcomes(epoch: u32) -> Vec<Outcome> {
        (0..TallyCursor::<T>::get()).filter_map(|index| Results::<T>::get(epoch, index)).collect()
    }

    /// The power of all voters.
    pub(crate) fn total_power(voters: &[(T::AccountId, u128)]) -> u128 {
        voters.iter().fold(0u128, |sum, (_, power)| sum.saturating_add(*power))
    }
}
