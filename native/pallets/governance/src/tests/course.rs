//! From a proposal to what it does, or to its end without that.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};

fn open_ayes(stakes: &[u128]) {
    for (who, stake) in (1..).zip(stakes) {
        bond(who, *stake);
    }
    assert_ok!(Governance::propose(signed(1), upgrade(7)));
}

#[test]
fn a_proposal_passes_after_the_voting_and_is_carried_out_after_the_delay() {
    new_test_ext().execute_with(|| {
        open_ayes(&[2_000, 1_000]);
        assert_eq!(votes(0), (2_000, 0), "the proposer votes for it");
        run_to(5);
        assert_eq!(proposal(0).unwrap().stage, Stage::Voting, "two thirds do not pass it early");
        events();
        next_block();
        assert_eq!(proposal(0).unwrap().stage, Stage::Passed { at: 6 + 4 });
        assert_eq!(events(), vec![Event::Passed { proposal: 0, ayes: 2_000, staked: 3_000, at: 10 }]);
        run_to(9);
        assert!(System::authorized_upgrade().is_none());
        next_block();
        assert_eq!(events(), vec![Event::CarriedOut { proposal: 0, action: upgrade(7) }]);
        let Action::Upgrade(hash) = upgrade(7) else { unreachable!() };
        assert!(Governance::is_authorised(&hash));
        assert_eq!(System::authorized_upgrade().unwrap().code_hash(), &hash);
        assert!(Open::<Test>::get().is_empty());
    });
}

#[test]
fn a_planck_less_than_two_thirds_does_not_pass_and_expires() {
    new_test_ext().execute_with(|| {
        open_ayes(&[2_000, 1_001]);
        events();
        run_to(20);
        assert_eq!(proposal(0).unwrap().stage, Stage::Voting);
        next_block();
        assert_eq!(events(), vec![Event::Expired { proposal: 0 }]);
        assert!(Open::<Test>::get().is_empty());
        assert!(System::authorized_upgrade().is_none());
        assert_noop!(Governance::vote(signed(2), 0, true), Error::<Test>::NotOpen);
    });
}

#[test]
fn a_proposal_passes_in_the_first_block_in_which_it_has_enough() {
    new_test_ext().execute_with(|| {
        open_ayes(&[1_000, 1_000, 1_000]);
        run_to(12);
        assert_ok!(Governance::vote(signed(2), 0, true));
        next_block();
        assert_eq!(proposal(0).unwrap().stage, Stage::Passed { at: 13 + 4 });
    });
}

#[test]
fn votes_taken_back_in_the_delay_reject_what_had_passed() {
    new_test_ext().execute_with(|| {
        open_ayes(&[1_500, 1_500, 1_000]);
        assert_ok!(Governance::vote(signed(2), 0, true));
        run_to(8);
        assert!(matches!(proposal(0).unwrap().stage, Stage::Passed { .. }));
        assert_ok!(Governance::vote(signed(2), 0, false));
        assert_eq!(votes(0), (1_500, 1_500));
        events();
        run_to(10);
        assert_eq!(events(), vec![Event::Rejected { proposal: 0, ayes: 1_500, staked: 4_000 }]);
        assert!(System::authorized_upgrade().is_none() && Open::<Test>::get().is_empty());
    });
}

#[test]
fn nothing_passes_when_nothing_or_too_little_is_staked() {
    new_test_ext().execute_with(|| {
        assert_noop!(Governance::propose(signed(1), upgrade(7)), Error::<Test>::NoStake);
        for (ayes, staked) in [(0, 0), (1, 0), (899, 899)] {
            assert!(!Governance::passes(ayes, staked), "900 must be staked: {ayes} of {staked}");
        }
        assert!(Governance::passes(900, 900));
        LeastStaked::set(sp_runtime::Perbill::zero());
        assert!(!Governance::passes(0, 0), "two thirds of nothing are not everything");
        assert!(Governance::passes(1, 1));
    });
}

#[test]
fn a_vote_can_change_and_be_taken_back() {
    new_test_ext().execute_with(|| {
        open_ayes(&[2_000, 1_000]);
        assert_ok!(Governance::vote(signed(2), 0, false));
        assert_eq!(votes(0), (2_000, 1_000));
        assert_ok!(Governance::vote(signed(2), 0, true));
        assert_eq!(votes(0), (3_000, 0));
        assert_ok!(Governance::withdraw(signed(2), 0));
        assert_eq!(votes(0), (2_000, 0));
        assert!(!Ballots::<Test>::contains_key(2));
        assert_noop!(Governance::withdraw(signed(2), 0), Error::<Test>::NotVoted);
        assert_noop!(Governance::withdraw(signed(2), 1), Error::<Test>::NotOpen);
        assert_noop!(Governance::vote(signed(3), 0, true), Error::<Test>::NoStake);
        check();
    });
}
