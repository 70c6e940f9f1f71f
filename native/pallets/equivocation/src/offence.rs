//! The offence, as the offences pallet counts it.

use alloc::{vec, vec::Vec};
use sp_consensus_aura::Slot;
use sp_runtime::Perbill;
use sp_staking::{
    offence::{Kind, Offence},
    SessionIndex,
};

/// Somebody made two blocks in one slot.
pub struct AuraEquivocation<Offender> {
    /// The slot, which is the time of the offence: of one slot an offender is reported once.
    pub slot: Slot,
    /// The session in which the offender had the seat.
    pub session: SessionIndex,
    /// Seats in that session.
    pub seats: u32,
    pub offender: Offender,
}

impl<Offender: Clone> Offence<Offender> for AuraEquivocation<Offender> {
    const ID: Kind = *b"aura:equivocatio";
    type Slot = Slot;

    fn offenders(&self) -> Vec<Offender> {
        vec![self.offender.clone()]
    }

    fn session_index(&self) -> SessionIndex {
        self.session
    }

    fn validator_set_count(&self) -> u32 {
        self.seats
    }

    fn slot(&self) -> Slot {
        self.slot
    }

    /// As GRANDPA's for one offender: the square of three times its part of the seats, and at most everything. A slot has one author.
    /// If those were counted who sign headers of a slot that is not theirs, whoever has cheap seats could raise the slash of
    /// another, even after that was applied.
    fn slash_fraction(&self, _offenders: u32) -> Perbill {
        Perbill::from_rational(3u32, self.seats).square()
    }
}
