//! How transactions are checked and paid for.

use super::chain::*;
use crate::*;
use codec::{Decode, Encode};
use sp_core::H256;
use sp_runtime::{
    traits::TransactionExtension,
    transaction_validity::{InvalidTransaction, TransactionValidityError},
};

/// A chain on which Dave has earned something.
fn with_earnings() -> Chain {
    let mut chain = Chain::new();
    chain.play_epoch(&[Key::Dave], &[1], H256::repeat_byte(2));
    chain
}

#[test]
fn a_transfer_arrives_whole_and_its_fee_is_burnt() {
    let mut chain = with_earnings();
    let before = chain.free(Key::Dave);
    let issuance = chain.read(pallet_balances::TotalIssuance::<Runtime>::get);
    chain.must(Key::Dave, transfer(Key::Eve, 1));
    assert_eq!(chain.free(Key::Eve), 1, "a single planck keeps an account alive");
    let fee = before - chain.free(Key::Dave) - 1;
    assert!(fee > 0 && fee < MILLIALICE, "{fee}");
    chain.next();
    chain.read(|| {
        assert_eq!(pallet_balances::TotalIssuance::<Runtime>::get(), issuance - fee);
        assert_eq!(alice_minting::Burnt::<Runtime>::get(), fee);
    });
}

#[test]
fn a_key_with_nothing_can_make_no_other_call() {
    let mut chain = Chain::new();
    let payment = TransactionValidityError::Invalid(InvalidTransaction::Payment);
    assert_eq!(chain.refusal(Key::Dave, transfer(Key::Eve, 1)), payment);
    assert_eq!(chain.refusal(Key::Dave, frame_system::Call::remark { remark: vec![] }), payment);
    let calls = vec![chain.submission(Key::Dave)];
    assert_eq!(chain.refusal(Key::Dave, pallet_utility::Call::batch { calls }), payment);
}

#[test]
fn no_call_makes_coins_or_rules_the_chain() {
    let mut chain = with_earnings();
    let value = ALICE;
    let who = Key::Dave.to_account_id();
    let forced: [RuntimeCall; 3] = [
        pallet_balances::Call::force_set_balance { who: who.clone().into(), new_free: value }.into(),
        frame_system::Call::set_storage { items: vec![] }.into(),
        frame_system::Call::set_code { code: vec![] }.into(),
    ];
    for call in forced {
        assert!(chain.send(Key::Dave, call).unwrap().is_err());
    }
}

#[test]
fn what_is_burnt_by_hand_is_counted() {
    let mut chain = with_earnings();
    let before = chain.free(Key::Dave);
    chain.must(Key::Dave, pallet_balances::Call::burn { value: 1_000, keep_alive: true });
    let lost = before - chain.free(Key::Dave);
    chain.next();
    assert_eq!(chain.read(alice_minting::Burnt::<Runtime>::get), lost);
}

#[test]
fn wallets_know_every_extension() {
    let names = TxExtension::metadata().into_iter().map(|extension| extension.identifier).collect::<Vec<_>>();
    let expected = [
        "CheckNonZeroSender",
        "CheckSpecVersion",
        "CheckTxVersion",
        "CheckGenesis",
        "CheckMortality",
        "CheckNonce",
        "CheckWeight",
        "ChargeTransactionPayment",
        "CheckMetadataHash",
        "WeightReclaim",
    ];
    assert_eq!(names, expected);
}

#[test]
fn metadata_is_there_in_the_versions_that_programs_ask_for() {
    for version in [14, 15, 16] {
        let metadata = Runtime::metadata_at_version(version).unwrap();
        assert!(Vec::<u8>::decode(&mut &metadata.encode()[..]).is_ok());
    }
}

#[test]
fn a_proxy_does_what_its_kind_allows() {
    use configs::ProxyType;
    let mut chain = with_earnings();
    chain.must(Key::Dave, transfer(Key::Eve, ALICE / 10));
    let real = Key::Dave.to_account_id();
    chain.must(
        Key::Dave,
        pallet_proxy::Call::add_proxy {
            delegate: Key::Eve.to_account_id().into(),
            proxy_type: ProxyType::NonTransfer,
            delay: 0,
        },
    );
    let before = chain.free(Key::Ferdie);
    let call = |inner: RuntimeCall| pallet_proxy::Call::proxy {
        real: real.clone().into(),
        force_proxy_type: None,
        call: inner.into(),
    };
    chain.must(Key::Eve, call(transfer(Key::Ferdie, 5)));
    let batch = pallet_utility::Call::batch { calls: vec![transfer(Key::Ferdie, 5)] };
    chain.must(Key::Eve, call(batch.into()));
    assert_eq!(chain.free(Key::Ferdie), before, "neither alone nor in a batch");
    chain.must(Key::Eve, call(alice_staking::Call::chill {}.into()));
}
