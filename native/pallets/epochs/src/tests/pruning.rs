//! Old epochs go, a bounded number of entries a block; their records stay.

use crate::{mock::*, types::PruneCursor, *};

#[test]
fn old_epochs_are_pruned_a_page_a_block() {
    with_voters(&[1], || {
        let miners = (1..=9).collect::<Vec<_>>();
        run_epoch(&miners, &[Some(1); 9], base(1), DOWNHILL);
        while epoch() < 1 {
            next_block();
        }
        run_epoch(&[1], &[Some(1)], base(2), DOWNHILL);
        run_epoch(&[1], &[Some(1)], base(3), DOWNHILL);
        // `run_epoch` ends in the block that starts epoch 3, which is the first to prune epoch 0.
        assert_eq!(epoch(), 3);
        assert_eq!(Pruned::<Test>::get(), PruneCursor { epoch: 0, index: PAGE });
        assert_eq!(Submissions::<Test>::iter_prefix(0).count(), 9 - PAGE as usize);
        next_block();
        assert_eq!(Pruned::<Test>::get(), PruneCursor { epoch: 0, index: 2 * PAGE });
        next_block();
        assert_eq!(Pruned::<Test>::get(), PruneCursor { epoch: 1, index: 0 });
        assert_eq!(Submissions::<Test>::iter_prefix(0).count(), 0);
        assert_eq!(SubmissionOf::<Test>::iter_prefix(0).count(), 0);
        assert_eq!(Results::<Test>::iter_prefix(0).count(), 0);
        assert!(Submissions::<Test>::contains_key(1, 0), "the last epochs are kept");
        assert_eq!(record(0).submissions, 9);
    });
}

#[test]
fn a_key_that_was_never_paid_leaves_nothing() {
    with_voters(&[1], || {
        for who in [1, 2] {
            System::inc_account_nonce(who);
        }
        run_epoch(&[1, 2], &[Some(1), Some(0)], base(1), DOWNHILL);
        for settled in 2..5 {
            run_epoch(&[3], &[Some(1)], base(settled), DOWNHILL);
        }
        assert_eq!(Pruned::<Test>::get().epoch, 2);
        assert_eq!(System::account_nonce(1), 1, "it was paid");
        assert!(!frame_system::Account::<Test>::contains_key(2));
    });
}

#[test]
fn empty_epochs_do_not_hold_pruning_up() {
    with_voters(&[1], || {
        run_to(60);
        assert!(epoch() > 10);
        assert_eq!(Pruned::<Test>::get().epoch, epoch() - 2);
    });
}
