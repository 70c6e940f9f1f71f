//! From states of versions 0, which did not count the electorate's stake, and 1, in which a delegation was an amount.

use super::*;
use frame_support::{
    assert_ok,
    traits::{GetStorageVersion, OnRuntimeUpgrade, StorageVersion},
    BoundedVec,
};

/// A chain with stakes of all kinds, as version 1 kept it.
fn version_1() {
    bond(1, 2_000);
    bond(2, 1_000);
    delegate(3, 1, 500);
    delegate(3, 2, 700);
    delegate(4, 101, 900);
    assert_ok!(Staking::unbond(signed(1), 500));
    assert_ok!(Staking::undelegate(signed(3), 1, 500));
    let all: Vec<_> = Delegations::<Test>::iter().collect();
    for (validator, who, delegation) in all {
        let key = Delegations::<Test>::hashed_key_for(validator, who);
        frame_support::storage::unhashed::put(&key, &delegation.amount);
    }
    StorageVersion::new(1).put::<Staking>();
}

/// As version 0 kept it.
fn version_0() {
    version_1();
    let _ = Staked::<Test>::clear(u32::MAX, None);
    TotalStaked::<Test>::kill();
    StorageVersion::new(0).put::<Staking>();
}

fn assert_migrated() {
    assert_eq!(Staking::on_chain_storage_version(), 2);
    assert_eq!(TotalStaked::<Test>::get(), 1_500 + 1_000 + 700 + 900);
    assert_eq!([1, 2, 3, 4, 101].map(Staked::<Test>::get), [1_500, 1_000, 700, 900, 0]);
    assert_eq!((Delegations::<Test>::get(2, 3).amount, Delegations::<Test>::get(101, 4).amount), (700, 900));
    check();
}

#[test]
fn the_migrations_from_version_0_count_the_stake_and_keep_delegations_and_run_once() {
    new_test_ext().execute_with(|| {
        assert_eq!(Staking::on_chain_storage_version(), 2);
        version_0();
        type Both = (migrations::ToV1<Test>, migrations::ToV2<Test>);
        assert!(Both::on_runtime_upgrade().ref_time() > 0);
        assert_migrated();
        Both::on_runtime_upgrade();
        assert_migrated();
    });
}

#[test]
fn after_the_migration_from_version_1_delegations_earn_as_new_ones_do() {
    new_test_ext().execute_with(|| {
        version_1();
        assert!(Staking::do_try_state().is_err(), "this is not a state of version 2");
        migrations::ToV1::<Test>::on_runtime_upgrade();
        migrations::ToV2::<Test>::on_runtime_upgrade();
        assert_migrated();
        assert_eq!(<Staking as Stake<_>>::reward(&2, 1_700), 0);
        assert_ok!(Staking::claim(signed(3), 2, BoundedVec::truncate_from(vec![3])));
        assert_eq!(alice_minting::Income::<Test>::get(3), FUNDS + 630);
        check();
    });
}
