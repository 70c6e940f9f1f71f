//! # Minting
//!
//! The emission schedule and the payout of an epoch, and nothing else: `epochs` says when an epoch ends and who is owed
//! what share (see [`Mint`]). The pallet has no calls.
//!
//! The mint is a function of time. An epoch that settles takes `scheduled(now) − scheduled(last end)` and at most as
//! much again from the deferred pool; one that does not puts its emission into that pool. At the end of every block
//!
//! - `Minted + Deferred + Unpaid = scheduled(Accounted)`, and
//! - `total issuance = Minted − Burnt`.
//!
//! Nothing else may mint, and anything may burn: slashes, fees, dust and `balances.burn` all lower the total issuance,
//! and the end of the block counts whatever has gone from it since as [`Burnt`]. So the runtime needs no handler for
//! what is burnt: `()` as handler of dust and of transaction fees drops them, which burns them. A pallet that burns in
//! its own `on_finalize` must come before this one in the runtime.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod largest_remainder;
mod mint;
#[cfg(test)]
mod mock;
mod running_share;
pub mod runtime_api;
mod schedule;
#[cfg(test)]
mod tests;
pub mod weights;

pub use largest_remainder::largest_remainder;
pub use mint::Mint;
pub use pallet::*;
pub use running_share::running_share;
pub use schedule::{scheduled, BLOCKS_PER_ERA, BLOCKS_PER_YEAR, CAP};
pub use weights::WeightInfo;

// What FRAME makes of a storage item uses `expect`.
#[allow(clippy::expect_used)]
#[frame_support::pallet]
pub mod pallet {
    use super::*;
    use frame_support::{
        pallet_prelude::*,
        storage::{with_storage_layer, StorageValue as Value},
        traits::{
            fungible::{Inspect, Mutate},
            tokens::Preservation,
        },
    };
    use frame_system::pallet_prelude::*;
    use sp_runtime::{ArithmeticError, Perbill};

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
        /// The balances. Their total issuance is the only counter of supply.
        type Currency: Mutate<Self::AccountId, Balance = u128>;

        /// The validators' part of what an epoch mints.
        #[pallet::constant]
        type ValidatorsPart: Get<Perbill>;

        type WeightInfo: WeightInfo;
    }

    /// The block up to which the emission is accounted for: the last end of an epoch.
    #[pallet::storage]
    pub type Accounted<T> = StorageValue<_, u32, ValueQuery>;

    /// Emission of epochs that did not settle, which later epochs pay.
    #[pallet::storage]
    pub type Deferred<T> = StorageValue<_, u128, ValueQuery>;

    /// What is owed of settled epochs and not yet paid.
    #[pallet::storage]
    pub type Unpaid<T> = StorageValue<_, u128, ValueQuery>;

    /// All that was ever paid.
    #[pallet::storage]
    pub type Minted<T> = StorageValue<_, u128, ValueQuery>;

    /// All that ever left the total issuance.
    #[pallet::storage]
    pub type Burnt<T> = StorageValue<_, u128, ValueQuery>;

    /// All that an account was ever paid, without what it passed on to whom it was meant for.
    #[pallet::storage]
    pub type Income<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, u128, ValueQuery>;

    #[pallet::event]
    #[pallet::generate_deposit(fn deposit_event)]
    pub enum Event<T: Config> {
        /// An epoch is to be paid `emission` of its own and `from_deferred` of the deferred pool.
        Settled { emission: u128, from_deferred: u128 },
        /// `amount` went into the deferred pool.
        Deferred { amount: u128 },
        /// `amount` was minted into the account of `who`.
        Paid { who: T::AccountId, amount: u128 },
        /// `amount` left the total issuance in this block.
        Burnt { amount: u128 },
    }

    #[pallet::error]
    pub enum Error<T> {
        /// An epoch cannot end before the last one did.
        BlockInPast,
        /// More than what is owed.
        ExceedsUnpaid,
        /// More than what the account was paid.
        ExceedsIncome,
    }

    #[pallet::extra_constants]
    impl<T: Config> Pallet<T> {
        /// Plancks that will ever be emitted.
        #[pallet::constant_name(Cap)]
        fn cap() -> u128 {
            CAP
        }

        /// Blocks in a year.
        #[pallet::constant_name(BlocksPerYear)]
        fn blocks_per_year() -> u32 {
            BLOCKS_PER_YEAR
        }
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn on_initialize(_: BlockNumberFor<T>) -> Weight {
            // That of `on_finalize`, which has no say of its own.
            T::WeightInfo::count_burnt()
        }

        fn on_finalize(_: BlockNumberFor<T>) {
            Self::count_burnt();
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    impl<T: Config> Pallet<T> {
        /// The emission since the last end of an epoch; `now` becomes the last end.
        fn account_to(now: u32) -> Result<u128, DispatchError> {
            let last = Accounted::<T>::get();
            ensure!(now >= last, Error::<T>::BlockInPast);
            Accounted::<T>::put(now);
            scheduled(now).checked_sub(scheduled(last)).ok_or(ArithmeticError::Underflow.into())
        }

        /// Takes `amount` out of what is owed.
        fn take_unpaid(amount: u128) -> DispatchResult {
            Unpaid::<T>::try_mutate(|unpaid| {
                *unpaid = unpaid.checked_sub(amount).ok_or(Error::<T>::ExceedsUnpaid)?;
                Ok(())
            })
        }

        /// Puts `amount` into the deferred pool.
        fn add_deferred(amount: u128) -> DispatchResult {
            add::<Deferred<T>>(amount)?;
            Self::deposit_event(Event::Deferred { amount });
            Ok(())
        }

        /// Counts what has gone from the total issuance and is not yet counted.
        pub(crate) fn count_burnt() {
            let burnt = Burnt::<T>::get();
            let gone = Minted::<T>::get().saturating_sub(T::Currency::total_issuance());
            if let Some(amount) = gone.checked_sub(burnt).filter(|amount| *amount > 0) {
                Burnt::<T>::put(gone);
                Self::deposit_event(Event::Burnt { amount });
            }
        }
    }

    /// Adds `amount` to a counter.
    fn add<Counter: Value<u128, Query = u128>>(amount: u128) -> DispatchResult {
        let sum = Counter::get().checked_add(amount).ok_or(ArithmeticError::Overflow)?;
        Counter::put(sum);
        Ok(())
    }

    impl<T: Config> Mint<T::AccountId> for Pallet<T> {
        fn settle(now: u32) -> Result<u128, DispatchError> {
            with_storage_layer(|| {
                let emission = Self::account_to(now)?;
                let deferred = Deferred::<T>::get();
                let from_deferred = deferred.min(emission);
                Deferred::<T>::put(deferred.saturating_sub(from_deferred));
                let due = emission.checked_add(from_deferred).ok_or(ArithmeticError::Overflow)?;
                add::<Unpaid<T>>(due)?;
                Self::deposit_event(Event::Settled { emission, from_deferred });
                Ok(due)
            })
        }

        fn defer(now: u32) -> Result<u128, DispatchError> {
            with_storage_layer(|| {
                let emission = Self::account_to(now)?;
                Self::add_deferred(emission)?;
                Ok(emission)
            })
        }

        fn pay(who: &T::AccountId, amount: u128) -> DispatchResult {
            with_storage_layer(|| {
                Self::take_unpaid(amount)?;
                T::Currency::mint_into(who, amount)?;
                add::<Minted<T>>(amount)?;
                Income::<T>::try_mutate(who, |income| {
                    *income = income.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
                    Ok::<_, DispatchError>(())
                })?;
                Self::deposit_event(Event::Paid { who: who.clone(), amount });
                Ok(())
            })
        }

        fn defer_unpaid(amount: u128) -> DispatchResult {
            with_storage_layer(|| {
                Self::take_unpaid(amount)?;
                Self::add_deferred(amount)
            })
        }

        fn pass_on(from: &T::AccountId, to: &T::AccountId, amount: u128) -> DispatchResult {
            with_storage_layer(|| {
                Income::<T>::try_mutate_exists(from, |income| {
                    let left =
                        income.unwrap_or_default().checked_sub(amount).ok_or(Error::<T>::ExceedsIncome)?;
                    *income = Some(left).filter(|left| *left > 0);
                    Ok::<_, DispatchError>(())
                })?;
                Income::<T>::try_mutate(to, |income| {
                    *income = income.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
                    Ok::<_, DispatchError>(())
                })?;
                T::Currency::transfer(from, to, amount, Preservation::Expendable)?;
                Ok(())
            })
        }

        fn validators_part(minted: u128) -> u128 {
            T::ValidatorsPart::get().mul_floor(minted)
        }

        fn settle_weight() -> Weight {
            T::WeightInfo::settle()
        }

        fn pay_weight() -> Weight {
            T::WeightInfo::pay()
        }
    }

    #[cfg(any(feature = "std", feature = "try-runtime"))]
    impl<T: Config> Pallet<T> {
        /// The pallet's invariants, which hold at the end of every block.
        pub fn do_try_state() -> Result<(), sp_runtime::TryRuntimeError> {
            let minted = Minted::<T>::get();
            let accounted = scheduled(Accounted::<T>::get());
            ensure!(accounted <= CAP, "more is scheduled than the cap");
            ensure!(
                minted.checked_add(Deferred::<T>::get()).and_then(|sum| sum.checked_add(Unpaid::<T>::get()))
                    == Some(accounted),
                "minted, deferred and unpaid are not what is scheduled"
            );
            ensure!(
                T::Currency::total_issuance().checked_add(Burnt::<T>::get()) == Some(minted),
                "total issuance is not what was minted less what was burnt"
            );
            let paid = Income::<T>::iter_values().try_fold(0u128, |sum, income| sum.checked_add(income));
            ensure!(paid == Some(minted), "the incomes do not sum to what was minted");
            Ok(())
        }
    }
}
