//! Slashing.

use super::*;
use alice_minting::Mint;
use frame_support::assert_ok;

#[test]
fn slash_takes_the_same_part_of_bond_delegations_and_unlocking() {
    new_test_ext().execute_with(|| {
        bond(1, 4_000);
        bond(2, 4_000);
        delegate(3, 1, 2_000);
        delegate(4, 1, 1_000);
        delegate(3, 2, 500);
        assert_ok!(Staking::undelegate(signed(3), 2, 300));
        assert_ok!(Staking::unbond(signed(1), 1_000));
        assert_ok!(Staking::undelegate(signed(3), 1, 800));
        assert_ok!(Staking::undelegate(signed(4), 1, 1_000));
        let issuance = Balances::total_issuance();

        // 3,000 + 1,000 of its own, 1,200 + 800 and 1,000 of others.
        assert_eq!(Staking::slash(&1, percent(10), System::block_number()), 700);
        assert_event(Event::Slashed { validator: 1, fraction: percent(10), burnt: 700 });
        assert_eq!((validator(1).bond, validator(1).delegated), (2_700, 1_080));
        assert_eq!(Delegations::<Test>::get(1, 3).amount, 1_080);
        let amounts = |who| Unlocking::<Test>::get(who).iter().map(|chunk| chunk.amount).collect::<Vec<_>>();
        assert_eq!((amounts(1), amounts(3), amounts(4)), (vec![900], vec![300, 720], vec![900]));
        assert_eq!(validator(2).stake(), 4_200, "another validator's stake is not touched");
        assert_eq!((held(1), held(3), held(4)), (3_600, 1_080 + 720 + 500, 900));
        assert_eq!(Balances::total_issuance(), issuance - 700);
        check();

        next_block();
        assert_eq!(alice_minting::Burnt::<Test>::get(), 700, "minting counts what was burnt");
    });
}

#[test]
fn slash_rounds_up_so_that_splitting_saves_nothing() {
    new_test_ext().execute_with(|| {
        bond(1, MIN_BOND + 1);
        delegate(2, 1, 101);
        assert_eq!(Staking::slash(&1, percent(1), System::block_number()), 11 + 2);
        check();
    });
}

#[test]
fn what_is_due_cannot_be_slashed() {
    new_test_ext().execute_with(|| {
        bond(1, MIN_BOND + 500);
        assert_ok!(Staking::unbond(signed(1), 500));
        run_to(DELAY);
        assert_eq!(Staking::slash(&1, percent(10), System::block_number()), 150);
        next_block();
        assert_eq!(Staking::slash(&1, percent(10), System::block_number()), 90);
        assert_ok!(Staking::withdraw(signed(1)));
        assert_eq!(held(1), 810);
        check();
    });
}

#[test]
fn a_validator_that_left_is_still_liable() {
    new_test_ext().execute_with(|| {
        bond(1, MIN_BOND);
        delegate(2, 1, 500);
        assert_ok!(Staking::unbond(signed(1), MIN_BOND));
        assert_ok!(Staking::undelegate(signed(2), 1, 500));
        assert_eq!(Validators::<Test>::get(1), None);
        assert_eq!(Staking::slash(&1, percent(50), System::block_number()), 750);
        assert_eq!((held(1), held(2)), (500, 250));
        check();
    });
}

#[test]
fn a_whole_slash_leaves_nothing_behind() {
    new_test_ext().execute_with(|| {
        bond(1, MIN_BOND);
        delegate(2, 1, 500);
        assert_ok!(Staking::undelegate(signed(2), 1, 200));
        assert_eq!(Staking::slash(&1, percent(100), System::block_number()), MIN_BOND + 500);
        assert_eq!((held(1), held(2), TotalBonded::<Test>::get()), (0, 0, 0));
        assert_eq!(Validators::<Test>::get(1), None);
        assert!(!Delegators::<Test>::contains_key(1));
        assert!(!Unlocking::<Test>::contains_key(2));
        assert!(!Candidates::<Test>::get().contains(&1));
        check();
    });
}

#[test]
fn slashing_who_has_nothing_burns_nothing() {
    new_test_ext().execute_with(|| {
        assert_eq!(Staking::slash(&101, percent(50), System::block_number()), 0);
        assert_eq!(Staking::slash(&7, percent(50), System::block_number()), 0);
        assert_eq!(Staking::elect().len(), 2, "a bootstrap validator keeps its seat");
        check();
    });
}

#[test]
fn non_reveal_costs_its_fixed_part_and_no_seat() {
    new_test_ext().execute_with(|| {
        bond(1, 2_000);
        assert_eq!(<Staking as Stake<_>>::slash_non_reveal(&1, 1), 100);
        assert!(Staking::elect().contains(&(1, 1_900)));
        check();
    });
}

#[test]
fn what_was_taken_back_before_an_epoch_pays_for_no_non_reveal_in_it() {
    new_test_ext().execute_with(|| {
        bond(1, MIN_BOND + 1_000);
        delegate(2, 1, 1_000);
        delegate(3, 1, 1_000);
        assert_ok!(Staking::undelegate(signed(2), 1, 1_000));
        assert_ok!(Staking::unbond(signed(1), 1_000));
        next_block();
        let started = System::block_number() as u32;
        assert_ok!(Staking::undelegate(signed(3), 1, 1_000));
        next_block();
        // The bond that is left, and the delegation that the epoch began with: 5% of each.
        assert_eq!(<Staking as Stake<_>>::slash_non_reveal(&1, started), MIN_BOND / 20 + 50);
        assert_eq!((held(2), held(3)), (1_000, 950));
        assert_eq!(held(1), MIN_BOND + 1_000 - MIN_BOND / 20);
        // The next epoch spares both.
        assert_eq!(
            <Staking as Stake<_>>::slash_non_reveal(&1, started + 1),
            (MIN_BOND - MIN_BOND / 20).div_ceil(20)
        );
        assert_eq!((held(2), held(3)), (1_000, 950));
        check();
    });
}

#[test]
fn slashed_stake_can_be_staked_again_and_paid_into() {
    new_test_ext().execute_with(|| {
        bond(1, FUNDS - 1);
        Staking::slash(&1, percent(100), System::block_number());
        assert_eq!(Balances::balance(&1), 1);
        assert_ok!(Minting::pay(&1, MIN_BOND));
        bond(1, MIN_BOND);
        assert_eq!(validator(1).bond, MIN_BOND);
    });
}

fn delegation(amount: u128) -> Delegation {
    Delegation { amount, ..Default::default() }
}

#[test]
fn every_broken_invariant_is_found() {
    let broken = |how: fn()| {
        new_test_ext().execute_with(|| {
            bond(1, 2_000);
            bond(2, 2_000);
            delegate(3, 1, 500);
            assert_ok!(Staking::undelegate(signed(3), 1, 200));
            how();
            assert!(Staking::do_try_state().is_err());
        })
    };
    broken(|| TotalBonded::<Test>::put(1));
    broken(|| Delegations::<Test>::insert(1, 3, delegation(301)));
    broken(|| Delegations::<Test>::insert(1, 4, delegation(100)));
    broken(|| Delegations::<Test>::insert(7, 4, delegation(100)));
    broken(|| Validators::<Test>::mutate(1, |validator| validator.as_mut().unwrap().bond += 1));
    broken(|| Validators::<Test>::mutate(1, |validator| validator.as_mut().unwrap().chilled = true));
    broken(|| Validators::<Test>::remove(101));
    broken(Candidates::<Test>::kill);
    broken(|| Candidates::<Test>::mutate(|candidates| candidates.as_mut().reverse()));
    broken(|| Delegators::<Test>::remove(1));
    broken(|| Delegators::<Test>::insert(2, frame_support::BoundedVec::truncate_from(vec![5])));
    broken(|| Unapplied::<Test>::insert(1, UnappliedSlash { fraction: percent(1), noted: 1, due: 2 }));
    broken(|| SlashQueue::<Test>::insert(0, 1));
    broken(|| SlashPlaces::<Test>::put((0, 1)));
    broken(|| Punished::<Test>::insert(0, 1, percent(0)));
    broken(|| Absences::<Test>::put(frame_support::BoundedVec::truncate_from(vec![(1, ABSENT_SESSIONS)])));
    broken(|| Delegations::<Test>::insert(1, 4, delegation(0)));
    broken(|| Pools::<Test>::insert(2, Pool::default()));
    broken(|| Leftover::<Test>::put(1));
    let earned_and = |how: fn()| {
        new_test_ext().execute_with(|| {
            bond(1, 2_000);
            delegate(3, 1, 500);
            assert_eq!(<Staking as Stake<_>>::reward(&1, 1_000), 0);
            check();
            how();
            assert!(Staking::do_try_state().is_err());
        })
    };
    earned_and(|| Pools::<Test>::mutate(1, |pool| pool.per_planck -= 1));
    earned_and(|| Pools::<Test>::mutate(1, |pool| pool.funds += 1));
    earned_and(|| Pools::<Test>::mutate(1, |pool| pool.per_planck += 1));
    earned_and(|| Pools::<Test>::mutate(1, |pool| pool.rest += 1));
    earned_and(|| Delegations::<Test>::mutate(1, 3, |delegation| delegation.owed += 1));
    earned_and(|| Delegations::<Test>::mutate(1, 3, |delegation| delegation.counted = u128::MAX));
    earned_and(|| Delegations::<Test>::insert(2, 3, Delegation { owed: SCALE, ..Default::default() }));
    earned_and(|| Balances::burn(signed(Staking::pot()), 1, false).unwrap());
    let noted_and = |how: fn()| {
        new_test_ext().execute_with(|| {
            bond(1, 2_000);
            Staking::note_offence(&1, percent(10), 0);
            check();
            how();
            assert!(Staking::do_try_state().is_err());
        })
    };
    noted_and(|| SlashQueue::<Test>::remove(0));
    noted_and(|| Unapplied::<Test>::remove(1));
    noted_and(|| Unapplied::<Test>::mutate(1, |slash| slash.as_mut().unwrap().fraction = percent(0)));
    noted_and(|| Unapplied::<Test>::mutate(1, |slash| slash.as_mut().unwrap().noted = 2));
    noted_and(|| {
        SlashQueue::<Test>::insert(1, 1);
        SlashPlaces::<Test>::put((0, 2));
    });
    noted_and(|| {
        Validators::<Test>::mutate(1, |validator| validator.as_mut().unwrap().chilled = false);
        Candidates::<Test>::mutate(|candidates| candidates.try_insert(0, 1).unwrap());
    });
    broken(|| Unlocking::<Test>::remove(3));
    broken(|| Unlocking::<Test>::mutate(3, |chunks| chunks[0].amount = 0));
    broken(|| {
        Balances::burn(signed(1), 1, true).unwrap();
        let _ = <Balances as frame_support::traits::fungible::MutateHold<_>>::release(
            &HELD,
            &1,
            1,
            frame_support::traits::tokens::Precision::Exact,
        );
    });
}
