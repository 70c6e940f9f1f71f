//! From one version of the storage to the next. Each runs once, checks that it has before and after when it is tried
//! (`try-runtime`), and is named in the runtime's list for as long as a network may come from the version before it.

use crate::{
    pallet::{
        Config, Current, DepositCount, History, MaxVotersOf, Pallet, Results, SubmissionCount, Submissions,
        TallyCursor,
    },
    types::ClosingState,
};
use codec::{Decode, Encode, MaxEncodedLen};
use core::marker::PhantomData;
use frame_support::{
    migrations::VersionedMigration,
    storage_alias,
    traits::{Get, UncheckedOnRuntimeUpgrade},
    weights::Weight,
    BoundedVec,
};

/// Version 1 counts what is accepted while it tallies, and computes a miner's share when it pays it.
pub type ToV1<T> =
    VersionedMigration<0, 1, CountAccepted<T>, Pallet<T>, <T as frame_system::Config>::DbWeight>;

/// Version 2 counts the submissions that left a deposit.
pub type ToV2<T> =
    VersionedMigration<1, 2, CountDeposits<T>, Pallet<T>, <T as frame_system::Config>::DbWeight>;

/// Counts those of the epoch that is under way.
pub struct CountDeposits<T>(PhantomData<T>);

impl<T: Config> UncheckedOnRuntimeUpgrade for CountDeposits<T> {
    fn on_runtime_upgrade() -> Weight {
        let epoch = Current::<T>::get().index;
        let submissions = Submissions::<T>::iter_prefix_values(epoch);
        let deposits = submissions.filter(|submission| submission.deposit > 0).count() as u32;
        DepositCount::<T>::put(deposits);
        T::DbWeight::get().reads_writes(u64::from(SubmissionCount::<T>::get()).saturating_add(2), 1)
    }

    #[cfg(feature = "try-runtime")]
    fn post_upgrade(_: alloc::vec::Vec<u8>) -> Result<(), sp_runtime::TryRuntimeError> {
        Pallet::<T>::do_try_state()
    }
}

/// Counts what an unfinished epoch has accepted, and pays all miners of a decided one, whose shares version 0 has computed.
/// All in one block: there are 1,024 submissions at most.
pub struct CountAccepted<T>(PhantomData<T>);

/// How far version 0 has come in closing an epoch.
#[derive(Decode, Encode, MaxEncodedLen)]
pub struct ClosingV0<MaxVoters: Get<u32>> {
    /// Submissions that are done.
    pub submissions: u32,
    /// Voters that are done.
    pub voters: u32,
    /// Plancks for each voter.
    pub shares: BoundedVec<u128, MaxVoters>,
}

#[storage_alias]
type Closing<T: Config> = StorageValue<Pallet<T>, ClosingV0<MaxVotersOf<T>>>;

impl<T: Config> UncheckedOnRuntimeUpgrade for CountAccepted<T> {
    fn on_runtime_upgrade() -> Weight {
        let epoch = Current::<T>::get().index;
        let tallied = TallyCursor::<T>::get();
        for index in 0..tallied {
            if let Some(outcome) = Results::<T>::get(epoch, index) {
                Pallet::<T>::count(epoch, index, &outcome);
            }
        }
        let mut paid = 0u32;
        if let (Some(closing), Some(mut record)) = (Closing::<T>::take(), History::<T>::get(epoch)) {
            for index in closing.submissions..record.submissions {
                Pallet::<T>::close_submission(epoch, index, &mut record, |outcome| outcome.paid);
                paid = paid.saturating_add(1);
            }
            let ClosingV0 { voters, shares, .. } = closing;
            let submissions = record.submissions;
            crate::Closing::<T>::put(ClosingState {
                submissions,
                voters,
                shares,
                part: 0,
                scores: 0,
                scored: 0,
            });
            History::<T>::insert(epoch, record);
        }
        let each = |count: u32, reads, writes| {
            let one = Weight::from_parts(100_000_000, 0)
                .saturating_add(T::DbWeight::get().reads_writes(reads, writes));
            one.saturating_mul(u64::from(count))
        };
        each(tallied, 2, 2).saturating_add(each(paid, 8, 8)).saturating_add(each(1, 4, 4))
    }

    #[cfg(feature = "try-runtime")]
    fn post_upgrade(_: alloc::vec::Vec<u8>) -> Result<(), sp_runtime::TryRuntimeError> {
        Pallet::<T>::try_results()
    }
}
