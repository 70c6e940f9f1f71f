//! Weights of `alice_equivocation`, as measured: run `scripts/bench-weights`, do not edit.
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
    fn report_equivocation_unsigned(s: u32) -> Weight;
    fn on_initialize() -> Weight;
}

/// With the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    // Storage: `Equivocation::Began` (r:2 w:0)
    // Proof: `Equivocation::Began` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
    // Storage: `Session::CurrentIndex` (r:1 w:0)
    // Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `Historical::HistoricalSessions` (r:1 w:0)
    // Proof: `Historical::HistoricalSessions` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
    // Storage: `Offences::Reports` (r:1 w:1)
    // Proof: `Offences::Reports` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // Storage: `Offences::ConcurrentReportsIndex` (r:1 w:1)
    // Proof: `Offences::ConcurrentReportsIndex` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // Storage: `Staking::Punished` (r:1 w:1)
    // Proof: `Staking::Punished` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    // Storage: `Staking::Unapplied` (r:1 w:1)
    // Proof: `Staking::Unapplied` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
    // Storage: `Staking::SlashPlaces` (r:1 w:1)
    // Proof: `Staking::SlashPlaces` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Staking::Validators` (r:1 w:1)
    // Proof: `Staking::Validators` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
    // Storage: `Staking::Candidates` (r:1 w:1)
    // Proof: `Staking::Candidates` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
    // Storage: `Staking::SlashQueue` (r:0 w:1)
    // Proof: `Staking::SlashQueue` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
    /// `s` is 1 to 64.
    fn report_equivocation_unsigned(_s: u32) -> Weight {
        // 338_271_000 ps at the least.
        Weight::from_parts(467_081_661, 9679)
            .saturating_add(T::DbWeight::get().reads(11_u64))
            .saturating_add(T::DbWeight::get().writes(8_u64))
    }
    // Storage: `Session::CurrentIndex` (r:1 w:0)
    // Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `Equivocation::Began` (r:1 w:2)
    // Proof: `Equivocation::Began` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
    // Storage: `Aura::CurrentSlot` (r:1 w:0)
    // Proof: `Aura::CurrentSlot` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    fn on_initialize() -> Weight {
        // 14_642_000 ps at the least.
        Weight::from_parts(16_855_000, 3485)
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
}

/// With those of RocksDB, for tests.
impl WeightInfo for () {
    fn report_equivocation_unsigned(_s: u32) -> Weight {
        Weight::from_parts(467_081_661, 9679)
            .saturating_add(RocksDbWeight::get().reads(11_u64))
            .saturating_add(RocksDbWeight::get().writes(8_u64))
    }
    fn on_initialize() -> Weight {
        Weight::from_parts(16_855_000, 3485)
            .saturating_add(RocksDbWeight::get().reads(3_u64))
            .saturating_add(RocksDbWeight::get().writes(2_u64))
    }
}
