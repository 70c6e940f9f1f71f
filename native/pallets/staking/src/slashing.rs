//! Slashing: what is taken and from whom. Who does not reveal is slashed at once, an offence is noted first (`deferred`).

use crate::*;
use frame_support::{
    ensure,
    traits::{
        fungible::hold::Mutate,
        tokens::{Fortitude, Precision},
        Get,
    },
    weights::Weight,
};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::{ArithmeticError, DispatchError, Perbill};

impl<T: Config> Pallet<T> {
    /// Burns `fraction`, rounded up, of the bond of `validator`, of every delegation to it, and of all that was taken
    /// back of either and was not yet due in block `since`. Answers with what was burnt.
    pub fn slash(validator: &T::AccountId, fraction: Perbill, since: BlockNumberFor<T>) -> u128 {
        let mut burnt = 0u128;
        let mut pool = Pools::<T>::get(validator);
        let delegators = Delegators::<T>::get(validator);
        for who in core::iter::once(validator).chain(delegators.iter()) {
            match frame_support::storage::with_storage_layer(|| {
                let mut after = pool.clone();
                Self::slash_one(validator, who, fraction, since, &mut after).map(|amount| (amount, after))
            }) {
                Ok((amount, after)) => {
                    burnt = burnt.saturating_add(amount);
                    pool = after;
                }
                // Balances hold what the ledger says, so this cannot be; were it so, the rest must still be slashed.
                Err(error) => {
                    frame_support::defensive!("cannot slash", error);
                }
            }
        }
        let entry = Validators::<T>::get(validator);
        let delegated = entry.as_ref().map_or(0, |entry| entry.delegated);
        if let Err(error) = Self::store_pool(validator, pool, delegated) {
            frame_support::defensive!("cannot keep the delegators' rewards", error);
        }
        if let Some(entry) = entry {
            Self::store_or_retire(validator, entry);
        }
        Self::deposit_event(Event::Slashed { validator: validator.clone(), fraction, burnt });
        burnt
    }

    /// Weight of slashing a validator with all the delegators that it can have.
    pub(crate) fn full_slash_weight() -> Weight {
        let delegators = T::MaxDelegators::get();
        let told = T::OnDecrease::decreased_weight(delegators.saturating_add(1));
        T::WeightInfo::slash(delegators).saturating_add(told)
    }

    /// Slashes what `who` has staked with `validator`, which can be itself. What it has earned until now is counted before.
    fn slash_one(
        validator: &T::AccountId,
        who: &T::AccountId,
        fraction: Perbill,
        since: BlockNumberFor<T>,
        pool: &mut Pool,
    ) -> Result<u128, DispatchError> {
        let mut burnt = 0u128;
        let mut cut = |amount: &mut u128| -> Result<u128, DispatchError> {
            let part = fraction.mul_ceil(*amount);
            *amount = amount.checked_sub(part).ok_or(ArithmeticError::Underflow)?;
            burnt = Self::sum(burnt, part)?;
            Ok(part)
        };

        let unstaked = Validators::<T>::try_mutate(validator, |entry| {
            let Some(entry) = entry else { return Ok(0) };
            if who == validator {
                cut(&mut entry.bond)
            } else {
                let mut delegation = Delegations::<T>::get(validator, who);
                pool.count(&mut delegation)?;
                let part = cut(&mut delegation.amount)?;
                entry.delegated = entry.delegated.checked_sub(part).ok_or(ArithmeticError::Underflow)?;
                Self::set_delegation(validator, who, delegation, pool)?;
                Ok::<_, DispatchError>(part)
            }
        })?;
        Self::discount_staked(who, unstaked)?;

        let mut chunks = Unlocking::<T>::get(who);
        for chunk in chunks.iter_mut().filter(|chunk| chunk.validator == *validator && chunk.until > since) {
            cut(&mut chunk.amount)?;
        }
        chunks.retain(|chunk| chunk.amount > 0);
        Self::set_unlocking(who, chunks);
        Self::forget_if_gone(validator, who);

        let reason = HoldReason::Stake.into();
        let taken = T::Currency::burn_held(&reason, who, burnt, Precision::Exact, Fortitude::Force)?;
        ensure!(taken == burnt, ArithmeticError::Underflow);
        let left = TotalBonded::<T>::get().checked_sub(burnt).ok_or(ArithmeticError::Underflow)?;
        TotalBonded::<T>::put(left);
        Ok(burnt)
    }
}
