//! What `epochs` asks of this pallet.

use crate::{Config, Pallet, WeightInfo};
use alloc::vec::Vec;
use frame_support::{traits::Get, weights::Weight, BoundedVec};

/// The validators of an epoch, their power, their rewards and their punishment.
pub trait Stake<AccountId> {
    /// Seats of the validator set, the length of [`elect`](Stake::elect) at most.
    type MaxValidators: Get<u32>;

    /// The validator set by power: the first have the most, equal powers are in the order of the keys. Each power is
    /// above zero.
    fn elect() -> BoundedVec<(AccountId, u128), Self::MaxValidators>;

    /// Slashes `who` for not revealing what it committed, and answers with what was burnt, in plancks.
    fn slash_non_reveal(who: &AccountId) -> u128;

    /// Splits what `validator` earned: the commission to itself, the rest in proportion to its bond and the delegations
    /// to it by largest remainder. The validator comes first, then the delegators in the order of their keys. The
    /// shares sum to `amount` and none of them is zero.
    fn split_reward(validator: &AccountId, amount: u128) -> Vec<(AccountId, u128)>;

    /// Most accounts that [`split_reward`](Stake::split_reward) names.
    fn max_parts() -> u32;

    /// Weight of one `elect`.
    fn elect_weight() -> Weight;

    /// Weight of one `slash_non_reveal`.
    fn slash_weight() -> Weight;

    /// Weight of one `split_reward`.
    fn split_reward_weight() -> Weight;
}

impl<T: Config> Stake<T::AccountId> for Pallet<T> {
    type MaxValidators = T::MaxValidators;

    fn elect() -> BoundedVec<(T::AccountId, u128), T::MaxValidators> {
        Self::elect()
    }

    fn slash_non_reveal(who: &T::AccountId) -> u128 {
        Self::slash(who, T::NonRevealSlash::get())
    }

    fn split_reward(validator: &T::AccountId, amount: u128) -> Vec<(T::AccountId, u128)> {
        Self::shares(validator, amount)
    }

    fn max_parts() -> u32 {
        T::MaxDelegators::get().saturating_add(1)
    }

    fn elect_weight() -> Weight {
        T::WeightInfo::elect(T::MaxCandidates::get())
    }

    fn slash_weight() -> Weight {
        Self::full_slash_weight()
    }

    fn split_reward_weight() -> Weight {
        T::WeightInfo::split_reward(T::MaxDelegators::get())
    }
}
