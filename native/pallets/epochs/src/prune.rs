//! Removal of what is kept by epoch once it is too old. The records in `History` stay.

use crate::{
    pallet::{Config, Current, History, Pallet, Pruned, Results, SubmissionOf, Submissions},
    types::PruneCursor,
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
            if let Some(submission) = Submissions::<T>::take(epoch, index) {
                SubmissionOf::<T>::remove(epoch, submission.account);
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
}
