//! Who may call what, and when: each call once as it should be and once for each way to be wrong.

use crate::{
    check::Refusal,
    mock::*,
    types::{Phase, Vote, VoteLosses},
    *,
};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult, traits::fungible::Mutate};
use sp_core::H256;
use sp_runtime::DispatchError;

const MINER: AccountId = 1;
const SHEET: [Option<i64>; 1] = [Some(10)];
const BALLOT: Vote = Vote { hash: H256::repeat_byte(9), losses: DOWNHILL };

fn url(text: &str) -> frame_support::BoundedVec<u8, types::MaxEndpoint> {
    text.as_bytes().to_vec().try_into().unwrap()
}

fn announce(who: AccountId, endpoint: &str) -> DispatchResult {
    Epochs::announce(RuntimeOrigin::signed(who), url(endpoint), H256::repeat_byte(1))
}

/// A submission of `who` with one thing changed.
fn submit_but(
    who: AccountId,
    change: impl FnOnce(&mut u32, &mut H256, &mut u32, &mut u64),
) -> DispatchResult {
    let Call::submit { mut epoch, mut base, blob, mut size, first_loss, last_loss, mut work } =
        submission(who)
    else {
        unreachable!()
    };
    change(&mut epoch, &mut base, &mut size, &mut work);
    Epochs::submit(RuntimeOrigin::signed(who), epoch, base, blob, size, first_loss, last_loss, work)
}

#[test]
fn a_voter_announces_once_an_epoch() {
    with_voters(&[1, 1], || {
        assert_ok!(announce(VOTER, "http://localhost:8000"));
        let announcement = Announcements::<Test>::get(VOTER).unwrap();
        assert_eq!(announcement.endpoint, url("http://localhost:8000"));
        assert_eq!((announcement.hidden_root, announcement.epoch), (H256::repeat_byte(1), 0));
        assert!(events().contains(&Event::Announced { epoch: 0, account: VOTER }));

        assert_noop!(announce(VOTER, "https://example.org"), Error::<Test>::AlreadyDone);
        assert_noop!(announce(MINER, "https://example.org"), Error::<Test>::NotVoter);
        for bad in ["", "http://", "ftp://example.org", "http://a b", "http://ä", "localhost"] {
            assert_noop!(announce(VOTER + 1, bad), Error::<Test>::Malformed);
        }
        assert_noop!(
            Epochs::announce(RuntimeOrigin::root(), url("http://a"), H256::zero()),
            DispatchError::BadOrigin
        );

        run_to(1 + u64::from(LENGTHS.submit));
        assert_eq!(epoch(), 1);
        assert_ok!(announce(VOTER, "https://example.org"));
    });
}

#[test]
fn a_voter_that_is_not_elected_again_is_forgotten() {
    with_voters(&[1, 1], || {
        assert_ok!(announce(VOTER, "http://a"));
        assert_ok!(announce(VOTER + 1, "http://b"));
        elect(&[1]);
        while epoch() == 0 {
            next_block();
        }
        assert!(Announcements::<Test>::contains_key(VOTER));
        assert!(!Announcements::<Test>::contains_key(VOTER + 1));
        assert_noop!(announce(VOTER + 1, "http://b"), Error::<Test>::NotVoter);
    });
}

#[test]
fn a_key_without_balance_submits_with_work() {
    with_voters(&[1], || {
        assert_ok!(submit(MINER));
        assert_eq!(SubmissionCount::<Test>::get(), 1);
        assert_eq!(SubmissionOf::<Test>::get(0, MINER), Some(0));
        let submission = Submissions::<Test>::get(0, 0).unwrap();
        assert_eq!((submission.account, submission.blob), (MINER, H256::from_low_u64_be(MINER)));
        assert_eq!((submission.size, submission.deposit, submission.block), (BUDGET, 0, 1));
        assert_eq!((submission.first_loss, submission.last_loss), (5_000, 4_001));
        let blob = H256::from_low_u64_be(MINER);
        assert!(events().contains(&Event::Submitted { epoch: 0, index: 0, account: MINER, blob }));
    });
}

#[test]
fn a_submission_is_refused_for_each_thing_wrong_with_it() {
    with_voters(&[1], || {
        assert_noop!(submit_but(MINER, |epoch, _, _, _| *epoch = 1), Error::<Test>::WrongEpoch);
        assert_noop!(
            submit_but(MINER, |_, base, _, _| *base = H256::repeat_byte(5)),
            Error::<Test>::WrongBase
        );
        assert_noop!(submit_but(MINER, |_, _, size, _| *size = BUDGET + 1), Error::<Test>::OverBudget);
        assert_noop!(submit_but(MINER, |_, _, size, _| *size = 0), Error::<Test>::Malformed);
        let weak = no_work_of(MINER);
        assert_noop!(submit_but(MINER, |_, _, _, work| *work = weak), Error::<Test>::WorkTooWeak);
        assert_ok!(submit(MINER));
        assert_noop!(submit(MINER), Error::<Test>::AlreadyDone);
        assert_eq!(SubmissionCount::<Test>::get(), 1);
    });
}

#[test]
fn a_key_with_balance_leaves_a_deposit_until_the_epoch_ends() {
    with_voters(&[1], || {
        // The test mints outside the schedule, so it looks at this pallet's own invariants only.
        Balances::mint_into(&MINER, DEPOSIT + 1).unwrap();
        let weak = no_work_of(MINER);
        assert_ok!(submit_but(MINER, |_, _, _, work| *work = weak));
        assert_eq!(Balances::free_balance(MINER), 1);
        assert_eq!(Submissions::<Test>::get(0, 0).unwrap().deposit, DEPOSIT);
        assert_ok!(submit(2));
        Epochs::do_try_state().unwrap();

        // Less than deposit and existential deposit is not enough.
        Balances::mint_into(&3, DEPOSIT).unwrap();
        let weak = no_work_of(3);
        assert_noop!(submit_but(3, |_, _, _, work| *work = weak), Error::<Test>::WorkTooWeak);

        while epoch() == 0 {
            next_block();
        }
        assert_eq!(Balances::free_balance(MINER), DEPOSIT + 1);
    });
}

#[test]
fn deposits_take_half_of_the_places_at_most() {
    with_voters(&[1], || {
        let places = Epochs::places();
        let rich = (1..=AccountId::from(places / 2) + 1).collect::<Vec<_>>();
        for who in &rich {
            Balances::mint_into(who, DEPOSIT + 1).unwrap();
        }
        let last = rich.len() as AccountId;
        for who in 1..last {
            assert_ok!(submit(who));
            assert_eq!(Submissions::<Test>::get(0, who as u32 - 1).unwrap().deposit, DEPOSIT);
        }
        let weak = no_work_of(last);
        assert_noop!(submit_but(last, |_, _, _, work| *work = weak), Error::<Test>::WorkTooWeak);
        // Work is as good for who has much.
        assert_ok!(submit(last));
        assert_eq!(Submissions::<Test>::get(0, last as u32 - 1).unwrap().deposit, 0);
        assert_eq!(Balances::free_balance(last), DEPOSIT + 1);
        assert_eq!(DepositCount::<Test>::get(), places / 2);
        Epochs::do_try_state().unwrap();
    });
}

#[test]
fn an_epoch_has_so_many_places() {
    with_voters(&[1], || {
        for miner in 0..16 {
            assert_ok!(submit(miner));
        }
        assert_noop!(submit(16), Error::<Test>::EpochFull);
    });
}

#[test]
fn submissions_are_taken_in_their_phase_only() {
    with_voters(&[1], || {
        assert_ok!(submit(MINER));
        run_to(u64::from(LENGTHS.submit));
        assert_ok!(submit(2));
        next_block();
        assert_noop!(submit(3), Error::<Test>::WrongPhase);
    });
}

#[test]
fn a_voter_commits_and_reveals_once() {
    with_voters(&[1, 1], || {
        assert_ok!(submit(MINER));
        assert_noop!(commit(VOTER, &SHEET), Error::<Test>::WrongPhase);
        run_to_phase(Phase::Score);
        assert_noop!(
            Epochs::commit(RuntimeOrigin::signed(VOTER), 1, H256::zero()),
            Error::<Test>::WrongEpoch
        );
        assert_noop!(commit(MINER, &SHEET), Error::<Test>::NotVoter);
        assert_noop!(reveal(VOTER, &SHEET), Error::<Test>::WrongPhase);
        assert_ok!(commit(VOTER, &SHEET));
        assert!(events().contains(&Event::Committed { epoch: 0, account: VOTER }));
        assert_noop!(commit(VOTER, &SHEET), Error::<Test>::AlreadyDone);

        run_to(u64::from(1 + LENGTHS.submit + LENGTHS.score));
        assert_eq!(Current::<Test>::get().phase, Phase::Reveal);
        assert_noop!(commit(VOTER + 1, &SHEET), Error::<Test>::WrongPhase);
        assert_noop!(reveal(VOTER + 1, &SHEET), Error::<Test>::NothingCommitted);
        assert_noop!(reveal(VOTER, &[Some(11)]), Error::<Test>::BadReveal);
        assert_noop!(reveal(VOTER, &[]), Error::<Test>::BadReveal);
        let wrong_salt = Epochs::reveal(RuntimeOrigin::signed(VOTER), 0, scores(&SHEET), H256::zero());
        assert_noop!(wrong_salt, Error::<Test>::BadReveal);
        let wrong_epoch = Epochs::reveal(RuntimeOrigin::signed(VOTER), 1, scores(&SHEET), salt(VOTER));
        assert_noop!(wrong_epoch, Error::<Test>::WrongEpoch);
        assert_ok!(reveal(VOTER, &SHEET));
        assert_eq!(Reveals::<Test>::get(VOTER).unwrap().into_inner(), SHEET);
        assert!(events().contains(&Event::Revealed { epoch: 0, account: VOTER }));
    });
}

#[test]
fn a_reveal_is_the_revealers_own_and_no_other_length() {
    with_voters(&[1, 1, 1], || {
        assert_ok!(submit(MINER));
        run_to_phase(Phase::Score);
        // One copies another's commit, one commits to more scores than there are submissions.
        let copied = Epochs::commitment(&VOTER, 0, &scores(&SHEET), &salt(VOTER));
        assert_ok!(commit(VOTER, &SHEET));
        assert_ok!(Epochs::commit(RuntimeOrigin::signed(VOTER + 1), 0, copied));
        assert_ok!(commit(VOTER + 2, &[Some(1), Some(2)]));
        assert_eq!(Current::<Test>::get().phase, Phase::Reveal);
        assert_ok!(reveal(VOTER, &SHEET));
        let stolen = Epochs::reveal(RuntimeOrigin::signed(VOTER + 1), 0, scores(&SHEET), salt(VOTER));
        assert_noop!(stolen, Error::<Test>::BadReveal);
        assert_noop!(reveal(VOTER + 2, &[Some(1), Some(2)]), Error::<Test>::BadReveal);
        assert_noop!(reveal(VOTER, &SHEET), Error::<Test>::AlreadyDone);
    });
}

#[test]
fn a_commit_hashes_account_epoch_scores_and_salt() {
    // blake2_256 of: 1000 as u64, 3 as u32, one score of 10, a salt of 32 ones.
    let mut bytes = 1_000u64.to_le_bytes().to_vec();
    bytes.extend(3u32.to_le_bytes());
    bytes.extend([1 << 2, 1]);
    bytes.extend(10i64.to_le_bytes());
    bytes.extend([1; 32]);
    let expected = H256(sp_io::hashing::blake2_256(&bytes));
    assert_eq!(Epochs::commitment(&1_000, 3, &scores(&SHEET), &H256::repeat_byte(1)), expected);
}

#[test]
fn a_voter_votes_once_after_the_tally() {
    with_voters(&[1, 1], || {
        let miners = (1..=5).collect::<Vec<_>>();
        let sheet = [Some(10); 5];
        for miner in &miners {
            assert_ok!(submit(*miner));
        }
        run_to_phase(Phase::Score);
        assert_ok!(commit(VOTER, &sheet));
        assert_ok!(commit(VOTER + 1, &sheet));
        assert_ok!(reveal(VOTER, &sheet));
        assert_noop!(vote(VOTER, BALLOT), Error::<Test>::WrongPhase);
        assert_ok!(reveal(VOTER + 1, &sheet));
        assert_eq!(Current::<Test>::get().phase, Phase::Vote);
        assert_noop!(vote(VOTER, BALLOT), Error::<Test>::TallyUnfinished);
        next_block();
        assert_eq!((TallyCursor::<Test>::get(), Tallied::<Test>::get()), (PAGE, false));
        assert_noop!(vote(VOTER, BALLOT), Error::<Test>::TallyUnfinished);
        next_block();
        assert!(Tallied::<Test>::get());

        assert_noop!(
            Epochs::vote(RuntimeOrigin::signed(VOTER), 1, H256::zero(), VoteLosses::default()),
            Error::<Test>::WrongEpoch
        );
        assert_noop!(vote(MINER, BALLOT), Error::<Test>::NotVoter);
        assert_ok!(vote(VOTER, BALLOT));
        assert_eq!(Votes::<Test>::get(VOTER), Some(BALLOT));
        assert!(events().contains(&Event::Voted { epoch: 0, account: VOTER, hash: BALLOT.hash }));
        assert_noop!(vote(VOTER, BALLOT), Error::<Test>::AlreadyDone);
    });
}

#[test]
fn nothing_but_resume_while_halted() {
    with_voters(&[1, 1], || {
        assert_noop!(Epochs::resume(RuntimeOrigin::signed(VOTER), 0), Error::<Test>::NotHalted);
        for _ in 0..HELD_LIMIT {
            run_epoch(&[MINER], &SHEET, base(1), UPHILL);
        }
        assert!(Halted::<Test>::get());
        let epoch = epoch();
        assert_noop!(submit(MINER), Error::<Test>::Halted);
        assert_noop!(commit(VOTER, &SHEET), Error::<Test>::Halted);
        assert_noop!(reveal(VOTER, &SHEET), Error::<Test>::Halted);
        assert_noop!(vote(VOTER, BALLOT), Error::<Test>::Halted);
        assert_noop!(Epochs::resume(RuntimeOrigin::signed(VOTER), epoch + 1), Error::<Test>::WrongEpoch);
        assert_noop!(Epochs::resume(RuntimeOrigin::signed(MINER), epoch), Error::<Test>::NotVoter);
        assert_ok!(Epochs::resume(RuntimeOrigin::signed(VOTER), epoch));
        assert_noop!(Epochs::resume(RuntimeOrigin::signed(VOTER), epoch), Error::<Test>::AlreadyDone);
    });
}

#[test]
fn refusals_have_the_codes_of_the_protocol() {
    use Refusal::*;
    let refusals = [
        WrongEpoch,
        WrongPhase,
        AlreadyDone,
        EpochFull,
        WorkTooWeak,
        NotVoter,
        NothingCommitted,
        WrongBase,
        OverBudget,
        BadReveal,
        Halted,
        NotHalted,
        Malformed,
        TallyUnfinished,
    ];
    for (code, refusal) in (1..).zip(refusals) {
        assert_eq!(refusal.code(), code);
        let DispatchError::Module(error) = DispatchError::from(Error::<Test>::from(refusal)) else {
            unreachable!()
        };
        assert_eq!(error.error[0] + 1, code, "{refusal:?} has its place among the errors");
        assert_eq!(error.message, Some(format!("{refusal:?}").leak() as &str));
    }
}
