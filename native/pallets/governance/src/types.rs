//! What the pallet stores.

use crate::Parameter;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// What a proposal does when it is carried out.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Action<Hash> {
    /// Anybody may supply the runtime whose code has this hash (blake2b-256).
    Upgrade(Hash),
    /// A parameter gets this value.
    Change(Parameter),
}

/// How far a proposal has come.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum Stage {
    /// It has not passed.
    Voting,
    /// It has passed.
    Passed {
        /// The block that carries it out or rejects it.
        at: u32,
    },
}

/// A proposal that is open.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Proposal<AccountId, Hash> {
    /// Its number, from 0.
    pub number: u32,
    /// Who opened it.
    pub proposer: AccountId,
    /// What it does.
    pub action: Action<Hash>,
    /// The block in which it was opened.
    pub opened: u32,
    /// Stake for it, in plancks.
    pub ayes: u128,
    /// Stake against it, in plancks. It shows what voters think; what counts is the stake that is not for it.
    pub nays: u128,
    /// How far it has come.
    pub stage: Stage,
}

/// An account's vote on a proposal.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Ballot {
    /// The proposal's number.
    pub proposal: u32,
    /// For it, or against it.
    pub aye: bool,
    /// What the account had staked when it voted, or the least that it has had since, in plancks.
    pub weight: u128,
}

/// A runtime whose code is awaited.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Authorisation<Hash> {
    /// Hash of the code.
    pub code_hash: Hash,
    /// The first block in which it is too late to supply it.
    pub until: u32,
}

/// How long each part of a proposal's course takes, in blocks.
#[derive(
    Clone,
    Copy,
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
pub struct Timing {
    /// From the opening until it can pass.
    pub voting: u32,
    /// From the opening until it expires, unless it has passed.
    pub lifetime: u32,
    /// From passing until it is carried out.
    pub delay: u32,
    /// For how long the code of an authorised runtime is awaited.
    pub supply: u32,
}

/// With blocks of six seconds: a week to vote, four weeks to pass, nine days until it is carried out, two weeks to supply
/// the code. A chain that comes from a runtime without this pallet has these.
impl Default for Timing {
    fn default() -> Self {
        const DAY: u32 = 24 * 600;
        const WEEK: u32 = 7 * DAY;
        Self { voting: WEEK, lifetime: 4 * WEEK, delay: 9 * DAY, supply: 2 * WEEK }
    }
}
