//! Who stands for the validator set, and who is elected.

use crate::*;
use alloc::vec::Vec;
use core::cmp::Reverse;
use frame_support::{
    ensure,
    traits::{fungible::Inspect, Get, ValidatorRegistration},
    BoundedVec,
};

/// What decides between candidates: whether its seat is kept for it, then its power.
type Rank = (bool, u128);

impl<T: Config> Pallet<T> {
    /// Whether `who` is a bootstrap validator and needs no bond yet.
    pub(crate) fn bootstrapping(who: &T::AccountId) -> bool {
        Self::bootstrap_lasts() && Bootstrap::<T>::get().contains(who)
    }

    /// Whether `who` stands aside, needs no bond to come back, and can: it may hold nothing yet to pay a fee with.
    pub(crate) fn returns_without_fee(who: &T::AccountId) -> bool {
        Self::bootstrapping(who)
            && Validators::<T>::get(who).is_some_and(|validator| validator.chilled)
            && !Unapplied::<T>::contains_key(who)
    }

    fn bootstrap_lasts() -> bool {
        T::Currency::total_issuance() <= Self::bootstrap_threshold()
    }

    /// Ends the bootstrap for good once the total issuance has passed the threshold.
    pub(crate) fn end_bootstrap_if_due() {
        if Self::bootstrap_lasts() || !Bootstrap::<T>::exists() {
            return;
        }
        for who in Bootstrap::<T>::take() {
            if let Some(validator) = Validators::<T>::get(&who) {
                Self::store_or_retire(&who, validator);
            }
        }
        Self::deposit_event(Event::BootstrapEnded);
    }

    /// The rank of a candidate, if it can be elected at all with this least bond.
    fn rank(min_bond: u128, bootstrapping: bool, validator: &Validator) -> Option<Rank> {
        if bootstrapping {
            Some((true, validator.stake().max(min_bond)))
        } else {
            (validator.bond >= min_bond).then(|| (false, validator.stake()))
        }
    }

    /// Lets `who` stand for the validator set. If all places are taken, the weakest candidate is chilled, provided that
    /// it is weaker. Answers with whether one was.
    ///
    /// Stores no change to `who` itself, which is up to the caller.
    pub(crate) fn stand(who: &T::AccountId, validator: &mut Validator) -> Result<bool, Error<T>> {
        ensure!(!Unapplied::<T>::contains_key(who), Error::<T>::SlashToCome);
        let min_bond = Self::min_bond();
        let rank =
            Self::rank(min_bond, Self::bootstrapping(who), validator).ok_or(Error::<T>::BelowMinimumBond)?;
        let mut candidates = Candidates::<T>::get();
        let displaces = candidates.is_full();
        if displaces {
            let (place, mut weakest) =
                Self::weakest(&candidates, min_bond, rank).ok_or(Error::<T>::NoPlace)?;
            candidates.retain(|candidate| *candidate != place);
            weakest.chilled = true;
            Validators::<T>::insert(&place, weakest);
            Self::deposit_event(Event::Displaced { validator: place, by: who.clone() });
        }
        let index = candidates.partition_point(|candidate| candidate < who);
        candidates.try_insert(index, who.clone()).map_err(|_| Error::<T>::NoPlace)?;
        Candidates::<T>::put(candidates);
        validator.chilled = false;
        Ok(displaces)
    }

    /// The lowest-ranked of `candidates` that is below `rank`; of equals, the last by key.
    fn weakest(candidates: &[T::AccountId], min_bond: u128, rank: Rank) -> Option<(T::AccountId, Validator)> {
        let bootstrap = Self::bootstrap_keys();
        candidates
            .iter()
            .filter_map(|who| Some((who, Validators::<T>::get(who)?)))
            .map(|(who, validator)| {
                (Self::rank(min_bond, bootstrap.contains(who), &validator), Reverse(who), validator)
            })
            .min_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)))
            .filter(|weakest| weakest.0 < Some(rank))
            .map(|(_, Reverse(who), validator)| (who.clone(), validator))
    }

    /// The bootstrap validators, none when the bootstrap is over.
    fn bootstrap_keys() -> BoundedVec<T::AccountId, T::MaxValidators> {
        if Self::bootstrap_lasts() {
            Bootstrap::<T>::get()
        } else {
            BoundedVec::new()
        }
    }

    /// Chills `who` and takes it off the candidates. Stores no change to `who` itself.
    pub(crate) fn stand_aside(who: &T::AccountId, validator: &mut Validator) {
        Candidates::<T>::mutate(|candidates| candidates.retain(|candidate| candidate != who));
        validator.chilled = true;
        Self::deposit_event(Event::Chilled { validator: who.clone() });
    }

    /// The first `MaxValidators` candidates that have session keys and, unless the bootstrap excuses them, the minimum
    /// bond: bootstrap validators first, then by power. In the order of power, equals in the order of their keys.
    ///
    /// While the bootstrap lasts, its validators have two thirds of the power together, in equal parts, whatever they have staked:
    /// the pay of a few epochs would buy the whole vote else, for an early miner or for one of them.
    pub fn elect() -> BoundedVec<(T::AccountId, u128), T::MaxValidators> {
        let bootstrap = Self::bootstrap_keys();
        let min_bond = Self::min_bond();
        let mut ranked: Vec<_> = Candidates::<T>::get()
            .into_iter()
            .filter_map(|who| {
                let rank = Self::rank(min_bond, bootstrap.contains(&who), &Validators::<T>::get(&who)?)?;
                T::SessionKeys::is_registered(&who).then_some((Reverse(rank), who))
            })
            .collect();
        ranked.sort();
        ranked.truncate(T::MaxValidators::get() as usize);
        let kept = ranked.iter().filter(|(Reverse((kept, _)), _)| *kept).count() as u128;
        let others = ranked.iter().filter(|(Reverse((kept, _)), _)| !kept);
        let others = others.fold(0u128, |sum, (Reverse((_, power)), _)| sum.saturating_add(*power));
        let twice = others.saturating_mul(2);
        let least = twice.saturating_add(kept.saturating_sub(1)).checked_div(kept).unwrap_or_default();
        let power_of = |(kept, power): Rank| if kept { least.max(min_bond) } else { power };
        let mut elected: Vec<_> =
            ranked.into_iter().map(|(Reverse(rank), who)| (who, power_of(rank))).collect();
        elected.sort_by(|a, b| (Reverse(a.1), &a.0).cmp(&(Reverse(b.1), &b.0)));
        BoundedVec::truncate_from(elected)
    }
}
