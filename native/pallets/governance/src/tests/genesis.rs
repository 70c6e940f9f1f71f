//! What the chain begins with.

use crate::{mock::*, *};
use frame_support::traits::{GetStorageVersion, StorageVersion};
use sp_runtime::BuildStorage;

#[test]
fn the_times_are_those_of_genesis_and_those_of_the_main_network_without_one() {
    new_test_ext().execute_with(|| {
        assert_eq!(Times::<Test>::get(), TIMES);
        assert_eq!(Governance::on_chain_storage_version(), StorageVersion::new(1));
        Times::<Test>::kill();
        let week = 7 * 24 * 600;
        let times = Timing { voting: week, lifetime: 4 * week, delay: 9 * 24 * 600, supply: 2 * week };
        assert_eq!(Times::<Test>::get(), times);
    });
}

#[test]
#[should_panic(expected = "expires before it can pass")]
fn a_proposal_must_live_longer_than_it_is_voted_on() {
    let timing = Timing { lifetime: TIMES.voting, ..TIMES };
    let _ = GenesisConfig::<Test> { timing, ..Default::default() }.build_storage();
}
