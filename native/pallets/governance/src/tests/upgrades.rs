//! The authorisation of a new runtime: of this hash alone, and not for ever.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use sp_core::H256;

fn hash(code: u8) -> H256 {
    sp_io::hashing::blake2_256(&[code]).into()
}

/// In the block that authorises the code of this byte.
fn authorised(code: u8) {
    let start = System::block_number();
    assert_ok!(Governance::propose(signed(1), upgrade(code)));
    run_to(start + 9);
    assert!(Governance::is_authorised(&hash(code)));
}

#[test]
fn only_code_of_the_hash_is_taken() {
    new_test_ext().execute_with(|| {
        bond(1, 50_000);
        let nothing = frame_system::Error::<Test>::NothingAuthorized;
        assert_noop!(System::apply_authorized_upgrade(RuntimeOrigin::none(), vec![7]), nothing);
        authorised(7);
        let wrong = frame_system::Error::<Test>::Unauthorized;
        assert_noop!(System::apply_authorized_upgrade(RuntimeOrigin::none(), vec![8]), wrong);
        assert!(!Governance::is_authorised(&hash(8)));
    });
}

#[test]
fn an_authorisation_lapses() {
    new_test_ext().execute_with(|| {
        bond(1, 50_000);
        authorised(7);
        let until = System::block_number() + u64::from(TIMES.supply);
        run_to(until - 1);
        assert!(Governance::is_authorised(&hash(7)));
        events();
        next_block();
        assert!(System::authorized_upgrade().is_none());
        assert_eq!(events(), vec![Event::Lapsed { code_hash: hash(7) }]);
        assert!(!Awaited::<Test>::exists());
    });
}

#[test]
fn a_later_upgrade_takes_the_place_of_one_that_is_awaited() {
    new_test_ext().execute_with(|| {
        bond(1, 50_000);
        bond(2, 50_000);
        assert_ok!(Governance::propose(signed(1), upgrade(7)));
        run_to(3);
        assert_ok!(Governance::propose(signed(2), upgrade(8)));
        assert_ok!(Governance::vote(signed(2), 0, true));
        assert_ok!(Governance::vote(signed(1), 1, true));
        run_to(10);
        assert!(Governance::is_authorised(&hash(7)));
        run_to(12);
        assert!(Governance::is_authorised(&hash(8)));
        let wrong = frame_system::Error::<Test>::Unauthorized;
        assert_noop!(System::apply_authorized_upgrade(RuntimeOrigin::none(), vec![7]), wrong);
        run_to(17);
        assert!(Governance::is_authorised(&hash(8)), "the first one's end is not its end");
        run_to(18);
        assert!(System::authorized_upgrade().is_none());
    });
}

#[test]
fn what_was_supplied_does_not_lapse() {
    new_test_ext().execute_with(|| {
        bond(1, 50_000);
        authorised(7);
        // Code without a version: `frame_system` drops the authorisation with an event.
        assert_ok!(System::apply_authorized_upgrade(RuntimeOrigin::none(), vec![7]));
        assert!(System::authorized_upgrade().is_none());
        events();
        run_to(System::block_number() + 10);
        assert!(events().is_empty());
        assert!(!Awaited::<Test>::exists());
    });
}
