//! Apportionment by largest remainder (Hamilton's method).

use alloc::{vec, vec::Vec};
use core::cmp::Reverse;
use sp_core::U256;

/// Splits `total` into integer shares in proportion to `weights`.
///
/// Each share is the floor of its exact quota `total · weight / Σ weights`; what is left goes one by one to the shares
/// with the largest remainders, equal remainders to the lower index. So the shares sum to `total` and none is a whole
/// unit away from its quota. When the weights sum to zero every share is zero.
pub fn largest_remainder(total: u128, weights: &[u128]) -> Vec<u128> {
    let sum = weights.iter().fold(U256::zero(), |sum, weight| sum.saturating_add(U256::from(*weight)));
    let mut shares = vec![0u128; weights.len()];
    if sum.is_zero() {
        return shares;
    }
    let mut remainders = Vec::with_capacity(weights.len());
    let mut left = total;
    for (index, (weight, share)) in weights.iter().zip(shares.iter_mut()).enumerate() {
        // Two factors below 2^128 cannot overflow 256 bits, and a quota is at most `total`.
        let (quota, remainder) = U256::from(total).saturating_mul(U256::from(*weight)).div_mod(sum);
        *share = quota.low_u128();
        left = left.saturating_sub(*share);
        remainders.push((Reverse(remainder), index));
    }
    remainders.sort_unstable();
    for (_, index) in remainders {
        if left == 0 {
            break;
        }
        if let Some(share) = shares.get_mut(index) {
            *share = share.saturating_add(1);
            left = left.saturating_sub(1);
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    #![allow(clippy::arithmetic_side_effects, clippy::indexing_slicing)]

    use super::*;
    use proptest::{collection::vec, prelude::*};

    #[test]
    fn what_is_left_goes_to_the_largest_remainders() {
        // Quotas 4.7, 3.1 and 2.2.
        assert_eq!(largest_remainder(10, &[47, 31, 22]), [5, 3, 2]);
        // Quotas 1.25, 1.25, 2.5: the half is the largest.
        assert_eq!(largest_remainder(5, &[1, 1, 2]), [1, 1, 3]);
    }

    #[test]
    fn equal_remainders_go_to_the_lower_index() {
        assert_eq!(largest_remainder(2, &[1, 1, 1]), [1, 1, 0]);
        assert_eq!(largest_remainder(1, &[0, 5, 5]), [0, 1, 0]);
    }

    #[test]
    fn no_weight_takes_nothing() {
        assert_eq!(largest_remainder(7, &[]), []);
        assert_eq!(largest_remainder(7, &[0, 0]), [0, 0]);
        assert_eq!(largest_remainder(0, &[1, 2]), [0, 0]);
    }

    #[test]
    fn the_largest_weights_do_not_overflow() {
        assert_eq!(largest_remainder(u128::MAX, &[u128::MAX; 3]), [u128::MAX / 3; 3]);
        assert_eq!(largest_remainder(u128::MAX, &[u128::MAX]), [u128::MAX]);
    }

    /// Weights that are often zero, equal, small or huge.
    fn weight() -> impl Strategy<Value = u128> {
        prop_oneof![Just(0), 0..10u128, 0..1_000_000u128, any::<u128>(), Just(u128::MAX)]
    }

    fn total() -> impl Strategy<Value = u128> {
        prop_oneof![0..100u128, 0..crate::CAP, any::<u128>()]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1_000))]

        #[test]
        fn shares_sum_to_the_total_and_are_within_one_of_their_quota(total in total(), weights in vec(weight(), 0..40)) {
            let shares = largest_remainder(total, &weights);
            let sum: U256 = weights.iter().fold(U256::zero(), |sum, weight| sum + *weight);
            prop_assert_eq!(shares.len(), weights.len());
            if sum.is_zero() {
                prop_assert!(shares.iter().all(|share| *share == 0));
                return Ok(());
            }
            let paid: U256 = shares.iter().fold(U256::zero(), |paid, share| paid + *share);
            prop_assert_eq!(paid, U256::from(total));
            for (share, weight) in shares.iter().zip(&weights) {
                let quota = U256::from(total) * U256::from(*weight);
                // |share − quota / sum| < 1, multiplied by the sum in 512 bits.
                let scaled = U256::from(*share).full_mul(sum);
                let away = if scaled > quota.into() { scaled - quota } else { sp_core::U512::from(quota) - scaled };
                prop_assert!(away < sum.into());
                if *weight == 0 {
                    prop_assert_eq!(*share, 0);
                }
            }
        }

        #[test]
        fn more_weight_never_takes_less(total in total(), weights in vec(weight(), 1..20)) {
            let shares = largest_remainder(total, &weights);
            for i in 0..weights.len() {
                for j in 0..weights.len() {
                    if weights[i] > weights[j] {
                        prop_assert!(shares[i] >= shares[j]);
                    }
                }
            }
        }

        #[test]
        fn order_matters_only_among_equal_remainders(
            total in total(),
            (weights, shuffled) in vec(weight(), 0..20)
                .prop_flat_map(|weights| {
                    let indexed: Vec<_> = weights.iter().copied().enumerate().collect();
                    (Just(weights), Just(indexed).prop_shuffle())
                }),
        ) {
            let shares = largest_remainder(total, &weights);
            let order: Vec<u128> = shuffled.iter().map(|(_, weight)| *weight).collect();
            let sum = weights.iter().fold(U256::zero(), |sum, weight| sum + *weight);
            for ((original, weight), share) in shuffled.iter().zip(largest_remainder(total, &order)) {
                let remainder = |weight: u128| (U256::from(total) * U256::from(weight)).checked_rem(sum);
                let tied = weights
                    .iter()
                    .enumerate()
                    .any(|(index, other)| index != *original && remainder(*other) == remainder(*weight));
                if !tied {
                    prop_assert_eq!(share, shares[*original]);
                }
            }
        }
    }
}
