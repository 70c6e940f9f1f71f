//! What a vote can change, and within which bounds.

use crate::{mock::*, Parameter::*, *};
use alice_epochs::types::PendingParameters;
use frame_support::{assert_noop, assert_ok};

const ALICE: u128 = 1_000_000_000_000;

#[test]
fn the_bounds_are_those_that_are_published() {
    let inside = [
        SubmitLength(3),
        ScoreLength(14_400),
        RevealLength(3),
        VoteLength(14_400),
        MinDifficulty(1),
        MinDifficulty(1 << 48),
        Deposit(0),
        Deposit(100 * ALICE),
        Places(16),
        Places(16_384),
        MinBond(ALICE),
        MinBond(10_000 * ALICE),
        BootstrapThreshold(0),
        BootstrapThreshold(1_000_000 * ALICE),
    ];
    let outside = [
        SubmitLength(2),
        ScoreLength(14_401),
        RevealLength(0),
        VoteLength(u32::MAX),
        MinDifficulty(0),
        MinDifficulty((1 << 48) + 1),
        Deposit(100 * ALICE + 1),
        Places(15),
        Places(16_385),
        MinBond(ALICE - 1),
        MinBond(10_000 * ALICE + 1),
        BootstrapThreshold(1_000_000 * ALICE + 1),
    ];
    assert!(inside.iter().all(Parameter::is_in_bounds));
    new_test_ext().execute_with(|| {
        bond(1, 1_000);
        for parameter in outside {
            let proposed = Governance::propose(signed(1), Action::Change(parameter));
            assert_noop!(proposed, Error::<Test>::OutOfBounds);
        }
    });
}

/// Has one account with all the stake carry a change out.
fn carry_out(parameter: Parameter) {
    let start = System::block_number();
    assert_ok!(Governance::propose(signed(1), Action::Change(parameter)));
    run_to(start + 8);
    assert_eq!(pending(), PendingParameters::default(), "nothing changes before the delay is over");
    next_block();
    assert!(Open::<Test>::get().is_empty());
}

#[test]
fn each_parameter_changes_what_it_names_and_nothing_else() {
    new_test_ext().execute_with(|| {
        bond(1, 50_000);
        let none = PendingParameters::default();
        let expected = [
            (SubmitLength(10), PendingParameters { submit: Some(10), ..none.clone() }),
            (ScoreLength(11), PendingParameters { score: Some(11), ..none.clone() }),
            (RevealLength(12), PendingParameters { reveal: Some(12), ..none.clone() }),
            (VoteLength(13), PendingParameters { vote: Some(13), ..none.clone() }),
            (MinDifficulty(14), PendingParameters { min_difficulty: Some(14), ..none.clone() }),
            (Deposit(15), PendingParameters { deposit: Some(15), ..none.clone() }),
            (Places(16), PendingParameters { places: Some(16), ..none.clone() }),
        ];
        for (parameter, changes) in expected {
            carry_out(parameter);
            assert_eq!(pending(), changes);
            assert_eq!((Staking::min_bond(), Staking::bootstrap_threshold()), (MIN_BOND, 0));
        }
        carry_out(MinBond(2 * ALICE));
        assert_eq!((Staking::min_bond(), Staking::bootstrap_threshold()), (2 * ALICE, 0));
        carry_out(BootstrapThreshold(3 * ALICE));
        assert_eq!((Staking::min_bond(), Staking::bootstrap_threshold()), (2 * ALICE, 3 * ALICE));
        assert!(System::authorized_upgrade().is_none());
    });
}
