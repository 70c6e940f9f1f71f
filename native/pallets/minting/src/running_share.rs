//! Apportionment one share after the other.

use sp_core::U256;

/// The share of `total` that falls to a weight when `before` of the `sum` of all weights has had its shares.
///
/// It is what `total` comes to up to and with this weight, rounded down, less what it comes to before it. So the shares
/// of all weights sum to `total`, each is its exact quota `total · weight / sum` rounded down or up, and none has to
/// know of those after it. Zero when `sum` is.
pub fn running_share(total: u128, sum: u128, before: u128, weight: u128) -> u128 {
    let up_to = |part: u128| {
        // Two factors below 2^128 cannot overflow 256 bits, and no part is more than `sum`.
        let product = U256::from(total).saturating_mul(U256::from(part.min(sum)));
        product.checked_div(U256::from(sum)).unwrap_or_default().low_u128()
    };
    up_to(before.saturating_add(weight)).saturating_sub(up_to(before))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::arithmetic_side_effects)]

    use super::*;
    use alloc::vec::Vec;
    use proptest::{collection::vec, prelude::*};

    fn shares(total: u128, weights: &[u128]) -> Vec<u128> {
        let sum = weights.iter().sum();
        let mut before = 0;
        let mut share = |weight: &u128| {
            let share = running_share(total, sum, before, *weight);
            before += weight;
            share
        };
        weights.iter().map(&mut share).collect()
    }

    #[test]
    fn a_unit_falls_where_the_sum_passes_it() {
        // Quotas 4.7, 3.1 and 2.2: sums 4.7, 7.8 and 10.
        assert_eq!(shares(10, &[47, 31, 22]), [4, 3, 3]);
        assert_eq!(shares(2, &[1, 1, 1]), [0, 1, 1]);
    }

    #[test]
    fn nothing_is_shared_without_weights() {
        assert_eq!(shares(7, &[]), []);
        assert_eq!(shares(7, &[0, 0]), [0, 0]);
        assert_eq!(shares(0, &[1, 2]), [0, 0]);
    }

    #[test]
    fn the_largest_numbers_are_exact() {
        assert_eq!(shares(u128::MAX, &[u128::MAX / 3; 3]), [u128::MAX / 3; 3]);
    }

    proptest! {
        #[test]
        fn shares_sum_to_the_total_and_are_quotas_rounded(
            total in any::<u128>(),
            weights in vec(prop_oneof![Just(0u128), 1u128..100, 1u128..(1 << 100)], 1..20),
        ) {
            let sum = weights.iter().sum::<u128>();
            let shares = shares(total, &weights);
            assert_eq!(shares.iter().sum::<u128>(), if sum == 0 { 0 } else { total });
            for (weight, share) in weights.iter().zip(shares) {
                if sum > 0 {
                    let (quota, rest) = (U256::from(total) * U256::from(*weight)).div_mod(U256::from(sum));
                    let up = u128::from(!rest.is_zero());
                    assert!(share == quota.low_u128() || share == quota.low_u128() + up);
                }
            }
        }
    }
}
