//! How transactions of keys with and without balance come in, through the real pipeline of extensions.

use crate::{mock::*, types::Phase, *};
use codec::{Decode, Encode};
use frame_support::{
    assert_ok,
    dispatch::{DispatchInfo, GetDispatchInfo, PostDispatchInfo},
    traits::fungible::Mutate,
};
use pallet_skip_feeless_payment::SkipCheckIfFeeless;
use pallet_transaction_payment::ChargeTransactionPayment;
use sp_core::H256;
use sp_runtime::{
    traits::{DispatchTransaction, TransactionExtension, TxBaseImplication},
    transaction_validity::{
        InvalidTransaction, TransactionSource, TransactionValidity, TransactionValidityError,
        ValidTransaction,
    },
    DispatchResultWithInfo,
};

type Fee = SkipCheckIfFeeless<Test, ChargeTransactionPayment<Test>>;
type Extensions = (CheckNonce<Test>, Fee);

const MINER: AccountId = 1;

fn extensions(nonce: u32) -> Extensions {
    (CheckNonce::from(nonce), Fee::from(ChargeTransactionPayment::from(0)))
}

fn info(call: &RuntimeCall) -> DispatchInfo {
    call.get_dispatch_info()
}

fn validate(who: AccountId, nonce: u32, call: impl Into<RuntimeCall>) -> TransactionValidity {
    let call = call.into();
    let origin = RuntimeOrigin::signed(who);
    extensions(nonce)
        .validate_only(origin, &call, &info(&call), 0, TransactionSource::External, 0)
        .map(|all| all.0)
}

fn apply(
    who: AccountId,
    nonce: u32,
    call: impl Into<RuntimeCall>,
) -> Result<DispatchResultWithInfo<PostDispatchInfo>, TransactionValidityError> {
    let call = call.into();
    let info = info(&call);
    extensions(nonce).dispatch_transaction(RuntimeOrigin::signed(who), call, &info, 0, 0)
}

fn custom(code: u8) -> TransactionValidity {
    Err(InvalidTransaction::Custom(code).into())
}

fn refused(why: InvalidTransaction) -> TransactionValidity {
    Err(why.into())
}

fn remark() -> RuntimeCall {
    frame_system::Call::remark { remark: vec![] }.into()
}

fn fund(who: AccountId, amount: u128) {
    Balances::mint_into(&who, amount).unwrap();
}

fn commitment(who: AccountId) -> Call<Test> {
    Call::commit { epoch: epoch(), hash: Epochs::commitment(&who, epoch(), &scores(&[Some(1)]), &salt(who)) }
}

#[test]
fn a_key_with_nothing_submits_for_free() {
    with_voters(&[1], || {
        assert_ok!(apply(MINER, 0, submission(MINER)).unwrap());
        assert_eq!(SubmissionCount::<Test>::get(), 1);
        assert_eq!(System::account_nonce(MINER), 1);
        assert_eq!(System::providers(&MINER), 0, "it still holds nothing");
    });
}

#[test]
fn a_key_with_nothing_is_told_why_it_is_refused() {
    with_voters(&[1, 1], || {
        let submission_but = |change: fn(&mut u32, &mut H256, &mut u32, &mut u64)| {
            let Call::submit { mut epoch, mut base, blob, mut size, first_loss, last_loss, mut work } =
                submission(MINER)
            else {
                unreachable!()
            };
            change(&mut epoch, &mut base, &mut size, &mut work);
            validate(MINER, 0, Call::submit { epoch, base, blob, size, first_loss, last_loss, work })
        };
        assert_eq!(submission_but(|epoch, _, _, _| *epoch = 1), custom(1));
        assert_eq!(validate(VOTER, 0, commitment(VOTER)), custom(2));
        assert_eq!(submission_but(|_, _, _, work| *work = no_work_of(MINER)), custom(5));
        assert_eq!(submission_but(|_, base, _, _| *base = H256::zero()), custom(8));
        assert_eq!(submission_but(|_, _, size, _| *size += 1), custom(9));
        assert_eq!(submission_but(|_, _, size, _| *size = 0), custom(13));
        let endpoint = b"http://localhost".to_vec().try_into().unwrap();
        assert_eq!(validate(MINER, 0, Call::announce { endpoint, hidden_root: H256::zero() }), custom(6));
        assert_eq!(validate(VOTER, 0, Call::resume { epoch: 0 }), custom(12));

        assert_ok!(apply(MINER, 0, submission(MINER)).unwrap());
        assert_eq!(validate(MINER, 1, submission(MINER)), custom(3));
        for miner in 2..=16 {
            assert_ok!(submit(miner));
        }
        assert_eq!(validate(17, 0, submission(17)), custom(4));

        run_to_phase(Phase::Score);
        assert_ok!(commit(VOTER, &[Some(1); 16]));
        run_to_phase(Phase::Reveal);
        let reveal = Call::reveal { epoch: 0, scores: scores(&[Some(2); 16]), salt: salt(VOTER) };
        assert_eq!(validate(VOTER + 1, 0, reveal.clone()), custom(7));
        assert_eq!(validate(VOTER, 0, reveal), custom(10));
    });
    with_voters(&[1], || {
        for _ in 0..HELD_LIMIT {
            run_epoch(&[MINER], &[Some(1)], base(1), UPHILL);
        }
        assert_eq!(validate(2, 0, submission(2)), custom(11));
    });
    with_voters(&[1], || {
        let miners = (1..=5).collect::<Vec<_>>();
        for miner in &miners {
            assert_ok!(submit(*miner));
        }
        run_to_phase(Phase::Score);
        assert_ok!(commit(VOTER, &[Some(1); 5]));
        assert_ok!(super::super::mock::reveal(VOTER, &[Some(1); 5]));
        let call = Call::vote { epoch: 0, hash: base(1), losses: DOWNHILL };
        assert_eq!(validate(VOTER, 0, call), custom(14));
    });
}

#[test]
fn a_key_with_nothing_can_do_nothing_else() {
    with_voters(&[1], || {
        assert_eq!(validate(MINER, 0, remark()), refused(InvalidTransaction::Payment));
        for wrapped in [
            pallet_utility::Call::batch { calls: vec![submission(MINER).into()] },
            pallet_utility::Call::batch_all { calls: vec![submission(MINER).into()] },
            pallet_utility::Call::force_batch { calls: vec![submission(MINER).into()] },
            pallet_utility::Call::as_derivative { index: 0, call: Box::new(submission(MINER).into()) },
        ] {
            assert_eq!(validate(MINER, 0, wrapped), refused(InvalidTransaction::Payment));
        }
        assert_ok!(validate(MINER, 0, submission(MINER)));
    });
}

#[test]
fn a_wrapped_call_is_not_free() {
    with_voters(&[1], || {
        fund(VOTER, 1_000);
        assert_ok!(submit(MINER));
        run_to_phase(Phase::Score);
        assert_ok!(
            apply(VOTER, 0, pallet_utility::Call::batch { calls: vec![commitment(VOTER).into()] }).unwrap()
        );
        assert!(Balances::free_balance(VOTER) < 1_000);
        assert!(Commits::<Test>::contains_key(VOTER));
    });
}

#[test]
fn a_key_with_balance_leaves_the_deposit_and_never_pays_a_fee() {
    with_voters(&[1], || {
        fund(MINER, 10_000);
        assert_ok!(apply(MINER, 0, submission(MINER)).unwrap());
        assert_eq!(Balances::free_balance(MINER), 10_000 - DEPOSIT, "the deposit and no fee");
        assert_eq!(validate(MINER, 1, submission(MINER)), custom(3), "a second one does not enter a block");
        fund(2, 10_000);
        run_to_phase(Phase::Score);
        assert_eq!(apply(2, 0, submission(2)).unwrap_err(), InvalidTransaction::Custom(2).into());
        assert_eq!((Balances::free_balance(2), System::account_nonce(2)), (10_000, 0), "being late is free");
    });
}

#[test]
fn a_key_that_something_else_keeps_alive_is_told_why_too() {
    with_voters(&[1], || {
        // As the session pallet does for the first validators.
        System::inc_providers(&VOTER);
        assert_eq!(validate(VOTER, 0, commitment(VOTER)), custom(2));
        assert_ok!(submit(MINER));
        run_to_phase(Phase::Score);
        assert_ok!(apply(VOTER, 0, commitment(VOTER)).unwrap());
    });
}

#[test]
fn the_nonce_rules_are_the_systems() {
    with_voters(&[1], || {
        let next = |nonce| validate(MINER, nonce, submission(MINER));
        let tag = |nonce: u32| (MINER, nonce).encode();
        assert_eq!(next(0).unwrap().requires, Vec::<Vec<u8>>::new());
        assert!(next(0).unwrap().provides.contains(&tag(0)));
        assert_eq!(next(1).unwrap().requires, vec![tag(0)], "it waits for the one before");
        assert!(next(1).unwrap().provides.contains(&tag(1)));
        assert_eq!(apply(MINER, 1, submission(MINER)).unwrap_err(), InvalidTransaction::Future.into());

        assert_ok!(apply(MINER, 0, submission(MINER)).unwrap());
        while epoch() == 0 {
            next_block();
        }
        assert_eq!(validate(MINER, 0, submission(MINER)), refused(InvalidTransaction::Stale));
        assert_ok!(apply(MINER, 1, submission(MINER)).unwrap());

        fund(2, 1_000);
        let system = |nonce| {
            let (call, origin) = (remark(), RuntimeOrigin::signed(2));
            let source = TransactionSource::External;
            frame_system::CheckNonce::<Test>::from(nonce)
                .validate_only(origin, &call, &info(&call), 0, source, 0)
                .map(|all| all.0)
        };
        let ours = |nonce| {
            let (call, origin) = (remark(), RuntimeOrigin::signed(2));
            let source = TransactionSource::External;
            CheckNonce::<Test>::from(nonce)
                .validate_only(origin, &call, &info(&call), 0, source, 0)
                .map(|all| all.0)
        };
        assert_eq!(ours(0), system(0));
        assert_eq!(ours(5), system(5));
        assert_ok!(apply(2, 0, remark()).unwrap());
        assert_eq!(ours(0), system(0));
        assert_eq!(ours(0), refused(InvalidTransaction::Stale));
        assert_eq!(apply(2, 3, remark()).unwrap_err(), InvalidTransaction::Future.into());
    });
}

#[test]
fn the_nonce_goes_on_when_a_key_gets_its_first_pay() {
    with_voters(&[1], || {
        assert_ok!(apply(MINER, 0, submission(MINER)).unwrap());
        run_to_phase(Phase::Score);
        assert_ok!(commit(VOTER, &[Some(1)]));
        assert_ok!(reveal(VOTER, &[Some(1)]));
        next_block();
        assert_ok!(vote(VOTER, types::Vote { hash: base(1), losses: DOWNHILL }));
        next_block();
        assert!(Balances::free_balance(MINER) > 0);
        assert_eq!(System::account_nonce(MINER), 1);
        assert_eq!(validate(MINER, 0, remark()), refused(InvalidTransaction::Stale));
        assert_ok!(apply(MINER, 1, remark()).unwrap());
    });
}

#[test]
fn a_reaped_key_can_not_replay() {
    with_voters(&[1], || {
        fund(MINER, 10_000);
        let first = submission(MINER);
        assert_ok!(apply(MINER, 0, first.clone()).unwrap());
        while epoch() == 0 {
            next_block();
        }
        let all = pallet_balances::Call::transfer_all { dest: 2, keep_alive: false };
        assert_ok!(apply(MINER, 1, all).unwrap());
        assert_eq!(System::account_nonce(MINER), 0, "the account is gone, and its nonce with it");
        assert_eq!(validate(MINER, 0, first), custom(1));
    });
}

#[test]
fn admitted_calls_have_their_place_in_the_pool() {
    with_voters(&[1], || {
        let first = validate(MINER, 0, submission(MINER)).unwrap();
        let second = validate(MINER, 1, submission(MINER)).unwrap();
        let shared = first.provides.iter().filter(|tag| second.provides.contains(tag)).count();
        assert_eq!(shared, 1, "one pending submission of a key, whatever the nonce");
        let other = validate(2, 0, submission(2)).unwrap();
        assert!(first.provides.iter().all(|tag| !other.provides.contains(tag)));
        assert_eq!(first.longevity, u64::from(LENGTHS.submit));
        next_block();
        assert_eq!(validate(MINER, 0, submission(MINER)).unwrap().longevity, u64::from(LENGTHS.submit) - 1);

        fund(3, 1_000_000);
        let paying = validate(3, 0, remark()).unwrap();
        assert!(first.priority > paying.priority);
        assert_ok!(submit(MINER));
        run_to_phase(Phase::Score);
        let voters = validate(VOTER, 0, commitment(VOTER)).unwrap();
        assert!(voters.priority > first.priority);
        assert!(voters.propagate);
    });
}

#[test]
fn the_pool_knows_that_a_phase_ends_with_this_block() {
    with_voters(&[1], || {
        let call = submission(MINER);
        run_to(u64::from(LENGTHS.submit));
        assert_ok!(validate(MINER, 0, call.clone()));
        // The pool validates on the state of the last block with the number of the next one.
        System::set_block_number(System::block_number() + 1);
        assert_eq!(Current::<Test>::get().phase, Phase::Submit);
        assert_eq!(validate(MINER, 0, call), custom(2));
    });
    with_voters(&[1], || {
        run_to_vote(&[MINER], &[vec![Some(1)]]);
        let call = Call::vote { epoch: 0, hash: base(1), losses: DOWNHILL };
        System::set_block_number(u64::from(Current::<Test>::get().deadline) - 1);
        assert_ok!(validate(VOTER, 0, call.clone()));
        System::set_block_number(u64::from(Current::<Test>::get().deadline));
        assert_eq!(validate(VOTER, 0, call), custom(2));
    });
}

#[test]
fn transactions_look_as_they_do_everywhere() {
    let ours = CheckNonce::<Test>::from(300);
    assert_eq!(ours.encode(), frame_system::CheckNonce::<Test>::from(300).encode());
    assert_eq!(CheckNonce::<Test>::decode(&mut &ours.encode()[..]), Ok(ours));
    assert_eq!(<CheckNonce<Test> as TransactionExtension<RuntimeCall>>::IDENTIFIER, "CheckNonce");
}

#[test]
fn what_is_not_signed_is_none_of_its_business() {
    with_voters(&[1], || {
        let (call, nonce) = (remark(), CheckNonce::<Test>::from(0));
        let (source, implication) = (TransactionSource::External, TxBaseImplication(()));
        let (valid, _, _) =
            nonce.validate(RuntimeOrigin::none(), &call, &info(&call), 0, (), &implication, source).unwrap();
        assert_eq!(valid, ValidTransaction::default());
    });
}
