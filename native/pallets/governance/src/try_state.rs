//! The pallet's invariants.

use crate::*;
use alice_staking::Electorate;
use alloc::{collections::btree_map::BTreeMap, collections::btree_set::BTreeSet};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks that a proposal's ayes and nays are the sums of the ballots on it; that no ballot weighs more than its
    /// voter has staked, and no proposal more than all have; that nobody votes or proposes twice; and that only what is in its
    /// bounds is proposed.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        let open = Open::<T>::get();
        let count = Count::<T>::get();
        let mut sums = BTreeMap::<(u32, bool), u128>::new();
        for (who, ballots) in Ballots::<T>::iter() {
            ensure!(!ballots.is_empty(), "an empty list of votes is stored");
            let staked = T::Electorate::staked(&who);
            let mut numbers = BTreeSet::new();
            for ballot in ballots {
                ensure!(ballot.proposal < count, "a vote on a proposal that there never was");
                ensure!(numbers.insert(ballot.proposal), "an account votes twice");
                if open.iter().all(|proposal| proposal.number != ballot.proposal) {
                    continue;
                }
                ensure!(ballot.weight > 0, "a vote without weight is stored");
                ensure!(ballot.weight <= staked, "a vote weighs more than its voter has staked");
                let sum = sums.entry((ballot.proposal, ballot.aye)).or_default();
                *sum = sum.saturating_add(ballot.weight);
            }
        }
        let total = T::Electorate::total_staked();
        ensure!(
            open.windows(2)
                .all(|pair| pair.first().map(|one| one.number) < pair.last().map(|one| one.number)),
            "proposals are out of order"
        );
        let mut proposers = BTreeSet::new();
        for proposal in &open {
            let sum = |aye| sums.get(&(proposal.number, aye)).copied().unwrap_or_default();
            ensure!(proposal.number < count, "a proposal has a number to come");
            ensure!(proposal.ayes == sum(true), "the ayes are not the sum of the votes");
            ensure!(proposal.nays == sum(false), "the nays are not the sum of the votes");
            ensure!(proposal.ayes.saturating_add(proposal.nays) <= total, "more votes than there is stake");
            ensure!(proposers.insert(codec::Encode::encode(&proposal.proposer)), "an account proposes twice");
            if let Action::Change(parameter) = &proposal.action {
                ensure!(parameter.is_in_bounds(), "a parameter is out of its bounds");
            }
        }
        Ok(())
    }
}
