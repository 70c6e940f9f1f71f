//! Weights of `alice_staking`, as measured: run `scripts/bench-weights`, do not edit.
//!
//! Command: `scripts/bench-weights --steps 20 --repeat 10 --pallet alice_staking`, on 2 cores (x64) with 24 GiB of memory and a load of 8.0
//! before the first benchmark.
//! With frame-benchmarking-cli 64.0.0, 20 steps, 10 repeats, 2026-11-26.

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
    fn delegate_pruning() -> Weight;
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
        // 262_029_000 ps at the least.
        Weight::from_parts(439_931_000, 9679)
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
        // 2_533_412_000 ps at the least.
        Weight::from_parts(4_417_291_000, 658910)
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
        // 151_483_000 ps at the least.
        Weight::from_parts(239_948_000, 3593)
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
    fn unbond() -> Weight {
        // 143_648_000 ps at the least.
        Weight::from_parts(229_519_000, 9679)
            .saturating_add(T::DbWeight::get().reads(8_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
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
        // 151_332_000 ps at the least.
        Weight::from_parts(268_245_977, 4346)
            // ± 772_835
            .saturating_add(Weight::from_parts(40_502_966, 0).saturating_mul(c.into()))
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(c.into())))
            .saturating_add(T::DbWeight::get().writes(4_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(c.into())))
            .saturating_add(Weight::from_parts(0, 10717).saturating_mul(c.into()))
    }
    // Storage: `Staking::Validators` (r:1 w:1)
    // Proof: `Staking::Validators` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
    // Storage: `Staking::Delegations` (r:1 w:1)
    // Proof: `Staking::Delegations` (`max_values`: None, `max_size`: Some(144), added: 2619, mode: `MaxEncodedLen`)
    // Storage: `Staking::Pools` (r:1 w:0)
    // Proof: `Staking::Pools` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
    // Storage: `Staking::Delegators` (r:1 w:1)
    // Proof: `Staking::Delegators` (`max_values`: None, `max_size`: Some(8242), added: 10717, mode: `MaxEncodedLen`)
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
        // 191_228_000 ps at the least.
        Weight::from_parts(330_538_000, 11707)
            .saturating_add(T::DbWeight::get().reads(9_u64))
            .saturating_add(T::DbWeight::get().writes(8_u64))
    }
    // Storage: `Staking::Validators` (r:1 w:1)
    // Proof: `Staking::Validators` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
    // Storage: `Staking::Delegations` (r:257 w:1)
    // Proof: `Staking::Delegations` (`max_values`: None, `max_size`: Some(144), added: 2619, mode: `MaxEncodedLen`)
    // Storage: `Staking::Pools` (r:1 w:0)
    // Proof: `Staking::Pools` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
    // Storage: `Staking::Delegators` (r:1 w:1)
    // Proof: `Staking::Delegators` (`max_values`: None, `max_size`: Some(8242), added: 10717, mode: `MaxEncodedLen`)
    // Storage: `Staking::Unlocking` (r:1 w:0)
    // Proof: `Staking::Unlocking` (`max_values`: None, `max_size`: Some(881), added: 3356, mode: `MaxEncodedLen`)
    // Storage: `Staking::Unapplied` (r:1 w:0)
    // Proof: `Staking::Unapplied` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
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
    fn delegate_pruning() -> Weight {
        // 3_187_884_000 ps at the least.
        Weight::from_parts(5_596_633_000, 674073)
            .saturating_add(T::DbWeight::get().reads(267_u64))
            .saturating_add(T::DbWeight::get().writes(8_u64))
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
    fn undelegate() -> Weight {
        // 118_892_000 ps at the least.
        Weight::from_parts(228_968_000, 4346)
            .saturating_add(T::DbWeight::get().reads(8_u64))
            .saturating_add(T::DbWeight::get().writes(6_u64))
    }
    // Storage: `Staking::Validators` (r:1 w:1)
    // Proof: `Staking::Validators` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
    fn set_commission() -> Weight {
        // 37_170_000 ps at the least.
        Weight::from_parts(65_542_000, 3550)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    // Storage: `Staking::Validators` (r:1 w:1)
    // Proof: `Staking::Validators` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
    // Storage: `Staking::Candidates` (r:1 w:1)
    // Proof: `Staking::Candidates` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
    fn chill() -> Weight {
        // 94_005_000 ps at the least.
        Weight::from_parts(149_950_000, 9679)
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
        // 144_830_000 ps at the least.
        Weight::from_parts(219_159_000, 9679)
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
        // 2_333_589_000 ps at the least.
        Weight::from_parts(3_863_876_000, 658910)
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
        // 64_391_000 ps at the least.
        Weight::from_parts(226_125_221, 9679)
            // ± 1_273_419
            .saturating_add(Weight::from_parts(28_558_624, 0).saturating_mul(c.into()))
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
        // 170_158_000 ps at the least.
        Weight::from_parts(170_369_000, 11707)
            // ± 4_441_381
            .saturating_add(Weight::from_parts(233_230_178, 0).saturating_mul(d.into()))
            .saturating_add(T::DbWeight::get().reads(11_u64))
            .saturating_add(T::DbWeight::get().reads(6_u64.saturating_mul(d.into())))
            .saturating_add(T::DbWeight::get().writes(9_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64.saturating_mul(d.into())))
            .saturating_add(Weight::from_parts(0, 3356).saturating_mul(d.into()))
    }
    // Storage: `Staking::Validators` (r:1 w:0)
    // Proof: `Staking::Validators` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
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
        // 197_909_000 ps at the least.
        Weight::from_parts(351_096_000, 6196)
            .saturating_add(T::DbWeight::get().reads(9_u64))
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
        // 200_915_000 ps at the least.
        Weight::from_parts(202_818_000, 3593)
            // ± 8_322_897
            .saturating_add(Weight::from_parts(271_676_852, 0).saturating_mul(n.into()))
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
        // 31_128_000 ps at the least.
        Weight::from_parts(52_057_000, 3525).saturating_add(T::DbWeight::get().reads(3_u64))
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
        // 111_688_000 ps at the least.
        Weight::from_parts(149_499_000, 9679)
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().writes(6_u64))
    }
    // Storage: `Staking::Authored` (r:1 w:1)
    // Proof: `Staking::Authored` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    fn note_author() -> Weight {
        // 17_734_000 ps at the least.
        Weight::from_parts(29_996_000, 3517)
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
        // 129_112_000 ps at the least.
        Weight::from_parts(100_690_724, 9679)
            // ± 858_397
            .saturating_add(Weight::from_parts(27_420_640, 0).saturating_mul(s.into()))
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
        Weight::from_parts(439_931_000, 9679)
            .saturating_add(RocksDbWeight::get().reads(10_u64))
            .saturating_add(RocksDbWeight::get().writes(7_u64))
    }
    fn bond_displacing() -> Weight {
        Weight::from_parts(4_417_291_000, 658910)
            .saturating_add(RocksDbWeight::get().reads(267_u64))
            .saturating_add(RocksDbWeight::get().writes(8_u64))
    }
    fn bond_extra() -> Weight {
        Weight::from_parts(239_948_000, 3593)
            .saturating_add(RocksDbWeight::get().reads(6_u64))
            .saturating_add(RocksDbWeight::get().writes(6_u64))
    }
    fn unbond() -> Weight {
        Weight::from_parts(229_519_000, 9679)
            .saturating_add(RocksDbWeight::get().reads(8_u64))
            .saturating_add(RocksDbWeight::get().writes(5_u64))
    }
    fn withdraw(c: u32) -> Weight {
        Weight::from_parts(268_245_977, 4346)
            .saturating_add(Weight::from_parts(40_502_966, 0).saturating_mul(c.into()))
            .saturating_add(RocksDbWeight::get().reads(4_u64))
            .saturating_add(RocksDbWeight::get().reads(3_u64.saturating_mul(c.into())))
            .saturating_add(RocksDbWeight::get().writes(4_u64))
            .saturating_add(RocksDbWeight::get().writes(1_u64.saturating_mul(c.into())))
            .saturating_add(Weight::from_parts(0, 10717).saturating_mul(c.into()))
    }
    fn delegate() -> Weight {
        Weight::from_parts(330_538_000, 11707)
            .saturating_add(RocksDbWeight::get().reads(9_u64))
            .saturating_add(RocksDbWeight::get().writes(8_u64))
    }
    fn delegate_pruning() -> Weight {
        Weight::from_parts(5_596_633_000, 674073)
            .saturating_add(RocksDbWeight::get().reads(267_u64))
            .saturating_add(RocksDbWeight::get().writes(8_u64))
    }
    fn undelegate() -> Weight {
        Weight::from_parts(228_968_000, 4346)
            .saturating_add(RocksDbWeight::get().reads(8_u64))
            .saturating_add(RocksDbWeight::get().writes(6_u64))
    }
    fn set_commission() -> Weight {
        Weight::from_parts(65_542_000, 3550)
            .saturating_add(RocksDbWeight::get().reads(1_u64))
            .saturating_add(RocksDbWeight::get().writes(1_u64))
    }
    fn chill() -> Weight {
        Weight::from_parts(149_950_000, 9679)
            .saturating_add(RocksDbWeight::get().reads(2_u64))
            .saturating_add(RocksDbWeight::get().writes(2_u64))
    }
    fn unchill() -> Weight {
        Weight::from_parts(219_159_000, 9679)
            .saturating_add(RocksDbWeight::get().reads(6_u64))
            .saturating_add(RocksDbWeight::get().writes(2_u64))
    }
    fn unchill_displacing() -> Weight {
        Weight::from_parts(3_863_876_000, 658910)
            .saturating_add(RocksDbWeight::get().reads(262_u64))
            .saturating_add(RocksDbWeight::get().writes(3_u64))
    }
    fn elect(c: u32) -> Weight {
        Weight::from_parts(226_125_221, 9679)
            .saturating_add(Weight::from_parts(28_558_624, 0).saturating_mul(c.into()))
            .saturating_add(RocksDbWeight::get().reads(4_u64))
            .saturating_add(RocksDbWeight::get().reads(2_u64.saturating_mul(c.into())))
            .saturating_add(Weight::from_parts(0, 2677).saturating_mul(c.into()))
    }
    fn slash(d: u32) -> Weight {
        Weight::from_parts(170_369_000, 11707)
            .saturating_add(Weight::from_parts(233_230_178, 0).saturating_mul(d.into()))
            .saturating_add(RocksDbWeight::get().reads(11_u64))
            .saturating_add(RocksDbWeight::get().reads(6_u64.saturating_mul(d.into())))
            .saturating_add(RocksDbWeight::get().writes(9_u64))
            .saturating_add(RocksDbWeight::get().writes(5_u64.saturating_mul(d.into())))
            .saturating_add(Weight::from_parts(0, 3356).saturating_mul(d.into()))
    }
    fn reward() -> Weight {
        Weight::from_parts(351_096_000, 6196)
            .saturating_add(RocksDbWeight::get().reads(9_u64))
            .saturating_add(RocksDbWeight::get().writes(8_u64))
    }
    fn claim(n: u32) -> Weight {
        Weight::from_parts(202_818_000, 3593)
            .saturating_add(Weight::from_parts(271_676_852, 0).saturating_mul(n.into()))
            .saturating_add(RocksDbWeight::get().reads(5_u64))
            .saturating_add(RocksDbWeight::get().reads(3_u64.saturating_mul(n.into())))
            .saturating_add(RocksDbWeight::get().writes(4_u64))
            .saturating_add(RocksDbWeight::get().writes(3_u64.saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2619).saturating_mul(n.into()))
    }
    fn on_initialize() -> Weight {
        Weight::from_parts(52_057_000, 3525).saturating_add(RocksDbWeight::get().reads(3_u64))
    }
    fn note_offence() -> Weight {
        Weight::from_parts(149_499_000, 9679)
            .saturating_add(RocksDbWeight::get().reads(5_u64))
            .saturating_add(RocksDbWeight::get().writes(6_u64))
    }
    fn note_author() -> Weight {
        Weight::from_parts(29_996_000, 3517)
            .saturating_add(RocksDbWeight::get().reads(1_u64))
            .saturating_add(RocksDbWeight::get().writes(1_u64))
    }
    fn count_absences(s: u32) -> Weight {
        Weight::from_parts(100_690_724, 9679)
            .saturating_add(Weight::from_parts(27_420_640, 0).saturating_mul(s.into()))
            .saturating_add(RocksDbWeight::get().reads(2_u64))
            .saturating_add(RocksDbWeight::get().reads(1_u64.saturating_mul(s.into())))
            .saturating_add(RocksDbWeight::get().writes(2_u64))
            .saturating_add(RocksDbWeight::get().writes(1_u64.saturating_mul(s.into())))
            .saturating_add(Weight::from_parts(0, 2527).saturating_mul(s.into()))
    }
}
