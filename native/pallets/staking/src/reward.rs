//! How a validator's reward is split.

use crate::*;
use alice_minting::largest_remainder;
use alloc::vec::Vec;

impl<T: Config> Pallet<T> {
    /// See [`Stake::split_reward`]. A validator with no stake at all gets everything.
    pub(crate) fn shares(validator: &T::AccountId, amount: u128) -> Vec<(T::AccountId, u128)> {
        let entry = Validators::<T>::get(validator).filter(|entry| entry.stake() > 0);
        let mut shares = Vec::new();
        if let Some(entry) = entry {
            let commission = entry.commission.mul_floor(amount);
            let mut stakers = Vec::from([(validator.clone(), entry.bond)]);
            for delegator in Delegators::<T>::get(validator) {
                let delegation = Delegations::<T>::get(validator, &delegator);
                stakers.push((delegator, delegation));
            }
            let weights: Vec<_> = stakers.iter().map(|(_, stake)| *stake).collect();
            let parts = largest_remainder(amount.saturating_sub(commission), &weights);
            // The commission joins the validator's own share, which is the first.
            let extra = core::iter::once(commission).chain(core::iter::repeat(0));
            for (((who, _), part), extra) in stakers.into_iter().zip(parts).zip(extra) {
                shares.push((who, part.saturating_add(extra)));
            }
        } else {
            shares.push((validator.clone(), amount));
        }
        shares.retain(|(_, share)| *share > 0);
        shares
    }
}
