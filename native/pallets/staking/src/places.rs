//! The places that a validator has for those who delegate to it: `MaxDelegators`, since a slash comes to each of them in one
//! block.
//!
//! Whoever has a stake with the validator has a place, what is unlocking included, since it is liable. When all are taken, a
//! delegation displaces the smallest stake if it is larger: else a few small ones would keep out all others. Who is displaced
//! has its stake back at once, without the delay, for which there is no place; what is liable for the validator's faults does
//! not become less by that, since more comes than goes. Nobody is displaced while a slash is to come.

use crate::*;
use frame_support::{ensure, weights::Weight};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::{ArithmeticError, DispatchError};

impl<T: Config> Pallet<T> {
    /// Gives `delegator`, who brings `amount`, a place with `validator`. If all are taken, those go whose stake is free to be
    /// withdrawn and so can no longer be slashed; if there is none, the smallest. Answers with whether all were looked at for
    /// that.
    pub(crate) fn take_place(
        validator: &T::AccountId,
        entry: &mut Validator,
        delegator: &T::AccountId,
        amount: u128,
    ) -> Result<bool, DispatchError> {
        let mut delegators = Delegators::<T>::get(validator);
        if delegators.binary_search(delegator).is_ok() {
            return Ok(false);
        }
        let full = delegators.is_full();
        if full {
            let now = frame_system::Pallet::<T>::block_number();
            let mut smallest = None;
            delegators.retain(|who| {
                let stake = Self::liable(validator, who, now);
                if stake > 0 && smallest.as_ref().is_none_or(|(least, _)| stake < *least) {
                    smallest = Some((stake, who.clone()));
                }
                stake > 0
            });
            if let Some((stake, who)) = smallest.filter(|_| delegators.is_full()) {
                ensure!(
                    stake < amount && !Unapplied::<T>::contains_key(validator),
                    Error::<T>::TooManyDelegators
                );
                Self::displace(validator, entry, &who, delegator)?;
                delegators.retain(|other| *other != who);
            }
        }
        let index = delegators.partition_point(|who| who < delegator);
        delegators.try_insert(index, delegator.clone()).map_err(|_| Error::<T>::TooManyDelegators)?;
        Delegators::<T>::insert(validator, delegators);
        Ok(full)
    }

    /// Weight of a `delegate` that displaces another.
    pub(crate) fn displacing_weight() -> Weight {
        T::WeightInfo::delegate_displacing().saturating_add(T::OnDecrease::decreased_weight(1))
    }

    /// What `who` has delegated to `validator` or is taking back from it, without what is free to be withdrawn at `now`, in
    /// plancks.
    fn liable(validator: &T::AccountId, who: &T::AccountId, now: BlockNumberFor<T>) -> u128 {
        let unlocking = Unlocking::<T>::get(who);
        let chunks =
            unlocking.iter().filter(|chunk| chunk.validator == *validator && !Self::is_free(chunk, now));
        // All are part of the total issuance, so that no sum can saturate.
        chunks
            .fold(Delegations::<T>::get(validator, who).amount, |sum, chunk| sum.saturating_add(chunk.amount))
    }

    /// Gives `who` all back that it has with `validator`. What it has earned until now it can claim still.
    fn displace(
        validator: &T::AccountId,
        entry: &mut Validator,
        who: &T::AccountId,
        by: &T::AccountId,
    ) -> Result<(), DispatchError> {
        let mut pool = Pools::<T>::get(validator);
        let mut delegation = Delegations::<T>::get(validator, who);
        pool.count(&mut delegation)?;
        let mut amount = core::mem::take(&mut delegation.amount);
        Self::discount_staked(who, amount)?;
        entry.delegated = entry.delegated.checked_sub(amount).ok_or(ArithmeticError::Underflow)?;
        Self::set_delegation(validator, who, delegation, &mut pool)?;
        Self::store_pool(validator, pool, entry.delegated)?;

        let mut chunks = Unlocking::<T>::get(who);
        for chunk in chunks.iter().filter(|chunk| chunk.validator == *validator) {
            amount = Self::sum(amount, chunk.amount)?;
        }
        chunks.retain(|chunk| chunk.validator != *validator);
        Self::set_unlocking(who, chunks);
        Self::free(who, amount)?;
        Self::deposit_event(Event::DelegatorDisplaced {
            validator: validator.clone(),
            delegator: who.clone(),
            by: by.clone(),
            amount,
        });
        Ok(())
    }

    /// Takes `who` off the list of the delegators of `validator` when it has no stake with it any more.
    pub(crate) fn forget_if_gone(validator: &T::AccountId, who: &T::AccountId) {
        if Delegations::<T>::get(validator, who).amount > 0
            || Unlocking::<T>::get(who).iter().any(|chunk| chunk.validator == *validator)
        {
            return;
        }
        Delegators::<T>::mutate_exists(validator, |delegators| {
            if let Some(list) = delegators {
                list.retain(|delegator| delegator != who);
                if list.is_empty() {
                    *delegators = None;
                }
            }
        });
    }
}
