//! What a vote of the stake can change of this pallet's parameters. An epoch ends with the parameters that it began
//! with: a change waits in [`Pending`] for the next one to start. The bounds are those of who calls.

use crate::{
    pallet::{Config, Deposit, Difficulty, Lengths, MinDifficulty, Pallet, Pending, Places},
    types::PendingParameters,
};
use frame_support::traits::Get;

/// The parameters that can change while the chain runs.
pub trait Adjust {
    /// Changes what waits for the next epoch to start.
    fn for_next_epoch(change: impl FnOnce(&mut PendingParameters));
}

impl<T: Config> Adjust for Pallet<T> {
    fn for_next_epoch(change: impl FnOnce(&mut PendingParameters)) {
        Pending::<T>::mutate(change);
    }
}

impl<T: Config> Pallet<T> {
    /// Places for submissions in the epoch that is under way.
    pub fn places() -> u32 {
        Places::<T>::get().unwrap_or_else(T::InitialPlaces::get).min(T::MaxSubmissions::get())
    }

    /// Puts into force what waited for the next epoch to start.
    pub(crate) fn apply_pending() {
        if !Pending::<T>::exists() {
            return;
        }
        let pending = Pending::<T>::take();
        Lengths::<T>::mutate(|lengths| {
            let blocks = |new: Option<u32>, old: u32| new.map_or(old, |blocks| blocks.max(1));
            lengths.submit = blocks(pending.submit, lengths.submit);
            lengths.score = blocks(pending.score, lengths.score);
            lengths.reveal = blocks(pending.reveal, lengths.reveal);
            lengths.vote = blocks(pending.vote, lengths.vote);
        });
        if let Some(minimum) = pending.min_difficulty.map(|minimum| minimum.max(1)) {
            MinDifficulty::<T>::put(minimum);
            Difficulty::<T>::mutate(|difficulty| *difficulty = (*difficulty).max(minimum));
        }
        if let Some(deposit) = pending.deposit {
            Deposit::<T>::put(deposit);
        }
        if let Some(places) = pending.places {
            Places::<T>::put(places);
        }
    }
}
