//! Upgrades by the bonded stake, from the proposal to the new code.

use super::chain::*;
use crate::*;
use alice_governance::{Action, Parameter, Stage};
use codec::Encode;
use frame_support::assert_ok;
use sp_core::{traits::ReadRuntimeVersionExt, H256};
use sp_io::hashing::blake2_256;
use sp_runtime::{
    transaction_validity::{InvalidTransaction, TransactionValidityError},
    Perbill,
};
use sp_version::RuntimeVersion;

const VOTING: BlockNumber = 20;
const LIFETIME: BlockNumber = 2_000;
const DELAY: BlockNumber = 10;
const SUPPLY: BlockNumber = 30;
const BOND: Balance = 100 * ALICE;

/// Reads the version of "code" that is nothing but an encoded version.
struct Versions;

impl sp_core::traits::ReadRuntimeVersion for Versions {
    fn read_runtime_version(
        &self,
        code: &[u8],
        _: &mut dyn sp_externalities::Externalities,
    ) -> Result<Vec<u8>, String> {
        Ok(code.to_vec())
    }
}

/// "Code" of this version.
fn code(spec_name: &str, spec_version: u32) -> Vec<u8> {
    let spec_name = alloc::borrow::Cow::Owned(spec_name.into());
    RuntimeVersion { spec_name, spec_version, ..VERSION }.encode()
}

fn hash(code: &[u8]) -> H256 {
    blake2_256(code).into()
}

/// A chain on which Dave and Eve have earned something, and have bonded and delegated all that is staked: Dave twice as much as
/// Eve.
fn with_stakes() -> Chain {
    let mut config = genesis();
    config["epochs"]["lengths"]["submit"] = 300.into();
    config["governance"]["timing"] =
        serde_json::json!({ "voting": VOTING, "lifetime": LIFETIME, "delay": DELAY, "supply": SUPPLY });
    let mut chain = Chain::with(config);
    chain.read_with(ReadRuntimeVersionExt::new(Versions));
    chain.play_epoch(&[Key::Dave, Key::Eve], &[3, 1], H256::repeat_byte(2));
    chain.must(Key::Dave, alice_staking::Call::bond { amount: BOND, commission: Perbill::zero() });
    let validator = Key::Dave.to_account_id();
    chain.must(Key::Eve, alice_staking::Call::delegate { validator, amount: BOND / 2 });
    chain
}

fn propose(action: Action<H256>) -> RuntimeCall {
    alice_governance::Call::propose { action }.into()
}

fn vote(proposal: u32, aye: bool) -> RuntimeCall {
    alice_governance::Call::vote { proposal, aye }.into()
}

/// Goes on for this many blocks.
fn wait(chain: &mut Chain, blocks: BlockNumber) {
    let now = chain.read(System::block_number);
    chain.skip_to(now + blocks);
}

/// Has Dave, who has two thirds of all stake, propose this code, and goes on to the block that authorises it.
fn authorise(chain: &mut Chain, code: &[u8]) {
    chain.must(Key::Dave, propose(Action::Upgrade(hash(code))));
    wait(chain, VOTING + DELAY);
    assert!(chain.read(|| Governance::is_authorised(&hash(code))));
}

/// Supplies code as anybody can: without an account.
fn supply(chain: &mut Chain, code: Vec<u8>) -> sp_runtime::ApplyExtrinsicResult {
    let call = frame_system::Call::apply_authorized_upgrade { code };
    chain.read(|| Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(call.into())))
}

fn current_code(chain: &mut Chain) -> Option<Vec<u8>> {
    chain.read(|| frame_support::storage::unhashed::get_raw(b":code"))
}

#[test]
fn a_passed_proposal_authorises_its_hash_and_anybody_supplies_the_code_for_nothing() {
    let mut chain = with_stakes();
    let new = code("alice", VERSION.spec_version + 1);
    assert_eq!(
        supply(&mut chain, new.clone()),
        Err(TransactionValidityError::Invalid(InvalidTransaction::Call)),
        "nothing is authorised"
    );
    authorise(&mut chain, &new);
    let other = code("alice", VERSION.spec_version + 2);
    let refused = TransactionValidityError::Invalid(InvalidTransaction::Call);
    assert_eq!(supply(&mut chain, other), Err(refused), "other code");
    let issuance = chain.read(pallet_balances::TotalIssuance::<Runtime>::get);
    assert_ok!(supply(&mut chain, new.clone()).unwrap());
    assert_eq!(current_code(&mut chain), Some(new.clone()));
    assert_eq!(chain.read(pallet_balances::TotalIssuance::<Runtime>::get), issuance, "nobody paid");
    assert_eq!(supply(&mut chain, new), Err(refused), "once");
}

#[test]
fn who_supplies_the_code_in_a_signed_transaction_gets_its_fee_back() {
    let mut chain = with_stakes();
    let new = code("alice", VERSION.spec_version + 1);
    authorise(&mut chain, &new);
    let before = chain.free(Key::Eve);
    chain.must(Key::Eve, frame_system::Call::apply_authorized_upgrade { code: new.clone() });
    assert_eq!(chain.free(Key::Eve), before);
    assert_eq!(current_code(&mut chain), Some(new));
}

#[test]
fn two_thirds_do_not_pass_early_and_less_do_not_pass_at_all() {
    let mut chain = with_stakes();
    let new = code("alice", VERSION.spec_version + 1);
    chain.must(Key::Dave, propose(Action::Upgrade(hash(&new))));
    wait(&mut chain, VOTING - 1);
    let stage = |chain: &mut Chain| {
        chain.read(|| alice_governance::Open::<Runtime>::get().first().map(|proposal| proposal.stage))
    };
    assert_eq!(stage(&mut chain), Some(Stage::Voting));
    // Dave had two thirds. One planck more that is staked by another, and he has less.
    chain.must(Key::Eve, alice_staking::Call::delegate { validator: Key::Dave.to_account_id(), amount: 1 });
    wait(&mut chain, DELAY + 5);
    assert_eq!(stage(&mut chain), Some(Stage::Voting));
    chain.must(Key::Eve, vote(0, true));
    chain.next();
    assert!(matches!(stage(&mut chain), Some(Stage::Passed { .. })));
    // Eve leaves in the delay, and her stake with her: Dave has all that is left.
    let undelegate =
        alice_staking::Call::undelegate { validator: Key::Dave.to_account_id(), amount: BOND / 2 + 1 };
    chain.must(Key::Eve, undelegate);
    wait(&mut chain, DELAY);
    assert!(chain.read(|| Governance::is_authorised(&hash(&new))));
}

#[test]
fn stake_that_is_taken_back_does_not_carry_what_it_voted_for() {
    let mut chain = with_stakes();
    let new = code("alice", VERSION.spec_version + 1);
    chain.must(Key::Dave, propose(Action::Upgrade(hash(&new))));
    wait(&mut chain, VOTING);
    chain.must(Key::Dave, alice_staking::Call::unbond { amount: BOND });
    wait(&mut chain, DELAY + 1);
    chain.read(|| {
        assert!(System::authorized_upgrade().is_none());
        assert!(alice_governance::Open::<Runtime>::get().is_empty(), "it was rejected");
    });
}

#[test]
fn code_of_no_higher_version_or_of_another_chain_is_not_put_into_force() {
    for wrong in [code("alice", VERSION.spec_version), code("bob", VERSION.spec_version + 1), vec![1, 2, 3]] {
        let mut chain = with_stakes();
        let before = current_code(&mut chain);
        authorise(&mut chain, &wrong);
        assert_ok!(supply(&mut chain, wrong).unwrap());
        assert_eq!(current_code(&mut chain), before);
        chain.read(|| {
            assert!(System::authorized_upgrade().is_none());
            assert!(System::events().iter().any(|record| matches!(
                record.event,
                RuntimeEvent::System(frame_system::Event::RejectedInvalidAuthorizedUpgrade { .. })
            )));
        });
    }
}

#[test]
fn an_authorisation_ends() {
    let mut chain = with_stakes();
    let new = code("alice", VERSION.spec_version + 1);
    authorise(&mut chain, &new);
    wait(&mut chain, SUPPLY);
    let refused = TransactionValidityError::Invalid(InvalidTransaction::Call);
    assert_eq!(supply(&mut chain, new), Err(refused));
}

#[test]
fn nobody_without_stake_proposes_or_votes_and_nothing_passes_where_little_is_staked() {
    let mut chain = with_stakes();
    let change = propose(Action::Change(Parameter::Places(20)));
    assert!(chain.send(Key::Alice, change.clone()).unwrap().is_err());
    chain.must(Key::Dave, change);
    assert!(chain.send(Key::Alice, vote(0, true)).unwrap().is_err());
    // Both leave but for one ALICE, of which Eve has all; that is less than a tenth of what there is.
    chain.must(Key::Dave, alice_staking::Call::unbond { amount: BOND });
    let validator = Key::Dave.to_account_id();
    chain.must(Key::Eve, alice_staking::Call::undelegate { validator, amount: BOND / 2 - ALICE });
    chain.must(Key::Eve, vote(0, true));
    wait(&mut chain, VOTING + DELAY);
    chain.read(|| {
        let proposal = alice_governance::Open::<Runtime>::get()[0].clone();
        assert_eq!((proposal.ayes, proposal.stage), (ALICE, Stage::Voting));
        assert_eq!(alice_staking::TotalStaked::<Runtime>::get(), ALICE);
    });
}

#[test]
fn a_length_that_is_voted_holds_from_the_next_epoch_on() {
    let mut chain = with_stakes();
    chain.must(Key::Dave, propose(Action::Change(Parameter::SubmitLength(7))));
    wait(&mut chain, VOTING + DELAY);
    let epoch = chain.epoch();
    chain.read(|| {
        let current = alice_epochs::Current::<Runtime>::get();
        assert_eq!(current.deadline - current.started, 300, "the epoch goes on as it began");
        assert!(alice_governance::Open::<Runtime>::get().is_empty());
    });
    while chain.epoch() == epoch {
        chain.next();
    }
    chain.read(|| {
        let current = alice_epochs::Current::<Runtime>::get();
        assert_eq!(current.deadline - current.started, 7);
    });
}
