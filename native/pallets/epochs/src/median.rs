//! Medians and majorities by voting power.

use alloc::vec::Vec;

/// The power-weighted median: of the values in ascending order, the first at which the running power reaches half of
/// the total (`2·running ≥ total`). `None` if there are no values. Total power saturates at `u128::MAX`.
pub fn weighted_median<Value: Copy + Ord>(mut values: Vec<(Value, u128)>) -> Option<Value> {
    values.sort_unstable_by_key(|(value, _)| *value);
    let total = values.iter().fold(0u128, |sum, (_, power)| sum.saturating_add(*power));
    let mut running = 0u128;
    for (value, power) in &values {
        running = running.saturating_add(*power);
        if running >= total.saturating_sub(running) {
            return Some(*value);
        }
    }
    None
}

/// Whether `part` is at least two thirds of a `total` that is not zero: `3·part ≥ 2·total`, without overflow.
pub fn is_two_thirds(part: u128, total: u128) -> bool {
    let rest = total.saturating_sub(part);
    total > 0 && part.checked_sub(rest).is_some_and(|surplus| surplus >= rest)
}
