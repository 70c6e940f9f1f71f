//! What counts as stake that votes, and who is told when it becomes less.

use super::*;
use frame_support::assert_ok;

fn staked(who: AccountId) -> (u128, u128) {
    (<Staking as Electorate<_>>::staked(&who), <Staking as Electorate<_>>::total_staked())
}

#[test]
fn bonds_and_delegations_count_and_what_is_unlocking_does_not() {
    new_test_ext().execute_with(|| {
        assert_eq!(staked(101), (0, 0), "the power of a bootstrap validator without a bond is no stake");
        bond(1, 2_000);
        bond(2, 1_000);
        delegate(3, 1, 500);
        delegate(3, 2, 700);
        delegate(2, 1, 300);
        assert_eq!((staked(1).0, staked(2).0, staked(3)), (2_000, 1_300, (1_200, 4_500)));
        assert_ok!(Staking::bond_extra(signed(1), 50));
        assert_eq!(staked(1), (2_050, 4_550));
        assert!(told().is_empty(), "nothing has become less");

        assert_ok!(Staking::undelegate(signed(3), 1, 400));
        assert_ok!(Staking::unbond(signed(1), 1_000));
        assert_eq!((staked(3).0, staked(1)), (800, (1_050, 3_150)));
        assert_eq!(told(), vec![(3, 800), (1, 1_050)]);
        assert_eq!(TotalBonded::<Test>::get(), 4_550, "it is still on hold");
        check();

        run_to(1 + DELAY);
        assert_ok!(Staking::withdraw(signed(3)));
        assert!(told().is_empty(), "what is withdrawn had been told");
        assert_eq!(staked(3).0, 800);
    });
}

#[test]
fn a_slash_tells_of_everyone_whose_stake_it_takes() {
    new_test_ext().execute_with(|| {
        bond(1, 2_000);
        bond(2, 1_000);
        delegate(3, 1, 500);
        delegate(3, 2, 700);
        assert_ok!(Staking::unbond(signed(1), 1_000));
        told();
        Staking::slash(&1, percent(10), System::block_number());
        assert_eq!(told(), vec![(1, 900), (3, 1_150)], "of what is unlocking nobody is told");
        assert_eq!(<Staking as Electorate<_>>::total_staked(), 900 + 1_000 + 1_150);
        Staking::slash(&1, percent(100), System::block_number());
        assert_eq!(told(), vec![(1, 0), (3, 700)]);
        check();
    });
}

#[test]
fn a_call_that_fails_counts_nothing() {
    new_test_ext().execute_with(|| {
        bond(1, 2_000);
        let before = staked(1);
        for call in [Staking::unbond(signed(1), 1_500), Staking::unbond(signed(1), 2_001)] {
            assert!(call.is_err());
        }
        assert!(Staking::bond_extra(signed(1), FUNDS).is_err());
        assert_eq!(staked(1), before);
        check();
    });
}
