//! Weights of the calls and of what this pallet does inside a block.
//!
//! Bounded by hand, no benchmark was run: the reads and writes are counted from the code for its longest path (a hold and a
//! release read and write an account and its holds), and the computation is a round figure above what such a step takes
//! on reference hardware. `benchmarking.rs` measures the same.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// What the runtime must be told about the cost of this pallet.
pub trait WeightInfo {
    /// `compared`: candidates that a newcomer is compared with when no place is free.
    fn bond(compared: u32) -> Weight;
    fn bond_extra() -> Weight;
    fn unbond() -> Weight;
    /// `chunks`: amounts that are due.
    fn withdraw(chunks: u32) -> Weight;
    /// `pruned`: delegators looked at when no place is free.
    fn delegate(pruned: u32) -> Weight;
    fn undelegate() -> Weight;
    fn set_commission() -> Weight;
    fn chill() -> Weight;
    /// `compared`: as in `bond`.
    fn unchill(compared: u32) -> Weight;
    /// `candidates`: all that stand for the validator set.
    fn elect(candidates: u32) -> Weight;
    /// `delegators`: accounts with a stake in the one slashed.
    fn slash(delegators: u32) -> Weight;
    /// `delegators`: accounts with a stake in the one rewarded.
    fn split_reward(delegators: u32) -> Weight;
    /// A block in which no slash is applied.
    fn on_initialize() -> Weight;
    /// An offence of a validator that stands for the set.
    fn note_offence() -> Weight;
    /// The author of a block.
    fn note_author() -> Weight;
    /// `seats`: validators of the session that ends, all of them absent.
    fn count_absences(seats: u32) -> Weight;
}

/// Weights in terms of the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> SubstrateWeight<T> {
    fn bounded(micros: u64, reads: u64, writes: u64) -> Weight {
        let proof = reads.saturating_mul(3_000);
        Weight::from_parts(micros.saturating_mul(1_000_000), proof)
            .saturating_add(T::DbWeight::get().reads_writes(reads, writes))
    }

    fn each(count: u32, micros: u64, reads: u64, writes: u64) -> Weight {
        Self::bounded(micros, reads, writes).saturating_mul(count.into())
    }
}

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// `Validators` (own, displaced), `Unapplied`, `Candidates`, `Bootstrap`, `MinimumBond`, `Threshold`, issuance, account,
    /// holds, `TotalBonded`, `Staked`, `TotalStaked`.
    fn bond(compared: u32) -> Weight {
        Self::bounded(75, 13, 8).saturating_add(Self::each(compared, 3, 1, 0))
    }

    /// `Validators`, account, holds, `TotalBonded`, `Staked`, `TotalStaked`.
    fn bond_extra() -> Weight {
        Self::bounded(65, 6, 6)
    }

    /// `Validators`, `MinimumBond`, `Unlocking`, `Bootstrap`, `Candidates`, `Staked`, `TotalStaked`.
    fn unbond() -> Weight {
        Self::bounded(45, 7, 5)
    }

    /// `Unlocking`, account, holds, `TotalBonded`; for each chunk `Unapplied`, `Delegations`, `Unlocking`, `Delegators`.
    fn withdraw(chunks: u32) -> Weight {
        Self::bounded(60, 4, 4).saturating_add(Self::each(chunks, 9, 4, 1))
    }

    /// `Validators`, `Bootstrap`, `Threshold`, issuance, `Delegations`, `Delegators`, account, holds, `TotalBonded`,
    /// `Staked`, `TotalStaked`, `Unapplied`; for each delegator looked at `Delegations`, `Unlocking`.
    fn delegate(pruned: u32) -> Weight {
        Self::bounded(85, 12, 8).saturating_add(Self::each(pruned, 6, 2, 0))
    }

    /// `Delegations`, `Validators`, `Unlocking`, `Bootstrap`, `Candidates`, `Staked`, `TotalStaked`.
    fn undelegate() -> Weight {
        Self::bounded(50, 7, 6)
    }

    /// `Validators`.
    fn set_commission() -> Weight {
        Self::bounded(15, 1, 1)
    }

    /// `Validators`, `Candidates`.
    fn chill() -> Weight {
        Self::bounded(25, 2, 2)
    }

    /// `Validators` (own, displaced), `Unapplied`, `Candidates`, `Bootstrap`, `MinimumBond`, `Threshold`, issuance.
    fn unchill(compared: u32) -> Weight {
        Self::bounded(42, 8, 3).saturating_add(Self::each(compared, 3, 1, 0))
    }

    /// `Candidates`, `Bootstrap`, `MinimumBond`, `Threshold`, issuance; for each candidate `Validators` and its session
    /// keys.
    fn elect(candidates: u32) -> Weight {
        Self::bounded(20, 5, 0).saturating_add(Self::each(candidates, 6, 2, 0))
    }

    /// `Delegators`, `Validators`, `Bootstrap`, `Candidates`, issuance, `TotalBonded`, `TotalStaked`; for each staker, the
    /// validator among them, `Delegations`, `Unlocking`, account, holds, `Staked`.
    fn slash(delegators: u32) -> Weight {
        Self::bounded(40, 7, 6).saturating_add(Self::each(delegators.saturating_add(1), 62, 5, 5))
    }

    /// `Validators`, `Delegators`; for each delegator `Delegations`.
    fn split_reward(delegators: u32) -> Weight {
        Self::bounded(20, 2, 0).saturating_add(Self::each(delegators, 6, 1, 0))
    }
    /// `SlashPlaces`, `SlashQueue`, `Unapplied`; the writes are of the block in which one is applied.
    fn on_initialize() -> Weight {
        Self::bounded(12, 3, 3)
    }

    /// `Punished`, `Unapplied`, `SlashPlaces`, `SlashQueue`, `Validators`, `Candidates`.
    fn note_offence() -> Weight {
        Self::bounded(60, 5, 6)
    }

    /// `Authored`.
    fn note_author() -> Weight {
        Self::bounded(8, 1, 1)
    }

    /// The session's validators, `Absences`, `Candidates`; for each seat `Authored`, `Validators`.
    fn count_absences(seats: u32) -> Weight {
        Self::bounded(30, 3, 2).saturating_add(Self::each(seats, 12, 2, 2))
    }
}
