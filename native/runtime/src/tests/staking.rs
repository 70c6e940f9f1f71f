//! Staking, sessions and equivocations together.

use super::chain::*;
use crate::*;
use sp_core::H256;

/// A chain on which Dave has earned more than the least bond.
fn with_a_rich_miner() -> Chain {
    let mut chain = Chain::new();
    // Epochs in which nobody submits fill the deferred pool, from which two epochs are paid.
    while chain.read(System::block_number) < 200 {
        chain.next();
    }
    let mut hash = 2;
    while chain.free(Key::Dave) < 150 * ALICE {
        let epoch = chain.epoch();
        while chain.epoch() == epoch {
            chain.next();
        }
        chain.play_epoch(&[Key::Dave], &[1], H256::repeat_byte(hash));
        hash = hash.checked_add(1).expect("enough in fewer epochs");
    }
    chain
}

#[test]
fn who_bonds_gets_a_seat_in_the_next_sessions() {
    let mut chain = with_a_rich_miner();
    let keys = SessionKeys {
        aura: Key::Dave.public().into(),
        grandpa: sp_keyring::Ed25519Keyring::Dave.public().into(),
    };
    let dave = Key::Dave.to_account_id();
    let proof = chain.read(|| ownership_proof(&keys, &dave));
    chain.must(Key::Dave, pallet_session::Call::set_keys { keys, proof });
    chain.must(
        Key::Dave,
        alice_staking::Call::bond { amount: 120 * ALICE, commission: sp_runtime::Perbill::from_percent(5) },
    );
    let session = chain.read(pallet_session::CurrentIndex::<Runtime>::get);
    while chain.read(pallet_session::CurrentIndex::<Runtime>::get) < session + 2 {
        chain.next();
    }
    chain.read(|| {
        assert!(pallet_session::Validators::<Runtime>::get().contains(&dave));
        assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), 4);
        assert!(alice_epochs::Voters::<Runtime>::get().iter().any(|(who, power)| *who == dave && *power == 120 * ALICE));
    });
}
