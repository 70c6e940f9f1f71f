//! Weights of the report and of what this pallet does in each block.
//!
//! Bounded by hand from what pallet-grandpa measured of the same steps (35 µs and 0.175 µs a validator for a proof of key
//! ownership, 95 µs for two signatures, 110 µs to report), twice: a report is checked before the call and in it.
//! `benchmarking.rs` measures the check of the two seals.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// What the runtime must be told about the cost of this pallet.
pub trait WeightInfo {
    /// `seats`: validators of the session in which it happened.
    fn report_equivocation_unsigned(seats: u32) -> Weight;
    /// A block that begins a session: the others do less.
    fn on_initialize() -> Weight;
}

/// Weights in terms of the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

const MICROSECOND: u64 = 1_000_000;

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// `Began` (of the session and the next), the present session, slot, validators, authorities, `HistoricalSessions`, the
    /// session keys of each seat; `Reports` and their index; what staking notes: `Punished`, `Unapplied`, the queue and its
    /// ends, `Validators`, `Candidates`.
    fn report_equivocation_unsigned(seats: u32) -> Weight {
        let seats = u64::from(seats.max(100));
        let micros = 2u64.saturating_mul(130u64.saturating_add(seats / 5)).saturating_add(150);
        Weight::from_parts(micros.saturating_mul(MICROSECOND), 0)
            .saturating_add(T::DbWeight::get().reads(18u64.saturating_add(seats)))
            .saturating_add(T::DbWeight::get().writes(9))
    }

    /// The present session, `Began` (present and oldest), slot.
    fn on_initialize() -> Weight {
        Weight::from_parts(10 * MICROSECOND, 0).saturating_add(T::DbWeight::get().reads_writes(3, 2))
    }
}
