//! From one version of the storage to the next. Each runs once, checks that it has before and after when it is tried
//! (`try-runtime`), and is named in the runtime's list for as long as a network may come from the version before it.

use crate::*;
use core::marker::PhantomData;
use frame_support::{
    migrations::VersionedMigration,
    pallet_prelude::ValueQuery,
    storage_alias,
    traits::{Get, UncheckedOnRuntimeUpgrade},
    weights::Weight,
    Blake2_128Concat,
};

/// The delegations of versions 0 and 1: what is delegated, in plancks.
mod amounts {
    use super::*;

    #[storage_alias]
    pub type Delegations<T: Config> = StorageDoubleMap<
        Pallet<T>,
        Blake2_128Concat,
        <T as frame_system::Config>::AccountId,
        Blake2_128Concat,
        <T as frame_system::Config>::AccountId,
        u128,
        ValueQuery,
    >;
}

/// Version 1 counts what each account has bonded and delegated, and the sum of it.
pub type ToV1<T> = VersionedMigration<0, 1, CountStaked<T>, Pallet<T>, <T as frame_system::Config>::DbWeight>;

/// Counts [`Staked`] and [`TotalStaked`] anew, all in one block: two writes at most for each bond and each delegation.
pub struct CountStaked<T>(PhantomData<T>);

impl<T: Config> UncheckedOnRuntimeUpgrade for CountStaked<T> {
    fn on_runtime_upgrade() -> Weight {
        let bonds = Validators::<T>::iter().map(|(who, validator)| (who, validator.bond));
        let delegations = amounts::Delegations::<T>::iter().map(|(_, who, amount)| (who, amount));
        let (mut stakes, mut total) = (0u64, 0u128);
        for (who, amount) in bonds.chain(delegations) {
            stakes = stakes.saturating_add(1);
            if amount > 0 {
                // All are part of the total issuance, so that no sum can saturate.
                Staked::<T>::mutate(who, |staked| *staked = staked.saturating_add(amount));
                total = total.saturating_add(amount);
            }
        }
        TotalStaked::<T>::put(total);
        let each = T::DbWeight::get().reads_writes(2, 1).saturating_add(Weight::from_parts(10_000_000, 0));
        each.saturating_mul(stakes).saturating_add(T::DbWeight::get().writes(1))
    }

    /// Answers with what the validators say is bonded and delegated, in plancks.
    #[cfg(feature = "try-runtime")]
    fn pre_upgrade() -> Result<alloc::vec::Vec<u8>, sp_runtime::TryRuntimeError> {
        use codec::Encode;
        frame_support::ensure!(Staked::<T>::iter().next().is_none(), "something is counted already");
        let stakes = Validators::<T>::iter_values().map(|validator| validator.stake());
        Ok(stakes.fold(0u128, u128::saturating_add).encode())
    }

    /// The sum is what the validators said, and what all accounts have.
    #[cfg(feature = "try-runtime")]
    fn post_upgrade(before: alloc::vec::Vec<u8>) -> Result<(), sp_runtime::TryRuntimeError> {
        use codec::Decode;
        let before = u128::decode(&mut &before[..]).map_err(|_| "the sum before does not decode")?;
        frame_support::ensure!(TotalStaked::<T>::get() == before, "the sum is not what the validators said");
        let parts = Staked::<T>::iter_values().fold(0u128, u128::saturating_add);
        frame_support::ensure!(parts == before, "the sum is not what all accounts have");
        Ok(())
    }
}

/// Version 2 has each delegation keep its rewards, which the settlement paid to each delegator before.
pub type ToV2<T> = VersionedMigration<1, 2, KeepRewards<T>, Pallet<T>, <T as frame_system::Config>::DbWeight>;

/// Writes each delegation anew, with no rewards: all in one block, a read and a write for each. Nobody is owed anything, since version 1
/// left nothing to claim.
pub struct KeepRewards<T>(PhantomData<T>);

impl<T: Config> UncheckedOnRuntimeUpgrade for KeepRewards<T> {
    fn on_runtime_upgrade() -> Weight {
        let mut delegations = 0u64;
        Delegations::<T>::translate_values(|amount: u128| {
            delegations = delegations.saturating_add(1);
            Some(Delegation { amount, counted: 0, owed: 0 })
        });
        let each = T::DbWeight::get().reads_writes(1, 1).saturating_add(Weight::from_parts(10_000_000, 0));
        each.saturating_mul(delegations)
    }

    /// Answers with the number of delegations and their sum, in plancks.
    #[cfg(feature = "try-runtime")]
    fn pre_upgrade() -> Result<alloc::vec::Vec<u8>, sp_runtime::TryRuntimeError> {
        use codec::Encode;
        frame_support::ensure!(Pools::<T>::iter().next().is_none(), "rewards are kept already");
        Ok(total(amounts::Delegations::<T>::iter_values()).encode())
    }

    /// There are as many, with the same sum, and the state is sound.
    #[cfg(feature = "try-runtime")]
    fn post_upgrade(before: alloc::vec::Vec<u8>) -> Result<(), sp_runtime::TryRuntimeError> {
        use codec::Decode;
        let before =
            <(u64, u128)>::decode(&mut &before[..]).map_err(|_| "the delegations before do not decode")?;
        let after = total(Delegations::<T>::iter_values().map(|delegation| delegation.amount));
        frame_support::ensure!(after == before, "the delegations are not what they were");
        Pallet::<T>::do_try_state()
    }
}

#[cfg(feature = "try-runtime")]
fn total(amounts: impl Iterator<Item = u128>) -> (u64, u128) {
    amounts.fold((0, 0), |(count, sum), amount| (count.saturating_add(1), sum.saturating_add(amount)))
}
