//! Benchmarks of the calls and of what this pallet does inside a block. They write the state before a call directly, as
//! large as it can be.

use crate::*;
use alice_staking::OnStakeDecrease;
use frame_benchmarking::v2::*;
use frame_support::{traits::Get, BoundedVec};
use frame_system::RawOrigin;

const STAKE: u128 = 1_000_000_000_000_000;

/// An account with a stake. A stake that no balance holds is enough here.
fn staker<T: Config + alice_staking::Config>(name: &'static str, index: u32) -> T::AccountId {
    let who: T::AccountId = account(name, index, 0);
    alice_staking::Staked::<T>::insert(&who, STAKE);
    alice_staking::TotalStaked::<T>::mutate(|total| *total = total.saturating_add(STAKE));
    who
}

/// All places are taken by proposals to change the longest of parameters, each in another storage item while there are
/// others.
fn full<T: Config + alice_staking::Config>() {
    let parameters =
        [Parameter::MinBond(STAKE), Parameter::BootstrapThreshold(STAKE), Parameter::Deposit(STAKE)];
    let proposals =
        (0..T::MaxOpen::get()).zip(parameters.iter().cycle()).map(|(number, parameter)| Proposal {
            number,
            proposer: account("proposer", number, 0),
            action: Action::Change(parameter.clone()),
            opened: 0,
            ayes: 0,
            nays: 0,
            stage: Stage::Voting,
        });
    Open::<T>::put(BoundedVec::truncate_from(proposals.collect()));
    Count::<T>::put(T::MaxOpen::get());
}

/// `who` votes on every open proposal.
fn votes_on_all<T: Config>(who: &T::AccountId) -> Result<(), BenchmarkError> {
    for number in 0..T::MaxOpen::get() {
        Pallet::<T>::cast(who, number, true, STAKE)?;
    }
    Ok(())
}

#[benchmarks(where T: alice_staking::Config)]
mod benchmarks {
    use super::*;

    #[benchmark]
    fn propose() -> Result<(), BenchmarkError> {
        full::<T>();
        let caller = staker::<T>("caller", 0);

        #[extrinsic_call]
        _(RawOrigin::Signed(caller.clone()), Action::Change(Parameter::MinBond(STAKE)));

        assert!(Open::<T>::get().iter().any(|proposal| proposal.proposer == caller));
        Ok(())
    }

    #[benchmark]
    fn vote() -> Result<(), BenchmarkError> {
        full::<T>();
        let caller = staker::<T>("caller", 0);
        votes_on_all::<T>(&caller)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(caller.clone()), 0, false);

        assert_eq!(Open::<T>::get().first().map(|proposal| proposal.nays), Some(STAKE));
        Ok(())
    }

    #[benchmark]
    fn withdraw() -> Result<(), BenchmarkError> {
        full::<T>();
        let caller = staker::<T>("caller", 0);
        votes_on_all::<T>(&caller)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(caller.clone()), 0);

        assert_eq!(Open::<T>::get().first().map(|proposal| proposal.ayes), Some(0));
        Ok(())
    }

    #[benchmark]
    fn clear() -> Result<(), BenchmarkError> {
        full::<T>();
        let voter = staker::<T>("voter", 0);
        votes_on_all::<T>(&voter)?;
        Open::<T>::mutate(|open| open.retain(|proposal| proposal.number > 0));

        #[extrinsic_call]
        _(RawOrigin::Signed(account("caller", 0, 0)), voter.clone());

        assert_eq!(Ballots::<T>::get(&voter).len() as u32, T::MaxOpen::get().saturating_sub(1));
        Ok(())
    }

    #[benchmark]
    fn decreased(a: Linear<1, 257>) -> Result<(), BenchmarkError> {
        full::<T>();
        for index in 0..a {
            let voter = staker::<T>("voter", index);
            votes_on_all::<T>(&voter)?;
        }

        #[block]
        {
            for index in 0..a {
                <Pallet<T> as OnStakeDecrease<T::AccountId>>::decreased(&account("voter", index, 0), 1);
            }
        }

        assert_eq!(Open::<T>::get().first().map(|proposal| proposal.ayes), Some(a.into()));
        Ok(())
    }

    #[benchmark]
    fn on_initialize(o: Linear<0, { T::MaxOpen::get() }>) -> Result<(), BenchmarkError> {
        full::<T>();
        staker::<T>("voter", 0);
        Open::<T>::mutate(|open| {
            open.truncate(o as usize);
            for proposal in open.iter_mut() {
                proposal.ayes = STAKE;
                proposal.stage = Stage::Passed { at: 0 };
            }
            if let Some(last) = open.last_mut() {
                last.action = Action::Upgrade(Default::default());
            }
        });
        Pallet::<T>::authorise(Default::default(), 0);

        #[block]
        {
            Pallet::<T>::lapse(1);
            Pallet::<T>::go_on(1);
        }

        assert!(Open::<T>::get().is_empty());
        Ok(())
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
