//! What the pallet promises.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    deprecated
)]

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use sp_keyring::Sr25519Keyring as Key;
use sp_runtime::{
    testing::Header,
    traits::{Header as _, ValidateUnsigned},
    transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidityError},
    DigestItem, Perbill,
};
use sp_session::MembershipProof;

/// Two blocks of this key in a slot.
fn twice(key: Key, slot: u64) -> ProofOf<Test> {
    ProofOf::<Test> {
        offender: authority(key),
        slot: slot.into(),
        first_header: sealed(key, slot, 1),
        second_header: sealed(key, slot, 2),
    }
}

fn owner(key: Key) -> MembershipProof {
    Equivocation::key_ownership_proof(authority(key)).unwrap()
}

fn call(proof: &ProofOf<Test>, owner: &MembershipProof) -> Call<Test> {
    Call::report_equivocation_unsigned { proof: Box::new(proof.clone()), owner: owner.clone() }
}

fn report(proof: &ProofOf<Test>, owner: &MembershipProof) -> Result<(), sp_runtime::DispatchError> {
    Equivocation::report_equivocation_unsigned(RuntimeOrigin::none(), Box::new(proof.clone()), owner.clone())
}

/// Refused by the call, by the pool and by who would execute a block with it.
fn assert_refused(
    proof: &ProofOf<Test>,
    owner: &MembershipProof,
    error: Error<Test>,
    pool: InvalidTransaction,
) {
    assert_noop!(report(proof, owner), error);
    let call = call(proof, owner);
    let refused = Err(TransactionValidityError::from(pool));
    assert_eq!(Equivocation::validate_unsigned(TransactionSource::Local, &call).map(|_| ()), refused);
    assert_eq!(Equivocation::pre_dispatch(&call), refused);
}

#[test]
fn two_sealed_headers_of_a_slot_are_reported_once() {
    new_test_ext().execute_with(|| {
        run_to(3);
        let proof = twice(Key::Bob, slot_of_block(2));
        let owner = owner(Key::Bob);
        assert_ok!(Equivocation::pre_dispatch(&call(&proof, &owner)));
        assert_ok!(report(&proof, &owner));
        // One of four: (3 / 4)^2.
        assert_eq!(told(), vec![(2, Perbill::from_rational(9u32, 16), 0)]);

        assert_refused(&proof, &owner, Error::AlreadyReported, InvalidTransaction::Stale);
        let again = ProofOf::<Test> { second_header: sealed(Key::Bob, slot_of_block(2), 3), ..proof };
        assert_refused(&again, &owner, Error::AlreadyReported, InvalidTransaction::Stale);
        assert_eq!(told(), vec![]);

        // Another slot is another offence.
        assert_ok!(report(&twice(Key::Bob, slot_of_block(3)), &owner));
        assert_eq!(told().len(), 1);
    });
}

#[test]
fn who_signs_headers_of_anothers_slot_does_not_raise_its_slash() {
    new_test_ext().execute_with(|| {
        run_to(3);
        let slot = slot_of_block(2);
        assert_ok!(report(&twice(Key::Bob, slot), &owner(Key::Bob)));
        for key in [Key::Alice, Key::Charlie] {
            assert_ok!(report(&twice(key, slot), &owner(key)));
        }
        let one_of_four = Perbill::from_rational(9u32, 16);
        assert!(told().iter().all(|(_, fraction, _)| *fraction == one_of_four));
    });
}

#[test]
fn only_the_node_itself_and_blocks_bring_reports() {
    new_test_ext().execute_with(|| {
        let (proof, owner) = (twice(Key::Alice, slot_of_block(1)), owner(Key::Alice));
        let call = call(&proof, &owner);
        let valid = Equivocation::validate_unsigned(TransactionSource::Local, &call).unwrap();
        assert!(!valid.propagate);
        assert_eq!(valid.longevity, SESSION * u64::from(SESSIONS));
        assert_eq!(
            valid.provides,
            vec![codec::Encode::encode(&("AuraEquivocation", authority(Key::Alice), proof.slot))]
        );
        assert_ok!(Equivocation::validate_unsigned(TransactionSource::InBlock, &call));
        assert_eq!(
            Equivocation::validate_unsigned(TransactionSource::External, &call).unwrap_err(),
            InvalidTransaction::Call.into()
        );
        assert_noop!(
            Equivocation::report_equivocation_unsigned(RuntimeOrigin::signed(1), Box::new(proof), owner),
            sp_runtime::DispatchError::BadOrigin
        );
    });
}

#[test]
fn what_does_not_prove_two_blocks_is_refused() {
    new_test_ext().execute_with(|| {
        let slot = slot_of_block(1);
        let (proof, owner) = (twice(Key::Bob, slot), owner(Key::Bob));
        let with_second = |second_header| ProofOf::<Test> { second_header, ..proof.clone() };
        let unsealed = |mut header: Header| {
            header.digest_mut().pop();
            header
        };
        let two_slots = |slots: [u64; 2]| {
            let mut header = sealed(Key::Bob, slots[0], 2);
            let items = &mut header.digest_mut().logs;
            items.insert(1, sealed(Key::Bob, slots[1], 2).digest().logs[0].clone());
            header
        };
        let mut changed = proof.second_header.clone();
        changed.set_extrinsics_root(Default::default());
        let mut another_item = proof.second_header.clone();
        another_item.digest_mut().push(DigestItem::Other(vec![1]));
        for second in [
            proof.first_header.clone(),
            sealed(Key::Alice, slot, 2),
            sealed(Key::Bob, slot + 1, 2),
            unsealed(proof.second_header.clone()),
            changed,
            another_item,
            two_slots([slot, slot]),
            two_slots([slot, slot + 1]),
        ] {
            assert_refused(&with_second(second), &owner, Error::InvalidProof, InvalidTransaction::BadProof);
        }
        // Nor do two headers of the same key for another slot than the one that is reported.
        let other_slot = ProofOf::<Test> { slot: (slot + 1).into(), ..proof.clone() };
        assert_refused(&other_slot, &owner, Error::InvalidProof, InvalidTransaction::BadProof);
        let other_key = ProofOf::<Test> { offender: authority(Key::Alice), ..proof.clone() };
        assert_refused(&other_key, &owner, Error::InvalidProof, InvalidTransaction::BadProof);
        assert_eq!(told(), vec![]);
        assert_ok!(report(&proof, &owner));
    });
}

#[test]
fn a_key_without_a_seat_is_nobodys() {
    new_test_ext().execute_with(|| {
        let slot = slot_of_block(1);
        let proof = twice(Key::Eve, slot);
        assert_refused(&proof, &owner(Key::Bob), Error::NotOwner, InvalidTransaction::BadProof);
        let of_bob = owner(Key::Bob);
        run_to(SESSION + 1);
        assert_refused(&proof, &of_bob, Error::NotOwner, InvalidTransaction::BadProof);
    });
}

#[test]
fn a_proof_of_a_past_session_is_checked_against_what_the_chain_kept_of_it() {
    new_test_ext().execute_with(|| {
        let (proof, of_bob) = (twice(Key::Bob, slot_of_block(1)), owner(Key::Bob));
        run_to(SESSION + 1);
        assert_eq!(Session::current_index(), 1);
        let of_alice = MembershipProof { session: 0, ..owner(Key::Alice) };
        assert_refused(&proof, &of_alice, Error::NotOwner, InvalidTransaction::BadProof);
        let fewer = MembershipProof { validator_count: 3, ..of_bob.clone() };
        assert_refused(&proof, &fewer, Error::NotOwner, InvalidTransaction::BadProof);
        assert_ok!(report(&proof, &of_bob));
        assert_eq!(told(), vec![(2, Perbill::from_rational(9u32, 16), 0)]);
    });
}

#[test]
fn the_slot_must_be_of_the_session_and_the_session_not_too_old() {
    new_test_ext().execute_with(|| {
        let early = owner(Key::Bob);
        run_to(SESSION + 2);
        let late = owner(Key::Bob);
        assert_eq!((early.session, late.session), (0, 1));
        let border = slot_of_block(SESSION);
        let wrong = |slot, owner: &MembershipProof| {
            assert_refused(&twice(Key::Bob, slot), owner, Error::WrongSession, InvalidTransaction::Stale);
        };
        wrong(slot_of_block(0), &early);
        wrong(border + 1, &early);
        wrong(border - 1, &late);
        wrong(border, &late);
        // The block that begins a session is the last of the one before.
        assert_ok!(report(&twice(Key::Bob, border), &early));
        assert_ok!(report(&twice(Key::Bob, border - 1), &early));
        assert_ok!(report(&twice(Key::Bob, border + 1), &late));
        // Ahead of the chain, but not far.
        let present = slot_of_block(SESSION + 2);
        assert_ok!(report(&twice(Key::Bob, present + 10), &late));
        wrong(present + 11, &late);
        let to_come = MembershipProof { session: 2, ..late.clone() };
        wrong(present, &to_come);

        // The last block at which the first session counts, and the next.
        run_to(SESSION * u64::from(SESSIONS + 1) - 1);
        assert_ok!(report(&twice(Key::Bob, slot_of_block(1)), &early));
        run_to(SESSION * u64::from(SESSIONS + 1));
        wrong(slot_of_block(2), &early);
        assert_eq!(Began::<Test>::iter().count() as u32, SESSIONS + 1);
    });
}

#[test]
fn new_keys_do_not_hide_what_the_old_ones_sealed() {
    new_test_ext().execute_with(|| {
        run_to(2);
        // As `set_keys` leaves it: the keys of the next sessions are new, those in force are not.
        pallet_session::NextKeys::<Test>::insert(2, Keys { aura: authority(Key::Ferdie) });
        assert_ok!(report(&twice(Key::Bob, slot_of_block(2)), &owner(Key::Bob)));
        assert_eq!(told().len(), 1);
    });
}
