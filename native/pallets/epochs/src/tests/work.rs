//! The proof of work and its difficulty.

use crate::work::{is_enough, next_difficulty};
use proptest::prelude::*;
use sp_core::{H256, U256};
use sp_io::hashing::blake2_256;

#[test]
fn work_is_hashed_as_the_protocol_says() {
    let account = [7u8; 32];
    let randomness = H256::repeat_byte(8);
    let mut seen = [false; 2];
    for work in 0..200u64 {
        let mut bytes = account.to_vec();
        bytes.extend(5u32.to_le_bytes());
        bytes.extend(randomness.as_bytes());
        bytes.extend(work.to_le_bytes());
        let enough = U256::from_big_endian(&blake2_256(&bytes)) <= U256::MAX / 10;
        assert_eq!(is_enough(&account, 5, &randomness, work, 10), enough);
        seen[usize::from(enough)] = true;
    }
    assert_eq!(seen, [true, true]);
}

#[test]
fn any_work_meets_the_least_difficulty() {
    assert!(is_enough(&1u64, 0, &H256::zero(), 0, 1));
    assert!(is_enough(&1u64, 0, &H256::zero(), 0, 0));
}

#[test]
fn difficulty_moves_by_an_eighth() {
    assert_eq!(next_difficulty(800, 9, 16, 1), 900);
    assert_eq!(next_difficulty(800, 8, 16, 1), 800);
    assert_eq!(next_difficulty(800, 7, 16, 1), 700);
    assert_eq!(next_difficulty(800, 0, 16, 750), 750);
    assert_eq!(next_difficulty(4, 16, 16, 4), 5);
    assert_eq!(next_difficulty(u64::MAX, 16, 16, 1), u64::MAX);
}

proptest! {
    #[test]
    fn difficulty_never_falls_under_the_minimum(difficulty: u64, taken in 0u32..2000, minimum: u64) {
        prop_assert!(next_difficulty(difficulty, taken, 1024, minimum) >= minimum);
    }
}
