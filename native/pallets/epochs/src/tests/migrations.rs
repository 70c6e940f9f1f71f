//! An epoch that an older runtime has begun is ended by this one, and everybody is paid once.

use crate::{
    migrations::{ClosingV0, ToV1},
    mock::*,
    types::{AcceptedTotal, Outcome, Phase, Vote},
    *,
};
use alice_minting::{largest_remainder, Income};
use frame_support::{assert_ok, storage::unhashed, traits::OnRuntimeUpgrade, traits::StorageVersion};

const MINERS: core::ops::RangeInclusive<AccountId> = 1..=10;

/// Has the state say that it is of version 0, which knows nothing of what version 1 counts, and migrates it.
fn migrate() {
    Accepted::<Test>::kill();
    AcceptedLosses::<Test>::kill();
    StorageVersion::new(0).put::<Epochs>();
    ToV1::<Test>::on_runtime_upgrade();
    assert_eq!(StorageVersion::get::<Epochs>(), 1);
    Epochs::do_try_state().unwrap();
}

#[test]
fn in_the_middle_of_the_tally() {
    with_voters(&[1], || {
        for miner in MINERS {
            assert_ok!(submit(miner));
        }
        run_to_phase(Phase::Score);
        let sheet = [Some(3); 10];
        assert_ok!(commit(VOTER, &sheet));
        assert_ok!(reveal(VOTER, &sheet));
        run_to_phase(Phase::Vote);
        next_block();
        assert!((1..10).contains(&TallyCursor::<Test>::get()), "a page of the tally is done");
        migrate();
        while !Tallied::<Test>::get() {
            next_block();
        }
        assert_eq!(Accepted::<Test>::get(), AcceptedTotal { count: 10, scores: 30 });
        assert_ok!(vote(VOTER, Vote { hash: base(1), losses: DOWNHILL }));
        while epoch() == 0 {
            next_block();
        }
        assert_eq!(MINERS.map(|miner| Income::<Test>::get(miner)).sum::<u128>(), record(0).miners_part);
    });
}

#[test]
fn in_the_middle_of_the_payment() {
    with_voters(&[1; 6], || {
        let miners = MINERS.collect::<Vec<_>>();
        run_epoch(&miners, &[Some(1); 10], base(1), DOWNHILL);
        assert_eq!(epoch(), 0, "the first pages are paid");
        let state = Closing::<Test>::get().unwrap();
        // Version 0 wrote every share when it decided.
        let shares = largest_remainder(record(0).miners_part, &[1; 10]);
        for (index, paid) in (0u32..).zip(shares).skip(state.submissions as usize) {
            Results::<Test>::mutate(0, index, |outcome| outcome.as_mut().unwrap().paid = paid);
        }
        let paid = Results::<Test>::iter_prefix_values(0).map(|outcome: Outcome| outcome.paid).sum::<u128>();
        History::<Test>::mutate(0, |record| record.as_mut().unwrap().miners_part = paid);
        let old = ClosingV0 { submissions: state.submissions, voters: state.voters, shares: state.shares };
        unhashed::put(&Closing::<Test>::hashed_key(), &old);
        migrate();
        while epoch() == 0 {
            next_block();
        }
        for (miner, index) in MINERS.zip(0u32..) {
            assert_eq!(Income::<Test>::get(miner), Results::<Test>::get(0, index).unwrap().paid);
            assert!(Income::<Test>::get(miner) > 0);
        }
        let voters = (VOTER..VOTER + 6).filter(|voter| Income::<Test>::get(voter) > 0).count();
        assert_eq!(voters, 6);
    });
}
