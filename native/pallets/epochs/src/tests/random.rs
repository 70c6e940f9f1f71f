//! Random sequences of calls and blocks keep every invariant, and nobody is paid but for what an epoch says.

use crate::{
    mock::*,
    types::{Vote, VoteLosses},
    *,
};
use alice_minting::Income;
use frame_support::traits::fungible::Mutate;
use proptest::{collection::vec, prelude::*};
use std::collections::{BTreeMap, BTreeSet};

const MINERS: AccountId = 20;
const VOTERS: AccountId = 5;

#[derive(Clone, Debug)]
enum Step {
    Block,
    Blocks(u64),
    Fund(AccountId),
    Elect(Vec<u128>),
    Announce(AccountId),
    Submit(AccountId),
    Commit(AccountId, Vec<Option<i64>>),
    Reveal(AccountId, Vec<Option<i64>>),
    /// Everybody who still may does what the phase asks, with these scores, this hash and these losses.
    All(Vec<Option<i64>>, u64, VoteLosses),
    Vote(AccountId, u64, VoteLosses),
    Resume(AccountId),
}

fn step() -> impl Strategy<Value = Step> {
    // Some are none of the voters.
    let voter = VOTER..VOTER + VOTERS + 1;
    let sheet = || {
        vec(
            prop_oneof![2 => Just(None), 1 => any::<i64>().prop_map(Some), 9 => (-2i64..50).prop_map(Some)],
            16,
        )
    };
    let losses = || prop_oneof![2 => Just(DOWNHILL), 1 => Just(UPHILL)];
    prop_oneof![
        8 => Just(Step::Block),
        1 => (2u64..12).prop_map(Step::Blocks),
        1 => (1..MINERS).prop_map(Step::Fund),
        1 => vec(1u128..100, 0..=VOTERS as usize).prop_map(Step::Elect),
        1 => voter.clone().prop_map(Step::Announce),
        8 => (1..MINERS).prop_map(Step::Submit),
        2 => (voter.clone(), sheet()).prop_map(|(who, sheet)| Step::Commit(who, sheet)),
        2 => (voter.clone(), sheet()).prop_map(|(who, sheet)| Step::Reveal(who, sheet)),
        9 => (sheet(), 1u64..3, losses()).prop_map(|(sheet, hash, losses)| Step::All(sheet, hash, losses)),
        2 => (voter.clone(), 1u64..3, losses()).prop_map(|(who, hash, losses)| Step::Vote(who, hash, losses)),
        2 => voter.prop_map(Step::Resume),
    ]
}

/// What the outside world knows: which scores each voter committed to, and what each key should have been paid.
#[derive(Default)]
struct World {
    sheets: BTreeMap<AccountId, Vec<Option<i64>>>,
    due: BTreeMap<AccountId, u128>,
    counted: BTreeSet<u32>,
    /// How many epochs ended in each way, and how often training was resumed.
    settled: u32,
}

impl World {
    fn take(&mut self, step: Step) {
        let count = SubmissionCount::<Test>::get() as usize;
        match step {
            Step::Block => self.block(),
            Step::Blocks(blocks) => (0..blocks).for_each(|_| self.block()),
            Step::Fund(who) => drop(Balances::mint_into(&who, DEPOSIT * 2)),
            Step::Elect(powers) => elect(&powers),
            Step::Announce(who) => {
                let endpoint = b"http://localhost".to_vec().try_into().unwrap();
                let _ = Epochs::announce(RuntimeOrigin::signed(who), endpoint, Default::default());
            }
            Step::Submit(who) => drop(submit(who)),
            Step::Commit(who, sheet) => self.commit(who, sheet[..count].to_vec()),
            Step::Reveal(who, sheet) => drop(reveal(who, &sheet[..count])),
            Step::All(sheet, hash, losses) => {
                for (voter, _) in Voters::<Test>::get() {
                    self.commit(voter, sheet[..count].to_vec());
                    let committed = self.sheets.get(&voter).cloned().unwrap_or_default();
                    let _ = reveal(voter, &committed);
                    let _ = vote(voter, Vote { hash: base(hash), losses });
                }
            }
            Step::Vote(who, hash, losses) => drop(vote(who, Vote { hash: base(hash), losses })),
            Step::Resume(who) => drop(Epochs::resume(RuntimeOrigin::signed(who), epoch())),
        }
    }

    fn commit(&mut self, who: AccountId, sheet: Vec<Option<i64>>) {
        if commit(who, &sheet).is_ok() {
            self.sheets.insert(who, sheet);
        }
    }

    fn block(&mut self) {
        next_block();
        for (number, record) in History::<Test>::iter() {
            let closing = number == epoch() && Closing::<Test>::exists();
            if closing || !self.counted.insert(number) {
                continue;
            }
            self.settled += u32::from(record.status == types::Status::Settled);
            for (index, outcome) in Results::<Test>::iter_prefix(number) {
                let miner = Submissions::<Test>::get(number, index).unwrap().account;
                *self.due.entry(miner).or_default() += outcome.paid;
            }
        }
        if !Closing::<Test>::exists() {
            for miner in 1..MINERS {
                let due = self.due.get(&miner).copied().unwrap_or_default();
                assert_eq!(Income::<Test>::get(miner), due, "paid what its outcomes say, and once");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn invariants_hold_whatever_happens(steps in vec(step(), 1..250)) {
        with_voters(&[10, 20, 30, 5], || {
            let mut world = World::default();
            for step in steps {
                world.take(step);
            }
            world.block();
        });
    }
}

#[test]
fn the_random_walk_reaches_every_ending() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let mut seen = BTreeSet::new();
    for _ in 0..12 {
        let steps = vec(step(), 250).new_tree(&mut runner).unwrap().current();
        with_voters(&[10, 20, 30, 5], || {
            let mut world = World::default();
            for step in steps {
                world.take(step);
                if Halted::<Test>::get() {
                    seen.insert("halted".to_string());
                }
            }
            seen.extend(History::<Test>::iter_values().map(|record| format!("{:?}", record.status)));
            if !slashed().is_empty() {
                seen.insert("slashed".to_string());
            }
        });
    }
    let expected = ["Deferred", "Held", "Settled", "halted", "slashed"].map(String::from);
    assert_eq!(seen, BTreeSet::from(expected));
}
