//! The parameters that a vote can change, and their bounds. What is not here can change with the runtime alone: above
//! all the cap, the schedule, the validators' part and the sign convention.

use crate::{Config, Pallet};
use alice_epochs::adjust::Adjust as _;
use alice_staking::Adjust as _;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::ops::RangeInclusive;
use scale_info::TypeInfo;

/// Plancks in an ALICE.
const ALICE: u128 = 1_000_000_000_000;
/// Blocks in a day, with blocks of six seconds.
const DAY: u128 = 14_400;

/// A parameter with its new value. Those of epochs change when the next epoch starts.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum Parameter {
    /// Blocks in which miners may submit: 3 to 14,400.
    SubmitLength(u32),
    /// Most blocks in which voters may commit: 3 to 14,400.
    ScoreLength(u32),
    /// Most blocks in which voters may reveal: 3 to 14,400.
    RevealLength(u32),
    /// Most blocks, from the end of the tally, in which voters may vote: 3 to 14,400.
    VoteLength(u32),
    /// The least difficulty of the proof of work of keys without balance: 1 to 2^48.
    MinDifficulty(u64),
    /// What a key with balance leaves on hold for a submission, in plancks: 0 to 100 ALICE; at 0 every key shows work.
    Deposit(u128),
    /// Places for submissions in an epoch: 16 to 16,384.
    Places(u32),
    /// The least bond of a validator, in plancks: 1 to 10,000 ALICE.
    MinBond(u128),
    /// The total issuance past which the bootstrap ends, in plancks: 0 to 1,000,000 ALICE.
    BootstrapThreshold(u128),
}

impl Parameter {
    /// Its new value.
    fn value(&self) -> u128 {
        match *self {
            Self::SubmitLength(blocks)
            | Self::ScoreLength(blocks)
            | Self::RevealLength(blocks)
            | Self::VoteLength(blocks) => blocks.into(),
            Self::MinDifficulty(difficulty) => difficulty.into(),
            Self::Places(places) => places.into(),
            Self::Deposit(plancks) | Self::MinBond(plancks) | Self::BootstrapThreshold(plancks) => plancks,
        }
    }

    /// The values that it may have.
    fn bounds(&self) -> RangeInclusive<u128> {
        match self {
            Self::SubmitLength(_) | Self::ScoreLength(_) | Self::RevealLength(_) | Self::VoteLength(_) => {
                3..=DAY
            }
            Self::MinDifficulty(_) => 1..=1 << 48,
            Self::Deposit(_) => 0..=100 * ALICE,
            Self::Places(_) => 16..=16_384,
            Self::MinBond(_) => ALICE..=10_000 * ALICE,
            Self::BootstrapThreshold(_) => 0..=1_000_000 * ALICE,
        }
    }

    /// Whether its new value is one that it may have.
    pub fn is_in_bounds(&self) -> bool {
        self.bounds().contains(&self.value())
    }
}

impl<T: Config> Pallet<T> {
    /// Gives a parameter its new value.
    pub(crate) fn set(parameter: Parameter) {
        match parameter {
            Parameter::SubmitLength(blocks) => {
                T::Epochs::for_next_epoch(|pending| pending.submit = Some(blocks))
            }
            Parameter::ScoreLength(blocks) => {
                T::Epochs::for_next_epoch(|pending| pending.score = Some(blocks))
            }
            Parameter::RevealLength(blocks) => {
                T::Epochs::for_next_epoch(|pending| pending.reveal = Some(blocks))
            }
            Parameter::VoteLength(blocks) => T::Epochs::for_next_epoch(|pending| pending.vote = Some(blocks)),
            Parameter::MinDifficulty(difficulty) => {
                T::Epochs::for_next_epoch(|pending| pending.min_difficulty = Some(difficulty))
            }
            Parameter::Deposit(plancks) => {
                T::Epochs::for_next_epoch(|pending| pending.deposit = Some(plancks))
            }
            Parameter::Places(places) => T::Epochs::for_next_epoch(|pending| pending.places = Some(places)),
            Parameter::MinBond(plancks) => T::Staking::set_min_bond(plancks),
            Parameter::BootstrapThreshold(plancks) => T::Staking::set_bootstrap_threshold(plancks),
        }
    }
}
