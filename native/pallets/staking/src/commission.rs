//! What a validator keeps of its delegators' pay, and the notice that it must give before it keeps more.
//!
//! A lower commission counts at once. A higher one counts `UnbondingDelay` blocks after it was announced, so that who delegates
//! can leave first: without notice a validator could raise it just before it is paid, and lower it again.

use crate::*;
use frame_support::traits::Get;
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::{traits::CheckedAdd, ArithmeticError, DispatchResult, Perbill};

impl<T: Config> Pallet<T> {
    /// The validator `who`, with the commission that counts in this block.
    pub fn validator(who: &T::AccountId) -> Option<Validator> {
        let entry = Validators::<T>::get(who)?;
        let now = frame_system::Pallet::<T>::block_number();
        match Raises::<T>::get(who) {
            Some(Raise { commission, due }) if due <= now => Some(Validator { commission, ..entry }),
            _ => Some(entry),
        }
    }

    /// Lowers the commission of `who`, whose entry is as [`validator`](Self::validator) gives it, or announces that it will be
    /// higher. An announcement that has not come to count is replaced. Stores no change to the entry itself.
    pub(crate) fn change_commission(
        who: &T::AccountId,
        validator: &mut Validator,
        commission: Perbill,
    ) -> DispatchResult {
        if commission <= validator.commission {
            validator.commission = commission;
            Raises::<T>::remove(who);
            Self::deposit_event(Event::CommissionSet { validator: who.clone(), commission });
            return Ok(());
        }
        let due = frame_system::Pallet::<T>::block_number()
            .checked_add(&T::UnbondingDelay::get())
            .ok_or(ArithmeticError::Overflow)?;
        Raises::<T>::insert(who, Raise::<BlockNumberFor<T>> { commission, due });
        Self::deposit_event(Event::CommissionAnnounced { validator: who.clone(), commission, due });
        Ok(())
    }
}
