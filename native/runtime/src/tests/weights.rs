//! What the start of a block may have to do fits the block.

use crate::*;
use alice_epochs::{weights::WeightInfo, Config};
use alice_equivocation::WeightInfo as _;
use alice_governance::WeightInfo as _;
use alice_minting::Mint;
use alice_staking::{Stake, WeightInfo as _};
use frame_support::{traits::Get, weights::Weight};

/// The most that one block can be asked for: to tally a page or to decide the epoch, to close a page of it in which every validator has
/// all the delegators it can have, to start the next epoch, to prune a page of an old one, to carry out all proposals that can be open, and
/// to apply a slash that was deferred. A validator is paid if it revealed its scores and slashed if it did not, never both.
fn fullest_block() -> Weight {
    type Weights = <Runtime as Config>::WeightInfo;
    type Minted = <Runtime as Config>::Mint;
    let seats = <Staking as Stake<AccountId>>::MaxValidators::get();
    let places = <Runtime as Config>::MaxSubmissions::get();
    let submissions = <Runtime as Config>::SubmissionsPerBlock::get();
    let voters = <Runtime as Config>::VotersPerBlock::get();
    let delegators: u32 = <Runtime as alice_staking::Config>::MaxDelegators::get();

    let pay = <Minted as Mint<AccountId>>::pay_weight();
    let decide = Weights::decide(places, seats) + <Minted as Mint<AccountId>>::settle_weight() + pay;
    let tally = Weights::tally_page(seats, submissions) + Weights::count_accepted(places);
    let paid = <Staking as Stake<AccountId>>::split_reward_weight() + pay * u64::from(delegators + 1);
    let slashed = <Staking as Stake<AccountId>>::slash_weight();
    let close = Weights::close_submissions(submissions)
        + pay * u64::from(submissions)
        + Weights::close_voters(voters)
        + paid.max(slashed) * u64::from(voters);
    let start = Weights::start_epoch(seats) + <Staking as Stake<AccountId>>::elect_weight();
    let proposals = <Runtime as alice_governance::Config>::WeightInfo::on_initialize(
        <Runtime as alice_governance::Config>::MaxOpen::get(),
    );
    let deferred = <Runtime as alice_staking::Config>::WeightInfo::on_initialize() + slashed;
    let author = <Runtime as alice_staking::Config>::WeightInfo::note_author();
    let session = <Runtime as alice_equivocation::Config>::WeightInfo::on_initialize();
    let once = Weights::advance() + Weights::prune(submissions) + proposals + deferred + author + session;
    once + decide.max(tally) + close + start
}

#[test]
fn the_fullest_block_leaves_room_for_transactions() {
    let most = configs::RuntimeBlockWeights::get().max_block;
    let fullest = fullest_block();
    assert!(fullest.ref_time() < most.ref_time() * 9 / 10, "{fullest:?} of {most:?}");
}

/// Supplying the code of a runtime fits any block that is not full, and in it everything else that a transaction may be.
#[test]
fn an_authorised_runtime_fits_a_block_beside_what_an_epoch_asks_of_it() {
    let limits = configs::RuntimeBlockWeights::get();
    let apply = <<Runtime as frame_system::Config>::SystemWeightInfo as frame_system::WeightInfo>::apply_authorized_upgrade();
    let operational = limits.get(frame_support::dispatch::DispatchClass::Operational);
    let with_base = apply + operational.base_extrinsic;
    assert!(with_base.all_lte(operational.max_total.unwrap_or(limits.max_block)));
    assert!((with_base + fullest_block()).ref_time() < limits.max_block.ref_time());
}
