//! Validators that make no blocks.
//!
//! Who has a seat and makes no block for `AbsentSessions` whole sessions, one after another, is chilled, so that its slots
//! go to others. It loses nothing of its stake and can stand again when it is back.
//!
//! A session in which more than a third of the set made no block counts for nobody. That is a network that fell apart, not
//! one that some left; each part would chill the other. Nor would it help: finality stands still without two thirds of
//! the set, and a new set comes into force only by the finality of the old. So at most a third of the set goes at one
//! session's end, and two validators never chill each other.

use crate::*;
use alloc::vec::Vec;
use frame_support::{dispatch::DispatchClass, traits::Get, BoundedVec};
use frame_system::pallet_prelude::BlockNumberFor;

impl<T: Config> pallet_authorship::EventHandler<T::AccountId, BlockNumberFor<T>> for Pallet<T> {
    fn note_author(author: T::AccountId) {
        Authored::<T>::mutate(author, |blocks| *blocks = blocks.saturating_add(1));
        // The authorship pallet counts no weight for this.
        frame_system::Pallet::<T>::register_extra_weight_unchecked(
            T::WeightInfo::note_author(),
            DispatchClass::Mandatory,
        );
    }
}

impl<T: Config> Pallet<T> {
    /// Looks who of `set` made no block in the session that ends, and chills those who made none for too long.
    pub(crate) fn count_absences(set: &[T::AccountId]) {
        let absent: Vec<_> = set.iter().filter(|who| Authored::<T>::take(who) == 0).collect();
        let counts = absent.len().saturating_mul(3) <= set.len();
        let before = Absences::<T>::get();
        let mut after = Vec::new();
        for who in absent {
            // One that is chilled already keeps its seat for a while.
            let Some(mut validator) = Validators::<T>::get(who).filter(|validator| !validator.chilled) else {
                continue;
            };
            let missed =
                before.iter().find(|(absentee, _)| absentee == who).map_or(0, |(_, sessions)| *sessions);
            let missed = missed.saturating_add(u32::from(counts));
            if missed >= T::AbsentSessions::get() {
                Self::deposit_event(Event::Absent { validator: who.clone(), sessions: missed });
                Self::stand_aside(who, &mut validator);
                Validators::<T>::insert(who, validator);
            } else if missed > 0 {
                after.push((who.clone(), missed));
            }
        }
        Absences::<T>::put(BoundedVec::truncate_from(after));
    }
}
