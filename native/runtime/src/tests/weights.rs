//! What the start of a block may have to do fits the block.

use crate::*;
use alice_epochs::{weights::WeightInfo, Config};
use alice_equivocation::WeightInfo as _;
use alice_governance::WeightInfo as _;
use alice_minting::Mint;
use alice_staking::{Stake, WeightInfo as _};
use frame_support::{traits::Get, weights::Weight};

type Weights = <Runtime as Config>::WeightInfo;
type Minted = <Runtime as Config>::Mint;

/// The most that one block can be asked for to settle an epoch of so many submissions: to tally a page, or to decide and to close a
/// first page.
fn settlement(submissions: u32) -> Weight {
    let tally = Weights::tally_page(<Runtime as Config>::SubmissionsPerBlock::get(), submissions);
    let mint = <Minted as Mint<AccountId>>::settle_weight() + <Minted as Mint<AccountId>>::pay_weight();
    let decide = Weights::decide(submissions) + mint;
    tally.max(decide + <Runtime as Config>::ClosingWeight::get())
}

/// The most that one block can be asked for: to decide an epoch and to close a page of it, to start the next epoch, to prune a page of
/// an old one, to carry out all proposals that can be open, and to apply a slash that was deferred.
fn fullest_block() -> Weight {
    let seats = <Staking as Stake<AccountId>>::MaxValidators::get();
    let page = <Runtime as Config>::SubmissionsPerBlock::get();
    let settle = settlement(<Runtime as Config>::MaxSubmissions::get());
    let start = Weights::start_epoch(seats) + <Staking as Stake<AccountId>>::elect_weight();
    let proposals = <Runtime as alice_governance::Config>::WeightInfo::on_initialize(
        <Runtime as alice_governance::Config>::MaxOpen::get(),
    );
    let slashed = <Staking as Stake<AccountId>>::slash_weight();
    let deferred = <Runtime as alice_staking::Config>::WeightInfo::on_initialize() + slashed;
    let author = <Runtime as alice_staking::Config>::WeightInfo::note_author();
    let session = <Runtime as alice_equivocation::Config>::WeightInfo::on_initialize();
    let once = Weights::advance() + Weights::prune(page) + proposals + deferred + author + session;
    once + settle + start
}

#[test]
fn settlement_takes_a_quarter_of_a_block_at_most_however_many_miners_there_are() {
    let block = configs::RuntimeBlockWeights::get().max_block.ref_time();
    // The last is more than the runtime takes: what would have to give way first is the size of a reveal.
    for submissions in [1, 1_000, 10_000, <Runtime as Config>::MaxSubmissions::get(), 100_000] {
        let most = settlement(submissions).ref_time();
        assert!(most <= block / 4, "{submissions} submissions: {most} of {block}");
    }
}

#[test]
fn all_voters_are_paid_in_one_block_beside_a_full_page_however_many_delegate_to_them() {
    let seats: u32 = <Staking as Stake<AccountId>>::MaxValidators::get();
    let page: u32 = <Runtime as Config>::SubmissionsPerBlock::get();
    let pay = <Minted as Mint<AccountId>>::pay_weight();
    let miners = Weights::close_submissions(page) + pay * u64::from(page);
    let voters =
        (Weights::close_voters(1) + <Staking as Stake<AccountId>>::reward_weight()) * u64::from(seats);
    let most = <Runtime as Config>::ClosingWeight::get();
    assert!((miners + voters).ref_time() <= most.ref_time(), "{miners:?} and {voters:?} of {most:?}");
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
