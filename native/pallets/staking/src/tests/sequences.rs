//! Any sequence of calls, slashes, rewards and blocks keeps the books.

use super::*;
use alice_minting::{scheduled, Accounted, Mint, Unpaid, CAP};
use core::cmp::Reverse;
use frame_support::dispatch::DispatchResultWithPostInfo;
use pallet_authorship::EventHandler;
use proptest::{collection::vec, prelude::*, sample::select};
use sp_staking::offence::{OffenceDetails, OnOffenceHandler};

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
        4 => (1..=DELAY).prop_map(Blocks),
        1 => (who(), who(), amount()).prop_map(|(from, to, amount)| Transfer(from, to, amount)),
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

/// A reward is split without loss, and what can be paid of it is paid.
fn reward(validator: AccountId, amount: u128) {
    let shares = <Staking as Stake<_>>::split_reward(&validator, amount);
    assert_eq!(shares.iter().map(|(_, share)| share).sum::<u128>(), amount);
    assert!(shares.iter().all(|(_, share)| *share > 0));
    let delegators: Vec<_> =
        shares.iter().skip_while(|(who, _)| *who == validator).map(|(who, _)| who).collect();
    assert!(delegators.windows(2).all(|pair| pair[0] < pair[1]));
    for (who, share) in shares {
        if Minting::pay(&who, share).is_err() {
            Minting::defer_unpaid(share).unwrap();
        }
    }
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
        Action::Slash(who, fraction) => slash(who, || Staking::slash(&who, fraction)),
        Action::NonReveal(who) => slash(who, || <Staking as Stake<_>>::slash_non_reveal(&who)),
        Action::Offence(who, fraction, session) => {
            let details = OffenceDetails { offender: (who, ()), reporters: vec![] };
            Staking::on_offence(&[details], &[fraction], session);
        }
        Action::Author(who) => <Staking as EventHandler<_, _>>::note_author(who),
        Action::Reward(who, amount) => reward(who, amount),
        Action::Blocks(blocks) => run_to(System::block_number() + blocks),
        Action::Transfer(from, to, amount) => Balances::transfer_allow_death(signed(from), to, amount)?,
    }
    Ok(().into())
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
            for action in actions {
                // As every extrinsic is: all of it or nothing.
                let _ = frame_support::storage::with_storage_layer(|| perform(action).map_err(|error| error.error));
                check();
                assert_election();
            }
            next_block();
            let accounted = scheduled(Accounted::<Test>::get());
            assert!(Balances::total_issuance() + Unpaid::<Test>::get() <= accounted && accounted <= CAP);
        });
    }
}
