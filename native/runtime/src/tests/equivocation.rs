//! Two blocks of one validator in one slot: from a node's question to the slash.

use super::{chain::*, staking::*};
use crate::*;
use alice_equivocation::{runtime_api::runtime_decl_for_equivocation_api::EquivocationApiV1, ProofOf};
use codec::Decode;
use frame_support::assert_err;
use sp_consensus_aura::{
    digests::CompatibleDigestItem,
    sr25519::{AuthorityId, AuthorityPair, AuthoritySignature},
    Slot,
};
use sp_core::{
    offchain::{testing::TestTransactionPoolExt, TransactionPoolExt},
    Pair, H256,
};
use sp_runtime::{
    traits::Header as _,
    transaction_validity::{InvalidTransaction, TransactionValidityError},
    Digest, Perbill,
};
use sp_session::MembershipProof;

/// A header for a slot, sealed by this key; `root` makes it one of many.
fn sealed(key: Key, slot: Slot, root: u8) -> Header {
    let item = CompatibleDigestItem::<AuthoritySignature>::aura_pre_digest(slot);
    let root = H256::repeat_byte(root);
    let mut header = Header::new(7, root, root, root, Digest { logs: vec![item] });
    let signature: AuthoritySignature = AuthorityPair::from(key.pair()).sign(header.hash().as_ref());
    header.digest_mut().push(CompatibleDigestItem::aura_seal(signature));
    header
}

fn twice(key: Key, slot: Slot) -> ProofOf<Runtime> {
    ProofOf::<Runtime> {
        offender: key.public().into(),
        slot,
        first_header: sealed(key, slot, 1),
        second_header: sealed(key, slot, 2),
    }
}

fn call(proof: &ProofOf<Runtime>, owner: &MembershipProof) -> RuntimeCall {
    let (proof, owner) = (Box::new(proof.clone()), owner.clone());
    alice_equivocation::Call::report_equivocation_unsigned { proof, owner }.into()
}

fn slot(chain: &mut Chain) -> Slot {
    chain.read(pallet_aura::CurrentSlot::<Runtime>::get)
}

fn owner(chain: &mut Chain, key: Key) -> MembershipProof {
    chain.read(|| Runtime::key_ownership_proof(AuthorityId::from(key.public()))).unwrap()
}

#[test]
fn a_node_that_saw_two_blocks_has_their_author_slashed_once() {
    let mut chain = with_a_rich_miner();
    stand(&mut chain);
    two_sessions(&mut chain);
    let slot = slot(&mut chain);
    let (proof, owner) = (twice(Key::Dave, slot), owner(&mut chain, Key::Dave));

    // What a node does: it asks the runtime to put the report into its pool.
    let (pool, state) = TestTransactionPoolExt::new();
    chain.read_with(TransactionPoolExt::new(pool));
    assert_eq!(chain.read(|| Runtime::submit_report(proof.clone(), owner.clone())), Some(()));
    let pooled = state.write().transactions.pop().expect("a report in the pool");
    let extrinsic = UncheckedExtrinsic::decode(&mut &pooled[..]).unwrap();
    assert_eq!(extrinsic.function, call(&proof, &owner));

    chain.send_bare(call(&proof, &owner)).unwrap().unwrap();
    let stale = TransactionValidityError::from(InvalidTransaction::Stale);
    assert_err!(chain.send_bare(call(&proof, &owner)), stale);
    let other_headers = ProofOf::<Runtime> { second_header: sealed(Key::Dave, slot, 3), ..proof.clone() };
    assert_err!(chain.send_bare(call(&other_headers, &owner)), stale);
    // Another slot of the session is another offence, and costs nothing more.
    chain.next();
    let other_slot = twice(Key::Dave, slot + 1);
    chain.send_bare(call(&other_slot, &owner)).unwrap().unwrap();
    assert_err!(chain.send_bare(call(&proof, &owner)), stale);

    // One of four, so (3 / 4)^2 of it.
    assert_slashed(&mut chain, Perbill::from_rational(9u32, 16), BOND * 9 / 16);
}

#[test]
fn what_proves_nothing_enters_no_block() {
    let mut chain = Chain::new();
    chain.next();
    let slot = slot(&mut chain);
    let (proof, of_bob) = (twice(Key::Bob, slot), owner(&mut chain, Key::Bob));
    let bad = TransactionValidityError::from(InvalidTransaction::BadProof);
    let forged = ProofOf::<Runtime> { second_header: sealed(Key::Alice, slot, 2), ..proof.clone() };
    assert_err!(chain.send_bare(call(&forged, &of_bob)), bad);
    let other_slot = ProofOf::<Runtime> { second_header: sealed(Key::Bob, slot + 1, 2), ..proof.clone() };
    assert_err!(chain.send_bare(call(&other_slot, &of_bob)), bad);
    let of_nobody = owner(&mut chain, Key::Ferdie);
    assert_err!(chain.send_bare(call(&twice(Key::Ferdie, slot), &of_nobody)), bad);
    let stale = TransactionValidityError::from(InvalidTransaction::Stale);
    assert_err!(chain.send_bare(call(&twice(Key::Bob, slot.saturating_sub(10u64)), &of_bob)), stale);
    let to_come = MembershipProof { session: 1, ..of_bob.clone() };
    assert_err!(chain.send_bare(call(&proof, &to_come)), stale);
    // Signed, it is no call that anybody can make.
    let signed = chain.send(Key::Alice, call(&proof, &of_bob));
    assert!(!matches!(signed, Ok(Ok(()))));
    assert!(chain.read(|| alice_staking::Unapplied::<Runtime>::iter().next().is_none()));
    chain.send_bare(call(&proof, &of_bob)).unwrap().unwrap();
    assert!(chain.read(|| alice_staking::Unapplied::<Runtime>::contains_key(Key::Bob.to_account_id())));
}
