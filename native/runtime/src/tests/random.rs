//! Any sequence of calls leaves the state sound: every block is checked when it ends.

use super::chain::*;
use crate::*;
use proptest::prelude::*;
use sp_core::H256;
use sp_runtime::Perbill;

const KEYS: [Key; 6] = [Key::Alice, Key::Bob, Key::Charlie, Key::Dave, Key::Eve, Key::Ferdie];

/// What one of the keys, or nobody, does.
#[derive(Clone, Debug)]
enum Step {
    Blocks(u8),
    Submit,
    Commit(Vec<Option<i64>>),
    Reveal(Vec<Option<i64>>),
    Vote(u8),
    /// A whole epoch, so that there is something to move.
    Epoch(i64),
    Transfer(usize, Balance),
    Bond(Balance),
    Unbond(Balance),
    Withdraw,
    Delegate(usize, Balance),
    Undelegate(usize, Balance),
    SetCommission(u32),
    Claim(usize),
    Chill,
    Burn(Balance),
    Propose(u8),
    Ballot(u32, bool),
}

fn step() -> impl Strategy<Value = Step> {
    let amount = || prop_oneof![0..ALICE, 0..200 * ALICE, Just(Balance::MAX)];
    let scores = || prop::collection::vec(prop::option::of(-1_000i64..1_000), 0..3);
    let key = || 0..KEYS.len();
    prop_oneof![
        3 => (1u8..6).prop_map(Step::Blocks),
        2 => Just(Step::Submit),
        1 => scores().prop_map(Step::Commit),
        1 => scores().prop_map(Step::Reveal),
        1 => (2u8..4).prop_map(Step::Vote),
        3 => (-10i64..1_000).prop_map(Step::Epoch),
        2 => (key(), amount()).prop_map(|(to, amount)| Step::Transfer(to, amount)),
        2 => amount().prop_map(Step::Bond),
        1 => amount().prop_map(Step::Unbond),
        1 => Just(Step::Withdraw),
        2 => (key(), amount()).prop_map(|(to, amount)| Step::Delegate(to, amount)),
        1 => (key(), amount()).prop_map(|(to, amount)| Step::Undelegate(to, amount)),
        1 => (0u32..=100).prop_map(Step::SetCommission),
        2 => key().prop_map(Step::Claim),
        1 => Just(Step::Chill),
        1 => amount().prop_map(Step::Burn),
        1 => any::<u8>().prop_map(Step::Propose),
        1 => (0u32..3, any::<bool>()).prop_map(|(proposal, aye)| Step::Ballot(proposal, aye)),
    ]
}

fn call(chain: &mut Chain, key: Key, step: Step) -> Option<RuntimeCall> {
    let epoch = chain.epoch();
    let account = |index: usize| KEYS[index].to_account_id();
    Some(match step {
        Step::Blocks(_) | Step::Epoch(_) => return None,
        Step::Submit => chain.submission(key),
        Step::Commit(scores) => commit(key, epoch, &scores),
        Step::Reveal(scores) => reveal(epoch, &scores),
        Step::Vote(hash) => vote(epoch, H256::repeat_byte(hash)),
        Step::Transfer(to, amount) => transfer(KEYS[to], amount),
        Step::Bond(amount) => {
            alice_staking::Call::bond { amount, commission: Perbill::from_percent(10) }.into()
        }
        Step::Unbond(amount) => alice_staking::Call::unbond { amount }.into(),
        Step::Withdraw => alice_staking::Call::withdraw {}.into(),
        Step::Delegate(to, amount) => alice_staking::Call::delegate { validator: account(to), amount }.into(),
        Step::Undelegate(to, amount) => {
            alice_staking::Call::undelegate { validator: account(to), amount }.into()
        }
        Step::SetCommission(part) => {
            alice_staking::Call::set_commission { commission: Perbill::from_percent(part) }.into()
        }
        Step::Claim(of) => {
            let delegators = KEYS.map(|key| key.to_account_id()).to_vec().try_into().unwrap();
            alice_staking::Call::claim { validator: account(of), delegators }.into()
        }
        Step::Chill => alice_staking::Call::chill {}.into(),
        Step::Propose(byte) => {
            let action = alice_governance::Action::Upgrade(H256::repeat_byte(byte));
            alice_governance::Call::propose { action }.into()
        }
        Step::Ballot(proposal, aye) => alice_governance::Call::vote { proposal, aye }.into(),
        Step::Burn(value) => pallet_balances::Call::burn { value, keep_alive: false }.into(),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_of_calls_keeps_the_invariants(steps in prop::collection::vec((0..KEYS.len(), step()), 1..40)) {
        let mut chain = Chain::new();
        for (who, step) in steps {
            match step {
                Step::Blocks(count) => (0..count).for_each(|_| chain.next()),
                Step::Epoch(score) => {
                    chain.try_epoch(KEYS[who], score);
                },
                step => {
                    if let Some(call) = call(&mut chain, KEYS[who], step) {
                        let _ = chain.send(KEYS[who], call);
                    }
                },
            }
        }
        chain.next();
    }
}
