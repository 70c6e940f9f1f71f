//! Keeping the stake of accounts: every function here moves the storage from one state in which the books balance to
//! another, or fails inside a call that is then undone.

use crate::*;
use alloc::vec::Vec;
use frame_support::{
    ensure,
    traits::{fungible::hold::Mutate, tokens::Precision, Get},
};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::{traits::CheckedAdd, ArithmeticError, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
    /// The validator `who`, if it has a bond.
    pub(crate) fn bonded(who: &T::AccountId) -> Result<Validator, Error<T>> {
        Validators::<T>::get(who).filter(|validator| validator.bond > 0).ok_or(Error::<T>::NotBonded)
    }

    pub(crate) fn sum(a: u128, b: u128) -> Result<u128, DispatchError> {
        a.checked_add(b).ok_or(ArithmeticError::Overflow.into())
    }

    /// What is left of `stake` when `amount` is taken back: at least `minimum`, or nothing.
    pub(crate) fn less(stake: u128, amount: u128, minimum: u128, below: Error<T>) -> Result<u128, Error<T>> {
        ensure!(amount > 0, Error::<T>::ZeroAmount);
        let left = stake.checked_sub(amount).ok_or(Error::<T>::ExceedsStake)?;
        ensure!(left == 0 || left >= minimum, below);
        Ok(left)
    }

    /// Puts `amount` of what `who` has free on hold, as a bond or a delegation.
    pub(crate) fn hold(who: &T::AccountId, amount: u128) -> DispatchResult {
        T::Currency::hold(&HoldReason::Stake.into(), who, amount)?;
        TotalBonded::<T>::put(Self::sum(TotalBonded::<T>::get(), amount)?);
        Self::count_staked(who, amount)
    }

    /// Notes that `who` takes back `amount` of its stake with `validator`, and answers from when on it can withdraw it.
    pub(crate) fn unlock(
        who: &T::AccountId,
        validator: &T::AccountId,
        amount: u128,
    ) -> Result<BlockNumberFor<T>, DispatchError> {
        let until = frame_system::Pallet::<T>::block_number()
            .checked_add(&T::UnbondingDelay::get())
            .ok_or(ArithmeticError::Overflow)?;
        Self::discount_staked(who, amount)?;
        Unlocking::<T>::try_mutate(who, |chunks| {
            let same = |chunk: &&mut ChunkOf<T>| chunk.validator == *validator && chunk.until == until;
            if let Some(chunk) = chunks.iter_mut().find(same) {
                chunk.amount = Self::sum(chunk.amount, amount)?;
                return Ok(until);
            }
            let chunk = Chunk { validator: validator.clone(), amount, until };
            chunks.try_push(chunk).map_err(|_| Error::<T>::TooManyUnlocking)?;
            Ok(until)
        })
    }

    /// Frees what `who` has taken back and is due, unless it answers for a slash to come. Answers with the amount and the
    /// number of chunks that it was.
    pub(crate) fn release_due(who: &T::AccountId) -> Result<(u128, u32), DispatchError> {
        let now = frame_system::Pallet::<T>::block_number();
        let mut chunks = Unlocking::<T>::get(who);
        let due: Vec<_> = chunks.iter().filter(|chunk| Self::is_free(chunk, now)).cloned().collect();
        ensure!(!due.is_empty(), Error::<T>::NothingToWithdraw);
        chunks.retain(|chunk| !due.contains(chunk));
        Self::set_unlocking(who, chunks);
        let mut amount = 0u128;
        for chunk in &due {
            amount = Self::sum(amount, chunk.amount)?;
            Self::forget_if_gone(&chunk.validator, who);
        }
        Self::free(who, amount)?;
        Ok((amount, due.len() as u32))
    }

    /// Takes `amount` of what `who` has staked off hold.
    pub(crate) fn free(who: &T::AccountId, amount: u128) -> DispatchResult {
        T::Currency::release(&HoldReason::Stake.into(), who, amount, Precision::Exact)?;
        let left = TotalBonded::<T>::get().checked_sub(amount).ok_or(ArithmeticError::Underflow)?;
        TotalBonded::<T>::put(left);
        Ok(())
    }

    pub(crate) fn set_unlocking(
        who: &T::AccountId,
        chunks: frame_support::BoundedVec<ChunkOf<T>, T::MaxUnlocking>,
    ) {
        if chunks.is_empty() {
            Unlocking::<T>::remove(who);
        } else {
            Unlocking::<T>::insert(who, chunks);
        }
    }

    /// Stores a validator whose stake has become less. Without a bond it stands aside, and it is forgotten when
    /// nobody delegates to it any more. The bootstrap validators stay for as long as the bootstrap lasts.
    pub(crate) fn store_or_retire(who: &T::AccountId, mut validator: Validator) {
        if validator.bond == 0 && !Bootstrap::<T>::get().contains(who) {
            if !validator.chilled {
                Self::stand_aside(who, &mut validator);
            }
            if validator.delegated == 0 {
                Validators::<T>::remove(who);
                Raises::<T>::remove(who);
                return;
            }
        }
        Validators::<T>::insert(who, validator);
    }
}
