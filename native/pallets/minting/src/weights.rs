//! Weights of `alice_minting`, as measured: run `scripts/bench-weights`, do not edit.
//!
//! Command: `scripts/bench-weights --steps 20 --repeat 10 --pallet alice_minting --pallet alice_equivocation`, on 2 cores (x64) with 24 GiB of memory and a load of 1.0
//! before the first benchmark.
//! With frame-benchmarking-cli 64.0.0, 20 steps, 10 repeats, 2026-11-27.

use core::marker::PhantomData;
use frame_support::{
    traits::Get,
    weights::{constants::RocksDbWeight, Weight},
};

/// What the runtime must be told about the cost of this pallet: a function for each benchmark.
pub trait WeightInfo {
    fn settle() -> Weight;
    fn pay() -> Weight;
    fn count_burnt() -> Weight;
}

/// With the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    // Storage: `Minting::Accounted` (r:1 w:1)
    // Proof: `Minting::Accounted` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `Minting::Deferred` (r:1 w:1)
    // Proof: `Minting::Deferred` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Minting::Unpaid` (r:1 w:1)
    // Proof: `Minting::Unpaid` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    fn settle() -> Weight {
        // 13_410_000 ps at the least.
        Weight::from_parts(16_024_000, 1501)
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    // Storage: `Minting::Unpaid` (r:1 w:1)
    // Proof: `Minting::Unpaid` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `Minting::Minted` (r:1 w:1)
    // Proof: `Minting::Minted` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Minting::Income` (r:1 w:1)
    // Proof: `Minting::Income` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    fn pay() -> Weight {
        // 43_575_000 ps at the least.
        Weight::from_parts(48_832_000, 3593)
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    // Storage: `Minting::Burnt` (r:1 w:1)
    // Proof: `Minting::Burnt` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Minting::Minted` (r:1 w:0)
    // Proof: `Minting::Minted` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    fn count_burnt() -> Weight {
        // 10_265_000 ps at the least.
        Weight::from_parts(12_889_000, 1501)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
}

/// With those of RocksDB, for tests.
impl WeightInfo for () {
    fn settle() -> Weight {
        Weight::from_parts(16_024_000, 1501)
            .saturating_add(RocksDbWeight::get().reads(3_u64))
            .saturating_add(RocksDbWeight::get().writes(3_u64))
    }
    fn pay() -> Weight {
        Weight::from_parts(48_832_000, 3593)
            .saturating_add(RocksDbWeight::get().reads(4_u64))
            .saturating_add(RocksDbWeight::get().writes(4_u64))
    }
    fn count_burnt() -> Weight {
        Weight::from_parts(12_889_000, 1501)
            .saturating_add(RocksDbWeight::get().reads(2_u64))
            .saturating_add(RocksDbWeight::get().writes(1_u64))
    }
}
