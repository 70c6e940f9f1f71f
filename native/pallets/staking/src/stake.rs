//! What `epochs` asks of this pallet.

use crate::{Candidates, Config, Pallet, WeightInfo};
use frame_support::{traits::Get, weights::Weight, BoundedVec};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::traits::{One, Saturating};

/// The validators of an epoch, their power, their rewards and their punishment.
pub trait Stake<AccountId> {
    /// Seats of the validator set, the length of [`elect`](Stake::elect) at most.
    type MaxValidators: Get<u32>;

    /// The validator set by power: the first have the most, equal powers are in the order of the keys. Each power is
    /// above zero.
    fn elect() -> BoundedVec<(AccountId, u128), Self::MaxValidators>;

    /// Whether `who` stands for election, which costs far less to say than who is elected.
    fn stands(who: &AccountId) -> bool;

    /// Slashes `who` for not revealing what it committed in an epoch that began with block `started`, and answers with what was burnt,
    /// in plancks. What had been taken back before is spared: it had no power in the epoch.
    fn slash_non_reveal(who: &AccountId, started: u32) -> u128;

    /// Pays `validator` the `amount` that it has earned, in plancks: its commission and the part of its bond to itself, the part
    /// of the delegations to it into a pot from which the delegators claim it. Its work is the same however many they are.
    /// Answers with what could not be paid, which is still owed.
    fn reward(validator: &AccountId, amount: u128) -> u128;

    /// Weight of one `elect`.
    fn elect_weight() -> Weight;

    /// Weight of one `slash_non_reveal`.
    fn slash_weight() -> Weight;

    /// Weight of one `reward`, with its payments.
    fn reward_weight() -> Weight;
}

impl<T: Config> Stake<T::AccountId> for Pallet<T> {
    type MaxValidators = T::MaxValidators;

    fn elect() -> BoundedVec<(T::AccountId, u128), T::MaxValidators> {
        Self::elect()
    }

    fn stands(who: &T::AccountId) -> bool {
        Candidates::<T>::get().contains(who)
    }

    fn slash_non_reveal(who: &T::AccountId, started: u32) -> u128 {
        // Due when what was taken back in that block is, or later.
        let first = BlockNumberFor::<T>::from(started).saturating_add(T::UnbondingDelay::get());
        let now = frame_system::Pallet::<T>::block_number();
        Self::slash(who, T::NonRevealSlash::get(), first.saturating_sub(One::one()).max(now))
    }

    fn reward(validator: &T::AccountId, amount: u128) -> u128 {
        Self::pay_reward(validator, amount)
    }

    fn elect_weight() -> Weight {
        T::WeightInfo::elect(T::MaxCandidates::get())
    }

    fn slash_weight() -> Weight {
        Self::full_slash_weight()
    }

    fn reward_weight() -> Weight {
        T::WeightInfo::reward()
    }
}
