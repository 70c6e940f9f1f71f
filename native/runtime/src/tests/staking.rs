//! Staking, sessions and the votes on finality together.

use super::chain::*;
use crate::*;
use codec::Encode;
use finality_grandpa::{Message, Prevote};
use frame_support::traits::{fungible::InspectHold, KeyOwnerProofSystem};
use sp_consensus_grandpa::{localized_payload, AuthorityId as GrandpaId, Equivocation, EquivocationProof};
use sp_core::{proof_of_possession::ProofOfPossessionGenerator, Pair, H256};
use sp_keyring::Ed25519Keyring;
use sp_runtime::{transaction_validity::InvalidTransaction, Perbill};

pub const BOND: Balance = 110 * ALICE;
const STAKE: RuntimeHoldReason = RuntimeHoldReason::Staking(alice_staking::HoldReason::Stake);

/// A chain on which Dave has earned more than the least bond.
pub fn with_a_rich_miner() -> Chain {
    let mut config = genesis();
    config["epochs"]["lengths"]["submit"] = 150.into();
    let mut chain = Chain::with(config);
    chain.play_epoch(&[Key::Dave], &[1], H256::repeat_byte(2));
    assert!(chain.free(Key::Dave) > BOND + ALICE);
    chain
}

/// Has Dave bond and stand for a seat.
pub fn stand(chain: &mut Chain) {
    let owner = Key::Dave.to_account_id().encode();
    let keys = SessionKeys { aura: Key::Dave.public().into(), grandpa: Ed25519Keyring::Dave.public().into() };
    let proof = (
        Key::Dave.pair().generate_proof_of_possession(&owner),
        Ed25519Keyring::Dave.pair().generate_proof_of_possession(&owner),
    );
    chain.must(Key::Dave, pallet_session::Call::set_keys { keys, proof: proof.encode() });
    chain.must(Key::Dave, alice_staking::Call::bond { amount: BOND, commission: Perbill::from_percent(5) });
}

/// Goes on until the validators that are elected now have their seats.
pub fn two_sessions(chain: &mut Chain) {
    let next = |now: BlockNumber| (now / HOURS + 1) * HOURS;
    for _ in 0..2 {
        let now = chain.read(System::block_number);
        chain.skip_to(next(now));
        // The finality gadget changes hands at the end of the session's first block.
        chain.next();
    }
}

#[test]
fn who_bonds_gets_a_seat_and_who_votes_twice_loses_it_and_then_what_is_bonded() {
    let mut chain = with_a_rich_miner();
    stand(&mut chain);
    two_sessions(&mut chain);
    let dave = Key::Dave.to_account_id();
    chain.read(|| {
        assert!(pallet_session::Validators::<Runtime>::get().contains(&dave));
        assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), 4);
        assert_eq!(Grandpa::grandpa_authorities().len(), 4);
        assert!(alice_epochs::Voters::<Runtime>::get().contains(&(dave.clone(), BOND)));
    });

    let report = chain.read(|| {
        let id = GrandpaId::from(Ed25519Keyring::Dave.public());
        let key_owner_proof = Historical::prove((sp_consensus_grandpa::KEY_TYPE, id)).unwrap();
        let equivocation_proof = Box::new(two_prevotes(Ed25519Keyring::Dave, Grandpa::current_set_id()));
        (equivocation_proof, key_owner_proof)
    });
    // Signed it would be free, and there are any number of rounds to sign votes of.
    let (equivocation_proof, key_owner_proof) = report.clone();
    let signed = pallet_grandpa::Call::report_equivocation { equivocation_proof, key_owner_proof };
    let refused = chain.send(Key::Alice, signed).expect("a transaction that pays its fee");
    assert_eq!(refused, Err(frame_system::Error::<Runtime>::CallFiltered.into()));
    let (equivocation_proof, key_owner_proof) = report;
    let unsigned = pallet_grandpa::Call::report_equivocation_unsigned { equivocation_proof, key_owner_proof };
    chain.send_bare(unsigned).unwrap().unwrap();
    chain.next();
    // One of four, so (3 / 4)^2 of it.
    assert_slashed(&mut chain, Perbill::from_rational(9u32, 16), BOND * 9 / 16);
}

/// Dave is to be slashed: it stands for no seat and has still its stake, which it cannot save. A day later it has.
pub fn assert_slashed(chain: &mut Chain, fraction: Perbill, amount: Balance) {
    let dave = Key::Dave.to_account_id();
    let held =
        |chain: &mut Chain| chain.read(|| Balances::balance_on_hold(&STAKE, &Key::Dave.to_account_id()));
    let noted = chain.read(|| alice_staking::Unapplied::<Runtime>::get(&dave)).expect("a slash to come");
    assert_eq!((noted.fraction, noted.due - noted.noted), (fraction, DAYS));
    assert_eq!(held(chain), BOND);
    assert!(!chain.read(alice_staking::Candidates::<Runtime>::get).contains(&dave));
    chain.must(Key::Dave, alice_staking::Call::unbond { amount: BOND });

    // A day passes.
    let soon = chain.read(System::block_number) + 1;
    chain.read(|| {
        alice_staking::Unapplied::<Runtime>::mutate(&dave, |slash| {
            if let Some(slash) = slash {
                slash.due = soon;
            }
        })
    });
    assert_eq!(held(chain), BOND);
    let burnt = chain.read(alice_minting::Burnt::<Runtime>::get);
    chain.next();
    assert_eq!(held(chain), BOND - amount);
    // What is burnt is counted at the block's end.
    chain.next();
    assert!(chain.read(alice_minting::Burnt::<Runtime>::get) - burnt >= amount);
    assert_eq!(chain.read(|| alice_staking::Unapplied::<Runtime>::get(&dave)), None);
}

#[test]
fn who_makes_no_block_for_four_sessions_is_chilled_and_comes_back_without_a_fee() {
    // The first block, which the chain begins in, is Charlie's.
    let mut chain = Chain::new();
    let bob = Key::Bob.to_account_id();
    chain.absent = Some(Key::Bob);
    chain.skip_to(4 * HOURS - 1);
    assert!(chain.read(alice_staking::Candidates::<Runtime>::get).contains(&bob));
    chain.next();
    assert!(!chain.read(alice_staking::Candidates::<Runtime>::get).contains(&bob));

    chain.absent = None;
    // A block that ends a session has no room for transactions.
    chain.next();
    assert_eq!(chain.free(Key::Bob), 0);
    chain.must(Key::Bob, alice_staking::Call::unchill {});
    let again = chain.refusal(Key::Bob, alice_staking::Call::unchill {});
    assert_eq!(again, InvalidTransaction::Payment.into(), "what changes nothing has its fee");
    assert!(chain.read(alice_staking::Candidates::<Runtime>::get).contains(&bob));
}

/// Proof of two votes for different blocks in the same round.
fn two_prevotes(key: Ed25519Keyring, set_id: u64) -> EquivocationProof<Hash, BlockNumber> {
    let vote = |hash| {
        let prevote = Prevote { target_hash: Hash::repeat_byte(hash), target_number: 1 };
        let payload = localized_payload(1, set_id, &Message::Prevote(prevote.clone()));
        (prevote, key.pair().sign(&payload).into())
    };
    let equivocation = finality_grandpa::Equivocation {
        round_number: 1,
        identity: key.public().into(),
        first: vote(1),
        second: vote(2),
    };
    EquivocationProof::new(set_id, Equivocation::Prevote(equivocation))
}
