//! The proof of work that a key without balance shows in place of a fee, and its difficulty.

use codec::Encode;
use sp_core::{H256, U256};
use sp_io::hashing::blake2_256;

/// Whether `work` is enough for `account` in `epoch`: `blake2_256(account ‖ epoch as u32 LE ‖ randomness ‖ work as u64
/// LE)`, read as a big-endian number, is at most `(2^256 − 1) / difficulty`. A difficulty of 0 counts as 1.
pub fn is_enough<AccountId: Encode>(
    account: &AccountId,
    epoch: u32,
    randomness: &H256,
    work: u64,
    difficulty: u64,
) -> bool {
    let hash = (account, epoch, randomness, work).using_encoded(blake2_256);
    let target = U256::MAX.checked_div(U256::from(difficulty.max(1))).unwrap_or(U256::MAX);
    U256::from_big_endian(&hash) <= target
}

/// The difficulty of the next epoch: an eighth more (at least 1) if more than half of the places were taken, an eighth
/// less if fewer were, never under `minimum`.
pub fn next_difficulty(difficulty: u64, taken: u32, places: u32, minimum: u64) -> u64 {
    let step = difficulty.checked_div(8).unwrap_or(0).max(1);
    let next = match u64::from(taken).saturating_mul(2).cmp(&u64::from(places)) {
        core::cmp::Ordering::Greater => difficulty.saturating_add(step),
        core::cmp::Ordering::Equal => difficulty,
        core::cmp::Ordering::Less => difficulty.saturating_sub(step),
    };
    next.max(minimum)
}
