//! The power-weighted median and the two-thirds rule, under any powers.

use crate::median::{is_two_thirds, weighted_median};
use proptest::{collection::vec, prelude::*};

/// Values that often collide, and powers of every size.
fn weighted() -> impl Strategy<Value = Vec<(i64, u128)>> {
    let value = prop_oneof![any::<i64>(), -3i64..3];
    let power = prop_oneof![1u128..5, 1..=u128::MAX / 64];
    vec((value, power), 1..40)
}

fn power(values: &[(i64, u128)], which: impl Fn(i64) -> bool) -> u128 {
    values.iter().filter(|(value, _)| which(*value)).map(|(_, power)| power).sum()
}

proptest! {
    #[test]
    fn is_one_of_the_values_with_half_the_power_on_each_side(values in weighted()) {
        let median = weighted_median(values.clone()).unwrap();
        prop_assert!(values.iter().any(|(value, _)| *value == median));
        let total = power(&values, |_| true);
        prop_assert!(2 * power(&values, |value| value <= median) >= total);
        prop_assert!(2 * power(&values, |value| value >= median) >= total);
        // The first such value: all below it together have less than half.
        prop_assert!(2 * power(&values, |value| value < median) < total);
    }

    #[test]
    fn does_not_depend_on_the_order(
        (values, shuffled) in weighted().prop_flat_map(|values| (Just(values.clone()), Just(values).prop_shuffle()))
    ) {
        prop_assert_eq!(weighted_median(values), weighted_median(shuffled));
    }

    #[test]
    fn splitting_a_voter_changes_nothing(values in weighted(), at in any::<prop::sample::Index>()) {
        let mut split = values.clone();
        let (value, power) = split[at.index(values.len())];
        split[at.index(values.len())].1 = power / 2;
        split.push((value, power - power / 2));
        prop_assert_eq!(weighted_median(values), weighted_median(split));
    }

    #[test]
    fn a_minority_can_not_move_it_out_of_the_majoritys_range(honest in weighted(), cheats in weighted()) {
        let majority = power(&honest, |_| true);
        // The cheats share a power below the majority's.
        let count = cheats.len() as u128;
        prop_assume!(majority > count);
        let each = (majority - 1) / count;
        let cheats = cheats.into_iter().map(|(value, _)| (value, each));
        let all = honest.iter().copied().chain(cheats).collect();
        let median = weighted_median(all).unwrap();
        prop_assert!(honest.iter().any(|(value, _)| *value <= median));
        prop_assert!(honest.iter().any(|(value, _)| *value >= median));
    }

    #[test]
    fn two_thirds_is_exact(part in 0..=u128::MAX / 3, total in 1..=u128::MAX / 3) {
        prop_assert_eq!(is_two_thirds(part, total), 3 * part >= 2 * total);
    }
}

#[test]
fn median_of_known_cases() {
    assert_eq!(weighted_median::<i64>(vec![]), None);
    assert_eq!(weighted_median(vec![(5, 1)]), Some(5));
    assert_eq!(weighted_median(vec![(9, 1), (1, 1)]), Some(1), "of an even split the lower");
    assert_eq!(weighted_median(vec![(1, 1), (9, 2)]), Some(9));
    assert_eq!(weighted_median(vec![(-4, 3), (1, 1), (9, 2)]), Some(-4));
    assert_eq!(weighted_median(vec![(3, u128::MAX), (2, 1)]), Some(3), "powers may saturate");
}

#[test]
fn two_thirds_of_known_cases() {
    assert!(is_two_thirds(2, 3));
    assert!(!is_two_thirds(1, 2));
    assert!(!is_two_thirds(66, 100));
    assert!(is_two_thirds(67, 100));
    assert!(!is_two_thirds(0, 0), "nobody is no majority");
    assert!(is_two_thirds(u128::MAX, u128::MAX));
    assert!(!is_two_thirds(u128::MAX / 2, u128::MAX));
}
