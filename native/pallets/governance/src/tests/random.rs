//! Any sequence of votes, stakes, slashes and blocks keeps the count, which a second count by another way confirms.

use crate::{mock::*, *};
use frame_support::dispatch::DispatchResultWithPostInfo;
use proptest::{collection::vec, prelude::*, sample::select};
use sp_runtime::Perbill;

#[derive(Clone, Debug)]
enum Step {
    Propose(AccountId, u8),
    Change(AccountId, u32),
    Vote(AccountId, u32, bool),
    Withdraw(AccountId, u32),
    Clear(AccountId),
    Bond(AccountId, u128),
    More(AccountId, u128),
    Unbond(AccountId, u128),
    Release(AccountId),
    Delegate(AccountId, AccountId, u128),
    Undelegate(AccountId, AccountId, u128),
    Slash(AccountId, u32),
    Transfer(AccountId, AccountId, u128),
    Blocks(u64),
}

fn step() -> impl Strategy<Value = Step> {
    use Step::*;
    let who = || select(vec![1u64, 2, 3, 4, 5]);
    let amount = || prop_oneof![Just(100u128), Just(MIN_BOND), 900..5_000u128, 0..FUNDS];
    let number = || 0u32..6;
    prop_oneof![
        3 => (who(), any::<u8>()).prop_map(|(who, code)| Propose(who, code)),
        1 => (who(), 0u32..20).prop_map(|(who, blocks)| Change(who, blocks)),
        8 => (who(), number(), any::<bool>()).prop_map(|(who, number, aye)| Vote(who, number, aye)),
        2 => (who(), number()).prop_map(|(who, number)| Withdraw(who, number)),
        1 => who().prop_map(Clear),
        5 => (who(), amount()).prop_map(|(who, amount)| Bond(who, amount)),
        2 => (who(), amount()).prop_map(|(who, amount)| More(who, amount)),
        3 => (who(), amount()).prop_map(|(who, amount)| Unbond(who, amount)),
        2 => who().prop_map(Release),
        5 => (who(), who(), amount()).prop_map(|(who, to, amount)| Delegate(who, to, amount)),
        3 => (who(), who(), amount()).prop_map(|(who, of, amount)| Undelegate(who, of, amount)),
        1 => (who(), 0..=100u32).prop_map(|(who, percent)| Slash(who, percent)),
        1 => (who(), who(), amount()).prop_map(|(from, to, amount)| Transfer(from, to, amount)),
        3 => (1u64..8).prop_map(Blocks),
    ]
}

fn perform(step: Step) -> DispatchResultWithPostInfo {
    match step {
        Step::Propose(who, code) => Governance::propose(signed(who), upgrade(code))?,
        Step::Change(who, blocks) => {
            Governance::propose(signed(who), Action::Change(Parameter::SubmitLength(blocks)))?
        }
        Step::Vote(who, number, aye) => Governance::vote(signed(who), number, aye)?,
        Step::Withdraw(who, number) => Governance::withdraw(signed(who), number)?,
        Step::Clear(who) => Governance::clear(signed(who), who)?,
        Step::Bond(who, amount) => return Staking::bond(signed(who), amount, Perbill::zero()),
        Step::More(who, amount) => Staking::bond_extra(signed(who), amount)?,
        Step::Unbond(who, amount) => Staking::unbond(signed(who), amount)?,
        Step::Release(who) => return Staking::withdraw(signed(who)),
        Step::Delegate(who, to, amount) => return Staking::delegate(signed(who), to, amount),
        Step::Undelegate(who, of, amount) => Staking::undelegate(signed(who), of, amount)?,
        Step::Slash(who, percent) => {
            Staking::slash(&who, Perbill::from_percent(percent), System::block_number());
        }
        Step::Transfer(from, to, amount) => Balances::transfer_allow_death(signed(from), to, amount)?,
        Step::Blocks(blocks) => run_to(System::block_number() + blocks),
    }
    Ok(().into())
}

/// What passed or was carried out had two thirds of what Balances hold as stake, less what is unlocking.
fn confirm(events: Vec<Event<Test>>) {
    let unlocking = |who: AccountId| {
        alice_staking::Unlocking::<Test>::get(who).iter().map(|chunk| chunk.amount).sum::<u128>()
    };
    let staked = alice_staking::TotalBonded::<Test>::get() - ACCOUNTS.map(unlocking).sum::<u128>();
    for event in events {
        if let Event::Passed { ayes, staked: said, .. } = event {
            assert!(said > 0 && ayes * 3 >= said * 2 && ayes <= said);
        }
    }
    for proposal in Open::<Test>::get() {
        assert!(proposal.ayes + proposal.nays <= staked, "some stake counts twice");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_sequence_keeps_the_count(steps in vec(step(), 1..90)) {
        new_test_ext().execute_with(|| {
            for step in steps {
                // As every extrinsic is: all of it or nothing.
                let _ = frame_support::storage::with_storage_layer(|| perform(step).map_err(|error| error.error));
                check();
                confirm(events());
            }
        });
    }
}
