//! What no pallet sees alone: each looks at the accounts that it knows of, this at all of them.

use crate::{AccountId, Balance, BlockNumber, Runtime, RuntimeHoldReason};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

/// Checks that no more was issued than the schedule allows, that every planck is somebody's, and that what is on hold is stake, or the
/// deposit of a submission of the present epoch.
pub fn try_supply(number: BlockNumber) -> Result<(), TryRuntimeError> {
    let issuance = pallet_balances::TotalIssuance::<Runtime>::get();
    let scheduled = alice_minting::scheduled(number);
    ensure!(issuance <= scheduled && scheduled <= alice_minting::CAP, "more is issued than is scheduled");
    let balances = frame_system::Account::<Runtime>::iter_values()
        .map(|account| account.data.free.saturating_add(account.data.reserved));
    ensure!(sum(balances) == issuance, "an amount is nobody's");

    let holds = || {
        pallet_balances::Holds::<Runtime>::iter()
            .flat_map(|(who, holds)| holds.into_iter().map(move |hold| (who.clone(), hold)))
    };
    let stakes = holds().filter(|(_, hold)| matches!(hold.id, RuntimeHoldReason::Staking(_)));
    let staked = sum(stakes.map(|(_, hold)| hold.amount));
    ensure!(
        staked == alice_staking::TotalBonded::<Runtime>::get(),
        "stake is on hold that staking does not know of"
    );
    let present = alice_epochs::Current::<Runtime>::get().index;
    let submitted = |who: &AccountId| alice_epochs::SubmissionOf::<Runtime>::contains_key(present, who);
    ensure!(
        holds()
            .filter(|(_, hold)| matches!(hold.id, RuntimeHoldReason::Epochs(_)))
            .all(|(who, _)| submitted(&who)),
        "a deposit is on hold for no submission"
    );
    Ok(())
}

fn sum(amounts: impl Iterator<Item = Balance>) -> Balance {
    amounts.fold(0, Balance::saturating_add)
}
