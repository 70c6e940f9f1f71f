//! The end of an epoch: the decision in one block, then deposits, pay and slashes a page a block.
//!
//! A voter is paid in the same work however many delegate to it, so that all voters fit one block. A slash grows with the
//! delegators: as many voters are slashed as fit.

use crate::{
    guard, health,
    median::{is_two_thirds, weighted_median},
    pallet::{
        Accepted, AcceptedLosses, Base, Closing, Commits, Config, Event, Halted, Health, HeldInRow, History,
        HoldReason, Pallet, RecentLosses, Results, Reveals, SettledCount, SubmissionCount, Submissions,
        Voters, Votes,
    },
    types::{
        AcceptedTotal, ClosingState, DeferReason, Epoch, EpochRecord, Losses, Outcome, Status, Vote,
        VoteLosses,
    },
    weights::WeightInfo,
    HELD_LIMIT,
};
use alice_minting::{largest_remainder, Mint};
use alice_staking::Stake;
use alloc::{collections::BTreeMap, vec::Vec};
use frame_support::{
    traits::{fungible::MutateHold, tokens::Precision, Defensive, DefensiveResult, Get},
    weights::Weight,
    BoundedVec,
};
use sp_core::H256;

/// What the rules make of an epoch.
enum Verdict {
    Deferred(DeferReason),
    Held,
    Settled(H256),
}

impl<T: Config> Pallet<T> {
    /// Decides the epoch, writes its record, computes the voters' shares, and leaves the rest to [`Self::close_page`]. Its
    /// work grows with the number of voters, not of miners.
    pub(crate) fn decide(current: &Epoch, now: u32) -> Weight {
        let epoch = current.index;
        let voters = Voters::<T>::get();
        let total = Self::total_power(&voters);
        let votes = voters
            .iter()
            .filter_map(|(account, power)| Votes::<T>::get(account).map(|vote| (vote, *power)))
            .collect::<Vec<_>>();
        let medians = guard::median_losses(&votes).unwrap_or_default();
        let verdict = Self::verdict(&voters, total, &votes);

        let before = Base::<T>::get();
        let AcceptedTotal { count: accepted, scores } = Accepted::<T>::get();
        let mut record = EpochRecord {
            before,
            after: before,
            submissions: SubmissionCount::<T>::get(),
            accepted,
            losses: Losses {
                batch: Self::batch_loss(),
                validation: medians.minus,
                held_out: medians.held_out,
            },
            started: current.started,
            ended: now,
            ..Default::default()
        };
        let mut state = ClosingState {
            submissions: 0,
            voters: 0,
            shares: Default::default(),
            part: 0,
            scores,
            scored: 0,
        };
        match verdict {
            Verdict::Deferred(reason) => {
                T::Mint::defer(now).defensive_ok();
                Self::deposit_event(Event::Deferred { epoch, reason });
            }
            Verdict::Held => {
                record.status = Status::Held;
                T::Mint::defer(now).defensive_ok();
                let VoteLosses { minus, base, plus, .. } = medians;
                Self::deposit_event(Event::Held { epoch, minus, base, plus });
                Self::count_held(epoch);
            }
            Verdict::Settled(hash) => {
                record.status = Status::Settled;
                record.after = hash;
                Base::<T>::put(hash);
                HeldInRow::<T>::kill();
                SettledCount::<T>::mutate(|count| *count = count.saturating_add(1));
                let shares = Self::share_out(now, hash, &voters, &mut record);
                state.shares = BoundedVec::truncate_from(shares);
                state.part = record.miners_part;
                let EpochRecord { minted, miners_part, .. } = record;
                Self::deposit_event(Event::Settled { epoch, base: hash, minted, miners_part, accepted });
                Self::judge_health(epoch, record.losses);
            }
        }
        let weight = T::WeightInfo::decide(record.submissions)
            .saturating_add(T::Mint::settle_weight())
            .saturating_add(T::Mint::pay_weight());
        History::<T>::insert(epoch, record);
        Closing::<T>::put(state);
        weight
    }

    /// The rules for the end of an epoch, in order.
    fn verdict(voters: &[(T::AccountId, u128)], total: u128, votes: &[(Vote, u128)]) -> Verdict {
        if SubmissionCount::<T>::get() == 0 {
            return Verdict::Deferred(DeferReason::NoSubmission);
        }
        let revealed = voters
            .iter()
            .filter(|(account, _)| Reveals::<T>::contains_key(account))
            .fold(0u128, |sum, (_, power)| sum.saturating_add(*power));
        if !is_two_thirds(revealed, total) {
            return Verdict::Deferred(DeferReason::TooFewRevealed);
        }
        if Accepted::<T>::get().count == 0 {
            return Verdict::Deferred(DeferReason::NothingAccepted);
        }
        let mut power_of = BTreeMap::<H256, u128>::new();
        for (vote, power) in votes {
            let sum = power_of.entry(vote.hash).or_default();
            *sum = sum.saturating_add(*power);
        }
        match power_of.iter().find(|(_, power)| is_two_thirds(**power, total)) {
            None => Verdict::Deferred(DeferReason::NoMajority),
            Some(_) if !guard::passes(votes) => Verdict::Held,
            Some((hash, _)) => Verdict::Settled(*hash),
        }
    }

    /// Median of the accepted miners' last batch losses; 0 if there are none.
    fn batch_loss() -> u64 {
        weighted_median(AcceptedLosses::<T>::get().into_iter().map(|loss| (loss, 1)).collect())
            .unwrap_or_default()
    }

    /// Notes in the record what a settled epoch mints and what of it is the miners'. The answer is the voters' shares.
    fn share_out(
        now: u32,
        hash: H256,
        voters: &[(T::AccountId, u128)],
        record: &mut EpochRecord,
    ) -> Vec<u128> {
        let due = T::Mint::settle(now).defensive_unwrap_or_default();
        let voters_part = T::Mint::validators_part(due);
        record.minted = due;
        record.miners_part = due.saturating_sub(voters_part);

        let merits = voters.iter().map(|(account, power)| {
            let voted = Votes::<T>::get(account).is_some_and(|vote| vote.hash == hash);
            let scores = Reveals::<T>::get(account).filter(|_| voted).unwrap_or_default();
            power.saturating_mul(scores.iter().flatten().count() as u128)
        });
        let shares = largest_remainder(voters_part, &merits.collect::<Vec<_>>());
        if shares.iter().all(|share| *share == 0) {
            Self::give_back(voters_part, record);
        }
        shares
    }

    /// Puts a part of what is owed back into the deferred pool and out of the record.
    fn give_back(amount: u128, record: &mut EpochRecord) {
        if amount > 0 && T::Mint::defer_unpaid(amount).defensive().is_ok() {
            record.minted = record.minted.saturating_sub(amount);
        }
    }

    /// Counts a held epoch, and halts training if it is one too many.
    fn count_held(epoch: u32) {
        let held = HeldInRow::<T>::get().saturating_add(1);
        HeldInRow::<T>::put(held);
        if held >= HELD_LIMIT {
            Halted::<T>::put(true);
            Self::deposit_event(Event::Halted { epoch });
        }
    }

    /// Adds the losses of a settled epoch to the window, and says so when the model's health changes.
    fn judge_health(epoch: u32, losses: Losses) {
        let window = RecentLosses::<T>::mutate(|window| {
            if window.is_full() {
                window.remove(0);
            }
            window.try_push(losses).defensive_ok();
            window.clone()
        });
        let state = match (window.first(), window.last()) {
            (Some(first), Some(last)) if window.len() as u32 >= health::WINDOW => health::judge(first, last),
            _ => Default::default(),
        };
        if Health::<T>::get() != state {
            Health::<T>::put(state);
            Self::deposit_event(Event::HealthChanged { epoch, health: state });
        }
    }

    /// Closes a page of a decided epoch: returns the deposits and pays the shares of some miners, pays or slashes some
    /// voters.
    pub(crate) fn close_page(current: &Epoch) -> Weight {
        let epoch = current.index;
        let Some(mut state) = Closing::<T>::get() else { return Weight::zero() };
        let Some(mut record) = History::<T>::get(epoch) else { return Weight::zero() };
        let voters = Voters::<T>::get();

        let last = state.submissions.saturating_add(T::SubmissionsPerBlock::get()).min(record.submissions);
        for index in state.submissions..last {
            Self::close_submission(epoch, index, &mut record, |outcome| state.next_share(outcome));
        }
        let mut weight = Self::close_submissions_weight(last.saturating_sub(state.submissions));
        state.submissions = last;

        while let Some((account, _)) = voters.get(state.voters as usize) {
            let silent = Commits::<T>::contains_key(account) && !Reveals::<T>::contains_key(account);
            let share = state.shares.get(state.voters as usize).copied().unwrap_or_default();
            let with = weight.saturating_add(Self::close_voter_weight(silent, share > 0));
            if with.ref_time() > T::ClosingWeight::get().ref_time() {
                break;
            }
            weight = with;
            if silent {
                T::Stake::slash_non_reveal(account, current.started);
                Self::deposit_event(Event::NotRevealed { epoch, account: account.clone() });
            }
            if share > 0 {
                let unpaid = T::Stake::reward(account, share);
                Self::unpayable(epoch, account, unpaid, &mut record);
            }
            state.voters = state.voters.saturating_add(1);
        }

        if state.submissions == record.submissions && state.voters == voters.len() as u32 {
            Closing::<T>::kill();
        } else {
            Closing::<T>::put(state);
        }
        History::<T>::insert(epoch, record);
        weight
    }

    /// The most that closing so many submissions takes.
    pub(crate) fn close_submissions_weight(count: u32) -> Weight {
        let pay = T::Mint::pay_weight().saturating_mul(count.into());
        T::WeightInfo::close_submissions(count).saturating_add(pay)
    }

    /// What closing a voter takes, whether it is slashed, and whether it is paid.
    fn close_voter_weight(slashed: bool, paid: bool) -> Weight {
        let none = Weight::zero();
        T::WeightInfo::close_voters(1)
            .saturating_add(if slashed { T::Stake::slash_weight() } else { none })
            .saturating_add(if paid { T::Stake::reward_weight() } else { none })
    }

    /// The most that closing one voter takes: it is paid if it revealed and slashed if it did not, never both.
    pub(crate) fn most_close_voter_weight() -> Weight {
        Self::close_voter_weight(true, false).max(Self::close_voter_weight(false, true))
    }

    /// Returns the deposit of a submission and pays the share that falls to its outcome.
    pub(crate) fn close_submission(
        epoch: u32,
        index: u32,
        record: &mut EpochRecord,
        share_of: impl FnOnce(&Outcome) -> u128,
    ) {
        let Some(submission) = Submissions::<T>::get(epoch, index) else { return };
        let who = &submission.account;
        if submission.deposit > 0 {
            let reason = HoldReason::Submission.into();
            T::Currency::release(&reason, who, submission.deposit, Precision::BestEffort).defensive_ok();
        }
        let Some(outcome) = Results::<T>::get(epoch, index) else { return };
        let mut paid = share_of(&outcome);
        if paid > 0 && !Self::pay(epoch, who, paid, record) {
            record.miners_part = record.miners_part.saturating_sub(paid);
            paid = 0;
        }
        if paid != outcome.paid {
            Results::<T>::insert(epoch, index, Outcome { paid, ..outcome });
        }
    }

    /// Pays `amount` of what is owed. If the account can not take it, it goes back to the deferred pool and an event says
    /// so; the answer tells which.
    fn pay(epoch: u32, who: &T::AccountId, amount: u128, record: &mut EpochRecord) -> bool {
        let paid = T::Mint::pay(who, amount).is_ok();
        if !paid {
            Self::unpayable(epoch, who, amount, record);
        }
        paid
    }

    /// Puts what could not be paid to `who` back into the deferred pool.
    fn unpayable(epoch: u32, who: &T::AccountId, amount: u128, record: &mut EpochRecord) {
        if amount > 0 {
            Self::give_back(amount, record);
            Self::deposit_event(Event::Unpayable { epoch, account: who.clone(), amount });
        }
    }
}
