//! Weights of `alice_epochs`, as measured: run `scripts/bench-weights`, do not edit.
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
    fn check_submit() -> Weight;
    fn check_reveal(s: u32) -> Weight;
    fn check_vote() -> Weight;
    fn announce() -> Weight;
    fn submit() -> Weight;
    fn commit() -> Weight;
    fn reveal(s: u32) -> Weight;
    fn vote() -> Weight;
    fn resume() -> Weight;
    fn advance() -> Weight;
    fn start_epoch(v: u32) -> Weight;
    fn tally_page(s: u32, n: u32) -> Weight;
    fn decide(n: u32) -> Weight;
    fn close_submissions(s: u32) -> Weight;
    fn close_voters(v: u32) -> Weight;
    fn prune(s: u32) -> Weight;
}

/// With the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    // Storage: `Epochs::Halted` (r:1 w:0)
    // Proof: `Epochs::Halted` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Current` (r:1 w:0)
    // Proof: `Epochs::Current` (`max_values`: Some(1), `max_size`: Some(45), added: 540, mode: `MaxEncodedLen`)
    // Storage: `Epochs::SubmissionOf` (r:1 w:0)
    // Proof: `Epochs::SubmissionOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    // Storage: `Epochs::SubmissionCount` (r:1 w:0)
    // Proof: `Epochs::SubmissionCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Places` (r:1 w:0)
    // Proof: `Epochs::Places` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Base` (r:1 w:0)
    // Proof: `Epochs::Base` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Model` (r:1 w:0)
    // Proof: `Epochs::Model` (`max_values`: Some(1), `max_size`: Some(141), added: 636, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Deposit` (r:1 w:0)
    // Proof: `Epochs::Deposit` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Epochs::DepositCount` (r:1 w:0)
    // Proof: `Epochs::DepositCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:1 w:0)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `Balances::Holds` (r:1 w:0)
    // Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
    fn check_submit() -> Weight {
        // 37_966_000 ps at the least.
        Weight::from_parts(40_991_000, 3593).saturating_add(T::DbWeight::get().reads(11_u64))
    }
    // Storage: `Epochs::Halted` (r:1 w:0)
    // Proof: `Epochs::Halted` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Current` (r:1 w:0)
    // Proof: `Epochs::Current` (`max_values`: Some(1), `max_size`: Some(45), added: 540, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Commits` (r:1 w:0)
    // Proof: `Epochs::Commits` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Reveals` (r:1 w:0)
    // Proof: `Epochs::Reveals` (`max_values`: None, `max_size`: Some(147508), added: 149983, mode: `MaxEncodedLen`)
    // Storage: `Epochs::SubmissionCount` (r:1 w:0)
    // Proof: `Epochs::SubmissionCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// `s` is 0 to 16384.
    fn check_reveal(s: u32) -> Weight {
        // 17_286_000 ps at the least.
        Weight::from_parts(19_429_720, 150973)
            // ± 5
            .saturating_add(Weight::from_parts(10_437, 0).saturating_mul(s.into()))
            .saturating_add(T::DbWeight::get().reads(5_u64))
    }
    // Storage: `Epochs::Halted` (r:1 w:0)
    // Proof: `Epochs::Halted` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Current` (r:1 w:0)
    // Proof: `Epochs::Current` (`max_values`: Some(1), `max_size`: Some(45), added: 540, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Tallied` (r:1 w:0)
    // Proof: `Epochs::Tallied` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Voters` (r:1 w:0)
    // Proof: `Epochs::Voters` (`max_values`: Some(1), `max_size`: Some(3074), added: 3569, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Votes` (r:1 w:0)
    // Proof: `Epochs::Votes` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
    fn check_vote() -> Weight {
        // 14_582_000 ps at the least.
        Weight::from_parts(16_164_000, 4559).saturating_add(T::DbWeight::get().reads(5_u64))
    }
    // Storage: `Epochs::Voters` (r:1 w:0)
    // Proof: `Epochs::Voters` (`max_values`: Some(1), `max_size`: Some(3074), added: 3569, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Current` (r:1 w:0)
    // Proof: `Epochs::Current` (`max_values`: Some(1), `max_size`: Some(45), added: 540, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Announcements` (r:1 w:1)
    // Proof: `Epochs::Announcements` (`max_values`: None, `max_size`: Some(342), added: 2817, mode: `MaxEncodedLen`)
    fn announce() -> Weight {
        // 27_821_000 ps at the least.
        Weight::from_parts(30_165_000, 4559)
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    // Storage: `Epochs::Halted` (r:1 w:0)
    // Proof: `Epochs::Halted` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Current` (r:1 w:0)
    // Proof: `Epochs::Current` (`max_values`: Some(1), `max_size`: Some(45), added: 540, mode: `MaxEncodedLen`)
    // Storage: `Epochs::SubmissionOf` (r:1 w:1)
    // Proof: `Epochs::SubmissionOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    // Storage: `Epochs::SubmissionCount` (r:1 w:1)
    // Proof: `Epochs::SubmissionCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Places` (r:1 w:0)
    // Proof: `Epochs::Places` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Base` (r:1 w:0)
    // Proof: `Epochs::Base` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Model` (r:1 w:0)
    // Proof: `Epochs::Model` (`max_values`: Some(1), `max_size`: Some(141), added: 636, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Deposit` (r:1 w:0)
    // Proof: `Epochs::Deposit` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Epochs::DepositCount` (r:1 w:1)
    // Proof: `Epochs::DepositCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `Balances::Holds` (r:1 w:1)
    // Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Submissions` (r:0 w:1)
    // Proof: `Epochs::Submissions` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn submit() -> Weight {
        // 124_214_000 ps at the least.
        Weight::from_parts(129_141_000, 3593)
            .saturating_add(T::DbWeight::get().reads(11_u64))
            .saturating_add(T::DbWeight::get().writes(6_u64))
    }
    // Storage: `Epochs::Halted` (r:1 w:0)
    // Proof: `Epochs::Halted` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Current` (r:1 w:1)
    // Proof: `Epochs::Current` (`max_values`: Some(1), `max_size`: Some(45), added: 540, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Voters` (r:1 w:0)
    // Proof: `Epochs::Voters` (`max_values`: Some(1), `max_size`: Some(3074), added: 3569, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Commits` (r:1 w:1)
    // Proof: `Epochs::Commits` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
    // Storage: `Epochs::CounterForCommits` (r:1 w:1)
    // Proof: `Epochs::CounterForCommits` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Lengths` (r:1 w:0)
    // Proof: `Epochs::Lengths` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    fn commit() -> Weight {
        // 46_148_000 ps at the least.
        Weight::from_parts(54_180_000, 4559)
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    // Storage: `Epochs::Halted` (r:1 w:0)
    // Proof: `Epochs::Halted` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Current` (r:1 w:1)
    // Proof: `Epochs::Current` (`max_values`: Some(1), `max_size`: Some(45), added: 540, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Commits` (r:1 w:0)
    // Proof: `Epochs::Commits` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Reveals` (r:1 w:1)
    // Proof: `Epochs::Reveals` (`max_values`: None, `max_size`: Some(147508), added: 149983, mode: `MaxEncodedLen`)
    // Storage: `Epochs::SubmissionCount` (r:1 w:0)
    // Proof: `Epochs::SubmissionCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `Epochs::CounterForReveals` (r:1 w:1)
    // Proof: `Epochs::CounterForReveals` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `Epochs::CounterForCommits` (r:1 w:0)
    // Proof: `Epochs::CounterForCommits` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Lengths` (r:1 w:0)
    // Proof: `Epochs::Lengths` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    /// `s` is 0 to 16384.
    fn reveal(s: u32) -> Weight {
        // 58_476_000 ps at the least.
        Weight::from_parts(68_685_035, 150973)
            // ± 80
            .saturating_add(Weight::from_parts(24_668, 0).saturating_mul(s.into()))
            .saturating_add(T::DbWeight::get().reads(8_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    // Storage: `Epochs::Halted` (r:1 w:0)
    // Proof: `Epochs::Halted` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Current` (r:1 w:1)
    // Proof: `Epochs::Current` (`max_values`: Some(1), `max_size`: Some(45), added: 540, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Tallied` (r:1 w:0)
    // Proof: `Epochs::Tallied` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Voters` (r:1 w:0)
    // Proof: `Epochs::Voters` (`max_values`: Some(1), `max_size`: Some(3074), added: 3569, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Votes` (r:1 w:1)
    // Proof: `Epochs::Votes` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
    // Storage: `Epochs::CounterForVotes` (r:1 w:1)
    // Proof: `Epochs::CounterForVotes` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Lengths` (r:1 w:0)
    // Proof: `Epochs::Lengths` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    fn vote() -> Weight {
        // 50_205_000 ps at the least.
        Weight::from_parts(55_763_000, 4559)
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    // Storage: `Epochs::Halted` (r:1 w:1)
    // Proof: `Epochs::Halted` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Current` (r:1 w:0)
    // Proof: `Epochs::Current` (`max_values`: Some(1), `max_size`: Some(45), added: 540, mode: `MaxEncodedLen`)
    // Storage: `Staking::Candidates` (r:1 w:0)
    // Proof: `Staking::Candidates` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
    // Storage: `Staking::Threshold` (r:1 w:0)
    // Proof: `Staking::Threshold` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Staking::Bootstrap` (r:1 w:0)
    // Proof: `Staking::Bootstrap` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
    // Storage: `Staking::MinimumBond` (r:1 w:0)
    // Proof: `Staking::MinimumBond` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Staking::Validators` (r:3 w:0)
    // Proof: `Staking::Validators` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
    // Storage: `Session::NextKeys` (r:3 w:0)
    // Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // Storage: `Epochs::Resumes` (r:65 w:64)
    // Proof: `Epochs::Resumes` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
    // Storage: `Epochs::CounterForResumes` (r:1 w:1)
    // Proof: `Epochs::CounterForResumes` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `Minting::Accounted` (r:1 w:1)
    // Proof: `Minting::Accounted` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `Minting::Deferred` (r:1 w:1)
    // Proof: `Minting::Deferred` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Epochs::HeldInRow` (r:0 w:1)
    // Proof: `Epochs::HeldInRow` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    fn resume() -> Weight {
        // 1_150_875_000 ps at the least.
        Weight::from_parts(1_212_968_000, 164985)
            .saturating_add(T::DbWeight::get().reads(80_u64))
            .saturating_add(T::DbWeight::get().writes(69_u64))
    }
    // Storage: `Epochs::Current` (r:1 w:1)
    // Proof: `Epochs::Current` (`max_values`: Some(1), `max_size`: Some(45), added: 540, mode: `MaxEncodedLen`)
    // Storage: `Epochs::CounterForCommits` (r:1 w:0)
    // Proof: `Epochs::CounterForCommits` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Lengths` (r:1 w:0)
    // Proof: `Epochs::Lengths` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    fn advance() -> Weight {
        // 15_183_000 ps at the least.
        Weight::from_parts(16_595_000, 1530)
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    // Storage: `Epochs::Current` (r:1 w:1)
    // Proof: `Epochs::Current` (`max_values`: Some(1), `max_size`: Some(45), added: 540, mode: `MaxEncodedLen`)
    // Storage: `Epochs::History` (r:1 w:0)
    // Proof: `Epochs::History` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Closing` (r:1 w:0)
    // Proof: `Epochs::Closing` (`max_values`: Some(1), `max_size`: Some(1082), added: 1577, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Halted` (r:1 w:0)
    // Proof: `Epochs::Halted` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Voters` (r:1 w:1)
    // Proof: `Epochs::Voters` (`max_values`: Some(1), `max_size`: Some(3074), added: 3569, mode: `MaxEncodedLen`)
    // Storage: `Staking::Threshold` (r:1 w:0)
    // Proof: `Staking::Threshold` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Staking::Bootstrap` (r:1 w:0)
    // Proof: `Staking::Bootstrap` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
    // Storage: `Staking::MinimumBond` (r:1 w:0)
    // Proof: `Staking::MinimumBond` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Staking::Candidates` (r:1 w:0)
    // Proof: `Staking::Candidates` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
    // Storage: `Staking::Validators` (r:3 w:0)
    // Proof: `Staking::Validators` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
    // Storage: `Session::NextKeys` (r:3 w:0)
    // Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // Storage: `Epochs::Commits` (r:64 w:64)
    // Proof: `Epochs::Commits` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
    // Storage: `Epochs::CounterForCommits` (r:1 w:1)
    // Proof: `Epochs::CounterForCommits` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Reveals` (r:64 w:64)
    // Proof: `Epochs::Reveals` (`max_values`: None, `max_size`: Some(147508), added: 149983, mode: `MaxEncodedLen`)
    // Storage: `Epochs::CounterForReveals` (r:1 w:1)
    // Proof: `Epochs::CounterForReveals` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Votes` (r:64 w:64)
    // Proof: `Epochs::Votes` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
    // Storage: `Epochs::CounterForVotes` (r:1 w:1)
    // Proof: `Epochs::CounterForVotes` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Places` (r:1 w:1)
    // Proof: `Epochs::Places` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Pending` (r:1 w:1)
    // Proof: `Epochs::Pending` (`max_values`: Some(1), `max_size`: Some(51), added: 546, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Lengths` (r:1 w:1)
    // Proof: `Epochs::Lengths` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Difficulty` (r:1 w:1)
    // Proof: `Epochs::Difficulty` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    // Storage: `Epochs::DepositCount` (r:1 w:1)
    // Proof: `Epochs::DepositCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `Epochs::SubmissionCount` (r:1 w:1)
    // Proof: `Epochs::SubmissionCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `System::ParentHash` (r:1 w:0)
    // Proof: `System::ParentHash` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Base` (r:1 w:0)
    // Proof: `Epochs::Base` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
    // Storage: `Epochs::MinDifficulty` (r:0 w:1)
    // Proof: `Epochs::MinDifficulty` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Deposit` (r:0 w:1)
    // Proof: `Epochs::Deposit` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Epochs::AcceptedLosses` (r:0 w:1)
    // Proof: `Epochs::AcceptedLosses` (`max_values`: Some(1), `max_size`: Some(131076), added: 131571, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Announcements` (r:0 w:64)
    // Proof: `Epochs::Announcements` (`max_values`: None, `max_size`: Some(342), added: 2817, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Tallied` (r:0 w:1)
    // Proof: `Epochs::Tallied` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Accepted` (r:0 w:1)
    // Proof: `Epochs::Accepted` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
    // Storage: `Epochs::TallyCursor` (r:0 w:1)
    // Proof: `Epochs::TallyCursor` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// `v` is 1 to 64.
    fn start_epoch(v: u32) -> Weight {
        // 118_395_000 ps at the least.
        Weight::from_parts(126_762_732, 10142)
            // ± 70_572
            .saturating_add(Weight::from_parts(26_350_323, 0).saturating_mul(v.into()))
            .saturating_add(T::DbWeight::get().reads(26_u64))
            .saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(v.into())))
            .saturating_add(T::DbWeight::get().writes(17_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64.saturating_mul(v.into())))
            .saturating_add(Weight::from_parts(0, 149983).saturating_mul(v.into()))
    }
    // Storage: `Epochs::Current` (r:1 w:1)
    // Proof: `Epochs::Current` (`max_values`: Some(1), `max_size`: Some(45), added: 540, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Voters` (r:1 w:0)
    // Proof: `Epochs::Voters` (`max_values`: Some(1), `max_size`: Some(3074), added: 3569, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Reveals` (r:64 w:0)
    // Proof: `Epochs::Reveals` (`max_values`: None, `max_size`: Some(147508), added: 149983, mode: `MaxEncodedLen`)
    // Storage: `Epochs::SubmissionCount` (r:1 w:0)
    // Proof: `Epochs::SubmissionCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `Epochs::TallyCursor` (r:1 w:1)
    // Proof: `Epochs::TallyCursor` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Accepted` (r:1 w:1)
    // Proof: `Epochs::Accepted` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Submissions` (r:128 w:0)
    // Proof: `Epochs::Submissions` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `Epochs::AcceptedLosses` (r:1 w:1)
    // Proof: `Epochs::AcceptedLosses` (`max_values`: Some(1), `max_size`: Some(131076), added: 131571, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Lengths` (r:1 w:0)
    // Proof: `Epochs::Lengths` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Results` (r:0 w:128)
    // Proof: `Epochs::Results` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Tallied` (r:0 w:1)
    // Proof: `Epochs::Tallied` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
    /// `s` is 1 to 128.
    /// `n` is 128 to 16384.
    fn tally_page(s: u32, n: u32) -> Weight {
        // 2_160_511_000 ps at the least.
        Weight::from_parts(587_203_295, 9599902)
            // ± 3_299_743
            .saturating_add(Weight::from_parts(21_336_698, 0).saturating_mul(s.into()))
            // ± 25_861
            .saturating_add(Weight::from_parts(575_460, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(71_u64))
            .saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(s.into())))
            .saturating_add(T::DbWeight::get().writes(5_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(s.into())))
            .saturating_add(Weight::from_parts(0, 2603).saturating_mul(s.into()))
    }
    // Storage: `Epochs::Current` (r:1 w:0)
    // Proof: `Epochs::Current` (`max_values`: Some(1), `max_size`: Some(45), added: 540, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Voters` (r:1 w:0)
    // Proof: `Epochs::Voters` (`max_values`: Some(1), `max_size`: Some(3074), added: 3569, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Votes` (r:64 w:0)
    // Proof: `Epochs::Votes` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
    // Storage: `Epochs::SubmissionCount` (r:1 w:0)
    // Proof: `Epochs::SubmissionCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Reveals` (r:64 w:0)
    // Proof: `Epochs::Reveals` (`max_values`: None, `max_size`: Some(147508), added: 149983, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Accepted` (r:1 w:0)
    // Proof: `Epochs::Accepted` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Base` (r:1 w:1)
    // Proof: `Epochs::Base` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
    // Storage: `Epochs::AcceptedLosses` (r:1 w:0)
    // Proof: `Epochs::AcceptedLosses` (`max_values`: Some(1), `max_size`: Some(131076), added: 131571, mode: `MaxEncodedLen`)
    // Storage: `Epochs::SettledCount` (r:1 w:1)
    // Proof: `Epochs::SettledCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `Minting::Accounted` (r:1 w:1)
    // Proof: `Minting::Accounted` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `Minting::Deferred` (r:1 w:1)
    // Proof: `Minting::Deferred` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Minting::Unpaid` (r:1 w:1)
    // Proof: `Minting::Unpaid` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Epochs::RecentLosses` (r:1 w:1)
    // Proof: `Epochs::RecentLosses` (`max_values`: Some(1), `max_size`: Some(193), added: 688, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Health` (r:1 w:1)
    // Proof: `Epochs::Health` (`max_values`: Some(1), `max_size`: Some(2), added: 497, mode: `MaxEncodedLen`)
    // Storage: `Epochs::HeldInRow` (r:0 w:1)
    // Proof: `Epochs::HeldInRow` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `Epochs::History` (r:0 w:1)
    // Proof: `Epochs::History` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Closing` (r:0 w:1)
    // Proof: `Epochs::Closing` (`max_values`: Some(1), `max_size`: Some(1082), added: 1577, mode: `MaxEncodedLen`)
    /// `n` is 1 to 16384.
    fn decide(n: u32) -> Weight {
        // 980_342_000 ps at the least.
        Weight::from_parts(973_577_378, 9599902)
            // ± 9_649
            .saturating_add(Weight::from_parts(613_424, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(140_u64))
            .saturating_add(T::DbWeight::get().writes(10_u64))
    }
    // Storage: `Epochs::Current` (r:1 w:0)
    // Proof: `Epochs::Current` (`max_values`: Some(1), `max_size`: Some(45), added: 540, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Closing` (r:1 w:1)
    // Proof: `Epochs::Closing` (`max_values`: Some(1), `max_size`: Some(1082), added: 1577, mode: `MaxEncodedLen`)
    // Storage: `Epochs::History` (r:1 w:1)
    // Proof: `Epochs::History` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Voters` (r:1 w:0)
    // Proof: `Epochs::Voters` (`max_values`: Some(1), `max_size`: Some(3074), added: 3569, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Submissions` (r:127 w:0)
    // Proof: `Epochs::Submissions` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:127 w:127)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `Balances::Holds` (r:127 w:127)
    // Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Results` (r:127 w:127)
    // Proof: `Epochs::Results` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
    // Storage: `Minting::Unpaid` (r:1 w:1)
    // Proof: `Minting::Unpaid` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Minting::Minted` (r:1 w:1)
    // Proof: `Minting::Minted` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Minting::Income` (r:127 w:127)
    // Proof: `Minting::Income` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// `s` is 1 to 128.
    fn close_submissions(s: u32) -> Weight {
        // 124_445_000 ps at the least.
        Weight::from_parts(126_638_000, 4559)
            // ± 622_681
            .saturating_add(Weight::from_parts(109_889_959, 0).saturating_mul(s.into()))
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().reads(5_u64.saturating_mul(s.into())))
            .saturating_add(T::DbWeight::get().writes(4_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64.saturating_mul(s.into())))
            .saturating_add(Weight::from_parts(0, 2603).saturating_mul(s.into()))
    }
    // Storage: `Epochs::Closing` (r:1 w:1)
    // Proof: `Epochs::Closing` (`max_values`: Some(1), `max_size`: Some(1082), added: 1577, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Current` (r:1 w:0)
    // Proof: `Epochs::Current` (`max_values`: Some(1), `max_size`: Some(45), added: 540, mode: `MaxEncodedLen`)
    // Storage: `Epochs::History` (r:1 w:1)
    // Proof: `Epochs::History` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Voters` (r:1 w:0)
    // Proof: `Epochs::Voters` (`max_values`: Some(1), `max_size`: Some(3074), added: 3569, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Commits` (r:64 w:0)
    // Proof: `Epochs::Commits` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Reveals` (r:64 w:0)
    // Proof: `Epochs::Reveals` (`max_values`: None, `max_size`: Some(147508), added: 149983, mode: `MaxEncodedLen`)
    /// `v` is 1 to 64.
    fn close_voters(v: u32) -> Weight {
        // 45_778_000 ps at the least.
        Weight::from_parts(67_528_674, 4559)
            // ± 21_120
            .saturating_add(Weight::from_parts(9_108_678, 0).saturating_mul(v.into()))
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(v.into())))
            .saturating_add(T::DbWeight::get().writes(2_u64))
            .saturating_add(Weight::from_parts(0, 149983).saturating_mul(v.into()))
    }
    // Storage: `Epochs::Pruned` (r:1 w:1)
    // Proof: `Epochs::Pruned` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Current` (r:1 w:0)
    // Proof: `Epochs::Current` (`max_values`: Some(1), `max_size`: Some(45), added: 540, mode: `MaxEncodedLen`)
    // Storage: `Epochs::History` (r:1 w:0)
    // Proof: `Epochs::History` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Submissions` (r:128 w:128)
    // Proof: `Epochs::Submissions` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:128 w:128)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `Epochs::Results` (r:0 w:128)
    // Proof: `Epochs::Results` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
    // Storage: `Epochs::SubmissionOf` (r:0 w:128)
    // Proof: `Epochs::SubmissionOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// `s` is 0 to 128.
    fn prune(s: u32) -> Weight {
        // 10_676_000 ps at the least.
        Weight::from_parts(11_627_000, 3614)
            // ± 50_912
            .saturating_add(Weight::from_parts(17_185_877, 0).saturating_mul(s.into()))
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(s.into())))
            .saturating_add(T::DbWeight::get().writes(1_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64.saturating_mul(s.into())))
            .saturating_add(Weight::from_parts(0, 2603).saturating_mul(s.into()))
    }
}

/// With those of RocksDB, for tests.
impl WeightInfo for () {
    fn check_submit() -> Weight {
        Weight::from_parts(40_991_000, 3593).saturating_add(RocksDbWeight::get().reads(11_u64))
    }
    fn check_reveal(s: u32) -> Weight {
        Weight::from_parts(19_429_720, 150973)
            .saturating_add(Weight::from_parts(10_437, 0).saturating_mul(s.into()))
            .saturating_add(RocksDbWeight::get().reads(5_u64))
    }
    fn check_vote() -> Weight {
        Weight::from_parts(16_164_000, 4559).saturating_add(RocksDbWeight::get().reads(5_u64))
    }
    fn announce() -> Weight {
        Weight::from_parts(30_165_000, 4559)
            .saturating_add(RocksDbWeight::get().reads(3_u64))
            .saturating_add(RocksDbWeight::get().writes(1_u64))
    }
    fn submit() -> Weight {
        Weight::from_parts(129_141_000, 3593)
            .saturating_add(RocksDbWeight::get().reads(11_u64))
            .saturating_add(RocksDbWeight::get().writes(6_u64))
    }
    fn commit() -> Weight {
        Weight::from_parts(54_180_000, 4559)
            .saturating_add(RocksDbWeight::get().reads(6_u64))
            .saturating_add(RocksDbWeight::get().writes(3_u64))
    }
    fn reveal(s: u32) -> Weight {
        Weight::from_parts(68_685_035, 150973)
            .saturating_add(Weight::from_parts(24_668, 0).saturating_mul(s.into()))
            .saturating_add(RocksDbWeight::get().reads(8_u64))
            .saturating_add(RocksDbWeight::get().writes(3_u64))
    }
    fn vote() -> Weight {
        Weight::from_parts(55_763_000, 4559)
            .saturating_add(RocksDbWeight::get().reads(7_u64))
            .saturating_add(RocksDbWeight::get().writes(3_u64))
    }
    fn resume() -> Weight {
        Weight::from_parts(1_212_968_000, 164985)
            .saturating_add(RocksDbWeight::get().reads(80_u64))
            .saturating_add(RocksDbWeight::get().writes(69_u64))
    }
    fn advance() -> Weight {
        Weight::from_parts(16_595_000, 1530)
            .saturating_add(RocksDbWeight::get().reads(3_u64))
            .saturating_add(RocksDbWeight::get().writes(1_u64))
    }
    fn start_epoch(v: u32) -> Weight {
        Weight::from_parts(126_762_732, 10142)
            .saturating_add(Weight::from_parts(26_350_323, 0).saturating_mul(v.into()))
            .saturating_add(RocksDbWeight::get().reads(26_u64))
            .saturating_add(RocksDbWeight::get().reads(3_u64.saturating_mul(v.into())))
            .saturating_add(RocksDbWeight::get().writes(17_u64))
            .saturating_add(RocksDbWeight::get().writes(4_u64.saturating_mul(v.into())))
            .saturating_add(Weight::from_parts(0, 149983).saturating_mul(v.into()))
    }
    fn tally_page(s: u32, n: u32) -> Weight {
        Weight::from_parts(587_203_295, 9599902)
            .saturating_add(Weight::from_parts(21_336_698, 0).saturating_mul(s.into()))
            .saturating_add(Weight::from_parts(575_460, 0).saturating_mul(n.into()))
            .saturating_add(RocksDbWeight::get().reads(71_u64))
            .saturating_add(RocksDbWeight::get().reads(1_u64.saturating_mul(s.into())))
            .saturating_add(RocksDbWeight::get().writes(5_u64))
            .saturating_add(RocksDbWeight::get().writes(1_u64.saturating_mul(s.into())))
            .saturating_add(Weight::from_parts(0, 2603).saturating_mul(s.into()))
    }
    fn decide(n: u32) -> Weight {
        Weight::from_parts(973_577_378, 9599902)
            .saturating_add(Weight::from_parts(613_424, 0).saturating_mul(n.into()))
            .saturating_add(RocksDbWeight::get().reads(140_u64))
            .saturating_add(RocksDbWeight::get().writes(10_u64))
    }
    fn close_submissions(s: u32) -> Weight {
        Weight::from_parts(126_638_000, 4559)
            .saturating_add(Weight::from_parts(109_889_959, 0).saturating_mul(s.into()))
            .saturating_add(RocksDbWeight::get().reads(6_u64))
            .saturating_add(RocksDbWeight::get().reads(5_u64.saturating_mul(s.into())))
            .saturating_add(RocksDbWeight::get().writes(4_u64))
            .saturating_add(RocksDbWeight::get().writes(4_u64.saturating_mul(s.into())))
            .saturating_add(Weight::from_parts(0, 2603).saturating_mul(s.into()))
    }
    fn close_voters(v: u32) -> Weight {
        Weight::from_parts(67_528_674, 4559)
            .saturating_add(Weight::from_parts(9_108_678, 0).saturating_mul(v.into()))
            .saturating_add(RocksDbWeight::get().reads(4_u64))
            .saturating_add(RocksDbWeight::get().reads(2_u64.saturating_mul(v.into())))
            .saturating_add(RocksDbWeight::get().writes(2_u64))
            .saturating_add(Weight::from_parts(0, 149983).saturating_mul(v.into()))
    }
    fn prune(s: u32) -> Weight {
        Weight::from_parts(11_627_000, 3614)
            .saturating_add(Weight::from_parts(17_185_877, 0).saturating_mul(s.into()))
            .saturating_add(RocksDbWeight::get().reads(3_u64))
            .saturating_add(RocksDbWeight::get().reads(2_u64.saturating_mul(s.into())))
            .saturating_add(RocksDbWeight::get().writes(1_u64))
            .saturating_add(RocksDbWeight::get().writes(4_u64.saturating_mul(s.into())))
            .saturating_add(Weight::from_parts(0, 2603).saturating_mul(s.into()))
    }
}
