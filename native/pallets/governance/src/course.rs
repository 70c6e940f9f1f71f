//! The course of a proposal, from its opening to its end.

use crate::*;
use alice_staking::Electorate;
use frame_support::{ensure, BoundedVec};
use sp_runtime::{DispatchError, SaturatedConversion};

impl<T: Config> Pallet<T> {
    /// The number of the block that is being built.
    pub(crate) fn now() -> u32 {
        frame_system::Pallet::<T>::block_number().saturated_into()
    }

    /// Opens a proposal of `proposer`, who has `stake`, and answers with its number. If all places are taken it takes that of the
    /// one whose proposer backs it with the least, if `stake` is more. What others vote does not hold a place, or one stake
    /// would hold them all; but what has a third of all stake for it, or has passed, keeps its place.
    pub(crate) fn open(
        proposer: &T::AccountId,
        stake: u128,
        action: ActionOf<T>,
    ) -> Result<u32, DispatchError> {
        Open::<T>::try_mutate(|open| {
            ensure!(open.iter().all(|proposal| proposal.proposer != *proposer), Error::<T>::AlreadyProposing);
            if open.is_full() {
                let third = T::Electorate::total_staked().div_ceil(3);
                let (_, core::cmp::Reverse(weakest)) = open
                    .iter()
                    .filter(|proposal| proposal.stage == Stage::Voting && proposal.ayes < third)
                    // Of equals the newest.
                    .map(|proposal| (Self::own_vote(proposal), core::cmp::Reverse(proposal.number)))
                    .min()
                    .filter(|(own, _)| *own < stake)
                    .ok_or(Error::<T>::NoPlace)?;
                open.retain(|proposal| proposal.number != weakest);
                Self::deposit_event(Event::Displaced { proposal: weakest, by: proposer.clone() });
            }
            let number = Count::<T>::get();
            let proposal = Proposal {
                number,
                proposer: proposer.clone(),
                action,
                opened: Self::now(),
                ayes: 0,
                nays: 0,
                stage: Stage::Voting,
            };
            open.try_push(proposal).map_err(|_| Error::<T>::NoPlace)?;
            Count::<T>::put(number.checked_add(1).ok_or(sp_runtime::ArithmeticError::Overflow)?);
            Ok(number)
        })
    }

    /// What its proposer has staked for a proposal.
    fn own_vote(proposal: &ProposalOf<T>) -> u128 {
        let ballots = Ballots::<T>::get(&proposal.proposer);
        let own = ballots.iter().find(|ballot| ballot.proposal == proposal.number && ballot.aye);
        own.map_or(0, |ballot| ballot.weight)
    }

    /// Does what block `now` has to do with the open proposals, and answers with their number.
    pub(crate) fn go_on(now: u32) -> u32 {
        let open = Open::<T>::get();
        let count = open.len() as u32;
        if count == 0 {
            return count;
        }
        let times = Times::<T>::get();
        let staked = T::Electorate::total_staked();
        let mut left = open.clone().into_inner();
        left.retain_mut(|proposal| Self::step(proposal, now, &times, staked));
        if left != *open {
            Open::<T>::put(BoundedVec::truncate_from(left));
        }
        count
    }

    /// Does what block `now` has to do with one proposal, and answers whether it stays open.
    fn step(proposal: &mut ProposalOf<T>, now: u32, times: &Timing, staked: u128) -> bool {
        let number = proposal.number;
        let ayes = proposal.ayes;
        let age = now.saturating_sub(proposal.opened);
        match proposal.stage {
            Stage::Voting if age >= times.lifetime => {
                Self::deposit_event(Event::Expired { proposal: number });
                false
            }
            Stage::Voting if age >= times.voting && Self::passes(ayes, staked) => {
                let at = now.saturating_add(times.delay);
                proposal.stage = Stage::Passed { at };
                Self::deposit_event(Event::Passed { proposal: number, ayes, staked, at });
                true
            }
            Stage::Passed { at } if now >= at => {
                if Self::passes(ayes, staked) {
                    Self::carry_out(proposal, now, times);
                } else {
                    Self::deposit_event(Event::Rejected { proposal: number, ayes, staked });
                }
                false
            }
            Stage::Voting | Stage::Passed { .. } => true,
        }
    }

    fn carry_out(proposal: &ProposalOf<T>, now: u32, times: &Timing) {
        match &proposal.action {
            Action::Upgrade(code_hash) => Self::authorise(*code_hash, now.saturating_add(times.supply)),
            Action::Change(parameter) => Self::set(*parameter),
        }
        let action = proposal.action.clone();
        Self::deposit_event(Event::CarriedOut { proposal: proposal.number, action });
    }
}
