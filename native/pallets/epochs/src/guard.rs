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

/// Whether the update goes downhill: `L(θ − η·g) < L(θ) < L(θ + η·g)`.
pub fn passes(losses: &VoteLosses) -> bool {
    losses.minus < losses.base && losses.base < losses.plus
}
