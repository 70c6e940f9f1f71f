//! Bytes from strangers: whatever decodes as a call or as an extrinsic leaves the state sound. Every block is checked when it ends.

use super::chain::*;
use crate::*;
use codec::{Decode, DecodeLimit, Encode};
use frame_support::{storage::with_transaction_unchecked, MAX_EXTRINSIC_DEPTH};
use proptest::{prelude::*, sample::Index};
use sp_core::H256;
use sp_runtime::{Perbill, TransactionOutcome};

const KEYS: [Key; 4] = [Key::Alice, Key::Bob, Key::Dave, Key::Eve];
/// One more than the highest index of a pallet.
const PALLETS: u8 = 19;

/// Bytes that claim to be a call.
#[derive(Clone, Debug)]
enum Input {
    Bytes(Vec<u8>),
    /// One of the valid calls with some bytes changed.
    Near(usize, Vec<(Index, u8)>),
}

fn input() -> impl Strategy<Value = Input> {
    let byte = || prop_oneof![3 => Just(0u8), 1 => Just(u8::MAX), 4 => any::<u8>()];
    let arguments = prop::collection::vec(byte(), 0..120);
    let edits = prop::collection::vec((any::<Index>(), byte()), 0..4);
    prop_oneof![
        3 => (0..PALLETS, 0u8..20, arguments)
            .prop_map(|(pallet, call, arguments)| Input::Bytes([vec![pallet, call], arguments].concat())),
        1 => prop::collection::vec(any::<u8>(), 0..200).prop_map(Input::Bytes),
        4 => (0usize..12, edits).prop_map(|(which, edits)| Input::Near(which, edits)),
    ]
}

/// A call that means something now.
fn valid(chain: &mut Chain, which: usize) -> RuntimeCall {
    let epoch = chain.epoch();
    let scores = [Some(5), None];
    let pay = transfer(Key::Eve, ALICE);
    match which {
        0 => pay,
        1 => chain.submission(Key::Dave),
        2 => commit(Key::Alice, epoch, &scores),
        3 => reveal(epoch, &scores),
        4 => vote(epoch, H256::repeat_byte(3)),
        5 => alice_staking::Call::bond { amount: ALICE, commission: Perbill::from_percent(10) }.into(),
        6 => alice_staking::Call::delegate { validator: Key::Alice.to_account_id(), amount: ALICE }.into(),
        7 => alice_staking::Call::unbond { amount: ALICE }.into(),
        8 => {
            alice_governance::Call::propose { action: alice_governance::Action::Upgrade(H256::zero()) }.into()
        }
        9 => alice_governance::Call::vote { proposal: 0, aye: true }.into(),
        10 => pallet_utility::Call::batch { calls: vec![pay.clone(), pay] }.into(),
        _ => pallet_balances::Call::burn { value: ALICE, keep_alive: false }.into(),
    }
}

fn changed(mut bytes: Vec<u8>, edits: Vec<(Index, u8)>) -> Vec<u8> {
    for (at, byte) in edits {
        *at.get_mut(&mut bytes) = byte;
    }
    bytes
}

fn bytes_of(chain: &mut Chain, input: Input) -> Vec<u8> {
    match input {
        Input::Bytes(bytes) => bytes,
        Input::Near(which, edits) => changed(valid(chain, which).encode(), edits),
    }
}

/// Applies an extrinsic as the author of a block does: what is refused leaves nothing behind.
fn apply(chain: &mut Chain, extrinsic: UncheckedExtrinsic) {
    // The author puts the time into each block itself, once; the pool takes none from outside.
    if matches!(extrinsic.function, RuntimeCall::Timestamp(_)) {
        return;
    }
    let _ = chain.read(|| {
        with_transaction_unchecked(|| {
            let outcome = Executive::apply_extrinsic(extrinsic);
            if outcome.is_ok() {
                TransactionOutcome::Commit(outcome)
            } else {
                TransactionOutcome::Rollback(outcome)
            }
        })
    });
}

/// A chain on which some hold something to lose.
fn with_earnings() -> Chain {
    let mut chain = Chain::new();
    chain.play_epoch(&[Key::Dave], &[1], H256::repeat_byte(2));
    chain
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn whatever_decodes_as_a_call_keeps_the_invariants(
        inputs in prop::collection::vec((0..KEYS.len(), input()), 1..16),
    ) {
        let mut chain = with_earnings();
        for (who, input) in inputs {
            let bytes = bytes_of(&mut chain, input);
            let Ok(call) = RuntimeCall::decode_with_depth_limit(MAX_EXTRINSIC_DEPTH, &mut &bytes[..]) else {
                continue;
            };
            prop_assert_eq!(RuntimeCall::decode(&mut &call.encode()[..]).ok(), Some(call.clone()));
            let extrinsic = chain.read(|| signed(KEYS[who], call));
            apply(&mut chain, extrinsic);
            chain.next();
        }
    }

    #[test]
    fn whatever_decodes_as_an_extrinsic_keeps_the_invariants(
        inputs in prop::collection::vec((0..KEYS.len(), input(), prop::collection::vec((any::<Index>(), any::<u8>()), 0..4)), 1..16),
    ) {
        let mut chain = with_earnings();
        for (who, input, edits) in inputs {
            let bytes = bytes_of(&mut chain, input);
            let whole = match RuntimeCall::decode_with_depth_limit(MAX_EXTRINSIC_DEPTH, &mut &bytes[..]) {
                Ok(call) => chain.read(|| signed(KEYS[who], call)).encode(),
                Err(_) => bytes,
            };
            if whole.is_empty() {
                continue;
            }
            if let Ok(extrinsic) = UncheckedExtrinsic::decode(&mut &changed(whole, edits)[..]) {
                apply(&mut chain, extrinsic);
                chain.next();
            }
        }
    }
}
