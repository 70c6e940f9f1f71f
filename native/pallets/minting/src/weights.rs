//! Weights of what this pallet does inside a block.
//!
//! Bounded by hand, no benchmark was run: the reads and writes are counted from the code and the computation is a round
//! figure above what such a step takes on reference hardware. `benchmarking.rs` measures the same four.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// What the runtime must be told about the cost of this pallet.
pub trait WeightInfo {
    /// `settle` or `defer`.
    fn settle() -> Weight;
    /// `pay` or `defer_unpaid`.
    fn pay() -> Weight;
    /// Counting at the end of a block what it burnt.
    fn count_burnt() -> Weight;
}

/// Weights in terms of the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// Reads and writes `Accounted`, `Deferred`, `Unpaid`.
    fn settle() -> Weight {
        Weight::from_parts(15_000_000, 3_000).saturating_add(T::DbWeight::get().reads_writes(3, 3))
    }

    /// Reads and writes `Unpaid`, `Minted`, `Income`, the account and the total issuance, or `Unpaid` and `Deferred`.
    fn pay() -> Weight {
        Weight::from_parts(45_000_000, 6_000).saturating_add(T::DbWeight::get().reads_writes(5, 5))
    }

    /// Reads `Minted`, `Burnt` and the total issuance, writes `Burnt`.
    fn count_burnt() -> Weight {
        Weight::from_parts(8_000_000, 2_000).saturating_add(T::DbWeight::get().reads_writes(3, 1))
    }
}

impl WeightInfo for () {
    fn settle() -> Weight {
        Weight::from_parts(15_000_000, 3_000)
    }
    fn pay() -> Weight {
        Weight::from_parts(45_000_000, 6_000)
    }
    fn count_burnt() -> Weight {
        Weight::from_parts(8_000_000, 2_000)
    }
}
