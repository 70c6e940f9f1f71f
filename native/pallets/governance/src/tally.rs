//! The votes and their count: at every moment a proposal's ayes and nays are the sums of the ballots on it, and no ballot
//! weighs more than its voter has staked.

use crate::*;
use alice_epochs::median::is_two_thirds;
use alice_staking::OnStakeDecrease;
use frame_support::{
    ensure,
    traits::{fungible::Inspect, Get},
    weights::Weight,
    BoundedVec,
};
use sp_runtime::{DispatchError, DispatchResult};

impl<AccountId, Hash> Proposal<AccountId, Hash> {
    /// The stake on the side of `ballot`.
    fn side(&mut self, ballot: &Ballot) -> &mut u128 {
        if ballot.aye {
            &mut self.ayes
        } else {
            &mut self.nays
        }
    }

    /// Counts a ballot. The weights are parts of the total issuance, so that no sum can saturate.
    fn count(&mut self, ballot: &Ballot) {
        let side = self.side(ballot);
        *side = side.saturating_add(ballot.weight);
    }

    /// Counts a ballot no longer.
    fn discount(&mut self, ballot: &Ballot) {
        let side = self.side(ballot);
        *side = side.saturating_sub(ballot.weight);
    }
}

/// The open proposal of this number.
fn find<AccountId, Hash, Most>(
    open: &mut BoundedVec<Proposal<AccountId, Hash>, Most>,
    number: u32,
) -> Option<&mut Proposal<AccountId, Hash>> {
    open.iter_mut().find(|proposal| proposal.number == number)
}

type BallotsOf<T> = BoundedVec<Ballot, <T as Config>::MaxOpen>;

impl<T: Config> Pallet<T> {
    /// Votes with `weight` plancks in place of what `who` voted before.
    pub(crate) fn cast(who: &T::AccountId, number: u32, aye: bool, weight: u128) -> DispatchResult {
        Open::<T>::try_mutate(|open| {
            let mut ballots = Self::ballots_on(open, who);
            let proposal = find(open, number).ok_or(Error::<T>::NotOpen)?;
            if let Some(old) = ballots.iter().find(|ballot| ballot.proposal == number) {
                proposal.discount(old);
            }
            ballots.retain(|ballot| ballot.proposal != number);
            let ballot = Ballot { proposal: number, aye, weight };
            proposal.count(&ballot);
            // One ballot at most for each open proposal, which are no more than these.
            ballots.try_push(ballot).map_err(|_| Error::<T>::NoPlace)?;
            Ballots::<T>::insert(who, ballots);
            Ok::<_, DispatchError>(())
        })?;
        Self::deposit_event(Event::Voted { proposal: number, who: who.clone(), aye, weight });
        Ok(())
    }

    /// Takes the vote of `who` on a proposal back.
    pub(crate) fn take_back(who: &T::AccountId, number: u32) -> DispatchResult {
        Open::<T>::try_mutate(|open| {
            let mut ballots = Self::ballots_on(open, who);
            let proposal = find(open, number).ok_or(Error::<T>::NotOpen)?;
            let ballot =
                ballots.iter().find(|ballot| ballot.proposal == number).ok_or(Error::<T>::NotVoted)?;
            proposal.discount(ballot);
            ballots.retain(|ballot| ballot.proposal != number);
            Self::store_ballots(who, ballots);
            Ok(())
        })
    }

    /// Forgets the ballots of `who` on closed proposals.
    pub(crate) fn forget_closed(who: &T::AccountId) -> DispatchResult {
        let all = Ballots::<T>::decode_len(who).unwrap_or(0);
        let ballots = Self::ballots_on(&Open::<T>::get(), who);
        ensure!(ballots.len() < all, Error::<T>::NothingToClear);
        Self::store_ballots(who, ballots);
        Ok(())
    }

    /// The ballots of `who` on open proposals.
    fn ballots_on(open: &[ProposalOf<T>], who: &T::AccountId) -> BallotsOf<T> {
        let mut ballots = Ballots::<T>::get(who);
        ballots.retain(|ballot| open.iter().any(|proposal| proposal.number == ballot.proposal));
        ballots
    }

    fn store_ballots(who: &T::AccountId, ballots: BallotsOf<T>) {
        if ballots.is_empty() {
            Ballots::<T>::remove(who);
        } else {
            Ballots::<T>::insert(who, ballots);
        }
    }

    /// Whether a proposal with these ayes passes now: they are two thirds of all stake, and enough is staked for that to mean
    /// anything. When nothing is staked, nothing passes.
    pub(crate) fn passes(ayes: u128, staked: u128) -> bool {
        let least = T::LeastStaked::get().mul_ceil(T::Currency::total_issuance());
        staked >= least && is_two_thirds(ayes, staked)
    }
}

impl<T: Config> OnStakeDecrease<T::AccountId> for Pallet<T> {
    /// No vote of `who` weighs more than what is left.
    fn decreased(who: &T::AccountId, left: u128) {
        if !Ballots::<T>::contains_key(who) {
            return;
        }
        Open::<T>::mutate(|open| {
            let mut ballots = Self::ballots_on(open, who);
            for ballot in ballots.iter_mut().filter(|ballot| ballot.weight > left) {
                if let Some(proposal) = find(open, ballot.proposal) {
                    proposal.discount(ballot);
                    ballot.weight = left;
                    proposal.count(ballot);
                }
            }
            ballots.retain(|ballot| ballot.weight > 0);
            Self::store_ballots(who, ballots);
        });
    }

    fn decreased_weight(accounts: u32) -> Weight {
        T::WeightInfo::decreased(accounts)
    }
}
