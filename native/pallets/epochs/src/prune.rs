//! Removal of what is kept by epoch once it is too old. The records in `History` stay.

use crate::{
    pallet::{Config, Current, History, Pallet, Pruned, Results, SubmissionOf, Submissions},
    types::{PruneCursor, Submission},
    weights::WeightInfo,
};
use frame_support::{traits::Get, weights::Weight};

impl<T: Config> Pallet<T> {
    /// Removes some submissions of the oldest epoch that is over for more than `KeepEpochs` epochs.
    pub(crate) fn prune() -> Weight {
        let PruneCursor { epoch, index } = Pruned::<T>::get();
        if epoch.saturating_add(T::KeepEpochs::get()) >= Current::<T>::get().index {
            return T::WeightInfo::prune(0);
        }
        let count = History::<T>::get(epoch).map_or(0, |record| record.submissions);
        let end = index.saturating_add(T::SubmissionsPerBlock::get()).min(count);
        for index in index..end {
            if let Some(Submission { account, .. }) = Submissions::<T>::take(epoch, index) {
                SubmissionOf::<T>::remove(epoch, &account);
                Self::forget_nonce(&account);
            }
            Results::<T>::remove(epoch, index);
        }
        Pruned::<T>::put(if end == count {
            PruneCursor { epoch: epoch.saturating_add(1), index: 0 }
        } else {
            PruneCursor { epoch, index: end }
        });
        T::WeightInfo::prune(end.saturating_sub(index))
    }

    /// Removes what `CheckNonce` has left of a key that was never paid, or pays others' state for ever. That its nonce begins
    /// anew lets nothing be done twice: such a key can only make calls that name their epoch.
    fn forget_nonce(who: &T::AccountId) {
        let account = frame_system::Account::<T>::get(who);
        if account.providers == 0 && account.sufficients == 0 && account.consumers == 0 {
            frame_system::Account::<T>::remove(who);
        }
    }
}
