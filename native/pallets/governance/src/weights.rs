//! Weights of `alice_governance`, as measured: run `scripts/bench-weights`, do not edit.
//!
//! Command: `scripts/bench-weights --steps 20 --repeat 10 --pallet alice_staking --pallet alice_governance --pallet alice_epochs`, on 2 cores (x64) with 24 GiB of memory and a load of 2.1
//! before the first benchmark.
//! With frame-benchmarking-cli 64.0.0, 20 steps, 10 repeats, 2026-11-27.

use core::marker::PhantomData;
use frame_support::{
    traits::Get,
    weights::{constants::RocksDbWeight, Weight},
};

/// What the runtime must be told about the cost of this pallet: a function for each benchmark.
pub trait WeightInfo {
    fn propose() -> Weight;
    fn vote() -> Weight;
    fn withdraw() -> Weight;
    fn clear() -> Weight;
    fn decreased(a: u32) -> Weight;
    fn on_initialize(o: u32) -> Weight;
}

/// With the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    // Storage: `Staking::Staked` (r:1 w:0)
    // Proof: `Staking::Staked` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    // Storage: `Governance::Open` (r:1 w:1)
    // Proof: `Governance::Open` (`max_values`: Some(1), `max_size`: Some(881), added: 1376, mode: `MaxEncodedLen`)
    // Storage: `Staking::TotalStaked` (r:1 w:0)
    // Proof: `Staking::TotalStaked` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Governance::Ballots` (r:9 w:1)
    // Proof: `Governance::Ballots` (`max_values`: None, `max_size`: Some(217), added: 2692, mode: `MaxEncodedLen`)
    // Storage: `Governance::Count` (r:1 w:1)
    // Proof: `Governance::Count` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    fn propose() -> Weight {
        // 60_049_000 ps at the least.
        Weight::from_parts(65_768_000, 25218)
            .saturating_add(T::DbWeight::get().reads(13_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    // Storage: `Staking::Staked` (r:1 w:0)
    // Proof: `Staking::Staked` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    // Storage: `Governance::Open` (r:1 w:1)
    // Proof: `Governance::Open` (`max_values`: Some(1), `max_size`: Some(881), added: 1376, mode: `MaxEncodedLen`)
    // Storage: `Governance::Ballots` (r:1 w:1)
    // Proof: `Governance::Ballots` (`max_values`: None, `max_size`: Some(217), added: 2692, mode: `MaxEncodedLen`)
    fn vote() -> Weight {
        // 28_953_000 ps at the least.
        Weight::from_parts(31_818_000, 3682)
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    // Storage: `Governance::Open` (r:1 w:1)
    // Proof: `Governance::Open` (`max_values`: Some(1), `max_size`: Some(881), added: 1376, mode: `MaxEncodedLen`)
    // Storage: `Governance::Ballots` (r:1 w:1)
    // Proof: `Governance::Ballots` (`max_values`: None, `max_size`: Some(217), added: 2692, mode: `MaxEncodedLen`)
    fn withdraw() -> Weight {
        // 21_461_000 ps at the least.
        Weight::from_parts(23_325_000, 3682)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    // Storage: `Governance::Ballots` (r:1 w:1)
    // Proof: `Governance::Ballots` (`max_values`: None, `max_size`: Some(217), added: 2692, mode: `MaxEncodedLen`)
    // Storage: `Governance::Open` (r:1 w:0)
    // Proof: `Governance::Open` (`max_values`: Some(1), `max_size`: Some(881), added: 1376, mode: `MaxEncodedLen`)
    fn clear() -> Weight {
        // 19_939_000 ps at the least.
        Weight::from_parts(21_823_000, 3682)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    // Storage: `Governance::Ballots` (r:257 w:257)
    // Proof: `Governance::Ballots` (`max_values`: None, `max_size`: Some(217), added: 2692, mode: `MaxEncodedLen`)
    // Storage: `Governance::Open` (r:1 w:1)
    // Proof: `Governance::Open` (`max_values`: Some(1), `max_size`: Some(881), added: 1376, mode: `MaxEncodedLen`)
    /// `a` is 1 to 257.
    fn decreased(a: u32) -> Weight {
        // 18_527_000 ps at the least.
        Weight::from_parts(18_968_000, 2366)
            // ± 61_704
            .saturating_add(Weight::from_parts(13_222_722, 0).saturating_mul(a.into()))
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(a.into())))
            .saturating_add(T::DbWeight::get().writes(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(a.into())))
            .saturating_add(Weight::from_parts(0, 2692).saturating_mul(a.into()))
    }
    // Storage: `Governance::Awaited` (r:1 w:1)
    // Proof: `Governance::Awaited` (`max_values`: Some(1), `max_size`: Some(36), added: 531, mode: `MaxEncodedLen`)
    // Storage: `System::AuthorizedUpgrade` (r:1 w:1)
    // Proof: `System::AuthorizedUpgrade` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
    // Storage: `Governance::Open` (r:1 w:1)
    // Proof: `Governance::Open` (`max_values`: Some(1), `max_size`: Some(881), added: 1376, mode: `MaxEncodedLen`)
    // Storage: `Governance::Times` (r:1 w:0)
    // Proof: `Governance::Times` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Staking::TotalStaked` (r:1 w:0)
    // Proof: `Staking::TotalStaked` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Pending` (r:1 w:1)
    // Proof: `Epochs::Pending` (`max_values`: Some(1), `max_size`: Some(51), added: 546, mode: `MaxEncodedLen`)
    // Storage: `Staking::MinimumBond` (r:0 w:1)
    // Proof: `Staking::MinimumBond` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Staking::Threshold` (r:0 w:1)
    // Proof: `Staking::Threshold` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    /// `o` is 0 to 8.
    fn on_initialize(o: u32) -> Weight {
        // 16_544_000 ps at the least.
        Weight::from_parts(27_605_912, 2366)
            // ± 19_584
            .saturating_add(Weight::from_parts(5_611_031, 0).saturating_mul(o.into()))
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(o.into())))
    }
}

/// With those of RocksDB, for tests.
impl WeightInfo for () {
    fn propose() -> Weight {
        Weight::from_parts(65_768_000, 25218)
            .saturating_add(RocksDbWeight::get().reads(13_u64))
            .saturating_add(RocksDbWeight::get().writes(3_u64))
    }
    fn vote() -> Weight {
        Weight::from_parts(31_818_000, 3682)
            .saturating_add(RocksDbWeight::get().reads(3_u64))
            .saturating_add(RocksDbWeight::get().writes(2_u64))
    }
    fn withdraw() -> Weight {
        Weight::from_parts(23_325_000, 3682)
            .saturating_add(RocksDbWeight::get().reads(2_u64))
            .saturating_add(RocksDbWeight::get().writes(2_u64))
    }
    fn clear() -> Weight {
        Weight::from_parts(21_823_000, 3682)
            .saturating_add(RocksDbWeight::get().reads(2_u64))
            .saturating_add(RocksDbWeight::get().writes(1_u64))
    }
    fn decreased(a: u32) -> Weight {
        Weight::from_parts(18_968_000, 2366)
            .saturating_add(Weight::from_parts(13_222_722, 0).saturating_mul(a.into()))
            .saturating_add(RocksDbWeight::get().reads(1_u64))
            .saturating_add(RocksDbWeight::get().reads(1_u64.saturating_mul(a.into())))
            .saturating_add(RocksDbWeight::get().writes(1_u64))
            .saturating_add(RocksDbWeight::get().writes(1_u64.saturating_mul(a.into())))
            .saturating_add(Weight::from_parts(0, 2692).saturating_mul(a.into()))
    }
    fn on_initialize(o: u32) -> Weight {
        Weight::from_parts(27_605_912, 2366)
            .saturating_add(Weight::from_parts(5_611_031, 0).saturating_mul(o.into()))
            .saturating_add(RocksDbWeight::get().reads(4_u64))
            .saturating_add(RocksDbWeight::get().writes(3_u64))
            .saturating_add(RocksDbWeight::get().writes(1_u64.saturating_mul(o.into())))
    }
}
