//! Any sequence of calls, slashes, rewards and blocks keeps the books.

use super::*;
use alice_minting::{scheduled, Accounted, Income, Unpaid, CAP};
use core::cmp::Reverse;
use frame_support::dispatch::DispatchResultWithPostInfo;
use pallet_authorship::EventHandler;
use proptest::{collection::vec, prelude::*, sample::select};
use sp_staking::offence::{OffenceDetails, OnOffenceHandler};
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
enum Action {
    Bond(AccountId, u128, Perbill),
    BondExtra(AccountId, u128),
    Unbond(AccountId, u128),
    Withdraw(AccountId),
    Delegate(AccountId, AccountId, u128),
    Undelegate(AccountId, AccountId, u128),
    SetCommission(AccountId, Perbill),
    Chill(AccountId),
    Unchill(AccountId),
    Slash(AccountId, Perbill),
    NonReveal(AccountId),
    Offence(AccountId, Perbill, u32),
    Author(AccountId),
    Reward(AccountId, u128),
    Claim(AccountId, AccountId),
    Blocks(u64),
    Transfer(AccountId, AccountId, u128),
}

fn action() -> impl Strategy<Value = Action> {
    use Action::*;
    let who = || select(vec![1, 2, 3, 4, 5, 6, 101, 102]);
    // Often what makes a difference: the minimum, a little around it, all.
    let amount = || {
        prop_oneof![
            Just(0),
            Just(1),
            Just(MIN_DELEGATION),
            Just(MIN_BOND),
            90..120u128,
            900..5_000u128,
            0..FUNDS
        ]
    };
    let part =
        || prop_oneof![Just(0), Just(1_000_000_000u32), 0..=1_000_000_000u32].prop_map(Perbill::from_parts);
    prop_oneof![
        4 => (who(), amount(), part()).prop_map(|(who, amount, part)| Bond(who, amount, part)),
        1 => (who(), amount()).prop_map(|(who, amount)| BondExtra(who, amount)),
        4 => (who(), amount()).prop_map(|(who, amount)| Unbond(who, amount)),
        4 => who().prop_map(Withdraw),
        6 => (who(), who(), amount()).prop_map(|(who, to, amount)| Delegate(who, to, amount)),
        6 => (who(), who(), amount()).prop_map(|(who, of, amount)| Undelegate(who, of, amount)),
        1 => (who(), part()).prop_map(|(who, part)| SetCommission(who, part)),
        1 => who().prop_map(Chill),
        1 => who().prop_map(Unchill),
        2 => (who(), part()).prop_map(|(who, part)| Slash(who, part)),
        1 => who().prop_map(NonReveal),
        2 => (who(), part(), 0..3u32).prop_map(|(who, part, session)| Offence(who, part, session)),
        2 => who().prop_map(Author),
        3 => (who(), amount()).prop_map(|(who, amount)| Reward(who, amount)),
        3 => (who(), who()).prop_map(|(of, who)| Claim(of, who)),
        4 => (1..=DELAY).prop_map(Blocks),
        1 => (who(), who(), amount()).prop_map(|(from, to, amount)| Transfer(from, to, amount)),
    ]
}

/// What two validators and their delegators do that has to do with rewards.
fn about_rewards() -> impl Strategy<Value = Action> {
    use Action::*;
    let of = || select(vec![5, 6]);
    let who = || select(vec![1, 2, 3]);
    let amount = || prop_oneof![Just(MIN_DELEGATION), 100..3_000u128, 1..1_000u128];
    let part = || (0..=500_000_000u32).prop_map(Perbill::from_parts);
    prop_oneof![
        6 => (who(), of(), amount()).prop_map(|(who, to, amount)| Delegate(who, to, amount)),
        5 => (who(), of(), amount()).prop_map(|(who, of, amount)| Undelegate(who, of, amount)),
        6 => (of(), 0..FUNDS).prop_map(|(of, amount)| Reward(of, amount)),
        3 => (of(), who()).prop_map(|(of, who)| Claim(of, who)),
        2 => (of(), part()).prop_map(|(of, part)| Slash(of, part)),
        1 => (of(), part()).prop_map(|(of, part)| SetCommission(of, part)),
        1 => who().prop_map(Withdraw),
        1 => (1..=DELAY).prop_map(Blocks),
    ]
}

/// A slash burns what it says, and every part of the stake shrinks by the fraction.
fn slash(who: AccountId, by: impl FnOnce() -> u128) {
    let issuance = Balances::total_issuance();
    let bonded = TotalBonded::<Test>::get();
    let burnt = by();
    assert_eq!(Balances::total_issuance(), issuance - burnt, "slashing {who}");
    assert_eq!(TotalBonded::<Test>::get(), bonded - burnt);
}

/// All of a reward is paid, to the validator and into the pot.
fn reward(validator: AccountId, amount: u128) {
    let paid = || Income::<Test>::get(validator) + Income::<Test>::get(Staking::pot());
    let before = paid();
    assert_eq!(<Staking as Stake<_>>::reward(&validator, amount), 0);
    assert_eq!(paid(), before + amount);
}

fn perform(action: Action) -> DispatchResultWithPostInfo {
    match action {
        Action::Bond(who, amount, commission) => return Staking::bond(signed(who), amount, commission),
        Action::BondExtra(who, amount) => Staking::bond_extra(signed(who), amount)?,
        Action::Unbond(who, amount) => Staking::unbond(signed(who), amount)?,
        Action::Withdraw(who) => return Staking::withdraw(signed(who)),
        Action::Delegate(who, to, amount) => return Staking::delegate(signed(who), to, amount),
        Action::Undelegate(who, of, amount) => Staking::undelegate(signed(who), of, amount)?,
        Action::SetCommission(who, commission) => Staking::set_commission(signed(who), commission)?,
        Action::Chill(who) => Staking::chill(signed(who))?,
        Action::Unchill(who) => return Staking::unchill(signed(who)),
        Action::Slash(who, fraction) => slash(who, || Staking::slash(&who, fraction, System::block_number())),
        Action::NonReveal(who) => {
            let started = System::block_number().saturating_sub(2) as u32;
            slash(who, || <Staking as Stake<_>>::slash_non_reveal(&who, started))
        }
        Action::Offence(who, fraction, session) => {
            let details = OffenceDetails { offender: (who, ()), reporters: vec![] };
            Staking::on_offence(&[details], &[fraction], session);
        }
        Action::Author(who) => <Staking as EventHandler<_, _>>::note_author(who),
        Action::Reward(who, amount) => reward(who, amount),
        Action::Claim(of, who) => {
            Staking::claim(signed(who), of, frame_support::BoundedVec::truncate_from(vec![who]))?
        }
        Action::Blocks(blocks) => run_to(System::block_number() + blocks),
        Action::Transfer(from, to, amount) => Balances::transfer_allow_death(signed(from), to, amount)?,
    }
    Ok(().into())
}

/// Validator and delegator.
type Pair = (AccountId, AccountId);

/// 2^90: the model's plancks are this many parts.
const PART: u128 = 1 << 90;

/// What each delegator has earned, by exact fractions of each reward, and what of it was paid.
#[derive(Default)]
struct Model {
    /// In parts, less than one for each reward too low.
    earned: BTreeMap<Pair, u128>,
    paid: BTreeMap<Pair, u128>,
    /// How often a delegation with all of its rewards was forgotten: each time less than a planck stays with the others.
    forgotten: BTreeMap<Pair, u128>,
    rewards: u128,
    shared: u128,
}

impl Model {
    /// What is to be added if the action succeeds.
    fn expect(&mut self, action: &Action) {
        let Action::Reward(of, amount) = action else { return };
        let Some(entry) = Staking::validator(of) else { return };
        let part = entry.delegators_part(*amount);
        if part == 0 {
            return;
        }
        self.rewards += 1;
        self.shared += part;
        for (who, delegation) in Delegations::<Test>::iter_prefix(of) {
            *self.earned.entry((*of, who)).or_default() += part * PART / entry.delegated * delegation.amount;
        }
    }

    fn perform(&mut self, action: Action) {
        self.expect(&action);
        let pairs = || Delegations::<Test>::iter().map(|(of, who, _)| (of, who)).collect::<Vec<_>>();
        let before = pairs();
        let claim = if let Action::Claim(of, who) = action { Some((of, who)) } else { None };
        let income = claim.map_or(0, |(_, who)| Income::<Test>::get(who));
        // As every extrinsic is: all of it or nothing.
        let _ = frame_support::storage::with_storage_layer(|| perform(action).map_err(|error| error.error));
        if let Some((of, who)) = claim {
            *self.paid.entry((of, who)).or_default() += Income::<Test>::get(who) - income;
        }
        let after = pairs();
        for pair in before.into_iter().filter(|pair| !after.contains(pair)) {
            *self.forgotten.entry(pair).or_default() += 1;
        }
    }

    /// Every delegator was paid, or can claim, what the fractions say: not a planck less, and what others left without claiming more.
    fn check(&self) {
        let paid = self.paid.values().sum::<u128>();
        assert_eq!(
            Balances::balance(&Staking::pot()),
            self.shared - paid,
            "paid and in the pot is what was shared"
        );
        let left = self.forgotten.values().sum::<u128>();
        for (pair, earned) in &self.earned {
            let (of, who) = pair;
            let owed = Pools::<Test>::get(of).owed(&Delegations::<Test>::get(of, who)).unwrap() / SCALE;
            let got = self.paid.get(pair).copied().unwrap_or_default() + owed;
            let lost = self.forgotten.get(pair).copied().unwrap_or_default();
            assert!(got + lost + 1 >= earned / PART, "{pair:?} got {got} of {}", earned / PART);
            let most = earned / PART + 1 + left + self.rewards * FUNDS * 9 / PART;
            assert!(got <= most, "{pair:?} got {got} and could not have earned more than {most}");
        }
    }
}

fn assert_election() {
    let elected = Staking::elect();
    assert!(elected.windows(2).all(|pair| (Reverse(pair[0].1), pair[0].0) < (Reverse(pair[1].1), pair[1].0)));
    for (who, power) in elected {
        assert!(power >= MIN_BOND);
        assert!(!validator(who).chilled);
        assert!(power == validator(who).stake() || BOOTSTRAP.contains(&who));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_sequence_keeps_the_invariants(
        actions in vec(action(), 1..80),
        // From a bootstrap that is over at once to one that never ends.
        threshold in prop_oneof![Just(0), 800_000..1_000_000u128, Just(u128::MAX)],
    ) {
        new_test_ext().execute_with(|| {
            BootstrapThreshold::set(threshold);
            let mut model = Model::default();
            for action in actions {
                model.perform(action);
                check();
                model.check();
                assert_election();
            }
            next_block();
            let accounted = scheduled(Accounted::<Test>::get());
            assert!(Balances::total_issuance() + Unpaid::<Test>::get() <= accounted && accounted <= CAP);
        });
    }

    #[test]
    fn delegators_get_what_exact_fractions_say(actions in vec(about_rewards(), 1..60)) {
        new_test_ext().execute_with(|| {
            bond(5, 20_000);
            bond(6, 3_000);
            let mut model = Model::default();
            for action in actions {
                model.perform(action);
                check();
                model.check();
            }
        });
    }
}
