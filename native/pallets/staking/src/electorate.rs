//! The stake that votes on the chain's upgrades.

use crate::*;
use frame_support::weights::Weight;
use sp_runtime::{ArithmeticError, DispatchResult};

/// What `governance` asks of this pallet.
pub trait Electorate<AccountId> {
    /// What `who` has bonded and delegated, without what is unlocking, in plancks.
    fn staked(who: &AccountId) -> u128;

    /// The sum of what all have bonded and delegated, in plancks.
    fn total_staked() -> u128;
}

/// What this pallet tells of an account's stake.
pub trait OnStakeDecrease<AccountId> {
    /// The stake of `who`, which is what it has bonded and delegated, has become less: `left`, in plancks.
    fn decreased(who: &AccountId, left: u128);

    /// Weight of telling of `accounts` accounts in one block.
    fn decreased_weight(accounts: u32) -> Weight;
}

/// Nobody is told.
impl<AccountId> OnStakeDecrease<AccountId> for () {
    fn decreased(_: &AccountId, _: u128) {}

    fn decreased_weight(_: u32) -> Weight {
        Weight::zero()
    }
}

impl<T: Config> Electorate<T::AccountId> for Pallet<T> {
    fn staked(who: &T::AccountId) -> u128 {
        Staked::<T>::get(who)
    }

    fn total_staked() -> u128 {
        TotalStaked::<T>::get()
    }
}

impl<T: Config> Pallet<T> {
    /// Counts `amount` more that `who` has bonded or delegated.
    pub(crate) fn count_staked(who: &T::AccountId, amount: u128) -> DispatchResult {
        Staked::<T>::insert(who, Self::sum(Staked::<T>::get(who), amount)?);
        TotalStaked::<T>::put(Self::sum(TotalStaked::<T>::get(), amount)?);
        Ok(())
    }

    /// Counts `amount` less, and tells who wants to know.
    pub(crate) fn discount_staked(who: &T::AccountId, amount: u128) -> DispatchResult {
        if amount == 0 {
            return Ok(());
        }
        let left = Staked::<T>::get(who).checked_sub(amount).ok_or(ArithmeticError::Underflow)?;
        let total = TotalStaked::<T>::get().checked_sub(amount).ok_or(ArithmeticError::Underflow)?;
        if left == 0 {
            Staked::<T>::remove(who);
        } else {
            Staked::<T>::insert(who, left);
        }
        TotalStaked::<T>::put(total);
        T::OnDecrease::decreased(who, left);
        Ok(())
    }
}
