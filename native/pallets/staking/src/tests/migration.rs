//! From a state of version 0, which did not count the electorate's stake.

use super::*;
use frame_support::{
    assert_ok,
    traits::{GetStorageVersion, OnRuntimeUpgrade, StorageVersion},
};

/// A chain with stakes of all kinds, as version 0 kept it.
fn version_0() {
    bond(1, 2_000);
    bond(2, 1_000);
    delegate(3, 1, 500);
    delegate(3, 2, 700);
    delegate(4, 101, 900);
    assert_ok!(Staking::unbond(signed(1), 500));
    assert_ok!(Staking::undelegate(signed(3), 1, 500));
    let _ = Staked::<Test>::clear(u32::MAX, None);
    TotalStaked::<Test>::kill();
    StorageVersion::new(0).put::<Staking>();
    assert!(Staking::do_try_state().is_err(), "this is not a state of version 1");
}

#[test]
fn the_migration_counts_what_was_not_counted_and_runs_once() {
    new_test_ext().execute_with(|| {
        assert_eq!(Staking::on_chain_storage_version(), 1);
        version_0();
        let weight = migrations::ToV1::<Test>::on_runtime_upgrade();
        assert!(weight.ref_time() > 0);
        assert_eq!(Staking::on_chain_storage_version(), 1);
        assert_eq!(TotalStaked::<Test>::get(), 1_500 + 1_000 + 700 + 900);
        assert_eq!([1, 2, 3, 4, 101].map(Staked::<Test>::get), [1_500, 1_000, 700, 900, 0]);
        check();

        migrations::ToV1::<Test>::on_runtime_upgrade();
        check();
    });
}
