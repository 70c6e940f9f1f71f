//! The sign guard: an update that does not lower the loss, or whose opposite does not raise it, is not applied.

use crate::{
    median::weighted_median,
    types::{Vote, VoteLosses},
};
use alloc::vec::Vec;

/// The power-weighted medians of the votes' losses, each of its own. `None` if there are no votes.
pub fn median_losses(votes: &[(Vote, u128)]) -> Option<VoteLosses> {
    let of = |pick: fn(&VoteLosses) -> u64| {
        weighted_median(votes.iter().map(|(vote, power)| (pick(&vote.losses), *power)).collect::<Vec<_>>())
    };
    Some(VoteLosses {
        minus: of(|losses| losses.minus)?,
        base: of(|losses| losses.base)?,
        plus: of(|losses| losses.plus)?,
        held_out: of(|losses| losses.held_out)?,
    })
}

/// Whether the update goes downhill, `L(θ − η·g) < L(θ) < L(θ + η·g)`: more than half of the power that voted says of its
/// own hidden text that the step lowers the loss, and more than half that the opposite step raises it. So the medians of
/// the voters' differences are above 0. Texts differ by more than a step changes them: medians of the losses themselves
/// would be of different texts, and one voter that exchanges two of its own could bring them out of order.
pub fn passes(votes: &[(Vote, u128)]) -> bool {
    let power = |says: fn(&VoteLosses) -> bool| {
        votes
            .iter()
            .filter(|(vote, _)| says(&vote.losses))
            .fold(0u128, |sum, (_, power)| sum.saturating_add(*power))
    };
    let all = power(|_| true);
    let most = |part: u128| part > all.saturating_sub(part);
    most(power(|losses| losses.minus < losses.base)) && most(power(|losses| losses.base < losses.plus))
}
