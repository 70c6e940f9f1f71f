//! What the pallet promises, call by call and for any sequence of calls.

#![allow(clippy::arithmetic_side_effects, clippy::unwrap_used)]

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok, traits::fungible::Inspect};
use proptest::{collection::vec, prelude::*};
use sp_runtime::{DispatchError, TokenError};

const MINER: AccountId = 1;
const OTHER: AccountId = 2;

fn event(event: Event<Test>) {
    System::assert_last_event(event.into());
}

#[test]
fn genesis_owns_nothing() {
    new_test_ext().execute_with(|| {
        assert_eq!(Balances::total_issuance(), 0);
        assert_ok!(Minting::do_try_state());
    });
}

#[test]
fn settle_takes_the_emission_since_the_last_end() {
    new_test_ext().execute_with(|| {
        assert_eq!(Minting::settle(10), Ok(scheduled(10)));
        event(Event::Settled { emission: scheduled(10), from_deferred: 0 });
        assert_eq!(Accounted::<Test>::get(), 10);
        assert_eq!(Unpaid::<Test>::get(), scheduled(10));
        assert_eq!(Minting::settle(25), Ok(scheduled(25) - scheduled(10)));
        assert_eq!(Unpaid::<Test>::get(), scheduled(25));
        assert_eq!(Balances::total_issuance(), 0, "nothing is minted before it is paid");
        assert_ok!(Minting::do_try_state());
    });
}

#[test]
fn an_epoch_cannot_end_before_the_last() {
    new_test_ext().execute_with(|| {
        assert_ok!(Minting::settle(10));
        assert_noop!(Minting::settle(9), Error::<Test>::BlockInPast);
        assert_noop!(Minting::defer(9), Error::<Test>::BlockInPast);
        assert_eq!(Minting::settle(10), Ok(0));
    });
}

#[test]
fn deferred_emission_is_paid_by_later_epochs_as_much_as_their_own() {
    new_test_ext().execute_with(|| {
        assert_eq!(Minting::defer(30), Ok(scheduled(30)));
        event(Event::Deferred { amount: scheduled(30) });
        assert_eq!(Deferred::<Test>::get(), scheduled(30));

        let own = scheduled(40) - scheduled(30);
        assert_eq!(Minting::settle(40), Ok(2 * own));
        event(Event::Settled { emission: own, from_deferred: own });
        assert_eq!(Deferred::<Test>::get(), scheduled(30) - own);

        // The next is longer than what is left in the pool.
        let own = scheduled(100) - scheduled(40);
        let left = Deferred::<Test>::get();
        assert_eq!(Minting::settle(100), Ok(own + left));
        assert_eq!(Deferred::<Test>::get(), 0);
        assert_ok!(Minting::do_try_state());
    });
}

#[test]
fn pay_mints_what_is_owed_and_counts_it() {
    new_test_ext().execute_with(|| {
        let due = Minting::settle(10).unwrap();
        assert_ok!(Minting::pay(&MINER, 1_000));
        event(Event::Paid { who: MINER, amount: 1_000 });
        assert_ok!(Minting::pay(&MINER, 50));
        assert_eq!(Balances::balance(&MINER), 1_050);
        assert_eq!(Income::<Test>::get(MINER), 1_050);
        assert_eq!(Minted::<Test>::get(), 1_050);
        assert_eq!(Balances::total_issuance(), 1_050);
        assert_eq!(Unpaid::<Test>::get(), due - 1_050);
        assert_ok!(Minting::do_try_state());
        assert_noop!(Minting::pay(&OTHER, due), Error::<Test>::ExceedsUnpaid);
    });
}

#[test]
fn what_an_account_cannot_hold_changes_nothing_and_can_be_deferred() {
    new_test_ext().execute_with(|| {
        let due = Minting::settle(10).unwrap();
        let dust = EXISTENTIAL_DEPOSIT - 1;
        assert_noop!(Minting::pay(&MINER, dust), DispatchError::Token(TokenError::BelowMinimum));
        assert_ok!(Minting::defer_unpaid(dust));
        event(Event::Deferred { amount: dust });
        assert_eq!((Deferred::<Test>::get(), Unpaid::<Test>::get()), (dust, due - dust));
        assert_ok!(Minting::do_try_state());
        assert_noop!(Minting::defer_unpaid(due), Error::<Test>::ExceedsUnpaid);
    });
}

#[test]
fn the_validators_part_is_a_tenth_rounded_down() {
    for (minted, part) in [(0, 0), (9, 0), (10, 1), (19, 1), (CAP, CAP / 10), (CAP - 1, (CAP - 1) / 10)] {
        assert_eq!(Minting::validators_part(minted), part);
    }
}

#[test]
fn anything_burnt_is_counted_at_the_end_of_the_block() {
    new_test_ext().execute_with(|| {
        block(|| {
            assert_ok!(Minting::settle(1));
            assert_ok!(Minting::pay(&MINER, 10_000));
        });
        assert_eq!(Burnt::<Test>::get(), 0);

        block(|| {
            assert_ok!(Balances::burn(Some(MINER).into(), 1_000, true));
        });
        event(Event::Burnt { amount: 1_000 });
        assert_eq!(Burnt::<Test>::get(), 1_000);

        // The account is left with one planck too few to exist: dust.
        let sent = 9_000 - EXISTENTIAL_DEPOSIT + 1;
        block(|| {
            assert_ok!(Balances::transfer_allow_death(Some(MINER).into(), OTHER, sent));
        });
        assert_eq!(Burnt::<Test>::get(), 1_000 + EXISTENTIAL_DEPOSIT - 1);
        assert_eq!(Balances::total_issuance(), sent);
        assert_eq!(Income::<Test>::get(MINER), 10_000, "income is what was paid, not what is left");

        let before = System::events().len();
        block(|| ());
        assert_eq!(System::events().len(), before, "nothing burnt, nothing said");
    });
}

#[test]
fn minting_by_anyone_else_is_found() {
    new_test_ext().execute_with(|| {
        let _ = <Balances as frame_support::traits::fungible::Mutate<_>>::mint_into(&MINER, 1_000);
        Minting::count_burnt();
        assert!(Minting::do_try_state().is_err());
    });
}

#[test]
fn every_broken_invariant_is_found() {
    let broken = |how: fn()| {
        new_test_ext().execute_with(|| {
            block(|| {
                assert_ok!(Minting::settle(1));
                assert_ok!(Minting::pay(&MINER, 10_000));
            });
            how();
            assert!(Minting::do_try_state().is_err());
        })
    };
    broken(|| Deferred::<Test>::put(1));
    broken(|| Accounted::<Test>::put(2));
    broken(Unpaid::<Test>::kill);
    broken(|| Burnt::<Test>::put(1));
    broken(|| Income::<Test>::insert(OTHER, 1));
}

/// What may happen in a block.
#[derive(Clone, Debug)]
enum Action {
    /// Blocks pass.
    Wait(u32),
    Settle,
    Defer,
    /// Part of what is owed, in thousandths.
    Pay(AccountId, u128),
    DeferUnpaid(u128),
    /// Part of what the account has, in thousandths.
    Burn(AccountId, u128),
    Transfer(AccountId, AccountId, u128),
}

fn action() -> impl Strategy<Value = Action> {
    let who = 0..4u64;
    let part = 0..=1_001u128;
    prop_oneof![
        (1..=2 * BLOCKS_PER_YEAR).prop_map(Action::Wait),
        Just(Action::Settle),
        Just(Action::Defer),
        (who.clone(), part.clone()).prop_map(|(who, part)| Action::Pay(who, part)),
        part.clone().prop_map(Action::DeferUnpaid),
        (who.clone(), part.clone()).prop_map(|(who, part)| Action::Burn(who, part)),
        (who.clone(), who, part).prop_map(|(from, to, part)| Action::Transfer(from, to, part)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_sequence_keeps_the_invariants(actions in vec(vec(action(), 0..4), 1..30)) {
        new_test_ext().execute_with(|| {
            let mut now = 0u32;
            for block_actions in actions {
                block(|| {
                    for action in block_actions {
                        let free = |who: AccountId| Balances::balance(&who);
                        // Some of these must fail; what fails must change nothing.
                        let _ = match action {
                            Action::Wait(blocks) => {
                                now = now.saturating_add(blocks);
                                Ok(())
                            }
                            Action::Settle => Minting::settle(now).map(|_| ()),
                            Action::Defer => Minting::defer(now).map(|_| ()),
                            Action::Pay(who, part) => Minting::pay(&who, Unpaid::<Test>::get() * part / 1_000),
                            Action::DeferUnpaid(part) => Minting::defer_unpaid(Unpaid::<Test>::get() * part / 1_000),
                            Action::Burn(who, part) => {
                                Balances::burn(Some(who).into(), free(who) * part / 1_000, false).map(|_| ())
                            }
                            Action::Transfer(from, to, part) => {
                                Balances::transfer_allow_death(Some(from).into(), to, free(from) * part / 1_000)
                                    .map(|_| ())
                            }
                        };
                    }
                });
                assert!(Balances::total_issuance() <= scheduled(now) && scheduled(now) <= CAP);
            }
        });
    }
}
