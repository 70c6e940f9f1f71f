//! No stake counts twice, whatever its owner does with it.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};

#[test]
fn a_vote_weighs_bond_and_delegations() {
    new_test_ext().execute_with(|| {
        bond(1, 2_000);
        bond(2, 1_000);
        delegate(1, 2, 500);
        delegate(3, 1, 700);
        assert_ok!(Governance::propose(signed(1), upgrade(7)));
        assert_eq!(votes(0), (2_500, 0), "what others delegate to it is theirs to vote with");
        assert_ok!(Governance::vote(signed(3), 0, false));
        assert_eq!(votes(0), (2_500, 700));
    });
}

#[test]
fn what_is_taken_back_leaves_the_vote_at_once() {
    new_test_ext().execute_with(|| {
        bond(1, 5_000);
        bond(2, 1_000);
        delegate(3, 1, 900);
        assert_ok!(Governance::propose(signed(1), upgrade(7)));
        assert_ok!(Governance::propose(signed(3), upgrade(8)));
        assert_ok!(Governance::vote(signed(1), 1, false));
        assert_ok!(Staking::unbond(signed(1), 3_000));
        assert_eq!((votes(0), votes(1)), ((2_000, 0), (900, 2_000)));
        assert_ok!(Staking::undelegate(signed(3), 1, 900));
        assert_eq!(votes(1), (0, 2_000));
        assert!(!Ballots::<Test>::contains_key(3));
        assert_noop!(Governance::vote(signed(3), 1, true), Error::<Test>::NoStake);
        check();
    });
}

#[test]
fn stake_that_moves_to_another_account_votes_once() {
    new_test_ext().execute_with(|| {
        bond(1, 40_000);
        bond(2, 50_000);
        assert_ok!(Governance::propose(signed(1), upgrade(7)));
        run_to(2);
        assert_ok!(Staking::unbond(signed(1), 40_000));
        run_to(2 + UNBONDING);
        assert_ok!(Staking::withdraw(signed(1)));
        assert_ok!(Balances::transfer_allow_death(signed(1), 4, 40_000));
        bond(4, 40_000);
        assert_ok!(Governance::vote(signed(4), 0, true));
        assert_eq!(votes(0), (40_000, 0), "not 80,000 of 90,000");
        run_to(19);
        assert_eq!(proposal(0).unwrap().stage, Stage::Voting);
    });
}

#[test]
fn what_is_delegated_anew_votes_once() {
    new_test_ext().execute_with(|| {
        bond(1, 1_000);
        bond(2, 1_000);
        delegate(3, 1, 5_000);
        assert_ok!(Governance::propose(signed(3), upgrade(7)));
        assert_ok!(Staking::undelegate(signed(3), 1, 5_000));
        delegate(3, 2, 5_000);
        assert_eq!(Ballots::<Test>::get(3).len(), 0);
        assert_ok!(Governance::vote(signed(3), 0, true));
        assert_eq!(votes(0), (5_000, 0));
    });
}

#[test]
fn more_stake_counts_when_its_owner_votes_again() {
    new_test_ext().execute_with(|| {
        bond(1, 1_000);
        assert_ok!(Governance::propose(signed(1), upgrade(7)));
        assert_ok!(Staking::bond_extra(signed(1), 500));
        assert_eq!(votes(0), (1_000, 0));
        assert_ok!(Staking::unbond(signed(1), 300));
        assert_eq!(votes(0), (1_000, 0), "1,200 are left, which is no less than the vote");
        assert_ok!(Governance::vote(signed(1), 0, true));
        assert_eq!(votes(0), (1_200, 0));
        assert_eq!(Ballots::<Test>::get(1).to_vec(), vec![Ballot { proposal: 0, aye: true, weight: 1_200 }]);
    });
}

#[test]
fn slashed_stake_votes_no_more() {
    new_test_ext().execute_with(|| {
        bond(1, 9_000);
        bond(2, 4_000);
        delegate(3, 1, 1_000);
        assert_ok!(Governance::propose(signed(1), upgrade(7)));
        assert_ok!(Governance::vote(signed(3), 0, true));
        run_to(8);
        assert!(matches!(proposal(0).unwrap().stage, Stage::Passed { .. }));
        Staking::slash(&1, sp_runtime::Perbill::from_percent(90), System::block_number());
        assert_eq!(votes(0), (1_000, 0));
        events();
        run_to(10);
        assert_eq!(events(), vec![Event::Rejected { proposal: 0, ayes: 1_000, staked: 5_000 }]);
    });
}

#[test]
fn votes_on_closed_proposals_are_cleared() {
    new_test_ext().execute_with(|| {
        bond(1, 1_000);
        bond(2, 1_000);
        bond(3, 1_000);
        assert_ok!(Governance::propose(signed(1), upgrade(7)));
        assert_noop!(Governance::clear(signed(9), 1), Error::<Test>::NothingToClear);
        run_to(21);
        assert!(Open::<Test>::get().is_empty());
        assert_eq!(Ballots::<Test>::get(1).len(), 1);
        assert_ok!(Governance::clear(signed(9), 1));
        assert!(!Ballots::<Test>::contains_key(1));
        assert_noop!(Governance::clear(signed(9), 1), Error::<Test>::NothingToClear);
        check();
    });
}
