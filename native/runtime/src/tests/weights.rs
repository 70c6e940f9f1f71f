//! What the start of a block may have to do fits the block.

use crate::*;
use alice_epochs::{weights::WeightInfo, Config};
use alice_minting::Mint;
use alice_staking::Stake;
use frame_support::{traits::Get, weights::Weight};

/// The most that an epoch can ask of one block: to tally a page or to decide the epoch, to close a page of it in which every validator has
/// all the delegators it can have, to start the next epoch, and to prune a page of an old one.
fn fullest_block() -> Weight {
    type Weights = <Runtime as Config>::WeightInfo;
    type Minted = <Runtime as Config>::Mint;
    let seats = <Staking as Stake<AccountId>>::MaxValidators::get();
    let places = <Runtime as Config>::MaxSubmissions::get();
    let submissions = <Runtime as Config>::SubmissionsPerBlock::get();
    let voters = <Runtime as Config>::VotersPerBlock::get();
    let delegators: u32 = <Runtime as alice_staking::Config>::MaxDelegators::get();

    let payments = submissions + voters * (delegators + 1);
    let pay = <Minted as Mint<AccountId>>::pay_weight();
    let decide = Weights::decide(places, seats) + <Minted as Mint<AccountId>>::settle_weight() + pay;
    let tally = Weights::tally_page(seats, submissions) + Weights::count_accepted(places);
    let close = Weights::close_submissions(submissions)
        + Weights::close_voters(voters)
        + <Staking as Stake<AccountId>>::split_reward_weight() * u64::from(voters)
        + <Staking as Stake<AccountId>>::slash_weight() * u64::from(voters)
        + pay * u64::from(payments);
    let start = Weights::start_epoch(seats) + <Staking as Stake<AccountId>>::elect_weight();
    Weights::advance() + decide.max(tally) + close + start + Weights::prune(submissions)
}

#[test]
fn the_fullest_block_of_an_epoch_leaves_room_for_transactions() {
    let most = configs::RuntimeBlockWeights::get().max_block;
    let fullest = fullest_block();
    assert!(fullest.ref_time() < most.ref_time() * 9 / 10, "{fullest:?} of {most:?}");
}
