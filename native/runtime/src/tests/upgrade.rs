//! From the released runtimes to this one, in the middle of an epoch: the states are those that the released runtimes left, see
//! `chain-spec/released/`.

use super::chain::*;
use crate::*;
use alice_epochs::types::{Phase, Status};
use frame_support::traits::{GetStorageVersion, StorageVersion};
use frame_try_runtime::UpgradeCheckSelect;
use sp_runtime::Perbill;

const VERSION_1: &str = include_str!("../../../../chain-spec/released/alice-1.json");
const VERSION_2: &str = include_str!("../../../../chain-spec/released/alice-2.json");

/// What validators give the miners there, in nano-nats.
const SCORES: [Option<i64>; 2] = [Some(4_000_000), Some(1_000_000)];

/// What each account has free and on hold, and its nonce.
fn holdings() -> Vec<(AccountId, Balance, Balance, Nonce)> {
    let mut all: Vec<_> = frame_system::Account::<Runtime>::iter()
        .map(|(who, account)| (who, account.data.free, account.data.reserved, account.nonce))
        .collect();
    all.sort();
    all
}

/// The migrations and their checks succeed on a released state, whose staking has this storage version.
fn migrate(released: &str, version: u32, staking: u16) {
    let mut chain = Chain::released(released);
    chain.read(|| {
        assert_eq!(System::last_runtime_upgrade_spec_version(), version);
        assert_eq!(Staking::on_chain_storage_version(), StorageVersion::new(staking));
        let before = holdings();
        Executive::try_runtime_upgrade(UpgradeCheckSelect::All).expect("checks before and after hold");
        assert_eq!(holdings(), before);
        assert_eq!(Staking::on_chain_storage_version(), 2);
        assert_eq!(Governance::on_chain_storage_version(), StorageVersion::new(1));
        assert_eq!(System::last_runtime_upgrade_spec_version(), VERSION.spec_version);
        // Done once, they change nothing more.
        Executive::try_runtime_upgrade(UpgradeCheckSelect::All).expect("checks hold again");
    });
}

#[test]
fn the_migrations_and_their_checks_succeed_on_the_state_of_version_1() {
    migrate(VERSION_1, 1, 0);
}

#[test]
fn the_migrations_and_their_checks_succeed_on_the_state_of_version_2() {
    migrate(VERSION_2, 2, 1);
}

#[test]
fn the_running_epoch_of_version_1_goes_on_and_settles() {
    // Version 1 had no governance, and no genesis that set its times.
    goes_on(VERSION_1, alice_governance::Timing::default());
}

#[test]
fn the_running_epoch_of_version_2_goes_on_and_settles() {
    goes_on(VERSION_2, alice_governance::Timing { voting: 60, lifetime: 1200, delay: 30, supply: 1200 });
}

/// Eve delegates to Dave, who has a bond and no session keys, and to Alice, a bootstrap validator.
fn goes_on(released: &str, timing: alice_governance::Timing) {
    let mut chain = Chain::released(released);
    let read = |chain: &mut Chain| {
        chain.read(|| {
            (
                alice_epochs::Current::<Runtime>::get(),
                alice_epochs::Submissions::<Runtime>::iter_prefix(1).count(),
                alice_epochs::Commits::<Runtime>::count(),
                alice_epochs::Voters::<Runtime>::get(),
                holdings(),
            )
        })
    };
    let before = read(&mut chain);
    assert_eq!((before.0.index, before.0.phase, before.1, before.2), (1, Phase::Score, 2, 2));

    chain.open();
    assert_eq!(chain.read(System::last_runtime_upgrade_spec_version), VERSION.spec_version);
    assert_eq!(read(&mut chain), before, "an upgrade moves nothing");
    chain.read(|| {
        let staked = |key: Key| alice_staking::Staked::<Runtime>::get(key.to_account_id());
        assert_eq!((staked(Key::Dave), staked(Key::Eve)), (100 * ALICE, 22 * ALICE));
        assert_eq!(alice_staking::TotalStaked::<Runtime>::get(), 122 * ALICE);
        assert_eq!(alice_staking::TotalBonded::<Runtime>::get(), 127 * ALICE, "with what is unlocking");
        assert_eq!(alice_governance::Times::<Runtime>::get(), timing);
    });
    chain.must(Key::Alice, alice_staking::Call::set_commission { commission: Perbill::from_percent(20) });
    chain.next();

    chain.must(Key::Charlie, commit(Key::Charlie, 1, &SCORES));
    for key in VALIDATORS {
        chain.must(key, reveal(1, &SCORES));
    }
    while !chain.read(alice_epochs::Tallied::<Runtime>::get) {
        chain.next();
    }
    let hash = sp_core::H256::repeat_byte(9);
    for key in VALIDATORS {
        chain.must(key, vote(1, hash));
    }
    while chain.epoch() == 1 {
        chain.next();
    }
    chain.read(|| {
        let record = alice_epochs::History::<Runtime>::get(1).unwrap();
        assert_eq!((record.status, record.accepted, record.after), (Status::Settled, 2, hash));
        let first = alice_epochs::History::<Runtime>::get(0).unwrap();
        assert_eq!(
            record.minted,
            alice_minting::scheduled(record.ended) - alice_minting::scheduled(first.ended)
        );
    });

    // A delegation that was made before the upgrade earns by the new rule: seven ALICE, and no bond beside it.
    let eve = Key::Eve.to_account_id();
    let due = chain.read(|| {
        let part = alice_staking::Pools::<Runtime>::get(Key::Alice.to_account_id()).funds;
        let record = alice_epochs::History::<Runtime>::get(1).unwrap();
        let share = (record.minted - record.miners_part) / 3;
        assert!(part.abs_diff(share * 8 / 10) <= 2, "{part} of {share}");
        part
    });
    let before = chain.read(|| alice_minting::Income::<Runtime>::get(&eve));
    let delegators = vec![eve.clone()].try_into().unwrap();
    chain.must(Key::Dave, alice_staking::Call::claim { validator: Key::Alice.to_account_id(), delegators });
    let gained = chain.read(|| alice_minting::Income::<Runtime>::get(&eve)) - before;
    assert!(due - gained <= 1, "{gained} of {due}");

    // The stake that was counted can vote.
    let action = alice_governance::Action::Change(alice_governance::Parameter::Places(20));
    chain.must(Key::Dave, alice_governance::Call::propose { action });
    chain.must(Key::Eve, alice_governance::Call::vote { proposal: 0, aye: true });
    chain.next();
    assert_eq!(chain.read(|| alice_governance::Open::<Runtime>::get()[0].ayes), 122 * ALICE);
}
