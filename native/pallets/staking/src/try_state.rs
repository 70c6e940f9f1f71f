//! The pallet's invariants.

use crate::*;
use alloc::{collections::btree_map::BTreeMap, collections::btree_set::BTreeSet};
use frame_support::{
    ensure,
    traits::{
        fungible::{Inspect, InspectHold},
        Get,
    },
};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks that the bonded stake is the sum of bonds, delegations and what is unlocking, and what the balances hold;
    /// that what is staked
    /// without what is unlocking is counted right; that the lists agree with the maps they index; that nothing is kept of what is gone; and
    /// what [`check_rewards`](Self::check_rewards) and [`check_slashes`](Self::check_slashes) say.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        let mut staked = BTreeMap::<T::AccountId, u128>::new();
        let mut add = |who: T::AccountId, amount: u128| {
            let sum = staked.entry(who).or_default();
            *sum = sum.saturating_add(amount);
        };
        let mut active = BTreeMap::<T::AccountId, u128>::new();
        let mut count = |who: T::AccountId, amount: u128| {
            let sum = active.entry(who).or_default();
            *sum = sum.saturating_add(amount);
        };
        let mut delegated = BTreeMap::<T::AccountId, u128>::new();
        let mut delegators = BTreeSet::new();
        for (validator, delegator, Delegation { amount, .. }) in Delegations::<T>::iter() {
            if amount == 0 {
                // It has rewards to claim, which `check_rewards` looks at.
                continue;
            }
            ensure!(validator != delegator, "a validator delegates to itself");
            ensure!(Validators::<T>::contains_key(&validator), "a delegation is to no validator");
            let sum = delegated.entry(validator.clone()).or_default();
            *sum = sum.saturating_add(amount);
            add(delegator.clone(), amount);
            count(delegator.clone(), amount);
            ensure!(
                Delegators::<T>::get(&validator).binary_search(&delegator).is_ok(),
                "a delegator is not on its validator's list"
            );
            delegators.insert((validator, delegator));
        }

        let now = frame_system::Pallet::<T>::block_number();
        for (who, chunks) in Unlocking::<T>::iter() {
            ensure!(!chunks.is_empty(), "an empty list of what is unlocking is stored");
            for chunk in chunks {
                ensure!(chunk.amount > 0, "nothing is unlocking");
                add(who.clone(), chunk.amount);
                if who == chunk.validator {
                    continue;
                }
                // One that is due cannot be slashed and may have lost its place.
                ensure!(
                    Self::is_free(&chunk, now)
                        || Delegators::<T>::get(&chunk.validator).binary_search(&who).is_ok(),
                    "who is unlocking is not on its validator's list"
                );
                delegators.insert((chunk.validator, who.clone()));
            }
        }
        for (validator, list) in Delegators::<T>::iter() {
            ensure!(!list.is_empty(), "an empty list of delegators is stored");
            ensure!(list.windows(2).all(|pair| pair.first() < pair.last()), "delegators are out of order");
            ensure!(
                list.into_iter().all(|delegator| delegators.contains(&(validator.clone(), delegator))),
                "a delegator on a validator's list has no stake with it"
            );
        }

        let candidates = Candidates::<T>::get();
        let bootstrap = Bootstrap::<T>::get();
        ensure!(candidates.windows(2).all(|pair| pair.first() < pair.last()), "candidates are out of order");
        let mut standing = 0usize;
        for (who, validator) in Validators::<T>::iter() {
            ensure!(
                validator.delegated == delegated.get(&who).copied().unwrap_or_default(),
                "a validator's delegations do not sum to what it says"
            );
            ensure!(
                candidates.binary_search(&who).is_ok() != validator.chilled,
                "the candidates are not those who are not chilled"
            );
            standing = standing.saturating_add(usize::from(!validator.chilled));
            ensure!(
                validator.stake() > 0 || bootstrap.contains(&who),
                "a validator without any stake is stored"
            );
            if validator.bond > 0 {
                count(who.clone(), validator.bond);
                add(who, validator.bond);
            }
        }
        ensure!(standing == candidates.len(), "a candidate is no validator");
        for (who, raise) in Raises::<T>::iter() {
            let entry = Validators::<T>::get(&who).ok_or("who is no validator has announced a commission")?;
            let counts = raise.due <= now && entry.commission == raise.commission;
            ensure!(
                counts || entry.commission < raise.commission,
                "a commission is announced that is no higher"
            );
        }
        ensure!(
            bootstrap.iter().all(Validators::<T>::contains_key),
            "a bootstrap validator is not a validator"
        );

        ensure!(
            Staked::<T>::iter().collect::<BTreeMap<_, _>>() == active,
            "what an account is said to have staked is not its bond and its delegations"
        );
        let sum = active.values().fold(0u128, |sum, amount| sum.saturating_add(*amount));
        ensure!(
            TotalStaked::<T>::get() == sum,
            "the electorate's stake is not the sum of all bonds and delegations"
        );

        let mut total = 0u128;
        for (who, amount) in staked {
            total = total.saturating_add(amount);
            ensure!(
                T::Currency::balance_on_hold(&HoldReason::Stake.into(), &who) == amount,
                "an account's stake is not what its balance holds"
            );
        }
        ensure!(TotalBonded::<T>::get() == total, "the total is not the sum of all stakes");
        Self::check_rewards()?;
        Self::check_slashes()
    }

    /// Checks that every pool has what its delegators are owed and the rest, to the attoplanck, that the pot has what all pools have and
    /// what is left of others, and that nothing is kept for whom nothing is owed.
    fn check_rewards() -> Result<(), TryRuntimeError> {
        let mut owed = BTreeMap::<T::AccountId, u128>::new();
        for (validator, _, delegation) in Delegations::<T>::iter() {
            ensure!(delegation.amount > 0 || delegation.owed >= SCALE, "a delegation of nothing is stored");
            let pool = Pools::<T>::get(&validator);
            let more = pool.owed(&delegation).ok_or("a delegation is ahead of its pool")?;
            let sum = owed.entry(validator).or_default();
            *sum = sum.saturating_add(more);
        }
        let mut all = Leftover::<T>::get();
        for (validator, pool) in Pools::<T>::iter() {
            let owed = owed.remove(&validator).unwrap_or_default();
            ensure!(
                owed.checked_add(pool.rest) == pool.funds.checked_mul(SCALE),
                "a pool is not what is owed and the rest"
            );
            let delegated = Validators::<T>::get(&validator).map_or(0, |entry| entry.delegated);
            ensure!(delegated > 0 || owed > 0, "a pool is kept of which nobody is owed anything");
            all = all.saturating_add(pool.funds);
        }
        ensure!(owed.into_values().all(|owed| owed == 0), "rewards are owed without a pool");
        ensure!(T::Currency::balance(&Self::pot()) >= all, "the pot has less than what is owed");
        Ok(())
    }

    /// Checks that who is to be slashed has one place in the queue, in the order in which they come due, and does not stand
    /// for the validator set; and that no absence is counted that would have chilled.
    fn check_slashes() -> Result<(), TryRuntimeError> {
        let now = frame_system::Pallet::<T>::block_number();
        let candidates = Candidates::<T>::get();
        let (first, end) = SlashPlaces::<T>::get();
        let mut queued = BTreeSet::new();
        let mut last = None;
        for place in first..end {
            let who = SlashQueue::<T>::get(place).ok_or("a place in the queue of slashes is empty")?;
            let slash = Unapplied::<T>::get(&who).ok_or("who is not to be slashed is in the queue")?;
            ensure!(!slash.fraction.is_zero(), "a slash takes nothing");
            ensure!(slash.noted <= now && slash.noted < slash.due, "a slash is due before it was noted");
            ensure!(last <= Some(slash.due), "slashes are out of order");
            ensure!(candidates.binary_search(&who).is_err(), "who is to be slashed stands for the set");
            last = Some(slash.due);
            ensure!(queued.insert(who), "who is to be slashed is in the queue twice");
        }
        ensure!(SlashQueue::<T>::iter().count() == queued.len(), "the queue of slashes has a place outside");
        ensure!(Unapplied::<T>::iter().count() == queued.len(), "who is to be slashed is not in the queue");
        ensure!(
            Punished::<T>::iter_values().all(|fraction| !fraction.is_zero()),
            "an offence that costs nothing is kept"
        );
        ensure!(
            Absences::<T>::get().iter().all(|(_, sessions)| (1..T::AbsentSessions::get()).contains(sessions)),
            "an absence is counted that would have chilled"
        );
        Ok(())
    }
}
