//! A whole epoch.

use super::chain::*;
use crate::*;
use alice_epochs::types::Status;
use sp_core::H256;
use sp_runtime::transaction_validity::{InvalidTransaction, TransactionValidityError};

const NEXT: H256 = H256::repeat_byte(2);

#[test]
fn a_key_with_nothing_earns_its_first_coins() {
    let mut chain = Chain::new();
    assert_eq!(chain.free(Key::Dave), 0);
    chain.play_epoch(&[Key::Dave], &[1_000_000], NEXT);
    let (record, paid) = chain.read(|| {
        (
            alice_epochs::History::<Runtime>::get(0).unwrap(),
            alice_epochs::Results::<Runtime>::get(0, 0).unwrap().paid,
        )
    });
    assert_eq!(record.status, Status::Settled);
    assert_eq!(record.minted, alice_minting::scheduled(record.ended));
    assert_eq!(record.miners_part, record.minted - record.minted / 10);
    assert_eq!(paid, record.miners_part);
    assert_eq!(chain.free(Key::Dave), paid);
    let validators = VALIDATORS.map(|key| chain.free(key)).iter().sum::<Balance>();
    assert_eq!(validators, record.minted / 10);
    chain.read(|| {
        assert_eq!(pallet_balances::TotalIssuance::<Runtime>::get(), record.minted);
        assert_eq!(alice_epochs::Base::<Runtime>::get(), NEXT);
    });
}

#[test]
fn pay_is_in_proportion_to_scores_and_a_bad_gradient_earns_nothing() {
    let mut chain = Chain::new();
    let miners = [Key::Dave, Key::Eve, Key::Ferdie];
    chain.play_epoch(&miners, &[3_000_000, -5_000_000, 1_000_000], NEXT);
    let part = chain.read(|| alice_epochs::History::<Runtime>::get(0).unwrap().miners_part);
    let [dave, eve, ferdie] = miners.map(|key| chain.free(key));
    assert_eq!(eve, 0);
    assert_eq!(dave + ferdie, part);
    assert!(dave.abs_diff(part * 3 / 4) <= 1, "{dave} of {part}");
}

#[test]
fn what_is_deferred_is_paid_later() {
    let mut chain = Chain::new();
    // Nobody submits.
    while chain.epoch() == 0 {
        chain.next();
    }
    let deferred = chain.read(alice_minting::Deferred::<Runtime>::get);
    assert!(deferred > 0);
    chain.play_epoch(&[Key::Dave], &[1], NEXT);
    chain.read(|| {
        let record = alice_epochs::History::<Runtime>::get(1).unwrap();
        let own = alice_minting::scheduled(record.ended) - deferred;
        assert_eq!(record.minted, own + deferred.min(own));
    });
}

#[test]
fn a_key_with_a_balance_leaves_the_deposit_and_gets_it_back() {
    let mut chain = Chain::new();
    chain.play_epoch(&[Key::Dave], &[1], NEXT);
    let before = chain.free(Key::Dave);
    let call = chain.submission(Key::Dave);
    chain.must(Key::Dave, call);
    assert_eq!(chain.free(Key::Dave), before - DEPOSIT);
    let epoch = chain.epoch();
    while chain.epoch() == epoch {
        chain.next();
    }
    assert_eq!(chain.free(Key::Dave), before);
}

#[test]
fn a_call_that_its_rules_refuse_does_not_reach_the_pool() {
    let mut chain = Chain::new();
    let custom = |code| TransactionValidityError::Invalid(InvalidTransaction::Custom(code));
    let wrong_base = alice_epochs::Call::submit {
        epoch: 0,
        base: NEXT,
        blob: NEXT,
        size: 1,
        first_loss: 1,
        last_loss: 1,
        work: 0,
    };
    assert_eq!(chain.refusal(Key::Dave, wrong_base), custom(8));
    assert_eq!(chain.refusal(Key::Dave, commit(Key::Dave, 0, &[])), custom(2));
    assert_eq!(chain.refusal(Key::Dave, vote(1, NEXT)), custom(1));
    let call = chain.submission(Key::Dave);
    chain.must(Key::Dave, call.clone());
    assert_eq!(chain.refusal(Key::Dave, call), custom(3));
}

#[test]
fn what_is_on_hold_for_nothing_is_seen() {
    use frame_support::traits::fungible::MutateHold;
    let mut chain = Chain::new();
    chain.play_epoch(&[Key::Dave], &[1], H256::repeat_byte(2));
    let dave = Key::Dave.to_account_id();
    chain.read(|| {
        let number = System::block_number();
        assert_eq!(invariants::try_supply(number), Ok(()));
        for (reason, words) in [
            (
                RuntimeHoldReason::Staking(alice_staking::HoldReason::Stake),
                "stake is on hold that staking does not know of",
            ),
            (
                RuntimeHoldReason::Epochs(alice_epochs::HoldReason::Submission),
                "a deposit is on hold for no submission",
            ),
        ] {
            let _ = frame_support::storage::with_storage_layer(|| {
                Balances::hold(&reason, &dave, ALICE)?;
                assert_eq!(invariants::try_supply(number), Err(words.into()));
                Err::<(), _>(sp_runtime::DispatchError::CannotLookup)
            });
        }
    });
}
