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
    // No step can saturate, since the product is below 2^65 · 2^24, and an era has blocks.
    let so_far = of_era.saturating_mul(within).checked_div(BLOCKS_PER_ERA.into()).unwrap_or(0);
    CAP.saturating_sub(left).saturating_add(so_far)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::arithmetic_side_effects)]

    use super::*;
    use proptest::prelude::*;
    use sp_core::U256;

    const ALICE: u128 = 1_000_000_000_000;
    const CENTURY: u32 = 100 * BLOCKS_PER_YEAR;

    /// The schedule as the design states it, year by year: 5,250,000 ALICE in each of the first two years, half of that
    /// in each of the next two, and so on. Returns the exact emission as a fraction.
    fn by_years(block: u32) -> (U256, U256) {
        let years = block / BLOCKS_PER_YEAR;
        // Of a year in era `k` the numerator over 2^64 · BLOCKS_PER_YEAR is 5.25M · 2^(64 − k) a block.
        let a_block = |year: u32| U256::from(5_250_000 * ALICE) << (64 - year / 2);
        let full: U256 = (0..years)
            .map(|year| a_block(year) * U256::from(BLOCKS_PER_YEAR))
            .fold(U256::zero(), |sum, year| sum + year);
        let part = a_block(years) * U256::from(block % BLOCKS_PER_YEAR);
        (full + part, U256::from(BLOCKS_PER_YEAR) << 64)
    }

    fn assert_closed_form(block: u32) {
        let (numerator, denominator) = by_years(block);
        let scaled = U256::from(scheduled(block)) * denominator;
        // Three roundings, each of less than a planck: of what is left at both ends of the era, and of the part of it.
        let away = if scaled > numerator { scaled - numerator } else { numerator - scaled };
        assert!(away < denominator * 2, "scheduled({block}) is two plancks away from the closed form");
    }

    #[test]
    fn first_years_emit_what_the_design_says() {
        assert_eq!(scheduled(0), 0);
        assert_eq!(scheduled(1), 5_250_000 * ALICE / u128::from(BLOCKS_PER_YEAR));
        assert_eq!(scheduled(BLOCKS_PER_YEAR), 5_250_000 * ALICE);
        assert_eq!(scheduled(2 * BLOCKS_PER_YEAR), 10_500_000 * ALICE);
        assert_eq!(scheduled(3 * BLOCKS_PER_YEAR), 13_125_000 * ALICE);
        assert_eq!(scheduled(4 * BLOCKS_PER_YEAR), 15_750_000 * ALICE);
        assert_eq!(scheduled(6 * BLOCKS_PER_YEAR), 18_375_000 * ALICE);
    }

    #[test]
    fn every_era_of_a_century_ends_exactly() {
        for era in 0..=50u32 {
            assert_eq!(scheduled(era * BLOCKS_PER_ERA), CAP - (CAP >> era));
            assert_closed_form(era * BLOCKS_PER_ERA);
        }
        for year in 0..=100 {
            assert_closed_form(year * BLOCKS_PER_YEAR);
        }
    }

    #[test]
    fn the_last_block_reaches_the_cap_and_no_more() {
        // After 65 halvings less than a planck is left.
        assert_eq!(scheduled(65 * BLOCKS_PER_ERA), CAP);
        assert_eq!(scheduled(u32::MAX), CAP);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn a_century_follows_the_closed_form(block in 0..=CENTURY) {
            assert_closed_form(block);
        }

        #[test]
        fn it_is_monotone_and_under_the_cap(block in 0..u32::MAX, step in 1..=BLOCKS_PER_ERA) {
            let later = block.saturating_add(step);
            prop_assert!(scheduled(block) <= scheduled(block + 1));
            prop_assert!(scheduled(block) <= scheduled(later));
            prop_assert!(scheduled(later) <= CAP);
        }
    }
}
