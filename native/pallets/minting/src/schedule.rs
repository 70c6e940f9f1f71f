//! The emission schedule: a function of the block number alone, so that nothing can drift.

/// Plancks that will ever be emitted: 21,000,000 ALICE of 12 decimals.
pub const CAP: u128 = 21_000_000 * 1_000_000_000_000;

/// Blocks in a year of 365.25 days of 6 s blocks.
pub const BLOCKS_PER_YEAR: u32 = 5_259_600;

/// Blocks in an era of two years. Each era emits half of what is left when it begins.
pub const BLOCKS_PER_ERA: u32 = 2 * BLOCKS_PER_YEAR;

/// Plancks left to emit when `era` begins: `⌊CAP / 2^era⌋`.
fn remaining(era: u32) -> u128 {
    CAP.checked_shr(era).unwrap_or(0)
}

/// Cumulative emission, in plancks, after `block` blocks: `CAP − R(k) + ⌊(R(k) − R(k+1)) · r / E⌋` with `E` the blocks of
/// an era, `k = ⌊block / E⌋`, `r = block mod E` and `R(k)` what is left when era `k` begins.
///
/// Monotone, exact at the end of each era, and never above [`CAP`].
pub fn scheduled(block: u32) -> u128 {
    let era = block / BLOCKS_PER_ERA;
    let within = u128::from(block % BLOCKS_PER_ERA);
    let left = remaining(era);
    let of_era = left.saturating_sub(remaining(era.saturating_add(1)));
    // No step can saturate: the product is below 2^65 · 2^24.
    let so_far = of_era.saturating_mul(within) / u128::from(BLOCKS_PER_ERA);
    CAP.saturating_sub(left).saturating_add(so_far)
}
