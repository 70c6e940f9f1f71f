//! Who can propose, and who can keep others from it.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};

#[test]
fn an_account_has_one_open_proposal() {
    new_test_ext().execute_with(|| {
        bond(1, 1_000);
        bond(2, 1_000);
        assert_ok!(Governance::propose(signed(1), upgrade(7)));
        assert_noop!(Governance::propose(signed(1), upgrade(8)), Error::<Test>::AlreadyProposing);
        run_to(21);
        assert_ok!(Governance::propose(signed(1), upgrade(8)));
        assert_eq!(proposal(1).unwrap().opened, 21);
        check();
    });
}

#[test]
fn who_has_more_stake_than_the_weakest_has_ayes_takes_its_place() {
    new_test_ext().execute_with(|| {
        for (who, stake) in [(1, 1_000), (2, 2_000), (3, 1_000)] {
            bond(who, stake);
            assert_ok!(Governance::propose(signed(who), upgrade(who as u8)));
        }
        bond(4, 1_000);
        assert_noop!(Governance::propose(signed(4), upgrade(4)), Error::<Test>::NoPlace);
        assert_ok!(Staking::bond_extra(signed(4), 1));
        events();
        assert_ok!(Governance::propose(signed(4), upgrade(4)));
        assert!(events().contains(&Event::Displaced { proposal: 2, by: 4 }), "of equals the newest goes");
        let numbers: Vec<_> = Open::<Test>::get().iter().map(|proposal| proposal.number).collect();
        assert_eq!(numbers, vec![0, 1, 3]);
        assert_noop!(Governance::vote(signed(1), 2, true), Error::<Test>::NotOpen);
        check();

        // What the loser voted no longer counts for anything, and it may propose again.
        assert_ok!(Staking::bond_extra(signed(3), 5_000));
        assert_ok!(Governance::propose(signed(3), upgrade(3)));
        check();
    });
}

#[test]
fn one_stake_holds_one_place() {
    new_test_ext().execute_with(|| {
        bond(9, 9_000);
        bond(8, 20_000);
        for (who, stake) in [(1, 1_000), (2, 1_001), (3, 1_002)] {
            bond(who, stake);
            assert_ok!(Governance::propose(signed(who), upgrade(who as u8)));
            assert_ok!(Governance::vote(signed(9), Open::<Test>::get().last().unwrap().number, true));
        }
        // Less than the ayes, but more than the weakest proposer's own.
        bond(4, 1_001);
        assert_ok!(Governance::propose(signed(4), upgrade(4)));
        let numbers: Vec<_> = Open::<Test>::get().iter().map(|proposal| proposal.number).collect();
        assert_eq!(numbers, vec![1, 2, 3]);
        check();

        // What a third of all stake wants stays.
        assert_ok!(Governance::vote(signed(8), 3, true));
        bond(5, 1_500);
        assert_ok!(Governance::propose(signed(5), upgrade(5)));
        let numbers: Vec<_> = Open::<Test>::get().iter().map(|proposal| proposal.number).collect();
        assert_eq!(numbers, vec![2, 3, 4]);
        check();
    });
}

#[test]
fn what_has_passed_keeps_its_place() {
    new_test_ext().execute_with(|| {
        bond(1, 9_000);
        assert_ok!(Governance::propose(signed(1), upgrade(1)));
        run_to(7);
        assert!(matches!(proposal(0).unwrap().stage, Stage::Passed { .. }));
        for who in 2..=3 {
            bond(who, 50_000);
            assert_ok!(Governance::propose(signed(who), upgrade(who as u8)));
        }
        bond(4, 50_001);
        assert_ok!(Governance::propose(signed(4), upgrade(4)));
        assert!(proposal(0).is_some() && proposal(2).is_none());
        check();
    });
}
