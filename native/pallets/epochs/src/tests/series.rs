//! The three loss series and the model's health.

use crate::{
    health::{judge, TOLERANCE, WINDOW},
    mock::*,
    types::{HealthState, Losses, Series, VoteLosses},
    *,
};
use proptest::prelude::*;

fn losses(batch: u64, validation: u64, held_out: u64) -> Losses {
    Losses { batch, validation, held_out }
}

#[test]
fn judges_each_series() {
    let first = losses(1_000_000_000, 1_000_000_000, 1_000_000_000);
    let (down, up) = (900_000_000, 1_000_000_001 + TOLERANCE);
    let diverging = |series| HealthState::Diverging { series };
    assert_eq!(judge(&first, &losses(up, down, down)), diverging(Series::Batch));
    assert_eq!(judge(&first, &losses(down, up, down)), diverging(Series::Validation));
    assert_eq!(judge(&first, &losses(down, down, up)), diverging(Series::HeldOut));
    assert_eq!(judge(&first, &losses(down, down, up - 1)), HealthState::Good, "within tolerance");
    assert_eq!(judge(&first, &losses(down, up, up)), HealthState::Good, "only one falls");
    assert_eq!(judge(&first, &losses(up, up, up)), HealthState::Good, "all agree");
    assert_eq!(judge(&first, &losses(1_000_000_000, down, up)), HealthState::Good, "one stands still");
}

proptest! {
    #[test]
    fn a_model_that_learns_is_in_good_health(first: [u64; 3], fall: [u64; 3]) {
        let to = |of: [u64; 3]| losses(of[0], of[1], of[2]);
        let last = [0, 1, 2].map(|series| first[series].saturating_sub(fall[series]));
        prop_assert_eq!(judge(&to(first), &to(last)), HealthState::Good);
    }
}

/// Settles an epoch whose held-out loss is this while the others fall with the epoch's number.
fn settle(held_out: u64) {
    let number = u64::from(epoch());
    let losses = VoteLosses { minus: 900_000 - number, base: 950_000, plus: 990_000, held_out };
    // The miner's loss falls with its key.
    run_epoch(&[500 - number], &[Some(1)], base(number + 1), losses);
}

#[test]
fn diverging_is_an_event_and_ends_when_it_no_longer_holds() {
    with_voters(&[1], || {
        for _ in 1..WINDOW {
            settle(1_000_000_000);
        }
        assert_eq!(Health::<Test>::get(), HealthState::Good, "there is no full window yet");
        settle(1_000_000_001 + TOLERANCE);
        let diverging = HealthState::Diverging { series: Series::HeldOut };
        assert_eq!(Health::<Test>::get(), diverging);
        assert!(events().contains(&Event::HealthChanged { epoch: WINDOW - 1, health: diverging }));
        assert_eq!(RecentLosses::<Test>::get().len() as u32, WINDOW);

        // A held epoch says nothing about the series.
        run_epoch(&[1], &[Some(1)], base(99), UPHILL);
        assert_eq!(Health::<Test>::get(), diverging);
        assert_eq!(RecentLosses::<Test>::get().len() as u32, WINDOW);

        settle(1_000_000_000);
        assert_eq!(Health::<Test>::get(), HealthState::Good);
        assert!(events().contains(&Event::HealthChanged { epoch: WINDOW + 1, health: HealthState::Good }));
        assert_eq!(RecentLosses::<Test>::get().len() as u32, WINDOW);
    });
}
