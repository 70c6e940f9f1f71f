//! From one version of the storage to the next. Each runs once, checks that it has before and after when it is tried
//! (`try-runtime`), and is named in the runtime's list for as long as a network may come from the version before it.

use crate::*;
use core::marker::PhantomData;
use frame_support::{
    migrations::VersionedMigration,
    traits::{Get, UncheckedOnRuntimeUpgrade},
    weights::Weight,
};

/// Version 1 counts what each account has bonded and delegated, and the sum of it.
pub type ToV1<T> = VersionedMigration<0, 1, CountStaked<T>, Pallet<T>, <T as frame_system::Config>::DbWeight>;

/// Counts [`Staked`] and [`TotalStaked`] anew, all in one block: two writes at most for each bond and each delegation.
pub struct CountStaked<T>(PhantomData<T>);

impl<T: Config> UncheckedOnRuntimeUpgrade for CountStaked<T> {
    fn on_runtime_upgrade() -> Weight {
        let bonds = Validators::<T>::iter().map(|(who, validator)| (who, validator.bond));
        let delegations = Delegations::<T>::iter().map(|(_, who, amount)| (who, amount));
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

    /// The sum is what the validators said, and every account's part of it is right.
    #[cfg(feature = "try-runtime")]
    fn post_upgrade(before: alloc::vec::Vec<u8>) -> Result<(), sp_runtime::TryRuntimeError> {
        use codec::Decode;
        let before = u128::decode(&mut &before[..]).map_err(|_| "the sum before does not decode")?;
        frame_support::ensure!(TotalStaked::<T>::get() == before, "the sum is not what the validators said");
        Pallet::<T>::do_try_state()
    }
}
