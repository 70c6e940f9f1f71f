//! Whether the three loss series agree. A model that learns lowers all three; one series that rises while the other two
//! fall shows overfitting, leaked text or bent measurements.

use crate::types::{HealthState, Losses, Series};

/// Settled epochs from the first to the last that are compared.
pub const WINDOW: u32 = 8;

/// How much a series has to rise over the window to count, in nano-nats a token.
pub const TOLERANCE: u64 = 50_000_000;

/// The state after a full window of settled epochs, from its first and its last losses.
pub fn judge(first: &Losses, last: &Losses) -> HealthState {
    let series = [
        (Series::Batch, first.batch, last.batch),
        (Series::Validation, first.validation, last.validation),
        (Series::HeldOut, first.held_out, last.held_out),
    ];
    let falling = series.iter().filter(|(_, first, last)| last < first).count();
    let rising = series.iter().find(|(_, first, last)| *last > first.saturating_add(TOLERANCE));
    match rising {
        Some((series, _, _)) if falling == 2 => HealthState::Diverging { series: *series },
        _ => HealthState::Good,
    }
}
