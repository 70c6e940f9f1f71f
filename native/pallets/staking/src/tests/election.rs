//! The validator set and the bootstrap.

use super::*;
use alice_minting::Mint;
use frame_support::{assert_ok, traits::Hooks};
use sp_runtime::BuildStorage;

#[test]
fn genesis_validators_hold_their_seats_with_no_bond() {
    new_test_ext().execute_with(|| {
        assert_eq!(Session::validators(), BOOTSTRAP);
        assert_eq!(Staking::elect().to_vec(), vec![(101, MIN_BOND), (102, MIN_BOND)]);
        assert_eq!(validator(101).commission, percent(100));
        // However much others bond.
        for who in [1, 2, 3] {
            bond(who, 50_000);
        }
        assert_eq!(Staking::elect().to_vec(), vec![(1, 50_000), (101, 50_000), (102, 50_000)]);
        run_to(4 * SESSION);
        assert_eq!(Session::validators(), vec![1, 101, 102]);
    });
}

#[test]
fn no_bootstrap_validator_outvotes_the_others() {
    new_test_ext().execute_with(|| {
        delegate(1, 101, 40_000);
        assert_eq!(Staking::elect().to_vec(), vec![(101, MIN_BOND), (102, MIN_BOND)]);
        bond(2, 50_000);
        assert_eq!(Staking::elect().to_vec(), vec![(2, 50_000), (101, 50_000), (102, 50_000)]);
    });
}

#[test]
fn the_strongest_are_elected_in_order() {
    new_test_ext().execute_with(|| {
        // Three seats, two of them kept for the bootstrap.
        bond(1, 2_000);
        bond(2, 3_000);
        assert_eq!(Staking::elect().to_vec(), vec![(2, 3_000), (101, 3_000), (102, 3_000)]);

        pass_threshold();
        bond(3, 3_000);
        assert_eq!(Staking::elect().to_vec(), vec![(2, 3_000), (3, 3_000), (1, 2_000)]);
        bond(4, 2_001);
        assert_eq!(Staking::elect().to_vec(), vec![(2, 3_000), (3, 3_000), (4, 2_001)]);
        delegate(5, 1, 1_500);
        assert_eq!(Staking::elect().to_vec(), vec![(1, 3_500), (2, 3_000), (3, 3_000)]);
    });
}

#[test]
fn the_chilled_the_slashed_and_those_without_keys_are_not_elected() {
    new_test_ext().execute_with(|| {
        pass_threshold();
        bond(1, 2_000);
        bond(2, 2_000);
        bond(3, MIN_BOND);
        bond(KEYLESS, 50_000);
        assert_ok!(Staking::chill(signed(1)));
        Staking::slash(&3, percent(1), System::block_number());
        assert_eq!(Staking::elect().to_vec(), vec![(2, 2_000)]);
    });
}

#[test]
fn sessions_follow_the_election() {
    new_test_ext().execute_with(|| {
        bond(1, 2_000);
        // One session to be planned, one to begin.
        run_to(2 * SESSION);
        assert_eq!(Session::validators(), vec![1, 101, 102]);
        assert_ok!(Staking::chill(signed(1)));
        run_to(4 * SESSION);
        assert_eq!(Session::validators(), vec![101, 102]);
        assert!(pallet_session::historical::HistoricalSessions::<Test>::contains_key(1));
    });
}

#[test]
fn past_sessions_are_kept_while_stake_is_liable_for_them() {
    new_test_ext().execute_with(|| {
        let kept = || {
            let mut sessions: Vec<_> =
                pallet_session::historical::HistoricalSessions::<Test>::iter_keys().collect();
            sessions.sort_unstable();
            sessions
        };
        run_to(3 * SESSION);
        assert_eq!(kept(), (0..=4).collect::<Vec<_>>());
        run_to(20 * SESSION);
        let last = Session::current_index();
        // The two sessions of the delay before the one that just ended, and the one that is planned.
        assert_eq!(kept(), (last - 1 - DELAY as u32 / SESSION as u32 - 1..=last + 1).collect::<Vec<_>>());
    });
}

#[test]
fn past_the_threshold_the_minimum_bond_applies_to_all() {
    new_test_ext().execute_with(|| {
        // 101 bonds out of what it is paid, 102 does not but has a delegator.
        assert_ok!(Minting::pay(&101, FUNDS));
        assert_ok!(Minting::pay(&102, FUNDS));
        bond(101, MIN_BOND);
        assert_eq!(validator(101).commission, percent(10));
        delegate(1, 102, 700);
        pass_threshold();
        assert_eq!(Staking::elect().to_vec(), vec![(101, MIN_BOND)]);

        run_to(SESSION);
        assert_event(Event::BootstrapEnded);
        assert!(Bootstrap::<Test>::get().is_empty());
        assert!(validator(102).chilled);

        // The end is for good, whatever is burnt.
        BootstrapThreshold::set(u128::MAX);
        assert_eq!(Staking::elect().to_vec(), vec![(101, MIN_BOND)]);
        bond(102, MIN_BOND);
        assert_eq!(Staking::elect().to_vec(), vec![(102, MIN_BOND + 700), (101, MIN_BOND)]);
    });
}

#[test]
fn the_bootstrap_lasts_at_the_threshold_itself() {
    new_test_ext().execute_with(|| {
        BootstrapThreshold::set(Balances::total_issuance());
        assert_eq!(Staking::elect().len(), 2);
        BootstrapThreshold::set(Balances::total_issuance() - 1);
        assert!(Staking::elect().is_empty());
    });
}

#[test]
fn a_bootstrap_validator_without_stake_is_forgotten_at_the_end() {
    new_test_ext().execute_with(|| {
        pass_threshold();
        run_to(SESSION);
        assert_eq!(Validators::<Test>::iter().count(), 0);
        assert!(Candidates::<Test>::get().is_empty());
    });
}

#[test]
fn a_session_goes_on_when_nobody_is_elected() {
    new_test_ext().execute_with(|| {
        pass_threshold();
        assert!(Staking::elect().is_empty());
        run_to(4 * SESSION);
        assert_eq!(Session::validators(), BOOTSTRAP);
        bond(1, MIN_BOND);
        run_to(6 * SESSION);
        assert_eq!(Session::validators(), vec![1]);
    });
}

#[test]
fn a_bootstrap_validator_that_chilled_or_left_its_bond_can_come_back() {
    new_test_ext().execute_with(|| {
        assert_ok!(Staking::chill(signed(101)));
        assert_eq!(Staking::elect().to_vec(), vec![(102, MIN_BOND)]);
        assert_ok!(Staking::unchill(signed(101)));
        assert_eq!(Staking::elect().len(), 2);

        assert_ok!(Minting::pay(&101, FUNDS));
        bond(101, MIN_BOND);
        assert_ok!(Staking::unbond(signed(101), MIN_BOND));
        assert_eq!(Staking::elect().len(), 2);
        check();
    });
}

#[test]
#[should_panic(expected = "named twice")]
fn genesis_names_nobody_twice() {
    let _ = genesis(vec![101, 102, 101]).build_storage();
}

#[test]
#[should_panic(expected = "more bootstrap validators than seats")]
fn genesis_names_no_more_than_there_are_seats() {
    let _ = genesis(vec![1, 2, 3, 4]).build_storage();
}

#[test]
fn the_constants_make_sense() {
    Staking::integrity_test();
}

#[test]
fn genesis_may_set_the_least_bond_and_the_threshold() {
    let config = crate::GenesisConfig::<Test> {
        bootstrap: BOOTSTRAP.into(),
        min_bond: Some(300),
        bootstrap_threshold: Some(7),
    };
    sp_io::TestExternalities::from(config.build_storage().unwrap()).execute_with(|| {
        assert_eq!((Staking::min_bond(), Staking::bootstrap_threshold()), (300, 7));
    });
    new_test_ext().execute_with(|| {
        assert_eq!(Staking::min_bond(), MIN_BOND);
        assert_eq!(Staking::bootstrap_threshold(), BootstrapThreshold::get());
    });
}

fn genesis(bootstrap: Vec<AccountId>) -> crate::GenesisConfig<Test> {
    crate::GenesisConfig { bootstrap, ..Default::default() }
}
