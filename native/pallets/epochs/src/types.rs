//! What the pallet keeps and takes: the records of an epoch, in the order in which an epoch makes them.

use alice_minting::running_share;
use alloc::string::String;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
    traits::{ConstU32, Get},
    BoundedVec,
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;

/// Longest address of a voter's ingest, in bytes.
pub type MaxEndpoint = ConstU32<256>;
/// Longest genesis inscription, in bytes.
pub type MaxInscription = ConstU32<1024>;
/// Longest name of a model, in bytes.
pub type MaxName = ConstU32<32>;

/// Raw improvements of the loss in nano-nats by index of submission; `None` abstains.
pub type Scores<Max> = BoundedVec<Option<i64>, Max>;

/// How a pseudo-gradient is signed and applied. There is one convention and it can not be configured; it is a type so
/// that a gradient's header, the runtime's constants and whoever reads them name the same thing.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum SignConvention {
    /// `delta = start − end`, and the update subtracts it: `θ ← θ − η·mean(delta)`.
    #[default]
    StartMinusEnd,
}

/// The parts of an epoch, in order.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum Phase {
    /// Miners submit the hash of their gradient.
    #[default]
    Submit,
    /// Voters score the gradients and commit to their scores.
    Score,
    /// Voters reveal the scores they committed to.
    Reveal,
    /// The chain tallies the scores, then voters vote for the next base.
    Vote,
    /// The chain decides what becomes of the epoch and pays for it, or training is halted.
    Settle,
}

/// The epoch that is under way.
#[derive(
    Clone, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Epoch {
    /// Number of the epoch, from 0.
    pub index: u32,
    /// Part of the epoch that is under way.
    pub phase: Phase,
    /// First block of the epoch; 0 before the first epoch.
    pub started: u32,
    /// First block that is no longer in this phase.
    pub deadline: u32,
    /// Parent hash of the epoch's first block: seeds the assignment of shards and the proof of work.
    pub randomness: H256,
}

/// Lengths of the phases in blocks.
#[derive(
    Clone,
    Debug,
    Decode,
    DecodeWithMemTracking,
    Deserialize,
    Encode,
    Eq,
    MaxEncodedLen,
    PartialEq,
    Serialize,
    TypeInfo,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PhaseLengths {
    /// Blocks in which miners may submit; always used in full.
    pub submit: u32,
    /// Most blocks in which voters may commit.
    pub score: u32,
    /// Most blocks in which voters may reveal.
    pub reveal: u32,
    /// Most blocks, from the end of the tally, in which voters may vote.
    pub vote: u32,
}

impl Default for PhaseLengths {
    fn default() -> Self {
        Self { submit: 10, score: 10, reveal: 10, vote: 10 }
    }
}

/// Parameters that change when the next epoch starts; `None` stays as it is.
#[derive(
    Clone, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct PendingParameters {
    /// [`PhaseLengths::submit`], in blocks.
    pub submit: Option<u32>,
    /// [`PhaseLengths::score`], in blocks.
    pub score: Option<u32>,
    /// [`PhaseLengths::reveal`], in blocks.
    pub reveal: Option<u32>,
    /// [`PhaseLengths::vote`], in blocks.
    pub vote: Option<u32>,
    /// The least difficulty of the proof of work.
    pub min_difficulty: Option<u64>,
    /// Deposit of a key with balance, in plancks.
    pub deposit: Option<u128>,
    /// Places for submissions in an epoch.
    pub places: Option<u32>,
}

/// The model that the network trains.
#[derive(
    Clone, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct ModelEntry {
    /// Its name on the model ladder, UTF-8.
    pub name: BoundedVec<u8, MaxName>,
    /// Number of its parameters.
    pub parameters: u64,
    /// Most bytes of a gradient blob.
    pub budget: u32,
    /// Hash of its description.
    pub description: H256,
    /// Hash of the manifest of its corpus.
    pub manifest: H256,
    /// Seed of its first weights.
    pub seed: H256,
}

/// [`ModelEntry`] as the genesis configuration writes it.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ModelGenesis {
    /// Its name on the model ladder.
    pub name: String,
    /// Number of its parameters.
    pub parameters: u64,
    /// Most bytes of a gradient blob.
    pub budget: u32,
    /// Hash of its description.
    pub description: H256,
    /// Hash of the manifest of its corpus.
    pub manifest: H256,
    /// Seed of its first weights.
    pub seed: H256,
}

/// Where a voter listens, and the root of its hidden text.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Announcement {
    /// URL of the voter's ingest, ASCII.
    pub endpoint: BoundedVec<u8, MaxEndpoint>,
    /// Root hash of its hidden text.
    pub hidden_root: H256,
    /// Epoch in which it was announced.
    pub epoch: u32,
}

/// A miner's claim to a gradient.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Submission<AccountId> {
    /// The miner.
    pub account: AccountId,
    /// Hash of the gradient blob.
    pub blob: H256,
    /// Size of the gradient blob in bytes.
    pub size: u32,
    /// The miner's loss on its first batch, in nano-nats a token.
    pub first_loss: u64,
    /// The miner's loss on its last batch, in nano-nats a token.
    pub last_loss: u64,
    /// Block that took the submission.
    pub block: u32,
    /// What was put on hold for it until the epoch ends; 0 if work was shown in its place.
    pub deposit: u128,
}

/// What became of a submission.
#[derive(
    Clone, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Outcome {
    /// Power-weighted median of its revealed scores in nano-nats; `None` if no voter gave a number.
    pub score: Option<i64>,
    /// Power of the voters that gave a number.
    pub weight: u128,
    /// Whether its gradient goes into the next base.
    pub accepted: bool,
    /// Its share of the miners' part, in plancks.
    pub paid: u128,
}

impl Outcome {
    /// What it is paid in proportion to: its score if it is accepted.
    pub fn merit(&self) -> u128 {
        self.score.filter(|_| self.accepted).map_or(0, |score| u128::from(score.unsigned_abs()))
    }
}

/// What the tally has accepted so far.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct AcceptedTotal {
    /// Submissions.
    pub count: u32,
    /// Sum of their settled scores, in nano-nats.
    pub scores: u128,
}

/// A voter's losses in nano-nats a token.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct VoteLosses {
    /// On its hidden text at `θ − η·g`: where the update goes.
    pub minus: u64,
    /// On its hidden text at `θ`.
    pub base: u64,
    /// On its hidden text at `θ + η·g`: the opposite of the update.
    pub plus: u64,
    /// On the public held-out text at `θ − η·g`.
    pub held_out: u64,
}

/// A voter's vote for the next base.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Vote {
    /// Hash of the weights that the accepted gradients lead to.
    pub hash: H256,
    /// What the voter measured there.
    pub losses: VoteLosses,
}

/// How an epoch ended.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum Status {
    /// The voted hash is the new base and the epoch is paid.
    Settled,
    /// The sign guard kept the base; the emission is deferred.
    Held,
    /// There was nothing to settle or no majority; the emission is deferred.
    #[default]
    Deferred,
}

/// Why an epoch was deferred.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum DeferReason {
    /// Nobody submitted.
    NoSubmission,
    /// Voters with less than two thirds of the power revealed scores.
    TooFewRevealed,
    /// No submission was accepted.
    NothingAccepted,
    /// No hash has two thirds of the power.
    NoMajority,
}

/// The three loss series of the model, in nano-nats a token; 0 where nothing was measured.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Losses {
    /// Median of the last batch losses of the accepted miners.
    pub batch: u64,
    /// Power-weighted median of the voters' losses on hidden text.
    pub validation: u64,
    /// Power-weighted median of the voters' losses on the public held-out text.
    pub held_out: u64,
}

/// What remains of an epoch for good.
#[derive(
    Clone, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct EpochRecord {
    /// How it ended.
    pub status: Status,
    /// Hash of the base that it began with.
    pub before: H256,
    /// Hash of the base that it ended with.
    pub after: H256,
    /// What was minted for it, in plancks.
    pub minted: u128,
    /// The part of it that went to miners.
    pub miners_part: u128,
    /// Number of submissions.
    pub submissions: u32,
    /// Number of accepted submissions.
    pub accepted: u32,
    /// The three losses.
    pub losses: Losses,
    /// Its first block.
    pub started: u32,
    /// The block that decided it.
    pub ended: u32,
}

/// Names of the three loss series.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum Series {
    /// [`Losses::batch`].
    Batch,
    /// [`Losses::validation`].
    Validation,
    /// [`Losses::held_out`].
    HeldOut,
}

/// Whether the three loss series agree.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum HealthState {
    /// They do, or there is too little to tell.
    #[default]
    Good,
    /// Two fall while this one rises.
    Diverging {
        /// The series that rises.
        series: Series,
    },
}

/// How far the chain has come in closing a decided epoch: returning deposits, paying and slashing, a page a block.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
#[scale_info(skip_type_params(MaxVoters))]
pub struct ClosingState<MaxVoters: Get<u32>> {
    /// Submissions that are done.
    pub submissions: u32,
    /// Voters that are done.
    pub voters: u32,
    /// Plancks for each voter, by its place in `Voters`; empty if the epoch is not paid.
    pub shares: BoundedVec<u128, MaxVoters>,
    /// Plancks that the miners share; 0 if the epoch is not paid.
    pub part: u128,
    /// Sum of the scores that they are shared by, in nano-nats.
    pub scores: u128,
    /// Sum of the scores of the submissions that are done.
    pub scored: u128,
}

impl<MaxVoters: Get<u32>> ClosingState<MaxVoters> {
    /// The share of the next submission, in plancks; with it, it is done.
    pub fn next_share(&mut self, outcome: &Outcome) -> u128 {
        let merit = outcome.merit();
        let share = running_share(self.part, self.scores, self.scored, merit);
        self.scored = self.scored.saturating_add(merit);
        share
    }

    /// What the submissions that are not done will share, in plancks.
    pub fn unshared(&self) -> u128 {
        running_share(self.part, self.scores, self.scored, self.scores.saturating_sub(self.scored))
    }
}

/// The next entry to remove of the epochs that are too old.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct PruneCursor {
    /// Every earlier epoch is pruned.
    pub epoch: u32,
    /// Submissions of this epoch that are pruned.
    pub index: u32,
}
