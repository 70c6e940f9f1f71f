//! An epoch of ten thousand miners: settled and paid page by page to the planck, and next to nothing of it stays.

use super::chain::*;
use crate::*;
use alice_epochs::types::{Phase, Status};
use codec::Encode;
use frame_support::{storage::storage_prefix, traits::Get};
use sp_core::H256;

const MINERS: u32 = 10_000;

fn miner(index: u32) -> AccountId {
    sp_io::hashing::blake2_256(&("miner", index).encode()).into()
}

/// Bytes of all keys and values that a pallet keeps.
fn bytes_of(pallet: &str) -> usize {
    let prefix = &storage_prefix(pallet.as_bytes(), b"")[..16];
    let (mut key, mut bytes) = (prefix.to_vec(), 0);
    while let Some(next) = sp_io::storage::next_key(&key).filter(|next| next.starts_with(prefix)) {
        bytes += next.len() + sp_io::storage::get(&next).map_or(0, |value| value.len());
        key = next;
    }
    bytes
}

#[test]
fn an_epoch_of_ten_thousand_is_paid_in_full_and_leaves_its_record() {
    let mut config = genesis();
    config["epochs"]["minDifficulty"] = 1.into();
    let mut chain = Chain::with(config);
    chain.read(|| alice_epochs::Places::<Runtime>::put(MINERS));
    let before = chain.read(|| bytes_of("Epochs"));

    chain.read(|| {
        let base = alice_epochs::Base::<Runtime>::get();
        for index in 0..MINERS {
            let blob = H256::from_low_u64_be(index.into());
            let loss = 2_000_000_000 + u64::from(index);
            Epochs::submit(RuntimeOrigin::signed(miner(index)), 0, base, blob, 1_000, loss, loss, 0).unwrap();
        }
        let more = Epochs::submit(RuntimeOrigin::signed(miner(MINERS)), 0, base, base, 1_000, 1, 1, 0);
        assert_eq!(more, Err(alice_epochs::Error::<Runtime>::EpochFull.into()));
    });
    let scores = (0..MINERS).map(|index| Some(i64::from(index) * 1_000 - 500)).collect::<Vec<_>>();
    chain.until(Phase::Score);
    for key in VALIDATORS {
        chain.must(key, commit(key, 0, &scores));
    }
    for key in VALIDATORS {
        chain.must(key, reveal(0, &scores));
    }
    let revealed = chain.read(System::block_number);
    while !chain.read(alice_epochs::Tallied::<Runtime>::get) {
        chain.pass();
    }
    let pages = MINERS.div_ceil(<Runtime as alice_epochs::Config>::SubmissionsPerBlock::get());
    assert_eq!(chain.read(System::block_number) - revealed, pages, "a page a block");
    for key in VALIDATORS {
        chain.must(key, vote(0, BASE));
    }
    while chain.epoch() == 0 {
        chain.pass();
    }

    chain.next();

    chain.read(|| {
        let record = alice_epochs::History::<Runtime>::get(0).unwrap();
        assert_eq!(
            (record.status, record.submissions, record.accepted),
            (Status::Settled, MINERS, MINERS - 1)
        );
        assert_eq!(
            record.losses.batch,
            2_000_000_000 + u64::from(MINERS / 2),
            "the lower median of 1 to 9,999"
        );
        assert_eq!(
            alice_epochs::Current::<Runtime>::get().started - record.ended,
            pages - 1,
            "the next epoch starts with the last page"
        );
        let merits = |to: u32| (1..=to).map(|index| u128::from(index) * 1_000 - 500).sum::<u128>();
        let up_to = |to: u32| record.miners_part * merits(to) / merits(MINERS - 1);
        for index in 1..MINERS {
            assert_eq!(Balances::free_balance(miner(index)), up_to(index) - up_to(index - 1));
        }
        assert_eq!(Balances::free_balance(miner(0)), 0);
    });

    // Epochs without submissions pass until this one is forgotten.
    while chain.read(|| alice_epochs::Pruned::<Runtime>::get().epoch) == 0 {
        chain.pass();
    }
    chain.next();
    chain.read(|| {
        let epochs = alice_epochs::Current::<Runtime>::get().index as usize;
        let left = bytes_of("Epochs") - before;
        println!("{MINERS} submissions and {epochs} epochs leave {left} bytes");
        assert!(left < 300 * epochs, "{left} bytes of {epochs} epochs");
    });
}
