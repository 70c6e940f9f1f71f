//! What `epochs` asks of this pallet.

use frame_support::weights::Weight;
use sp_runtime::{DispatchError, DispatchResult};

/// The emission of an epoch and its payment.
///
/// An epoch ends once, by [`settle`](Mint::settle) or by [`defer`](Mint::defer). What is settled is owed until
/// [`pay`](Mint::pay) has paid it or [`defer_unpaid`](Mint::defer_unpaid) has deferred it, in this block or in later
/// ones. A call that fails changes nothing.
pub trait Mint<AccountId> {
    /// Ends an epoch that is paid. Takes the emission since the last end and at most as much again from the deferred
    /// pool, and answers with the sum, in plancks, which is now owed.
    ///
    /// Fails if `now` is before the last end.
    fn settle(now: u32) -> Result<u128, DispatchError>;

    /// Ends an epoch that is not paid. Puts the emission since the last end into the deferred pool and answers with it.
    ///
    /// Fails if `now` is before the last end.
    fn defer(now: u32) -> Result<u128, DispatchError>;

    /// Mints `amount` of what is owed into the account of `who`.
    ///
    /// Fails if that is more than is owed, or if the account cannot hold it (a new account and less than the
    /// existential deposit); the caller then defers it.
    fn pay(who: &AccountId, amount: u128) -> DispatchResult;

    /// Puts `amount` of what is owed back into the deferred pool. Fails if that is more than is owed.
    fn defer_unpaid(amount: u128) -> DispatchResult;

    /// Moves `amount` that was paid to `from` on to `to`, for whom it was meant: it is then the income of `to`.
    ///
    /// Fails if that is more than `from` was paid or has, or if the account of `to` cannot hold it.
    fn pass_on(from: &AccountId, to: &AccountId, amount: u128) -> DispatchResult;

    /// The validators' part of what an epoch mints, rounded down; the rest is the miners'.
    fn validators_part(minted: u128) -> u128;

    /// Weight of one `settle` or `defer`.
    fn settle_weight() -> Weight;

    /// Weight of one `pay` or `defer_unpaid`.
    fn pay_weight() -> Weight;
}
