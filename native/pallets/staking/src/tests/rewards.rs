//! How a validator and its delegators come to what it earned.

use super::*;
use alice_minting::Income;
use frame_support::{assert_noop, assert_ok, BoundedVec};

/// The validator earns, and all of it is paid.
fn earn(validator: AccountId, amount: u128) {
    assert_eq!(<Staking as Stake<_>>::reward(&validator, amount), 0);
    check();
}

fn claim(validator: AccountId, delegators: &[AccountId]) -> frame_support::dispatch::DispatchResult {
    // Anybody can call it.
    let result = Staking::claim(signed(9), validator, BoundedVec::truncate_from(delegators.to_vec()));
    check();
    result
}

/// What accounts were paid by minting and by claims since they had their funds.
fn earned<const N: usize>(accounts: [AccountId; N]) -> [u128; N] {
    accounts.map(|who| {
        let income = Income::<Test>::get(who);
        let funds = if ACCOUNTS.contains(&who) { FUNDS } else { 0 };
        assert_eq!(Balances::total_balance(&who), income, "nothing else was paid");
        income - funds
    })
}

#[test]
fn a_validator_is_paid_at_once_and_its_delegators_when_they_claim() {
    new_test_ext().execute_with(|| {
        bond(5, 1_000);
        delegate(7, 5, 500);
        delegate(2, 5, 500);
        // A tenth of commission; of the other 90 a half for the bond, and a half for the two.
        earn(5, 100);
        assert_event(Event::Shared { validator: 5, amount: 45 });
        assert_eq!((earned([5, 2, 7]), Balances::balance(&Staking::pot())), ([55, 0, 0], 45));

        assert_ok!(claim(5, &[2, 7]));
        assert_event(Event::Claimed { validator: 5, delegator: 2, amount: 22 });
        assert_eq!(
            (earned([2, 7]), Pools::<Test>::get(5).funds),
            ([22, 22], 1),
            "each is owed a half of the other"
        );
        assert_noop!(
            Staking::claim(signed(2), 5, BoundedVec::truncate_from(vec![2])),
            Error::<Test>::NothingToClaim
        );
        // Another half each.
        earn(5, 3);
        assert_ok!(claim(5, &[7, 2]));
        assert_eq!((earned([5, 2, 7]), Pools::<Test>::get(5).funds), ([57, 23, 23], 0));
    });
}

#[test]
fn a_reward_touches_no_delegation_and_says_the_same_however_many_there_are() {
    let entries = |delegators: &[AccountId]| {
        new_test_ext().execute_with(|| {
            bond(5, 1_000);
            delegators.iter().for_each(|who| delegate(*who, 5, 500));
            let before: Vec<_> = Delegations::<Test>::iter_prefix(5).collect();
            let events = System::event_count();
            earn(5, 1_000);
            assert_eq!(Delegations::<Test>::iter_prefix(5).collect::<Vec<_>>(), before, "none is touched");
            System::event_count() - events
        })
    };
    assert_eq!(entries(&[1]), entries(&[1, 2, 3]));
}

#[test]
fn commission_and_the_delegators_part_are_rounded_down() {
    new_test_ext().execute_with(|| {
        bond(5, 1_000);
        delegate(2, 5, 99_000);
        // A tenth of 19 is one; of the other 18 the delegations earn 17.82.
        earn(5, 19);
        assert_eq!((earned([5]), Pools::<Test>::get(5).funds), ([2], 17));
        assert_ok!(Staking::set_commission(signed(5), percent(100)));
        run_to(1 + DELAY);
        earn(5, 100);
        assert_eq!((earned([5]), Pools::<Test>::get(5).funds), ([102], 17));
        earn(5, 0);
        assert_ok!(claim(5, &[2]));
        assert_eq!(earned([2]), [16], "17 less what a planck for each of 99,000 does not make whole");
    });
}

#[test]
fn who_has_no_stake_gets_everything() {
    new_test_ext().execute_with(|| {
        earn(101, 77);
        earn(8, 77);
        assert_eq!(earned([101, 8]), [77, 77], "it may have left since it earned it");
        assert!(Pools::<Test>::iter().next().is_none());
    });
}

#[test]
fn a_delegation_to_a_bootstrap_validator_earns_what_its_commission_leaves() {
    new_test_ext().execute_with(|| {
        delegate(1, 101, 500);
        earn(101, 100);
        assert_ok!(Staking::set_commission(signed(101), percent(60)));
        earn(101, 100);
        assert_ok!(claim(101, &[1]));
        assert_eq!(earned([101, 1]), [160, 40]);
    });
}

#[test]
fn each_delegation_earns_from_when_it_is_made_to_when_it_is_taken_back() {
    new_test_ext().execute_with(|| {
        bond(5, 1_000);
        assert_ok!(Staking::set_commission(signed(5), percent(0)));
        delegate(2, 5, 1_000);
        earn(5, 200);
        delegate(3, 5, 2_000);
        earn(5, 400);
        delegate(2, 5, 1_000);
        earn(5, 500);
        assert_ok!(Staking::undelegate(signed(3), 5, 2_000));
        check();
        assert_eq!(Unlocking::<Test>::get(3).len(), 1);
        earn(5, 300);
        assert_ok!(claim(5, &[2, 3]));
        // What is unlocking earns nothing.
        assert_eq!(earned([5, 2, 3]), [100 + 100 + 100 + 100, 100 + 100 + 200 + 200, 200 + 200]);
        assert!(!Delegations::<Test>::contains_key(5, 3));
    });
}

#[test]
fn a_slash_takes_stake_and_not_what_was_earned_before() {
    new_test_ext().execute_with(|| {
        bond(5, 1_000);
        assert_ok!(Staking::set_commission(signed(5), percent(0)));
        delegate(2, 5, 1_000);
        delegate(3, 5, 2_000);
        earn(5, 400);
        assert_eq!(Staking::slash(&5, percent(50), System::block_number()), 2_000);
        check();
        earn(5, 40);
        assert_ok!(claim(5, &[2, 3]));
        assert_eq!([2, 3].map(|who| Income::<Test>::get(who) - FUNDS), [110, 220]);
    });
}

#[test]
fn what_was_earned_outlives_the_validator_the_delegation_and_the_account() {
    new_test_ext().execute_with(|| {
        bond(5, 1_000);
        delegate(2, 5, 1_000);
        delegate(3, 5, FUNDS);
        earn(5, 1_000_000);
        let parts = [1_000, FUNDS].map(|stake| 900_000 * stake / (2_000 + FUNDS));
        assert_ok!(Staking::undelegate(signed(2), 5, 1_000));
        Staking::slash(&5, percent(100), System::block_number());
        check();
        assert!(!Validators::<Test>::contains_key(5) && !Delegators::<Test>::contains_key(5));
        assert_eq!(Balances::total_balance(&3), 0, "it had nothing else");

        // It comes back, with delegators of its own.
        assert_ok!(<Minting as alice_minting::Mint<_>>::pay(&5, 1_000));
        bond(5, 1_000);
        delegate(4, 5, 1_000);
        earn(5, 100);
        assert_ok!(claim(5, &[2]));
        assert_ok!(claim(5, &[3]));
        assert_eq!([Income::<Test>::get(2) - FUNDS, Income::<Test>::get(3) - FUNDS], parts);
        assert_eq!(Balances::balance(&3), parts[1]);
        assert_eq!(Delegations::<Test>::iter_prefix(5).count(), 1);
    });
}

#[test]
fn what_nobody_can_claim_goes_into_the_next_reward() {
    new_test_ext().execute_with(|| {
        for validator in [5, 6] {
            bond(validator, 1_000);
            assert_ok!(Staking::set_commission(signed(validator), percent(0)));
        }
        delegate(2, 5, 100);
        delegate(3, 5, 200);
        // 22 and a third for the two: 7.47 and 14.93.
        earn(5, 100);
        assert_eq!(Pools::<Test>::get(5).funds, 23);
        for who in [2, 3] {
            assert_ok!(Staking::undelegate(signed(who), 5, Delegations::<Test>::get(5, who).amount));
            assert_ok!(claim(5, &[who]));
        }
        assert_eq!((earned([2, 3]), Leftover::<Test>::get()), ([7, 15], 1));
        assert!(!Pools::<Test>::contains_key(5));

        delegate(4, 6, 1_000);
        earn(6, 20);
        assert_ok!(claim(6, &[4]));
        assert_eq!((earned([6, 4]), Leftover::<Test>::get()), ([10, 11], 0));
        assert_eq!(Balances::balance(&Staking::pot()), 0);
    });
}

#[test]
fn rewards_are_claimed_by_name_and_who_has_none_is_passed_over() {
    new_test_ext().execute_with(|| {
        bond(5, 1_000);
        delegate(2, 5, 1_000);
        earn(5, 100);
        assert_noop!(
            Staking::claim(signed(9), 6, BoundedVec::truncate_from(vec![2])),
            Error::<Test>::NothingToClaim
        );
        assert_noop!(Staking::claim(signed(9), 5, BoundedVec::default()), Error::<Test>::NothingToClaim);
        assert_ok!(claim(5, &[2, 3, 2]));
        assert_eq!(earned([2, 3]), [45, 0]);
        assert!(!Delegations::<Test>::contains_key(5, 3), "who has nothing leaves nothing");
    });
}

#[test]
fn what_cannot_be_paid_is_said_and_nothing_is_shared() {
    new_test_ext().execute_with(|| {
        bond(5, 1_000);
        delegate(2, 5, 1_000);
        let owed = alice_minting::Unpaid::<Test>::get();
        assert_eq!(<Staking as Stake<_>>::reward(&5, 4 * owed), 4 * owed);
        assert_eq!(earned([5]), [0]);
        // The validator's part can be, its delegators' no more.
        assert_eq!(<Staking as Stake<_>>::reward(&5, owed + 2), (owed + 2) * 9 / 10 / 2);
        check();
        assert!(!Pools::<Test>::contains_key(5));
    });
}

#[test]
fn the_largest_rewards_on_the_smallest_stake_do_not_overflow() {
    let (mut pool, mut delegation) = (Pool::default(), Delegation { amount: 1, ..Default::default() });
    pool.share(alice_minting::CAP, 1).unwrap();
    pool.count(&mut delegation).unwrap();
    assert_eq!((delegation.owed / SCALE, pool.rest), (alice_minting::CAP, 0));
    let mut all = Pool::default();
    all.share(alice_minting::CAP, alice_minting::CAP).unwrap();
    let whole = Delegation { amount: alice_minting::CAP, ..Default::default() };
    assert_eq!(all.owed(&whole), Some(alice_minting::CAP * SCALE));
    assert!(pool.share(u128::MAX, 1).is_err() && pool.share(1, 0).is_err());
}
