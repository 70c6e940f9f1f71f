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
