//! Weights of the calls and of what a block does by itself.
//!
//! Bounded by hand, no benchmark was run: reads and writes are counted from the code, and the computation is a round
//! figure above what such a step takes on reference hardware. A call's check runs up to three times (for the nonce,
//! for the fee, in the call); the nonce check's run is in [`WeightInfo::check`], the two others are in the call's weight,
//! where only the first touches storage that is not cached yet. `benchmarking.rs` measures the same.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// What the runtime must be told about the cost of this pallet.
pub trait WeightInfo {
    /// The check of any call, with `s` scores to hash.
    fn check(s: u32) -> Weight;
    /// `announce`.
    fn announce() -> Weight;
    /// `submit`.
    fn submit() -> Weight;
    /// `commit`.
    fn commit() -> Weight;
    /// `reveal` of `s` scores.
    fn reveal(s: u32) -> Weight;
    /// `vote`.
    fn vote() -> Weight;
    /// `resume`.
    fn resume() -> Weight;
    /// What every block does to see whether a phase ends.
    fn advance() -> Weight;
    /// The start of an epoch after one with `v` voters, without the election.
    fn start_epoch(v: u32) -> Weight;
    /// A tally of `s` of `n` submissions with `v` voters.
    fn tally_page(v: u32, s: u32, n: u32) -> Weight;
    /// The decision of an epoch with `v` voters and `n` submissions, without the mint.
    fn decide(v: u32, n: u32) -> Weight;
    /// Closing `s` submissions, without the payments.
    fn close_submissions(s: u32) -> Weight;
    /// Closing `v` voters, without payments, splits and slashes.
    fn close_voters(v: u32) -> Weight;
    /// Pruning `s` submissions.
    fn prune(s: u32) -> Weight;
}

/// Voters that the calls' weights reckon with, since the calls do not know their number.
const VOTERS: u64 = 128;
/// Reading a list of [`VOTERS`] and looking for one.
const LOOK_UP_VOTER: u64 = VOTERS * 50_000;

/// Weights in terms of the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> SubstrateWeight<T> {
    fn bound(picoseconds: u64, reads: u64, writes: u64) -> Weight {
        let proof = reads.saturating_mul(16_384);
        Weight::from_parts(picoseconds, proof).saturating_add(T::DbWeight::get().reads_writes(reads, writes))
    }

    /// `n` times [`Self::bound`].
    fn each(n: u32, picoseconds: u64, reads: u64, writes: u64) -> Weight {
        Self::bound(picoseconds, reads, writes).saturating_mul(u64::from(n))
    }
}

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// The most is read for `submit`: `Halted`, `Current`, `SubmissionOf`, `SubmissionCount`, `Places`, `Base`, `Model`,
    /// `Deposit`, the account, its holds, `Difficulty`; for `resume` the election.
    fn check(s: u32) -> Weight {
        Self::bound(30_000_000 + LOOK_UP_VOTER, 11, 0).saturating_add(Self::each(s, 60_000, 0, 0))
    }

    fn announce() -> Weight {
        Self::bound(40_000_000 + 2 * LOOK_UP_VOTER, 3, 1)
    }

    /// Writes `SubmissionCount`, `SubmissionOf`, `Submissions`, the account and its holds.
    fn submit() -> Weight {
        Self::bound(120_000_000, 11, 5)
    }

    /// Writes `Commits`, its counter and `Current`.
    fn commit() -> Weight {
        Self::bound(50_000_000 + 2 * LOOK_UP_VOTER, 6, 3)
    }

    fn reveal(s: u32) -> Weight {
        Self::bound(60_000_000, 8, 3).saturating_add(Self::each(s, 120_000, 0, 0))
    }

    fn vote() -> Weight {
        Self::bound(50_000_000 + 2 * LOOK_UP_VOTER, 7, 3)
    }

    /// Reads the validators and every request; the last one removes them all.
    fn resume() -> Weight {
        Self::bound(100_000_000 + VOTERS * LOOK_UP_VOTER, 8 + 4 * VOTERS, 8 + VOTERS)
    }

    fn advance() -> Weight {
        Self::bound(20_000_000, 9, 1)
    }

    /// For each voter `Commits`, `Reveals`, `Votes` and `Announcements` go.
    fn start_epoch(v: u32) -> Weight {
        Self::bound(70_000_000, 16, 13).saturating_add(Self::each(v, 40_000_000, 4, 4))
    }

    /// For each voter all its scores are read, for each submission its scores are sorted, `Submissions` is read and
    /// `Results` is written.
    fn tally_page(v: u32, s: u32, n: u32) -> Weight {
        Self::bound(40_000_000, 8, 6)
            .saturating_add(Self::each(v, 30_000_000, 1, 0))
            .saturating_add(Self::each(s, 15_000_000, 1, 1))
            .saturating_add(Self::each(v.saturating_mul(s), 60_000, 0, 0))
            .saturating_add(Self::each(v.saturating_mul(n), 30_000, 0, 0))
    }

    /// For each voter `Votes` and `Reveals` are read, with all its scores; the losses of all accepted are sorted.
    fn decide(v: u32, n: u32) -> Weight {
        Self::bound(150_000_000, 12, 8)
            .saturating_add(Self::each(v, 60_000_000, 3, 0))
            .saturating_add(Self::each(n, 100_000, 0, 0))
            .saturating_add(Self::each(v.saturating_mul(n), 30_000, 0, 0))
    }

    /// Reads `Submissions` and `Results` and writes the latter, reads and writes the account and its holds.
    fn close_submissions(s: u32) -> Weight {
        Self::bound(30_000_000, 3, 2).saturating_add(Self::each(s, 50_000_000, 4, 4))
    }

    fn close_voters(v: u32) -> Weight {
        Self::each(v, 15_000_000, 2, 0)
    }

    fn prune(s: u32) -> Weight {
        Self::bound(10_000_000, 3, 1).saturating_add(Self::each(s, 15_000_000, 2, 3))
    }
}
