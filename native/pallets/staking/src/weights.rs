//! Weights of `alice_staking`, as measured: run `scripts/bench-weights`, do not edit.
//!
//! Command: `scripts/bench-weights --steps 20 --repeat 10 --pallet alice_minting --pallet alice_equivocation --pallet alice_governance --pallet alice_staking`, on 2 cores (x64) with 24 GiB of memory and a load of 6.6
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
        // 254_355_000 ps at the least.
        Weight::from_parts(376_543_000, 9679)
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
        // 2_395_695_000 ps at the least.
        Weight::from_parts(4_513_731_000, 658910)
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
        // 152_405_000 ps at the least.
        Weight::from_parts(225_200_000, 3593)
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
        // 150_411_000 ps at the least.
        Weight::from_parts(222_706_000, 9679)
            .saturating_add(T::DbWeight::get().reads(8_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    // Storage: `Staking::Unlocking` (r:1 w:1)
    // Proof: `Staking::Unlocking` (`max_values`: None, `max_size`: Some(881), added: 3356, mode: `MaxEncodedLen`)
    // Storage: `Staking::Unapplied` (r:16 w:0)
    // Proof: `Staking::Unapplied` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
    // Storage: `Staking::Delegations` (r:16 w:0)
    // Proof: `Staking::Delegations` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
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
        // 151_062_000 ps at the least.
        Weight::from_parts(161_793_974, 4346)
            // ± 904_829
            .saturating_add(Weight::from_parts(50_506_308, 0).saturating_mul(c.into()))
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(c.into())))
            .saturating_add(T::DbWeight::get().writes(4_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(c.into())))
            .saturating_add(Weight::from_parts(0, 10717).saturating_mul(c.into()))
    }
    // Storage: `Staking::Validators` (r:1 w:1)
    // Proof: `Staking::Validators` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
    // Storage: `Staking::Delegations` (r:1 w:1)
    // Proof: `Staking::Delegations` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
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
        // 184_865_000 ps at the least.
        Weight::from_parts(274_963_000, 11707)
            .saturating_add(T::DbWeight::get().reads(8_u64))
            .saturating_add(T::DbWeight::get().writes(8_u64))
    }
    // Storage: `Staking::Validators` (r:1 w:1)
    // Proof: `Staking::Validators` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
    // Storage: `Staking::Delegations` (r:257 w:1)
    // Proof: `Staking::Delegations` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
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
        // 2_694_072_000 ps at the least.
        Weight::from_parts(3_102_695_000, 665849)
            .saturating_add(T::DbWeight::get().reads(266_u64))
            .saturating_add(T::DbWeight::get().writes(8_u64))
    }
    // Storage: `Staking::Delegations` (r:1 w:1)
    // Proof: `Staking::Delegations` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
    // Storage: `Staking::Validators` (r:1 w:1)
    // Proof: `Staking::Validators` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
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
        // 97_602_000 ps at the least.
        Weight::from_parts(109_254_000, 4346)
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    // Storage: `Staking::Validators` (r:1 w:1)
    // Proof: `Staking::Validators` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
    fn set_commission() -> Weight {
        // 36_768_000 ps at the least.
        Weight::from_parts(55_684_000, 3550)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    // Storage: `Staking::Validators` (r:1 w:1)
    // Proof: `Staking::Validators` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
    // Storage: `Staking::Candidates` (r:1 w:1)
    // Proof: `Staking::Candidates` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
    fn chill() -> Weight {
        // 79_218_000 ps at the least.
        Weight::from_parts(116_518_000, 9679)
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
        // 132_087_000 ps at the least.
        Weight::from_parts(207_828_000, 9679)
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
        // 2_235_455_000 ps at the least.
        Weight::from_parts(3_659_014_000, 658910)
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
        // 93_244_000 ps at the least.
        Weight::from_parts(861_326_600, 9679)
            // ± 2_350_880
            .saturating_add(Weight::from_parts(29_013_578, 0).saturating_mul(c.into()))
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(c.into())))
            .saturating_add(Weight::from_parts(0, 2677).saturating_mul(c.into()))
    }
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
    // Proof: `Staking::Delegations` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:257 w:257)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `Balances::Holds` (r:257 w:257)
    // Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
    // Storage: `Staking::TotalBonded` (r:1 w:1)
    // Proof: `Staking::TotalBonded` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    /// `d` is 0 to 256.
    fn slash(d: u32) -> Weight {
        // 160_580_000 ps at the least.
        Weight::from_parts(161_632_000, 11707)
            // ± 3_562_417
            .saturating_add(Weight::from_parts(188_094_242, 0).saturating_mul(d.into()))
            .saturating_add(T::DbWeight::get().reads(10_u64))
            .saturating_add(T::DbWeight::get().reads(6_u64.saturating_mul(d.into())))
            .saturating_add(T::DbWeight::get().writes(8_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64.saturating_mul(d.into())))
            .saturating_add(Weight::from_parts(0, 3356).saturating_mul(d.into()))
    }
    fn reward() -> Weight {
        Weight::from_parts(400_000_001, 11707)
            .saturating_add(T::DbWeight::get().reads(12_u64))
            .saturating_add(T::DbWeight::get().writes(9_u64))
    }
    fn claim(n: u32) -> Weight {
        Weight::from_parts(200_000_001, 11707)
            .saturating_add(Weight::from_parts(150_000_001, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(4_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(n.into())))
    }
    // Storage: `Staking::SlashPlaces` (r:1 w:0)
    // Proof: `Staking::SlashPlaces` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Staking::SlashQueue` (r:1 w:0)
    // Proof: `Staking::SlashQueue` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
    // Storage: `Staking::Unapplied` (r:1 w:0)
    // Proof: `Staking::Unapplied` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
    fn on_initialize() -> Weight {
        // 30_267_000 ps at the least.
        Weight::from_parts(34_264_000, 3525).saturating_add(T::DbWeight::get().reads(3_u64))
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
        // 111_368_000 ps at the least.
        Weight::from_parts(131_285_000, 9679)
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().writes(6_u64))
    }
    // Storage: `Staking::Authored` (r:1 w:1)
    // Proof: `Staking::Authored` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    fn note_author() -> Weight {
        // 17_613_000 ps at the least.
        Weight::from_parts(21_510_000, 3517)
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
        // 130_985_000 ps at the least.
        Weight::from_parts(199_212_000, 9679)
            // ± 1_245_818
            .saturating_add(Weight::from_parts(25_711_654, 0).saturating_mul(s.into()))
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
        Weight::from_parts(376_543_000, 9679)
            .saturating_add(RocksDbWeight::get().reads(10_u64))
            .saturating_add(RocksDbWeight::get().writes(7_u64))
    }
    fn bond_displacing() -> Weight {
        Weight::from_parts(4_513_731_000, 658910)
            .saturating_add(RocksDbWeight::get().reads(267_u64))
            .saturating_add(RocksDbWeight::get().writes(8_u64))
    }
    fn bond_extra() -> Weight {
        Weight::from_parts(225_200_000, 3593)
            .saturating_add(RocksDbWeight::get().reads(6_u64))
            .saturating_add(RocksDbWeight::get().writes(6_u64))
    }
    fn unbond() -> Weight {
        Weight::from_parts(222_706_000, 9679)
            .saturating_add(RocksDbWeight::get().reads(8_u64))
            .saturating_add(RocksDbWeight::get().writes(5_u64))
    }
    fn withdraw(c: u32) -> Weight {
        Weight::from_parts(161_793_974, 4346)
            .saturating_add(Weight::from_parts(50_506_308, 0).saturating_mul(c.into()))
            .saturating_add(RocksDbWeight::get().reads(4_u64))
            .saturating_add(RocksDbWeight::get().reads(3_u64.saturating_mul(c.into())))
            .saturating_add(RocksDbWeight::get().writes(4_u64))
            .saturating_add(RocksDbWeight::get().writes(1_u64.saturating_mul(c.into())))
            .saturating_add(Weight::from_parts(0, 10717).saturating_mul(c.into()))
    }
    fn delegate() -> Weight {
        Weight::from_parts(274_963_000, 11707)
            .saturating_add(RocksDbWeight::get().reads(8_u64))
            .saturating_add(RocksDbWeight::get().writes(8_u64))
    }
    fn delegate_pruning() -> Weight {
        Weight::from_parts(3_102_695_000, 665849)
            .saturating_add(RocksDbWeight::get().reads(266_u64))
            .saturating_add(RocksDbWeight::get().writes(8_u64))
    }
    fn undelegate() -> Weight {
        Weight::from_parts(109_254_000, 4346)
            .saturating_add(RocksDbWeight::get().reads(7_u64))
            .saturating_add(RocksDbWeight::get().writes(5_u64))
    }
    fn set_commission() -> Weight {
        Weight::from_parts(55_684_000, 3550)
            .saturating_add(RocksDbWeight::get().reads(1_u64))
            .saturating_add(RocksDbWeight::get().writes(1_u64))
    }
    fn chill() -> Weight {
        Weight::from_parts(116_518_000, 9679)
            .saturating_add(RocksDbWeight::get().reads(2_u64))
            .saturating_add(RocksDbWeight::get().writes(2_u64))
    }
    fn unchill() -> Weight {
        Weight::from_parts(207_828_000, 9679)
            .saturating_add(RocksDbWeight::get().reads(6_u64))
            .saturating_add(RocksDbWeight::get().writes(2_u64))
    }
    fn unchill_displacing() -> Weight {
        Weight::from_parts(3_659_014_000, 658910)
            .saturating_add(RocksDbWeight::get().reads(262_u64))
            .saturating_add(RocksDbWeight::get().writes(3_u64))
    }
    fn elect(c: u32) -> Weight {
        Weight::from_parts(861_326_600, 9679)
            .saturating_add(Weight::from_parts(29_013_578, 0).saturating_mul(c.into()))
            .saturating_add(RocksDbWeight::get().reads(4_u64))
            .saturating_add(RocksDbWeight::get().reads(2_u64.saturating_mul(c.into())))
            .saturating_add(Weight::from_parts(0, 2677).saturating_mul(c.into()))
    }
    fn slash(d: u32) -> Weight {
        Weight::from_parts(161_632_000, 11707)
            .saturating_add(Weight::from_parts(188_094_242, 0).saturating_mul(d.into()))
            .saturating_add(RocksDbWeight::get().reads(10_u64))
            .saturating_add(RocksDbWeight::get().reads(6_u64.saturating_mul(d.into())))
            .saturating_add(RocksDbWeight::get().writes(8_u64))
            .saturating_add(RocksDbWeight::get().writes(5_u64.saturating_mul(d.into())))
            .saturating_add(Weight::from_parts(0, 3356).saturating_mul(d.into()))
    }
    fn reward() -> Weight {
        Weight::from_parts(400_000_001, 11707)
            .saturating_add(RocksDbWeight::get().reads(12_u64))
            .saturating_add(RocksDbWeight::get().writes(9_u64))
    }
    fn claim(n: u32) -> Weight {
        Weight::from_parts(200_000_001, 11707)
            .saturating_add(Weight::from_parts(150_000_001, 0).saturating_mul(n.into()))
            .saturating_add(RocksDbWeight::get().reads(5_u64))
            .saturating_add(RocksDbWeight::get().reads(3_u64.saturating_mul(n.into())))
            .saturating_add(RocksDbWeight::get().writes(4_u64))
            .saturating_add(RocksDbWeight::get().writes(3_u64.saturating_mul(n.into())))
    }
    fn on_initialize() -> Weight {
        Weight::from_parts(34_264_000, 3525).saturating_add(RocksDbWeight::get().reads(3_u64))
    }
    fn note_offence() -> Weight {
        Weight::from_parts(131_285_000, 9679)
            .saturating_add(RocksDbWeight::get().reads(5_u64))
            .saturating_add(RocksDbWeight::get().writes(6_u64))
    }
    fn note_author() -> Weight {
        Weight::from_parts(21_510_000, 3517)
            .saturating_add(RocksDbWeight::get().reads(1_u64))
            .saturating_add(RocksDbWeight::get().writes(1_u64))
    }
    fn count_absences(s: u32) -> Weight {
        Weight::from_parts(199_212_000, 9679)
            .saturating_add(Weight::from_parts(25_711_654, 0).saturating_mul(s.into()))
            .saturating_add(RocksDbWeight::get().reads(2_u64))
            .saturating_add(RocksDbWeight::get().reads(1_u64.saturating_mul(s.into())))
            .saturating_add(RocksDbWeight::get().writes(2_u64))
            .saturating_add(RocksDbWeight::get().writes(1_u64.saturating_mul(s.into())))
            .saturating_add(Weight::from_parts(0, 2527).saturating_mul(s.into()))
    }
}
