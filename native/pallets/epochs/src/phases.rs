//! The phase machine: when a phase ends, what comes next, and how an epoch starts.
//!
//! Deadlines are met by the first thing that a block does, so all transactions of a block see one phase, except that the
//! last one to act in `Score`, `Reveal` or `Vote` ends that phase at once.

use crate::{
    median::is_two_thirds,
    pallet::{
        Accepted, AcceptedLosses, Announcements, Base, Closing, Commits, Config, Current, DepositCount,
        Difficulty, Event, Halted, HeldInRow, History, Lengths, MinDifficulty, Pallet, Resumes, Reveals,
        SubmissionCount, Tallied, TallyCursor, Voters, Votes,
    },
    types::{Epoch, Phase},
    weights::WeightInfo,
    work,
};
use alice_minting::Mint;
use alice_staking::Stake;
use alloc::vec::Vec;
use frame_support::{dispatch::DispatchResult, weights::Weight};

impl<T: Config> Pallet<T> {
    /// What block `now` does before its transactions: ends a phase at its deadline, tallies or pays a page, starts an
    /// epoch. Answers with its weight.
    pub(crate) fn advance(now: u32) -> Weight {
        let mut weight = T::WeightInfo::advance();
        if Current::<T>::get().started == 0 {
            return weight.saturating_add(Self::start_epoch(0, now));
        }
        Self::end_at_deadline(now);
        if Current::<T>::get().phase == Phase::Vote && !Tallied::<T>::get() {
            // What a tally that accepts nothing leads to is for the next block: each does one page of an epoch.
            return weight.saturating_add(Self::tally_page(now));
        }
        let current = Current::<T>::get();
        if current.phase == Phase::Settle {
            if !History::<T>::contains_key(current.index) {
                weight.saturating_accrue(Self::decide(&current, now));
            }
            if Closing::<T>::exists() {
                weight.saturating_accrue(Self::close_page(&current));
            }
            if !Closing::<T>::exists() && !Halted::<T>::get() {
                weight.saturating_accrue(Self::start_epoch(current.index.saturating_add(1), now));
            }
        }
        weight
    }

    /// Ends the phase if `now` is its deadline. What nobody can act in is left out: without a submission or a commit
    /// the epoch goes to its end.
    fn end_at_deadline(now: u32) {
        let current = Current::<T>::get();
        if now < current.deadline {
            return;
        }
        match current.phase {
            Phase::Submit if SubmissionCount::<T>::get() == 0 => Self::enter(Phase::Settle, now),
            Phase::Submit => Self::enter(Phase::Score, now),
            Phase::Score if Commits::<T>::count() == 0 => Self::enter(Phase::Settle, now),
            Phase::Score => Self::enter(Phase::Reveal, now),
            Phase::Reveal => Self::enter(Phase::Vote, now),
            Phase::Vote if Tallied::<T>::get() => Self::enter(Phase::Settle, now),
            Phase::Vote | Phase::Settle => {}
        }
    }

    /// Ends the phase if all who can act in it have.
    pub(crate) fn end_if_all_acted() {
        let voters = || Voters::<T>::decode_len().unwrap_or(0) as u64;
        let (acted, of, next) = match Current::<T>::get().phase {
            Phase::Score => (Commits::<T>::count(), voters(), Phase::Reveal),
            Phase::Reveal => (Reveals::<T>::count(), u64::from(Commits::<T>::count()), Phase::Vote),
            Phase::Vote => (Votes::<T>::count(), voters(), Phase::Settle),
            Phase::Submit | Phase::Settle => return,
        };
        if u64::from(acted) >= of {
            Self::enter(next, Self::now());
        }
    }

    /// Starts a later phase of the epoch.
    pub(crate) fn enter(phase: Phase, now: u32) {
        let lengths = Lengths::<T>::get();
        let length = match phase {
            Phase::Submit => lengths.submit,
            Phase::Score => lengths.score,
            Phase::Reveal => lengths.reveal,
            Phase::Vote => lengths.vote,
            Phase::Settle => 0,
        };
        let deadline = now.saturating_add(length);
        let epoch = Current::<T>::mutate(|current| {
            current.phase = phase;
            current.deadline = deadline;
            current.index
        });
        Self::deposit_event(Event::PhaseStarted { epoch, phase, deadline });
    }

    /// Starts epoch `index` in block `now`: elects its voters, clears what the last one left, and moves the difficulty.
    fn start_epoch(index: u32, now: u32) -> Weight {
        let last = Voters::<T>::get();
        let voters = T::Stake::elect();
        for (account, _) in &last {
            Commits::<T>::remove(account);
            Reveals::<T>::remove(account);
            Votes::<T>::remove(account);
            if !voters.iter().any(|(voter, _)| voter == account) {
                Announcements::<T>::remove(account);
            }
        }
        let weight = T::WeightInfo::start_epoch(last.len() as u32).saturating_add(T::Stake::elect_weight());
        Voters::<T>::put(voters);
        let places = Self::places();
        Self::apply_pending();
        if index > 0 {
            // Those with a deposit show no work: they make it neither harder nor easier, but leave fewer places for it.
            let deposits = DepositCount::<T>::get();
            let taken = SubmissionCount::<T>::get().saturating_sub(deposits);
            let open = places.saturating_sub(deposits);
            let minimum = MinDifficulty::<T>::get();
            Difficulty::<T>::mutate(|difficulty| {
                *difficulty = work::next_difficulty(*difficulty, taken, open, minimum);
            });
        }
        SubmissionCount::<T>::kill();
        DepositCount::<T>::kill();
        TallyCursor::<T>::kill();
        Accepted::<T>::kill();
        AcceptedLosses::<T>::kill();
        Tallied::<T>::kill();
        let randomness = Self::parent_hash();
        let deadline = now.saturating_add(Lengths::<T>::get().submit);
        Current::<T>::put(Epoch { index, phase: Phase::Submit, started: now, deadline, randomness });
        let base = Base::<T>::get();
        Self::deposit_event(Event::EpochStarted { epoch: index, base, randomness, deadline });
        weight
    }

    /// Counts `account` among those who ask for training to go on, and lets it go on if they have two thirds of the
    /// power of the validators that are elected now. The emission of the halt is deferred.
    pub(crate) fn ask_to_resume(epoch: u32, account: T::AccountId) -> DispatchResult {
        let elected = T::Stake::elect();
        Resumes::<T>::insert(&account, ());
        Self::deposit_event(Event::ResumeAsked { epoch, account });
        let asked = Resumes::<T>::iter_keys().collect::<Vec<_>>();
        for gone in asked.iter().filter(|who| !elected.iter().any(|(validator, _)| validator == *who)) {
            Resumes::<T>::remove(gone);
        }
        if Self::may_resume(&elected) {
            for who in &asked {
                Resumes::<T>::remove(who);
            }
            T::Mint::defer(Self::now())?;
            HeldInRow::<T>::kill();
            Halted::<T>::kill();
            Self::deposit_event(Event::Resumed { epoch });
        }
        Ok(())
    }

    /// Whether those of the elected that have asked for training to go on have two thirds of the power.
    pub(crate) fn may_resume(elected: &[(T::AccountId, u128)]) -> bool {
        let asked = elected.iter().filter(|(who, _)| Resumes::<T>::contains_key(who)).cloned();
        is_two_thirds(Self::total_power(&asked.collect::<Vec<_>>()), Self::total_power(elected))
    }

    /// Hash of the parent of the block that is being built.
    fn parent_hash() -> sp_core::H256 {
        let hash = frame_system::Pallet::<T>::parent_hash();
        let mut bytes = [0u8; 32];
        for (to, from) in bytes.iter_mut().zip(hash.as_ref()) {
            *to = *from;
        }
        bytes.into()
    }
}
