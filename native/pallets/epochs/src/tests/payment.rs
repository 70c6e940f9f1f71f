//! What an epoch pays: exact to the planck, to each once, a page a block.

use crate::{
    mock::*,
    types::{Outcome, Phase, Status, Vote},
    *,
};
use alice_minting::{scheduled, Income};
use frame_support::{assert_ok, traits::fungible::Mutate};
use proptest::{collection::vec, prelude::*};

fn outcome(index: u32) -> Outcome {
    Results::<Test>::get(0, index).unwrap()
}

#[test]
fn miners_are_paid_in_proportion_to_their_scores() {
    with_voters(&[1], || {
        run_epoch(&[7, 8, 9], &[Some(30), Some(-5), Some(11)], base(1), DOWNHILL);
        let record = record(0);
        assert_eq!(record.minted, scheduled(record.ended), "the epoch's emission since genesis");
        assert_eq!(record.miners_part, record.minted - record.minted / 10);
        // The first has its quota rounded down, the last one the rest.
        let first = record.miners_part * 30 / 41;
        assert_eq!(
            (outcome(0).paid, outcome(1).paid, outcome(2).paid),
            (first, 0, record.miners_part - first)
        );
        for (miner, index) in [(7, 0), (8, 1), (9, 2)] {
            assert_eq!(Balances::free_balance(miner), outcome(index).paid);
            assert_eq!(Income::<Test>::get(miner), outcome(index).paid);
        }
    });
}

#[test]
fn equal_scores_are_paid_alike_to_the_planck() {
    with_voters(&[1], || {
        run_epoch(&[9, 8, 7], &[Some(5); 3], base(1), DOWNHILL);
        let part = record(0).miners_part;
        let up_to = |miners: u128| part * miners / 3;
        assert_eq!([0, 1, 2].map(|index| outcome(index).paid), [1, 2, 3].map(|n| up_to(n) - up_to(n - 1)));
    });
}

#[test]
fn voters_are_paid_for_power_and_scores() {
    with_voters(&[4, 3, 3], || {
        // The second voter scores one submission of two, the third one votes for another hash.
        run_to_vote(&[1, 2], &[vec![Some(1), Some(1)], vec![Some(1), None], vec![Some(1), Some(1)]]);
        assert_ok!(vote(VOTER, Vote { hash: base(1), losses: DOWNHILL }));
        assert_ok!(vote(VOTER + 1, Vote { hash: base(1), losses: DOWNHILL }));
        assert_ok!(vote(VOTER + 2, Vote { hash: base(2), losses: DOWNHILL }));
        while epoch() == 0 {
            next_block();
        }
        let record = record(0);
        assert_eq!(record.status, Status::Settled);
        let part = record.minted - record.miners_part;
        let income = |voter| Income::<Test>::get(voter) + Income::<Test>::get(voter + POT);
        let first = (part * 8 * 2 + 11) / (11 * 2);
        assert_eq!((income(VOTER), income(VOTER + 1), income(VOTER + 2)), (first, part - first, 0));
        assert_eq!(Income::<Test>::get(VOTER), first / 10, "as staking shares it");
    });
}

#[test]
fn many_miners_are_paid_a_page_a_block() {
    with_voters(&[1], || {
        let miners = (1..=10).collect::<Vec<_>>();
        run_epoch(&miners, &[Some(1); 10], base(1), DOWNHILL);
        let paid = || miners.iter().filter(|miner| Income::<Test>::get(**miner) > 0).count();
        assert_eq!((paid(), epoch()), (4, 0));
        assert_eq!(record(0).status, Status::Settled, "all is decided");
        let left = Closing::<Test>::get().unwrap().unshared();
        let shared = (0..10).map(|index| outcome(index).paid).sum::<u128>();
        assert_eq!((shared + left, outcome(4).paid), (record(0).miners_part, 0));
        next_block();
        assert_eq!((paid(), epoch()), (8, 0));
        next_block();
        assert_eq!((paid(), epoch()), (10, 1), "the next epoch starts with the last page");
        assert_eq!(Current::<Test>::get().started, System::block_number() as u32);
        assert_eq!(Balances::total_issuance(), record(0).minted);
    });
}

#[test]
fn many_voters_are_paid_a_page_a_block() {
    with_voters(&[1; 6], || {
        run_epoch(&[1], &[Some(1)], base(1), DOWNHILL);
        let paid = || (VOTER..VOTER + 6).filter(|voter| Income::<Test>::get(voter) > 0).count();
        assert_eq!((paid(), epoch()), (4, 0));
        next_block();
        assert_eq!((paid(), epoch()), (6, 1));
        assert_eq!(Balances::total_issuance(), record(0).minted);
    });
}

#[test]
fn what_was_deferred_is_paid_by_the_next_epochs() {
    with_voters(&[1], || {
        run_to(40);
        let before = alice_minting::Deferred::<Test>::get();
        let accounted = alice_minting::Accounted::<Test>::get();
        assert_eq!(before, scheduled(accounted));
        let epoch = epoch();
        run_epoch(&[1], &[Some(1)], base(1), DOWNHILL);
        let record = record(epoch);
        let emission = scheduled(record.ended) - scheduled(accounted);
        assert_eq!(record.minted, 2 * emission, "its own and as much again");
        assert_eq!(alice_minting::Deferred::<Test>::get(), before - emission);
    });
}

#[test]
fn what_can_not_be_paid_goes_back_to_the_deferred_pool() {
    with_voters(&[1], || {
        // No account can take anything more.
        Balances::mint_into(&99, u128::MAX).unwrap();
        run_epoch(&[1], &[Some(1)], base(1), DOWNHILL);
        let record = record(0);
        assert_eq!((record.status, record.minted, record.miners_part), (Status::Settled, 0, 0));
        assert_eq!(outcome(0), Outcome { score: Some(1), weight: 1, accepted: true, paid: 0 });
        assert_eq!(alice_minting::Deferred::<Test>::get(), scheduled(record.ended));
        let amount = scheduled(record.ended) - scheduled(record.ended) / 10;
        assert!(events().contains(&Event::Unpayable { epoch: 0, account: 1, amount }));
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever voters with whatever power say, what is minted is paid, and only for what they say.
    #[test]
    fn payouts_sum_to_the_mint_for_any_scores(
        powers in vec(1u128..21_000_000_000_000_000_000, 1..=8),
        sheets in vec(vec(prop_oneof![Just(None), any::<i64>().prop_map(Some), (1i64..100).prop_map(Some)], 12), 8),
        miners in 1usize..=12,
        wait in 0u64..40,
    ) {
        with_voters(&powers, || {
            // Epochs without submissions fill the deferred pool.
            while System::block_number() < wait {
                next_block();
            }
            run_to_phase(Phase::Submit);
            let number = epoch();
            let keys = (1..=miners as u64).collect::<Vec<_>>();
            let sheets = sheets.iter().take(powers.len()).map(|sheet| sheet[..miners].to_vec()).collect::<Vec<_>>();
            run_to_vote(&keys, &sheets);
            if Current::<Test>::get().phase == Phase::Vote {
                for (voter, _) in Voters::<Test>::get() {
                    vote(voter, Vote { hash: base(1), losses: DOWNHILL }).unwrap();
                }
            }
            while epoch() == number {
                next_block();
            }
            let record = record(number);
            let incomes = Income::<Test>::iter_values().sum::<u128>();
            assert_eq!(incomes, record.minted);
            assert_eq!(Balances::total_issuance(), record.minted);
            let of_miners = keys.iter().map(Income::<Test>::get).sum::<u128>();
            assert_eq!(of_miners, record.miners_part);
            assert_eq!(record.status == Status::Settled, record.accepted > 0);
            // Who scored more is never paid less, but for the planck by which a share may be rounded.
            let mut outcomes = Results::<Test>::iter_prefix_values(number).filter(|it| it.accepted).collect::<Vec<_>>();
            outcomes.sort_by_key(|outcome| outcome.score);
            assert!(outcomes.windows(2).all(|pair| pair[0].paid <= pair[1].paid + 1));
            for (key, index) in keys.iter().zip(0u32..) {
                assert_eq!(Income::<Test>::get(key), Results::<Test>::get(number, index).unwrap().paid);
            }
        });
    }
}
