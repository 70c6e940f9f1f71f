//! The rules of the calls: one pure check for each, used in three places. `feeless_if` asks it whether the call is free,
//! the call itself asks it again before it changes anything, and [`crate::CheckNonce`] asks it before the call enters the pool or a block.
//! The checks read the number of the block that is being built, so the pool's answer is that of the block to come.

use crate::{
    pallet::{
        Announcements, Base, Call, Commits, Config, Current, Deposit, DepositCount, Difficulty, Error,
        Halted, HoldReason, Model, Pallet, Resumes, Reveals, SubmissionCount, SubmissionOf, Tallied, Voters,
        Votes,
    },
    types::{Epoch, MaxEndpoint, Phase, Scores},
    work,
};
use alice_staking::Stake;
use codec::Encode;
use frame_support::{ensure, traits::fungible::InspectHold, BoundedVec};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_core::H256;
use sp_io::hashing::blake2_256;
use sp_runtime::SaturatedConversion;

/// Why a call is refused. Its [`code`](Refusal::code) goes into `InvalidTransaction::Custom`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Refusal {
    /// The call names another epoch than the current one.
    WrongEpoch = 1,
    /// The call does not belong to the phase of the block.
    WrongPhase = 2,
    /// The account has already done this in this epoch.
    AlreadyDone = 3,
    /// Every place of the epoch is taken.
    EpochFull = 4,
    /// The account can not leave the deposit, and the work is not enough.
    WorkTooWeak = 5,
    /// The account is not one of the voters.
    NotVoter = 6,
    /// The account has committed to nothing.
    NothingCommitted = 7,
    /// The gradient starts from another base.
    WrongBase = 8,
    /// The gradient is larger than the model's budget.
    OverBudget = 9,
    /// The scores and the salt do not match the commit, or there is not one score for each submission.
    BadReveal = 10,
    /// Training is halted.
    Halted = 11,
    /// Training is not halted.
    NotHalted = 12,
    /// An argument makes no sense.
    Malformed = 13,
    /// The tally is still under way.
    TallyUnfinished = 14,
}

impl Refusal {
    /// The code in `InvalidTransaction::Custom` when the call is refused.
    pub fn code(self) -> u8 {
        self as u8
    }
}

impl<T: Config> From<Refusal> for Error<T> {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::WrongEpoch => Error::WrongEpoch,
            Refusal::WrongPhase => Error::WrongPhase,
            Refusal::AlreadyDone => Error::AlreadyDone,
            Refusal::EpochFull => Error::EpochFull,
            Refusal::WorkTooWeak => Error::WorkTooWeak,
            Refusal::NotVoter => Error::NotVoter,
            Refusal::NothingCommitted => Error::NothingCommitted,
            Refusal::WrongBase => Error::WrongBase,
            Refusal::OverBudget => Error::OverBudget,
            Refusal::BadReveal => Error::BadReveal,
            Refusal::Halted => Error::Halted,
            Refusal::NotHalted => Error::NotHalted,
            Refusal::Malformed => Error::Malformed,
            Refusal::TallyUnfinished => Error::TallyUnfinished,
        }
    }
}

/// The arguments of `submit`.
pub struct Claim<'a> {
    /// Epoch that the gradient is for.
    pub epoch: u32,
    /// Base that it starts from.
    pub base: &'a H256,
    /// Its size in bytes.
    pub size: u32,
    /// Proof of work.
    pub work: u64,
}

impl<T: Config> Pallet<T> {
    /// The check of any of this pallet's calls.
    pub(crate) fn check(who: &T::AccountId, call: &Call<T>) -> Result<(), Refusal> {
        match call {
            Call::announce { endpoint, .. } => Self::check_announce(who, endpoint),
            Call::submit { epoch, base, size, work, .. } => {
                Self::check_submit(who, &Claim { epoch: *epoch, base, size: *size, work: *work }).map(|_| ())
            }
            Call::commit { epoch, .. } => Self::check_commit(who, *epoch),
            Call::reveal { epoch, scores, salt } => Self::check_reveal(who, *epoch, scores, salt),
            Call::vote { epoch, .. } => Self::check_vote(who, *epoch),
            Call::resume { epoch } => Self::check_resume(who, *epoch),
            Call::__Ignore(..) => Err(Refusal::Malformed),
        }
    }

    /// A voter announces once an epoch, and an URL that others can use.
    pub(crate) fn check_announce(
        who: &T::AccountId,
        endpoint: &BoundedVec<u8, MaxEndpoint>,
    ) -> Result<(), Refusal> {
        ensure!(Self::is_voter(who), Refusal::NotVoter);
        let epoch = Current::<T>::get().index;
        ensure!(Announcements::<T>::get(who).is_none_or(|last| last.epoch != epoch), Refusal::AlreadyDone);
        ensure!(is_url(endpoint), Refusal::Malformed);
        Ok(())
    }

    /// A miner submits once an epoch, while there are places, a gradient from the current base and within the budget. It
    /// leaves the deposit if it can (the answer is what it leaves), and shows work if not. Deposits come back, so they take
    /// half of the places at most: who has much cannot keep all others out for nothing.
    pub(crate) fn check_submit(who: &T::AccountId, claim: &Claim) -> Result<u128, Refusal> {
        let current = Self::in_phase(claim.epoch, Phase::Submit)?;
        ensure!(!SubmissionOf::<T>::contains_key(claim.epoch, who), Refusal::AlreadyDone);
        ensure!(SubmissionCount::<T>::get() < Self::places(), Refusal::EpochFull);
        ensure!(*claim.base == Base::<T>::get(), Refusal::WrongBase);
        ensure!(claim.size > 0, Refusal::Malformed);
        ensure!(claim.size <= Model::<T>::get().budget, Refusal::OverBudget);
        let deposit = Deposit::<T>::get();
        let open = DepositCount::<T>::get().saturating_mul(2) < Self::places();
        if deposit > 0 && open && T::Currency::can_hold(&HoldReason::Submission.into(), who, deposit) {
            return Ok(deposit);
        }
        let difficulty = Difficulty::<T>::get();
        ensure!(
            work::is_enough(who, claim.epoch, &current.randomness, claim.work, difficulty),
            Refusal::WorkTooWeak
        );
        Ok(0)
    }

    /// A voter commits once, while scores are made.
    pub(crate) fn check_commit(who: &T::AccountId, epoch: u32) -> Result<(), Refusal> {
        Self::in_phase(epoch, Phase::Score)?;
        ensure!(Self::is_voter(who), Refusal::NotVoter);
        ensure!(!Commits::<T>::contains_key(who), Refusal::AlreadyDone);
        Ok(())
    }

    /// Who committed reveals once: exactly what the commit hashes, one entry for each submission.
    pub(crate) fn check_reveal(
        who: &T::AccountId,
        epoch: u32,
        scores: &Scores<T::MaxSubmissions>,
        salt: &H256,
    ) -> Result<(), Refusal> {
        Self::in_phase(epoch, Phase::Reveal)?;
        let commit = Commits::<T>::get(who).ok_or(Refusal::NothingCommitted)?;
        ensure!(!Reveals::<T>::contains_key(who), Refusal::AlreadyDone);
        ensure!(scores.len() as u64 == u64::from(SubmissionCount::<T>::get()), Refusal::BadReveal);
        ensure!(Self::commitment(who, epoch, scores, salt) == commit, Refusal::BadReveal);
        Ok(())
    }

    /// A voter votes once, when the tally is done.
    pub(crate) fn check_vote(who: &T::AccountId, epoch: u32) -> Result<(), Refusal> {
        let current = Self::in_epoch(epoch)?;
        ensure!(current.phase == Phase::Vote, Refusal::WrongPhase);
        ensure!(Tallied::<T>::get(), Refusal::TallyUnfinished);
        ensure!(Self::now() < current.deadline, Refusal::WrongPhase);
        ensure!(Self::is_voter(who), Refusal::NotVoter);
        ensure!(!Votes::<T>::contains_key(who), Refusal::AlreadyDone);
        Ok(())
    }

    /// While training is halted, a validator that is elected now asks once for it to go on; and again where that ends the
    /// halt, since others have lost their seats or their power. Strangers are told so before anybody is elected.
    pub(crate) fn check_resume(who: &T::AccountId, epoch: u32) -> Result<(), Refusal> {
        ensure!(Halted::<T>::get(), Refusal::NotHalted);
        ensure!(Current::<T>::get().index == epoch, Refusal::WrongEpoch);
        ensure!(T::Stake::stands(who), Refusal::NotVoter);
        let elected = T::Stake::elect();
        ensure!(elected.iter().any(|(voter, _)| voter == who), Refusal::NotVoter);
        ensure!(!Resumes::<T>::contains_key(who) || Self::may_resume(&elected), Refusal::AlreadyDone);
        Ok(())
    }

    /// What a voter commits to: `blake2_256(SCALE(account, epoch, scores, salt))`.
    pub fn commitment(
        who: &T::AccountId,
        epoch: u32,
        scores: &Scores<T::MaxSubmissions>,
        salt: &H256,
    ) -> H256 {
        (who, epoch, scores, salt).using_encoded(blake2_256).into()
    }

    /// The current epoch, if it is `epoch` and training goes on.
    fn in_epoch(epoch: u32) -> Result<Epoch, Refusal> {
        ensure!(!Halted::<T>::get(), Refusal::Halted);
        let current = Current::<T>::get();
        ensure!(current.index == epoch, Refusal::WrongEpoch);
        Ok(current)
    }

    /// The current epoch, if it is `epoch` and this block is in `phase`.
    fn in_phase(epoch: u32, phase: Phase) -> Result<Epoch, Refusal> {
        let current = Self::in_epoch(epoch)?;
        ensure!(current.phase == phase && Self::now() < current.deadline, Refusal::WrongPhase);
        Ok(current)
    }

    fn is_voter(who: &T::AccountId) -> bool {
        Voters::<T>::get().iter().any(|(voter, _)| voter == who)
    }

    /// The number of the block that is being built.
    pub(crate) fn now() -> u32 {
        let now: BlockNumberFor<T> = frame_system::Pallet::<T>::block_number();
        now.saturated_into()
    }
}

/// Printable ASCII that begins as an HTTP URL and has something after it.
fn is_url(endpoint: &[u8]) -> bool {
    let rest = endpoint.strip_prefix(b"http://").or_else(|| endpoint.strip_prefix(b"https://"));
    rest.is_some_and(|rest| !rest.is_empty() && rest.iter().all(u8::is_ascii_graphic))
}
