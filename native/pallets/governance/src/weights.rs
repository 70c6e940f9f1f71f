//! Weights of the calls and of what this pallet does inside a block.
//!
//! Bounded by hand, no benchmark was run: the reads and writes are counted from the code for its longest path and the
//! computation is a round figure above what such a step takes on reference hardware. `benchmarking.rs` measures the same.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// What the runtime must be told about the cost of this pallet.
pub trait WeightInfo {
    fn propose() -> Weight;
    fn vote() -> Weight;
    fn withdraw() -> Weight;
    fn clear() -> Weight;
    /// Following decreases of the stake of `accounts` accounts.
    fn decreased(accounts: u32) -> Weight;
    /// The start of a block, with `open` proposals that are all carried out in it.
    fn on_initialize(open: u32) -> Weight;
}

/// Weights in terms of the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> SubstrateWeight<T> {
    fn bounded(micros: u64, reads: u64, writes: u64) -> Weight {
        let proof = reads.saturating_mul(3_000);
        Weight::from_parts(micros.saturating_mul(1_000_000), proof)
            .saturating_add(T::DbWeight::get().reads_writes(reads, writes))
    }
}

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// `Staked`, `Open`, `Count`, `Ballots`.
    fn propose() -> Weight {
        Self::bounded(60, 4, 3)
    }

    /// `Staked`, `Open`, `Ballots`.
    fn vote() -> Weight {
        Self::bounded(45, 3, 2)
    }

    /// `Open`, `Ballots`.
    fn withdraw() -> Weight {
        Self::bounded(40, 2, 2)
    }

    /// `Ballots`, `Open`.
    fn clear() -> Weight {
        Self::bounded(35, 2, 1)
    }

    /// `Open`, which one block reads and writes once; for each account `Ballots`.
    fn decreased(accounts: u32) -> Weight {
        Self::bounded(5, 1, 1).saturating_add(Self::bounded(25, 1, 1).saturating_mul(accounts.into()))
    }

    /// `Awaited`, `Open`, `Times`, `TotalStaked`, the total issuance, the authorisation; for each proposal what it
    /// changes.
    fn on_initialize(open: u32) -> Weight {
        let each = Self::bounded(30, 1, 2);
        Self::bounded(25, 6, 3).saturating_add(each.saturating_mul(open.into()))
    }
}
