//! What a vote of the stake can change of this pallet's parameters. The bounds are those of who calls.

use crate::*;
use frame_support::traits::Get;

/// The parameters that can change while the chain runs.
pub trait Adjust {
    /// Sets the least bond of a validator, in plancks. Who has less keeps its stake and is not elected again.
    fn set_min_bond(plancks: u128);

    /// Sets the total issuance, in plancks, past which the bootstrap ends. A bootstrap that has ended stays so.
    fn set_bootstrap_threshold(plancks: u128);
}

impl<T: Config> Adjust for Pallet<T> {
    fn set_min_bond(plancks: u128) {
        MinimumBond::<T>::put(plancks);
    }

    fn set_bootstrap_threshold(plancks: u128) {
        Threshold::<T>::put(plancks);
    }
}

impl<T: Config> Pallet<T> {
    /// The least bond of a validator, in plancks.
    pub fn min_bond() -> u128 {
        MinimumBond::<T>::get().unwrap_or_else(T::MinBond::get)
    }

    /// The total issuance past which the bootstrap ends, in plancks.
    pub fn bootstrap_threshold() -> u128 {
        Threshold::<T>::get().unwrap_or_else(T::BootstrapThreshold::get)
    }
}
