//! What the session pallet asks of this pallet.

use crate::*;
use alloc::vec::Vec;
use core::marker::PhantomData;
use frame_support::traits::{EstimateNextSessionRotation, Get};
use pallet_session::historical;
use sp_runtime::traits::{Bounded, CheckedDiv, Convert, UniqueSaturatedInto};
use sp_staking::SessionIndex;

impl<T: Config> pallet_session::SessionManager<T::AccountId> for Pallet<T> {
    /// The elected validators. If there are none the session goes on with those it has: better than a chain that halts.
    fn new_session(_: SessionIndex) -> Option<Vec<T::AccountId>> {
        Self::end_bootstrap_if_due();
        let elected: Vec<_> = Self::elect().into_iter().map(|(who, _)| who).collect();
        (!elected.is_empty()).then_some(elected)
    }

    fn end_session(_: SessionIndex) {}

    fn start_session(_: SessionIndex) {}
}

impl<T> historical::SessionManager<T::AccountId, ()> for Pallet<T>
where
    T: Config
        + historical::Config
        + pallet_session::Config<ValidatorId = <T as frame_system::Config>::AccountId>,
{
    fn new_session(index: SessionIndex) -> Option<Vec<(T::AccountId, ())>> {
        let validators = <Self as pallet_session::SessionManager<_>>::new_session(index)?;
        Some(validators.into_iter().map(|who| (who, ())).collect())
    }

    /// Counts who made no block, and forgets the sessions so long past that no stake of theirs can still be slashed.
    fn end_session(index: SessionIndex) {
        Self::count_absences(&pallet_session::Validators::<T>::get());
        let length = T::NextSessionRotation::average_session_length();
        let sessions = T::UnbondingDelay::get().checked_div(&length).unwrap_or_else(Bounded::max_value);
        let kept: SessionIndex = sessions.unique_saturated_into();
        let kept = kept.saturating_add(1);
        if let Some(up_to) = index.checked_sub(kept) {
            historical::Pallet::<T>::prune_up_to(up_to);
            if let Some(last) = up_to.checked_sub(1) {
                Self::forget_offences(last);
            }
        }
    }

    fn start_session(_: SessionIndex) {}
}

/// The identification of a validator in past sessions is its key alone: slashing reads the stake of now.
pub struct UnitIdentificationOf<T>(PhantomData<T>);

impl<T: Config> Convert<T::AccountId, Option<()>> for UnitIdentificationOf<T> {
    fn convert(_: T::AccountId) -> Option<()> {
        Some(())
    }
}
