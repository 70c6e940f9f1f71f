//! Weights of `alice_staking`, as measured: run `scripts/bench-weights`, do not edit.
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
    fn bond() -> Weight;
    fn bond_displacing() -> Weight;
    fn bond_extra() -> Weight;
    fn unbond() -> Weight;
    fn withdraw(c: u32) -> Weight;
    fn delegate() -> Weight;
    fn delegate_displacing() -> Weight;
    fn undelegate() -> Weight;
    fn set_commission() -> Weight;
    fn chill() -> Weight;
    fn unchill() -> Weight;
    fn unchill_displacing() -> Weight;
    fn elect(c: u32) -> Weight;
    fn slash(d: u32) -> Weight;
    fn reward() -> Weight;
    fn claim(n: u32) -> Weight;
    fn on_initialize() -> Weight;
    fn note_offence() -> Weight;
    fn note_author() -> Weight;
    fn count_absences(s: u32) -> Weight;
}

/// With the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    // Storage: `Staking::MinimumBond` (r:1 w:0)
    // Proof: `Staking::MinimumBond` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Staking::Validators` (r:1 w:1)
    // Proof: `Staking::Validators` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `Balances::Holds` (r:1 w:1)
    // Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
    // Storage: `Staking::TotalBonded` (r:1 w:1)
    // Proof: `Staking::TotalBonded` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Staking::Staked` (r:1 w:1)
    // Proof: `Staking::Staked` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    // Storage: `Staking::TotalStaked` (r:1 w:1)
    // Proof: `Staking::TotalStaked` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Staking::Unapplied` (r:1 w:0)
    // Proof: `Staking::Unapplied` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
    // Storage: `Staking::Threshold` (r:1 w:0)
    // Proof: `Staking::Threshold` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Staking::Candidates` (r:1 w:1)
    // Proof: `Staking::Candidates` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
    fn bond() -> Weight {
        // 156_682_000 ps at the least.
        Weight::from_parts(180_728_000, 9679)
            .saturating_add(T::DbWeight::get().reads(10_u64))
            .saturating_add(T::DbWeight::get().writes(7_u64))
    }
    // Storage: `Staking::MinimumBond` (r:1 w:0)
    // Proof: `Staking::MinimumBond` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Staking::Validators` (r:257 w:2)
    // Proof: `Staking::Validators` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `Balances::Holds` (r:1 w:1)
    // Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
    // Storage: `Staking::TotalBonded` (r:1 w:1)
    // Proof: `Staking::TotalBonded` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Staking::Staked` (r:1 w:1)
    // Proof: `Staking::Staked` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    // Storage: `Staking::TotalStaked` (r:1 w:1)
    // Proof: `Staking::TotalStaked` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Staking::Unapplied` (r:1 w:0)
    // Proof: `Staking::Unapplied` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
    // Storage: `Staking::Threshold` (r:1 w:0)
    // Proof: `Staking::Threshold` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Staking::Bootstrap` (r:1 w:0)
    // Proof: `Staking::Bootstrap` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
    // Storage: `Staking::Candidates` (r:1 w:1)
    // Proof: `Staking::Candidates` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
    fn bond_displacing() -> Weight {
        // 1_506_231_000 ps at the least.
        Weight::from_parts(1_597_587_000, 658910)
            .saturating_add(T::DbWeight::get().reads(267_u64))
            .saturating_add(T::DbWeight::get().writes(8_u64))
    }
    // Storage: `Staking::Validators` (r:1 w:1)
    // Proof: `Staking::Validators` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `Balances::Holds` (r:1 w:1)
    // Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
    // Storage: `Staking::TotalBonded` (r:1 w:1)
    // Proof: `Staking::TotalBonded` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Staking::Staked` (r:1 w:1)
    // Proof: `Staking::Staked` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    // Storage: `Staking::TotalStaked` (r:1 w:1)
    // Proof: `Staking::TotalStaked` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    fn bond_extra() -> Weight {
        // 91_496_000 ps at the least.
        Weight::from_parts(95_912_000, 3593)
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().writes(6_u64))
    }
    // Storage: `Staking::Validators` (r:1 w:1)
    // Proof: `Staking::Validators` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
    // Storage: `Staking::MinimumBond` (r:1 w:0)
    // Proof: `Staking::MinimumBond` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Staking::Staked` (r:1 w:1)
    // Proof: `Staking::Staked` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    // Storage: `Staking::TotalStaked` (r:1 w:1)
    // Proof: `Staking::TotalStaked` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Governance::Ballots` (r:1 w:0)
    // Proof: `Governance::Ballots` (`max_values`: None, `max_size`: Some(217), added: 2692, mode: `MaxEncodedLen`)
    // Storage: `Staking::Unlocking` (r:1 w:1)
    // Proof: `Staking::Unlocking` (`max_values`: None, `max_size`: Some(881), added: 3356, mode: `MaxEncodedLen`)
    // Storage: `Staking::Bootstrap` (r:1 w:0)
    // Proof: `Staking::Bootstrap` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
    // Storage: `Staking::Candidates` (r:1 w:1)
    // Proof: `Staking::Candidates` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
    // Storage: `Staking::Raises` (r:0 w:1)
    // Proof: `Staking::Raises` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    fn unbond() -> Weight {
        // 102_001_000 ps at the least.
        Weight::from_parts(127_048_000, 9679)
            .saturating_add(T::DbWeight::get().reads(8_u64))
            .saturating_add(T::DbWeight::get().writes(6_u64))
    }
    // Storage: `Staking::Unlocking` (r:1 w:1)
    // Proof: `Staking::Unlocking` (`max_values`: None, `max_size`: Some(881), added: 3356, mode: `MaxEncodedLen`)
    // Storage: `Staking::Unapplied` (r:16 w:0)
    // Proof: `Staking::Unapplied` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
    // Storage: `Staking::Delegations` (r:16 w:0)
    // Proof: `Staking::Delegations` (`max_values`: None, `max_size`: Some(144), added: 2619, mode: `MaxEncodedLen`)
    // Storage: `Staking::Delegators` (r:16 w:16)
    // Proof: `Staking::Delegators` (`max_values`: None, `max_size`: Some(8242), added: 10717, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `Balances::Holds` (r:1 w:1)
    // Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
    // Storage: `Staking::TotalBonded` (r:1 w:1)
    // Proof: `Staking::TotalBonded` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    /// `c` is 1 to 16.
    fn withdraw(c: u32) -> Weight {
        // 93_368_000 ps at the least.
        Weight::from_parts(78_903_560, 4346)
            // ± 58_696
            .saturating_add(Weight::from_parts(20_364_107, 0).saturating_mul(c.into()))
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(c.into())))
            .saturating_add(T::DbWeight::get().writes(4_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(c.into())))
            .saturating_add(Weight::from_parts(0, 10717).saturating_mul(c.into()))
    }
    // Storage: `Staking::Validators` (r:1 w:1)
    // Proof: `Staking::Validators` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
    // Storage: `Staking::Delegators` (r:1 w:1)
    // Proof: `Staking::Delegators` (`max_values`: None, `max_size`: Some(8242), added: 10717, mode: `MaxEncodedLen`)
    // Storage: `Staking::Delegations` (r:1 w:1)
    // Proof: `Staking::Delegations` (`max_values`: None, `max_size`: Some(144), added: 2619, mode: `MaxEncodedLen`)
    // Storage: `Staking::Pools` (r:1 w:0)
    // Proof: `Staking::Pools` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `Balances::Holds` (r:1 w:1)
    // Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
    // Storage: `Staking::TotalBonded` (r:1 w:1)
    // Proof: `Staking::TotalBonded` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Staking::Staked` (r:1 w:1)
    // Proof: `Staking::Staked` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    // Storage: `Staking::TotalStaked` (r:1 w:1)
    // Proof: `Staking::TotalStaked` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    fn delegate() -> Weight {
        // 119_888_000 ps at the least.
        Weight::from_parts(124_514_000, 11707)
            .saturating_add(T::DbWeight::get().reads(9_u64))
            .saturating_add(T::DbWeight::get().writes(8_u64))
    }
    // Storage: `Staking::Validators` (r:1 w:1)
    // Proof: `Staking::Validators` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
    // Storage: `Staking::Delegators` (r:1 w:1)
    // Proof: `Staking::Delegators` (`max_values`: None, `max_size`: Some(8242), added: 10717, mode: `MaxEncodedLen`)
    // Storage: `Staking::Unlocking` (r:256 w:1)
    // Proof: `Staking::Unlocking` (`max_values`: None, `max_size`: Some(881), added: 3356, mode: `MaxEncodedLen`)
    // Storage: `Staking::Delegations` (r:257 w:2)
    // Proof: `Staking::Delegations` (`max_values`: None, `max_size`: Some(144), added: 2619, mode: `MaxEncodedLen`)
    // Storage: `Staking::Unapplied` (r:1 w:0)
    // Proof: `Staking::Unapplied` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
    // Storage: `Staking::Pools` (r:1 w:1)
    // Proof: `Staking::Pools` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
    // Storage: `Staking::Staked` (r:2 w:2)
    // Proof: `Staking::Staked` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    // Storage: `Staking::TotalStaked` (r:1 w:1)
    // Proof: `Staking::TotalStaked` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Governance::Ballots` (r:1 w:0)
    // Proof: `Governance::Ballots` (`max_values`: None, `max_size`: Some(217), added: 2692, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:2 w:2)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `Balances::Holds` (r:2 w:2)
    // Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
    // Storage: `Staking::TotalBonded` (r:1 w:1)
    // Proof: `Staking::TotalBonded` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    fn delegate_displacing() -> Weight {
        // 3_503_470_000 ps at the least.
        Weight::from_parts(3_660_784_000, 860126)
            .saturating_add(T::DbWeight::get().reads(526_u64))
            .saturating_add(T::DbWeight::get().writes(14_u64))
    }
    // Storage: `Staking::Delegations` (r:1 w:1)
    // Proof: `Staking::Delegations` (`max_values`: None, `max_size`: Some(144), added: 2619, mode: `MaxEncodedLen`)
    // Storage: `Staking::Validators` (r:1 w:1)
    // Proof: `Staking::Validators` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
    // Storage: `Staking::Pools` (r:1 w:1)
    // Proof: `Staking::Pools` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
    // Storage: `Staking::Staked` (r:1 w:1)
    // Proof: `Staking::Staked` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    // Storage: `Staking::TotalStaked` (r:1 w:1)
    // Proof: `Staking::TotalStaked` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Governance::Ballots` (r:1 w:0)
    // Proof: `Governance::Ballots` (`max_values`: None, `max_size`: Some(217), added: 2692, mode: `MaxEncodedLen`)
    // Storage: `Staking::Unlocking` (r:1 w:1)
    // Proof: `Staking::Unlocking` (`max_values`: None, `max_size`: Some(881), added: 3356, mode: `MaxEncodedLen`)
    // Storage: `Staking::Bootstrap` (r:1 w:0)
    // Proof: `Staking::Bootstrap` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
    // Storage: `Staking::Raises` (r:0 w:1)
    // Proof: `Staking::Raises` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    fn undelegate() -> Weight {
        // 66_128_000 ps at the least.
        Weight::from_parts(70_234_000, 4346)
            .saturating_add(T::DbWeight::get().reads(8_u64))
            .saturating_add(T::DbWeight::get().writes(7_u64))
    }
    // Storage: `Staking::Validators` (r:1 w:1)
    // Proof: `Staking::Validators` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
    // Storage: `Staking::Raises` (r:1 w:1)
    // Proof: `Staking::Raises` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    fn set_commission() -> Weight {
        // 26_780_000 ps at the least.
        Weight::from_parts(29_414_000, 3550)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    // Storage: `Staking::Validators` (r:1 w:1)
    // Proof: `Staking::Validators` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
    // Storage: `Staking::Candidates` (r:1 w:1)
    // Proof: `Staking::Candidates` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
    fn chill() -> Weight {
        // 60_670_000 ps at the least.
        Weight::from_parts(81_521_000, 9679)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    // Storage: `Staking::Threshold` (r:1 w:0)
    // Proof: `Staking::Threshold` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Staking::Bootstrap` (r:1 w:0)
    // Proof: `Staking::Bootstrap` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
    // Storage: `Staking::Validators` (r:1 w:1)
    // Proof: `Staking::Validators` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
    // Storage: `Staking::Unapplied` (r:1 w:0)
    // Proof: `Staking::Unapplied` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
    // Storage: `Staking::MinimumBond` (r:1 w:0)
    // Proof: `Staking::MinimumBond` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Staking::Candidates` (r:1 w:1)
    // Proof: `Staking::Candidates` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
    fn unchill() -> Weight {
        // 80_589_000 ps at the least.
        Weight::from_parts(104_585_000, 9679)
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    // Storage: `Staking::Threshold` (r:1 w:0)
    // Proof: `Staking::Threshold` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Staking::Bootstrap` (r:1 w:0)
    // Proof: `Staking::Bootstrap` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
    // Storage: `Staking::Validators` (r:257 w:2)
    // Proof: `Staking::Validators` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
    // Storage: `Staking::Unapplied` (r:1 w:0)
    // Proof: `Staking::Unapplied` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
    // Storage: `Staking::MinimumBond` (r:1 w:0)
    // Proof: `Staking::MinimumBond` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Staking::Candidates` (r:1 w:1)
    // Proof: `Staking::Candidates` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
    fn unchill_displacing() -> Weight {
        // 1_385_253_000 ps at the least.
        Weight::from_parts(1_481_625_000, 658910)
            .saturating_add(T::DbWeight::get().reads(262_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    // Storage: `Staking::Threshold` (r:1 w:0)
    // Proof: `Staking::Threshold` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Staking::Bootstrap` (r:1 w:0)
    // Proof: `Staking::Bootstrap` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
    // Storage: `Staking::MinimumBond` (r:1 w:0)
    // Proof: `Staking::MinimumBond` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Staking::Candidates` (r:1 w:0)
    // Proof: `Staking::Candidates` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
    // Storage: `Staking::Validators` (r:256 w:0)
    // Proof: `Staking::Validators` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
    // Storage: `Session::NextKeys` (r:256 w:0)
    // Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
    /// `c` is 1 to 256.
    fn elect(c: u32) -> Weight {
        // 30_526_000 ps at the least.
        Weight::from_parts(31_907_000, 9679)
            // ± 51_395
            .saturating_add(Weight::from_parts(12_350_900, 0).saturating_mul(c.into()))
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(c.into())))
            .saturating_add(Weight::from_parts(0, 2677).saturating_mul(c.into()))
    }
    // Storage: `Staking::Pools` (r:1 w:1)
    // Proof: `Staking::Pools` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
    // Storage: `Staking::Delegators` (r:1 w:1)
    // Proof: `Staking::Delegators` (`max_values`: None, `max_size`: Some(8242), added: 10717, mode: `MaxEncodedLen`)
    // Storage: `Staking::Validators` (r:1 w:1)
    // Proof: `Staking::Validators` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
    // Storage: `Staking::Staked` (r:257 w:257)
    // Proof: `Staking::Staked` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    // Storage: `Staking::TotalStaked` (r:1 w:1)
    // Proof: `Staking::TotalStaked` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Governance::Ballots` (r:257 w:0)
    // Proof: `Governance::Ballots` (`max_values`: None, `max_size`: Some(217), added: 2692, mode: `MaxEncodedLen`)
    // Storage: `Staking::Unlocking` (r:257 w:257)
    // Proof: `Staking::Unlocking` (`max_values`: None, `max_size`: Some(881), added: 3356, mode: `MaxEncodedLen`)
    // Storage: `Staking::Delegations` (r:257 w:256)
    // Proof: `Staking::Delegations` (`max_values`: None, `max_size`: Some(144), added: 2619, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:257 w:257)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `Balances::Holds` (r:257 w:257)
    // Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
    // Storage: `Staking::TotalBonded` (r:1 w:1)
    // Proof: `Staking::TotalBonded` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    /// `d` is 0 to 256.
    fn slash(d: u32) -> Weight {
        // 103_824_000 ps at the least.
        Weight::from_parts(107_559_000, 11707)
            // ± 364_881
            .saturating_add(Weight::from_parts(85_162_187, 0).saturating_mul(d.into()))
            .saturating_add(T::DbWeight::get().reads(11_u64))
            .saturating_add(T::DbWeight::get().reads(6_u64.saturating_mul(d.into())))
            .saturating_add(T::DbWeight::get().writes(9_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64.saturating_mul(d.into())))
            .saturating_add(Weight::from_parts(0, 3356).saturating_mul(d.into()))
    }
    // Storage: `Staking::Validators` (r:1 w:0)
    // Proof: `Staking::Validators` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
    // Storage: `Staking::Raises` (r:1 w:0)
    // Proof: `Staking::Raises` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    // Storage: `Minting::Unpaid` (r:1 w:1)
    // Proof: `Minting::Unpaid` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:2 w:2)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `Minting::Minted` (r:1 w:1)
    // Proof: `Minting::Minted` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Minting::Income` (r:2 w:2)
    // Proof: `Minting::Income` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    // Storage: `Staking::Leftover` (r:1 w:1)
    // Proof: `Staking::Leftover` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Staking::Pools` (r:1 w:1)
    // Proof: `Staking::Pools` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
    fn reward() -> Weight {
        // 127_248_000 ps at the least.
        Weight::from_parts(132_686_000, 6196)
            .saturating_add(T::DbWeight::get().reads(10_u64))
            .saturating_add(T::DbWeight::get().writes(8_u64))
    }
    // Storage: `Staking::Pools` (r:1 w:1)
    // Proof: `Staking::Pools` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
    // Storage: `Staking::Delegations` (r:64 w:64)
    // Proof: `Staking::Delegations` (`max_values`: None, `max_size`: Some(144), added: 2619, mode: `MaxEncodedLen`)
    // Storage: `Minting::Income` (r:65 w:65)
    // Proof: `Minting::Income` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:65 w:65)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `Staking::Validators` (r:1 w:0)
    // Proof: `Staking::Validators` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
    // Storage: `Staking::Leftover` (r:1 w:1)
    // Proof: `Staking::Leftover` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    /// `n` is 1 to 64.
    fn claim(n: u32) -> Weight {
        // 122_872_000 ps at the least.
        Weight::from_parts(55_135_627, 3593)
            // ± 273_945
            .saturating_add(Weight::from_parts(80_555_392, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(4_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2619).saturating_mul(n.into()))
    }
    // Storage: `Staking::SlashPlaces` (r:1 w:0)
    // Proof: `Staking::SlashPlaces` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Staking::SlashQueue` (r:1 w:0)
    // Proof: `Staking::SlashQueue` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
    // Storage: `Staking::Unapplied` (r:1 w:0)
    // Proof: `Staking::Unapplied` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
    fn on_initialize() -> Weight {
        // 15_073_000 ps at the least.
        Weight::from_parts(16_434_000, 3525).saturating_add(T::DbWeight::get().reads(3_u64))
    }
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
    fn note_offence() -> Weight {
        // 67_370_000 ps at the least.
        Weight::from_parts(83_945_000, 9679)
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().writes(6_u64))
    }
    // Storage: `Staking::Authored` (r:1 w:1)
    // Proof: `Staking::Authored` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    fn note_author() -> Weight {
        // 7_762_000 ps at the least.
        Weight::from_parts(8_673_000, 3517)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    // Storage: `Staking::Authored` (r:64 w:43)
    // Proof: `Staking::Authored` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    // Storage: `Staking::Absences` (r:1 w:1)
    // Proof: `Staking::Absences` (`max_values`: Some(1), `max_size`: Some(2306), added: 2801, mode: `MaxEncodedLen`)
    // Storage: `Staking::Validators` (r:21 w:21)
    // Proof: `Staking::Validators` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
    // Storage: `Staking::Candidates` (r:1 w:1)
    // Proof: `Staking::Candidates` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
    /// `s` is 3 to 64.
    fn count_absences(s: u32) -> Weight {
        // 92_116_000 ps at the least.
        Weight::from_parts(57_111_879, 9679)
            // ± 175_082
            .saturating_add(Weight::from_parts(12_056_992, 0).saturating_mul(s.into()))
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(s.into())))
            .saturating_add(T::DbWeight::get().writes(2_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(s.into())))
            .saturating_add(Weight::from_parts(0, 2527).saturating_mul(s.into()))
    }
}

/// With those of RocksDB, for tests.
impl WeightInfo for () {
    fn bond() -> Weight {
        Weight::from_parts(180_728_000, 9679)
            .saturating_add(RocksDbWeight::get().reads(10_u64))
            .saturating_add(RocksDbWeight::get().writes(7_u64))
    }
    fn bond_displacing() -> Weight {
        Weight::from_parts(1_597_587_000, 658910)
            .saturating_add(RocksDbWeight::get().reads(267_u64))
            .saturating_add(RocksDbWeight::get().writes(8_u64))
    }
    fn bond_extra() -> Weight {
        Weight::from_parts(95_912_000, 3593)
            .saturating_add(RocksDbWeight::get().reads(6_u64))
            .saturating_add(RocksDbWeight::get().writes(6_u64))
    }
    fn unbond() -> Weight {
        Weight::from_parts(127_048_000, 9679)
            .saturating_add(RocksDbWeight::get().reads(8_u64))
            .saturating_add(RocksDbWeight::get().writes(6_u64))
    }
    fn withdraw(c: u32) -> Weight {
        Weight::from_parts(78_903_560, 4346)
            .saturating_add(Weight::from_parts(20_364_107, 0).saturating_mul(c.into()))
            .saturating_add(RocksDbWeight::get().reads(4_u64))
            .saturating_add(RocksDbWeight::get().reads(3_u64.saturating_mul(c.into())))
            .saturating_add(RocksDbWeight::get().writes(4_u64))
            .saturating_add(RocksDbWeight::get().writes(1_u64.saturating_mul(c.into())))
            .saturating_add(Weight::from_parts(0, 10717).saturating_mul(c.into()))
    }
    fn delegate() -> Weight {
        Weight::from_parts(124_514_000, 11707)
            .saturating_add(RocksDbWeight::get().reads(9_u64))
            .saturating_add(RocksDbWeight::get().writes(8_u64))
    }
    fn delegate_displacing() -> Weight {
        Weight::from_parts(3_660_784_000, 860126)
            .saturating_add(RocksDbWeight::get().reads(526_u64))
            .saturating_add(RocksDbWeight::get().writes(14_u64))
    }
    fn undelegate() -> Weight {
        Weight::from_parts(70_234_000, 4346)
            .saturating_add(RocksDbWeight::get().reads(8_u64))
            .saturating_add(RocksDbWeight::get().writes(7_u64))
    }
    fn set_commission() -> Weight {
        Weight::from_parts(29_414_000, 3550)
            .saturating_add(RocksDbWeight::get().reads(2_u64))
            .saturating_add(RocksDbWeight::get().writes(2_u64))
    }
    fn chill() -> Weight {
        Weight::from_parts(81_521_000, 9679)
            .saturating_add(RocksDbWeight::get().reads(2_u64))
            .saturating_add(RocksDbWeight::get().writes(2_u64))
    }
    fn unchill() -> Weight {
        Weight::from_parts(104_585_000, 9679)
            .saturating_add(RocksDbWeight::get().reads(6_u64))
            .saturating_add(RocksDbWeight::get().writes(2_u64))
    }
    fn unchill_displacing() -> Weight {
        Weight::from_parts(1_481_625_000, 658910)
            .saturating_add(RocksDbWeight::get().reads(262_u64))
            .saturating_add(RocksDbWeight::get().writes(3_u64))
    }
    fn elect(c: u32) -> Weight {
        Weight::from_parts(31_907_000, 9679)
            .saturating_add(Weight::from_parts(12_350_900, 0).saturating_mul(c.into()))
            .saturating_add(RocksDbWeight::get().reads(4_u64))
            .saturating_add(RocksDbWeight::get().reads(2_u64.saturating_mul(c.into())))
            .saturating_add(Weight::from_parts(0, 2677).saturating_mul(c.into()))
    }
    fn slash(d: u32) -> Weight {
        Weight::from_parts(107_559_000, 11707)
            .saturating_add(Weight::from_parts(85_162_187, 0).saturating_mul(d.into()))
            .saturating_add(RocksDbWeight::get().reads(11_u64))
            .saturating_add(RocksDbWeight::get().reads(6_u64.saturating_mul(d.into())))
            .saturating_add(RocksDbWeight::get().writes(9_u64))
            .saturating_add(RocksDbWeight::get().writes(5_u64.saturating_mul(d.into())))
            .saturating_add(Weight::from_parts(0, 3356).saturating_mul(d.into()))
    }
    fn reward() -> Weight {
        Weight::from_parts(132_686_000, 6196)
            .saturating_add(RocksDbWeight::get().reads(10_u64))
            .saturating_add(RocksDbWeight::get().writes(8_u64))
    }
    fn claim(n: u32) -> Weight {
        Weight::from_parts(55_135_627, 3593)
            .saturating_add(Weight::from_parts(80_555_392, 0).saturating_mul(n.into()))
            .saturating_add(RocksDbWeight::get().reads(5_u64))
            .saturating_add(RocksDbWeight::get().reads(3_u64.saturating_mul(n.into())))
            .saturating_add(RocksDbWeight::get().writes(4_u64))
            .saturating_add(RocksDbWeight::get().writes(3_u64.saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2619).saturating_mul(n.into()))
    }
    fn on_initialize() -> Weight {
        Weight::from_parts(16_434_000, 3525).saturating_add(RocksDbWeight::get().reads(3_u64))
    }
    fn note_offence() -> Weight {
        Weight::from_parts(83_945_000, 9679)
            .saturating_add(RocksDbWeight::get().reads(5_u64))
            .saturating_add(RocksDbWeight::get().writes(6_u64))
    }
    fn note_author() -> Weight {
        Weight::from_parts(8_673_000, 3517)
            .saturating_add(RocksDbWeight::get().reads(1_u64))
            .saturating_add(RocksDbWeight::get().writes(1_u64))
    }
    fn count_absences(s: u32) -> Weight {
        Weight::from_parts(57_111_879, 9679)
            .saturating_add(Weight::from_parts(12_056_992, 0).saturating_mul(s.into()))
            .saturating_add(RocksDbWeight::get().reads(2_u64))
            .saturating_add(RocksDbWeight::get().reads(1_u64.saturating_mul(s.into())))
            .saturating_add(RocksDbWeight::get().writes(2_u64))
            .saturating_add(RocksDbWeight::get().writes(1_u64.saturating_mul(s.into())))
            .saturating_add(Weight::from_parts(0, 2527).saturating_mul(s.into()))
    }
}
