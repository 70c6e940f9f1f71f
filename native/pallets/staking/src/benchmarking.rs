//! Benchmarks of the calls and of what this pallet does inside a block.

use crate::*;
use alice_minting::Mint;
use alloc::vec::Vec;
use codec::Decode;
use frame_benchmarking::v2::*;
use frame_support::{
    dispatch::CheckIfFeeless,
    traits::{
        fungible::{Inspect, Mutate},
        Get, UnfilteredDispatchable,
    },
    BoundedVec,
};
use frame_system::{pallet_prelude::OriginFor, RawOrigin};
use sp_runtime::{
    traits::{One, TrailingZeroInput},
    Perbill, Saturating,
};

/// An account that can stake many times the minimum.
fn funded<T: Config>(name: &'static str, index: u32) -> T::AccountId
where
    <T as Config>::Currency: Mutate<T::AccountId>,
{
    let who: T::AccountId = account(name, index, 0);
    let each = T::MinBond::get().max(T::MinDelegation::get()).max(T::Currency::minimum_balance());
    T::Currency::set_balance(&who, each.saturating_mul(1_000));
    who
}

/// A validator with the minimum bond.
fn validator<T: Config>(name: &'static str, index: u32) -> Result<T::AccountId, BenchmarkError>
where
    <T as Config>::Currency: Mutate<T::AccountId>,
{
    let who = funded::<T>(name, index);
    Pallet::<T>::bond(RawOrigin::Signed(who.clone()).into(), T::MinBond::get(), Perbill::from_percent(10))
        .map_err(|error| error.error)?;
    Ok(who)
}

fn add_delegation<T: Config>(
    delegator: &T::AccountId,
    validator: &T::AccountId,
    amount: u128,
) -> Result<(), BenchmarkError> {
    let origin = RawOrigin::Signed(delegator.clone()).into();
    Pallet::<T>::delegate(origin, validator.clone(), amount).map_err(|error| error.error)?;
    Ok(())
}

/// `count` accounts, each with a delegation to `validator` and, as in the worst case of a slash, all the chunks that it
/// can have unlocking from it.
fn delegators<T: Config>(validator: &T::AccountId, count: u32) -> Result<Vec<T::AccountId>, BenchmarkError>
where
    <T as Config>::Currency: Mutate<T::AccountId>,
{
    let chunks = T::MaxUnlocking::get();
    let least = T::MinDelegation::get();
    let mut all = Vec::new();
    for index in 0..count {
        let who = funded::<T>("delegator", index);
        add_delegation::<T>(&who, validator, least.saturating_mul(2).saturating_add(chunks.into()))?;
        take_back::<T>(&who, validator, chunks)?;
        all.push(who);
    }
    Ok(all)
}

/// Takes back one planck in each of `chunks` blocks, and comes back to the block it began with.
fn take_back<T: Config>(
    who: &T::AccountId,
    validator: &T::AccountId,
    chunks: u32,
) -> Result<(), BenchmarkError> {
    let begin = frame_system::Pallet::<T>::block_number();
    for chunk in 0..chunks {
        frame_system::Pallet::<T>::set_block_number(begin.saturating_add(chunk.into()));
        Pallet::<T>::undelegate(RawOrigin::Signed(who.clone()).into(), validator.clone(), 1)?;
    }
    frame_system::Pallet::<T>::set_block_number(begin);
    Ok(())
}

/// Its delegators have earned what they can claim.
fn rewarded<T: Config>(validator: &T::AccountId) -> Result<(), BenchmarkError> {
    let amount = T::Mint::settle(2)?;
    if Pallet::<T>::pay_reward(validator, amount) > 0 {
        return Err(BenchmarkError::Stop("the reward was not paid"));
    }
    Ok(())
}

/// Takes all places among the candidates but those that `leave` says.
fn candidates<T: Config>(leave: u32) -> Result<u32, BenchmarkError>
where
    <T as Config>::Currency: Mutate<T::AccountId>,
{
    let taken = Candidates::<T>::decode_len().unwrap_or_default() as u32;
    let free = T::MaxCandidates::get().saturating_sub(taken).saturating_sub(leave);
    for index in 0..free {
        validator::<T>("candidate", index)?;
    }
    Ok(T::MaxCandidates::get())
}

/// The bootstrap lasts, with as many validators as it can have: the last is `who`.
fn bootstrap<T: Config>(who: T::AccountId) {
    let others = (1..T::MaxValidators::get()).map(|index| account("bootstrap", index, 0));
    Bootstrap::<T>::put(BoundedVec::truncate_from(others.chain([who]).collect()));
    Threshold::<T>::put(u128::MAX);
}

/// A chilled validator of the bootstrap, that comes back without a fee.
fn chilled<T: Config>() -> Result<T::AccountId, BenchmarkError>
where
    <T as Config>::Currency: Mutate<T::AccountId>,
{
    let caller = validator::<T>("caller", 0)?;
    Pallet::<T>::chill(RawOrigin::Signed(caller.clone()).into())?;
    bootstrap::<T>(caller.clone());
    Ok(caller)
}

/// The check for the fee, and `unchill`.
fn unchill_without_fee<T: Config>(who: &T::AccountId) -> Result<(), BenchmarkError> {
    let (call, origin) = (Call::<T>::unchill {}, OriginFor::<T>::from(RawOrigin::Signed(who.clone())));
    if !call.is_feeless(&origin) {
        return Err(BenchmarkError::Stop("the call is not free"));
    }
    call.dispatch_bypass_filter(origin).map_err(|error| error.error)?;
    Ok(())
}

#[benchmarks(where
    T: pallet_session::Config<ValidatorId = <T as frame_system::Config>::AccountId>,
    <T as Config>::Currency: Mutate<T::AccountId>,
)]
mod benchmarks {
    use super::*;

    /// It takes the last place among the candidates.
    #[benchmark]
    fn bond() -> Result<(), BenchmarkError> {
        candidates::<T>(1)?;
        let caller = funded::<T>("caller", 0);

        #[extrinsic_call]
        _(RawOrigin::Signed(caller.clone()), T::MinBond::get(), Perbill::one());

        assert!(Candidates::<T>::get().contains(&caller));
        Ok(())
    }

    /// It takes the place of another.
    #[benchmark]
    fn bond_displacing() -> Result<(), BenchmarkError> {
        candidates::<T>(0)?;
        let caller = funded::<T>("caller", 0);
        let amount = T::MinBond::get().saturating_mul(2);

        bootstrap::<T>(account("bootstrap", 0, 0));

        #[extrinsic_call]
        bond(RawOrigin::Signed(caller.clone()), amount, Perbill::one());

        assert!(Candidates::<T>::get().contains(&caller));
        Ok(())
    }

    #[benchmark]
    fn bond_extra() -> Result<(), BenchmarkError> {
        let caller = validator::<T>("caller", 0)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(caller.clone()), T::MinBond::get());

        assert_eq!(
            Pallet::<T>::bonded(&caller).map(|entry| entry.bond).ok(),
            T::MinBond::get().checked_mul(2)
        );
        Ok(())
    }

    #[benchmark]
    fn unbond() -> Result<(), BenchmarkError> {
        let caller = validator::<T>("caller", 0)?;
        candidates::<T>(0)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(caller.clone()), T::MinBond::get());

        assert!(!Validators::<T>::contains_key(&caller));
        Ok(())
    }

    #[benchmark]
    fn withdraw(c: Linear<1, { T::MaxUnlocking::get() }>) -> Result<(), BenchmarkError> {
        let caller = funded::<T>("caller", 0);
        // Each chunk is of another validator, whose list of delegators is full and forgets the caller.
        let others = T::MaxDelegators::get().saturating_sub(1);
        for index in 0..c {
            let from = validator::<T>("validator", index)?;
            add_delegation::<T>(&caller, &from, T::MinDelegation::get())?;
            let mut list: Vec<T::AccountId> = (0..others).map(|other| account("other", other, 0)).collect();
            list.push(caller.clone());
            list.sort();
            Delegators::<T>::insert(&from, BoundedVec::truncate_from(list));
            let origin = RawOrigin::Signed(caller.clone()).into();
            Pallet::<T>::undelegate(origin, from, T::MinDelegation::get())?;
        }
        let due = frame_system::Pallet::<T>::block_number().saturating_add(T::UnbondingDelay::get());
        frame_system::Pallet::<T>::set_block_number(due);

        #[extrinsic_call]
        _(RawOrigin::Signed(caller.clone()));

        assert!(Unlocking::<T>::get(&caller).is_empty());
        Ok(())
    }

    /// It takes the last place among the delegators.
    #[benchmark]
    fn delegate() -> Result<(), BenchmarkError> {
        let to = validator::<T>("validator", 0)?;
        let others = (1..T::MaxDelegators::get()).map(|index| account("other", index, 0));
        let mut others: Vec<T::AccountId> = others.collect();
        others.sort();
        Delegators::<T>::insert(&to, BoundedVec::truncate_from(others));
        bootstrap::<T>(account("bootstrap", 0, 0));
        let caller = funded::<T>("caller", 0);

        #[extrinsic_call]
        _(RawOrigin::Signed(caller.clone()), to.clone(), T::MinDelegation::get());

        assert!(Delegations::<T>::get(&to, &caller).amount > 0);
        Ok(())
    }

    /// It takes the place of another, which has earned something and is taking back as often as it can.
    #[benchmark]
    fn delegate_displacing() -> Result<(), BenchmarkError> {
        let to = validator::<T>("validator", 0)?;
        let all = delegators::<T>(&to, T::MaxDelegators::get())?;
        rewarded::<T>(&to)?;
        bootstrap::<T>(account("bootstrap", 0, 0));
        let caller = funded::<T>("caller", 0);

        #[extrinsic_call]
        delegate(RawOrigin::Signed(caller.clone()), to.clone(), T::MinDelegation::get().saturating_mul(3));

        assert!(Delegations::<T>::get(&to, &caller).amount > 0);
        assert!(all.iter().any(|who| Delegations::<T>::get(&to, who).amount == 0));
        Ok(())
    }

    #[benchmark]
    fn undelegate() -> Result<(), BenchmarkError> {
        let from = validator::<T>("validator", 0)?;
        let caller = funded::<T>("caller", 0);
        add_delegation::<T>(&caller, &from, T::MinDelegation::get())?;
        rewarded::<T>(&from)?;
        let origin = RawOrigin::Signed(from.clone()).into();
        Pallet::<T>::unbond(origin, T::MinBond::get())?;

        #[extrinsic_call]
        _(RawOrigin::Signed(caller.clone()), from.clone(), T::MinDelegation::get());

        assert!(!Validators::<T>::contains_key(&from));
        Ok(())
    }

    /// It announces a higher one in place of one that counts by now.
    #[benchmark]
    fn set_commission() -> Result<(), BenchmarkError> {
        let caller = validator::<T>("caller", 0)?;
        let origin = RawOrigin::Signed(caller.clone());
        Pallet::<T>::set_commission(origin.clone().into(), Perbill::from_percent(50))?;
        let due = frame_system::Pallet::<T>::block_number().saturating_add(T::UnbondingDelay::get());
        frame_system::Pallet::<T>::set_block_number(due);

        #[extrinsic_call]
        _(origin, Perbill::one());

        assert_eq!(Raises::<T>::get(&caller).map(|raise| raise.commission), Some(Perbill::one()));
        Ok(())
    }

    #[benchmark]
    fn chill() -> Result<(), BenchmarkError> {
        let caller = validator::<T>("caller", 0)?;
        candidates::<T>(0)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(caller.clone()));

        assert!(!Candidates::<T>::get().contains(&caller));
        Ok(())
    }

    /// It takes the last place among the candidates.
    #[benchmark]
    fn unchill() -> Result<(), BenchmarkError> {
        let caller = chilled::<T>()?;
        candidates::<T>(1)?;

        #[block]
        {
            unchill_without_fee::<T>(&caller)?;
        }

        assert!(Candidates::<T>::get().contains(&caller));
        Ok(())
    }

    /// It takes the place of another.
    #[benchmark]
    fn unchill_displacing() -> Result<(), BenchmarkError> {
        let caller = chilled::<T>()?;
        candidates::<T>(0)?;

        #[block]
        {
            unchill_without_fee::<T>(&caller)?;
        }

        assert!(Candidates::<T>::get().contains(&caller));
        Ok(())
    }

    /// All have session keys and different bonds.
    #[benchmark]
    fn elect(c: Linear<1, { T::MaxCandidates::get() }>) -> Result<(), BenchmarkError> {
        Candidates::<T>::kill();
        candidates::<T>(T::MaxCandidates::get().saturating_sub(c))?;
        let keys = T::Keys::decode(&mut TrailingZeroInput::zeroes()).map_err(|_| "no session keys")?;
        for (index, who) in (0u32..).zip(Candidates::<T>::get()) {
            pallet_session::NextKeys::<T>::insert(&who, &keys);
            let more = index.wrapping_mul(2_654_435_761).rotate_left(13).into();
            Validators::<T>::mutate(&who, |entry| {
                entry.iter_mut().for_each(|entry| entry.bond = entry.bond.saturating_add(more))
            });
        }
        bootstrap::<T>(account("bootstrap", 0, 0));
        let elected;

        #[block]
        {
            elected = Pallet::<T>::elect();
        }

        assert_eq!(elected.len() as u32, c.min(T::MaxValidators::get()));
        Ok(())
    }

    /// All have rewards that are not counted yet.
    #[benchmark]
    fn slash(d: Linear<0, { T::MaxDelegators::get() }>) -> Result<(), BenchmarkError> {
        let offender = validator::<T>("validator", 0)?;
        delegators::<T>(&offender, d)?;
        rewarded::<T>(&offender)?;
        let before = TotalBonded::<T>::get();

        #[block]
        {
            Pallet::<T>::slash(
                &offender,
                Perbill::from_percent(10),
                frame_system::Pallet::<T>::block_number(),
            );
        }

        assert!(TotalBonded::<T>::get() < before);
        Ok(())
    }

    /// With a rest of before, and what another pool has left.
    #[benchmark]
    fn reward() -> Result<(), BenchmarkError> {
        let earner = validator::<T>("validator", 0)?;
        delegators::<T>(&earner, 1)?;
        rewarded::<T>(&earner)?;
        Leftover::<T>::put(1);
        let amount = T::Mint::settle(3)?;

        #[block]
        {
            assert_eq!(Pallet::<T>::pay_reward(&earner, amount), 0);
        }

        assert!(!Leftover::<T>::exists());
        Ok(())
    }

    /// They have left, and so has the validator: nothing is kept of what is claimed.
    #[benchmark]
    fn claim(n: Linear<1, { T::MaxClaims::get() }>) -> Result<(), BenchmarkError> {
        let earner = validator::<T>("validator", 0)?;
        let all = delegators::<T>(&earner, n)?;
        rewarded::<T>(&earner)?;
        let caller = funded::<T>("caller", 0);
        Pallet::<T>::slash(&earner, Perbill::one(), frame_system::Pallet::<T>::block_number());
        Leftover::<T>::put(1);
        let named = BoundedVec::truncate_from(all);

        #[extrinsic_call]
        _(RawOrigin::Signed(caller), earner.clone(), named);

        assert!(!Pools::<T>::contains_key(&earner));
        assert_eq!(Delegations::<T>::iter_prefix(&earner).count(), 0);
        Ok(())
    }

    #[benchmark]
    fn on_initialize() -> Result<(), BenchmarkError> {
        let offender = validator::<T>("validator", 0)?;
        Pallet::<T>::note_offence(&offender, Perbill::from_percent(10), 0);
        let before = frame_system::Pallet::<T>::block_number().saturating_add(T::SlashDelay::get());
        frame_system::Pallet::<T>::set_block_number(before.saturating_sub(One::one()));

        #[block]
        {
            // Looked at, and not yet due.
            Pallet::<T>::apply_due(frame_system::Pallet::<T>::block_number());
        }

        assert!(Unapplied::<T>::contains_key(&offender));
        Ok(())
    }

    #[benchmark]
    fn note_offence() -> Result<(), BenchmarkError> {
        let offender = validator::<T>("validator", 0)?;
        candidates::<T>(0)?;

        #[block]
        {
            Pallet::<T>::note_offence(&offender, Perbill::from_percent(10), 0);
        }

        assert!(Unapplied::<T>::contains_key(&offender));
        Ok(())
    }

    #[benchmark]
    fn note_author() {
        let author: T::AccountId = account("author", 0, 0);

        #[block]
        {
            <Pallet<T> as pallet_authorship::EventHandler<_, _>>::note_author(author.clone());
        }

        assert_eq!(Authored::<T>::get(&author), 1);
    }

    #[benchmark]
    fn count_absences(s: Linear<3, { T::MaxValidators::get() }>) -> Result<(), BenchmarkError> {
        candidates::<T>(0)?;
        // A third is about to be chilled, the others made blocks.
        let set: Vec<T::AccountId> = Candidates::<T>::get().into_iter().take(s as usize).collect();
        let absent = set.len() / 3;
        let missed = T::AbsentSessions::get().saturating_sub(1);
        let before = set.iter().take(absent).map(|who| (who.clone(), missed)).collect();
        Absences::<T>::put(BoundedVec::truncate_from(before));
        set.iter().skip(absent).for_each(|who| Authored::<T>::insert(who, 1));
        let standing = Candidates::<T>::get().len();

        #[block]
        {
            Pallet::<T>::count_absences(&set);
        }

        assert_eq!(Candidates::<T>::get().len(), standing.saturating_sub(absent));
        Ok(())
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
