//! What a validator earns, and how its delegators come to their part of it.
//!
//! A settlement pays a validator in two payments, however many delegate to it: its own part to itself, its delegators' part
//! into the pot. Of that a [`Pool`] keeps what a planck delegated to the validator has earned so far. What a delegation earned
//! between two moments is its amount times the difference; it is counted whenever the amount changes, and claimed at will.
//!
//! All is counted in attoplancks. No sum can overflow: nothing emits more than the cap, which is 2.1·10^37 attoplancks, and a
//! planck cannot earn more than all. What does not divide evenly is less than an attoplanck for each planck that is delegated,
//! and stays in the pool. So for every pool, to the attoplanck,
//!
//! `funds = the sum of what is owed + the rest`.

use crate::*;
use alice_minting::{running_share, Mint};
use frame_support::{storage::with_storage_layer, PalletId};
use sp_runtime::{traits::AccountIdConversion, ArithmeticError, DispatchError, DispatchResult};

/// Attoplancks in a planck.
pub const SCALE: u128 = 1_000_000_000_000_000_000;

/// Names the account that holds what delegators have earned and not claimed.
const POT: PalletId = PalletId(*b"alicepot");

impl Validator {
    /// What of a reward of `amount` is its delegators': by stake, of what its commission leaves. In plancks, rounded down.
    pub fn delegators_part(&self, amount: u128) -> u128 {
        let shared = amount.saturating_sub(self.commission.mul_floor(amount));
        running_share(shared, self.stake(), 0, self.delegated)
    }
}

impl Pool {
    /// Shares `amount` plancks more among `delegated` plancks.
    pub(crate) fn share(&mut self, amount: u128, delegated: u128) -> Result<(), ArithmeticError> {
        use ArithmeticError::*;
        let all = attoplancks(amount)?.checked_add(self.rest).ok_or(Overflow)?;
        let each = all.checked_div(delegated).ok_or(DivisionByZero)?;
        self.per_planck = self.per_planck.checked_add(each).ok_or(Overflow)?;
        self.rest = all.checked_rem(delegated).ok_or(DivisionByZero)?;
        self.funds = self.funds.checked_add(amount).ok_or(Overflow)?;
        Ok(())
    }

    /// Counts what a delegation has earned until now.
    pub(crate) fn count(&self, delegation: &mut Delegation) -> Result<(), ArithmeticError> {
        delegation.owed = self.owed(delegation).ok_or(ArithmeticError::Overflow)?;
        delegation.counted = self.per_planck;
        Ok(())
    }

    /// What a delegation has earned until now and not claimed, in attoplancks.
    pub(crate) fn owed(&self, delegation: &Delegation) -> Option<u128> {
        let each = self.per_planck.checked_sub(delegation.counted)?;
        delegation.owed.checked_add(each.checked_mul(delegation.amount)?)
    }

    /// Whether nobody is owed anything.
    fn is_free(&self) -> bool {
        attoplancks(self.funds) == Ok(self.rest)
    }
}

fn attoplancks(plancks: u128) -> Result<u128, ArithmeticError> {
    plancks.checked_mul(SCALE).ok_or(ArithmeticError::Overflow)
}

impl<T: Config> Pallet<T> {
    /// The account that holds what delegators have earned and not claimed. Nobody has its key.
    pub fn pot() -> T::AccountId {
        POT.into_account_truncating()
    }

    /// See [`Stake::reward`].
    pub(crate) fn pay_reward(validator: &T::AccountId, amount: u128) -> u128 {
        let entry = Self::validator(validator);
        let part = entry.as_ref().map_or(0, |entry| entry.delegators_part(amount));
        let own = amount.saturating_sub(part);
        let mut unpaid = 0u128;
        if own > 0 && T::Mint::pay(validator, own).is_err() {
            unpaid = unpaid.saturating_add(own);
        }
        let delegated = entry.map_or(0, |entry| entry.delegated);
        if part > 0 && with_storage_layer(|| Self::pay_pool(validator, part, delegated)).is_err() {
            unpaid = unpaid.saturating_add(part);
        }
        unpaid
    }

    /// Pays `amount` into the pot, for the delegators of `validator`, and with it what pools that closed have left there.
    fn pay_pool(validator: &T::AccountId, amount: u128, delegated: u128) -> DispatchResult {
        T::Mint::pay(&Self::pot(), amount)?;
        let left = Leftover::<T>::take();
        Pools::<T>::try_mutate(validator, |pool| {
            pool.share(Self::sum(amount, left)?, delegated).map_err(DispatchError::from)
        })?;
        Self::deposit_event(Event::Shared { validator: validator.clone(), amount });
        Ok(())
    }

    /// Pays `who` what it is owed by `pool`, in whole plancks, and answers with that. What is freed of the rest is the pool's.
    pub(crate) fn pay_out(
        validator: &T::AccountId,
        who: &T::AccountId,
        pool: &mut Pool,
    ) -> Result<u128, DispatchError> {
        let mut delegation = Delegations::<T>::get(validator, who);
        pool.count(&mut delegation)?;
        let amount = delegation.owed.checked_div(SCALE).ok_or(ArithmeticError::DivisionByZero)?;
        if amount == 0 {
            return Ok(0);
        }
        delegation.owed =
            delegation.owed.checked_sub(attoplancks(amount)?).ok_or(ArithmeticError::Underflow)?;
        pool.funds = pool.funds.checked_sub(amount).ok_or(ArithmeticError::Underflow)?;
        Self::set_delegation(validator, who, delegation, pool)?;
        T::Mint::pass_on(&Self::pot(), who, amount)?;
        Self::deposit_event(Event::Claimed { validator: validator.clone(), delegator: who.clone(), amount });
        Ok(amount)
    }

    /// Stores a delegation whose rewards are counted. Without a stake and without a planck that could be claimed it goes, and
    /// what it was owed, less than a planck, goes to the pool's rest.
    pub(crate) fn set_delegation(
        validator: &T::AccountId,
        delegator: &T::AccountId,
        delegation: Delegation,
        pool: &mut Pool,
    ) -> DispatchResult {
        if delegation.amount == 0 && delegation.owed < SCALE {
            pool.rest = Self::sum(pool.rest, delegation.owed)?;
            Delegations::<T>::remove(validator, delegator);
        } else {
            Delegations::<T>::insert(validator, delegator, delegation);
        }
        Ok(())
    }

    /// Stores the pool of a validator to which `delegated` plancks are delegated. When nobody delegates to it and nobody is owed
    /// anything, it closes; what is left in it goes into the next reward that is shared, of whichever validator.
    pub(crate) fn store_pool(validator: &T::AccountId, pool: Pool, delegated: u128) -> DispatchResult {
        if !pool.is_free() || (delegated > 0 && pool.per_planck > 0) {
            Pools::<T>::insert(validator, pool);
            return Ok(());
        }
        if pool.funds > 0 {
            Leftover::<T>::put(Self::sum(Leftover::<T>::get(), pool.funds)?);
        }
        Pools::<T>::remove(validator);
        Ok(())
    }
}
