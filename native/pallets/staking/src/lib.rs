//! # Staking

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod stake;

pub use pallet::*;
pub use stake::Stake;

#[frame_support::pallet]
pub mod pallet {
    #[pallet::pallet]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: frame_system::Config {}
}
