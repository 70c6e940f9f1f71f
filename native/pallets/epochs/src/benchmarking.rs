//! Benchmarks of the calls and of what a block does by itself: the weights in `weights.rs` must not be below what they
//! measure. They write the state before a call directly, as large as it can be.

use crate::{
    adjust::Adjust,
    types::{
        AcceptedTotal, Announcement, ClosingState, Epoch, EpochRecord, Outcome, PendingParameters, Phase,
        Scores, Submission, Vote, VoteLosses,
    },
    *,
};
use alice_minting::Mint;
use alice_staking::Stake;
use alloc::vec;
use frame_benchmarking::v2::*;
use frame_support::{traits::Get, BoundedVec};
use frame_system::RawOrigin;
use sp_core::H256;

const BLOB: H256 = H256::repeat_byte(7);
const DOWNHILL: VoteLosses = VoteLosses { minus: 1, base: 2, plus: 3, held_out: 1 };

/// A full set of voters, the last of which is the answer.
fn voters<T: Config>(count: u32) -> T::AccountId {
    let voters = (0..count).map(|index| (account("voter", index, 0), 1u128));
    Voters::<T>::put(BoundedVec::truncate_from(voters.collect()));
    account("voter", count.saturating_sub(1), 0)
}

/// Puts epoch 1 into `phase`.
fn enter<T: Config>(phase: Phase) {
    let deadline = u32::MAX;
    Current::<T>::put(Epoch { index: 1, phase, started: 1, deadline, randomness: BLOB });
}

/// `count` submissions of epoch `epoch`, accepted with a score of 1 each.
fn submissions<T: Config>(epoch: u32, count: u32) {
    for index in 0..count {
        let account: T::AccountId = account("miner", index, 0);
        SubmissionOf::<T>::insert(epoch, &account, index);
        let submission =
            Submission { account, blob: BLOB, size: 1, first_loss: 2, last_loss: 1, block: 1, deposit: 0 };
        Submissions::<T>::insert(epoch, index, submission);
        Results::<T>::insert(epoch, index, Outcome { score: Some(1), weight: 1, accepted: true, paid: 0 });
    }
    SubmissionCount::<T>::put(count);
    History::<T>::insert(0, EpochRecord { submissions: count, ..Default::default() });
}

/// So many submissions are counted as accepted.
fn accepted<T: Config>(count: u32) {
    Accepted::<T>::put(AcceptedTotal { count, scores: count.into() });
    AcceptedLosses::<T>::put(BoundedVec::truncate_from(vec![1; count as usize]));
}

fn sheet<T: Config>(count: u32) -> Scores<T::MaxSubmissions> {
    BoundedVec::truncate_from(vec![Some(i64::MAX); count as usize])
}

/// The first `count` voters reveal `scores` scores each and vote alike.
fn reveals_and_votes<T: Config>(count: u32, scores: u32) {
    for index in 0..count {
        let voter: T::AccountId = account("voter", index, 0);
        Commits::<T>::insert(&voter, BLOB);
        Reveals::<T>::insert(&voter, sheet::<T>(scores));
        Votes::<T>::insert(&voter, Vote { hash: BLOB, losses: DOWNHILL });
    }
}

#[benchmarks]
mod benchmarks {
    use super::*;

    #[benchmark]
    fn announce() -> Result<(), BenchmarkError> {
        let who = voters::<T>(MaxVotersOf::<T>::get());
        let mut endpoint = b"http://".to_vec();
        endpoint.resize(256, b'a');
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), BoundedVec::truncate_from(endpoint), BLOB);
        assert!(Announcements::<T>::contains_key(who));
        Ok(())
    }

    #[benchmark]
    fn submit() -> Result<(), BenchmarkError> {
        enter::<T>(Phase::Submit);
        submissions::<T>(1, T::MaxSubmissions::get().saturating_sub(1));
        Model::<T>::mutate(|model| model.budget = 1);
        Difficulty::<T>::put(1);
        let who: T::AccountId = whitelisted_caller();
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), 1, Base::<T>::get(), BLOB, 1, 2, 1, 0);
        assert!(SubmissionOf::<T>::contains_key(1, who));
        Ok(())
    }

    #[benchmark]
    fn commit() -> Result<(), BenchmarkError> {
        enter::<T>(Phase::Score);
        let who = voters::<T>(MaxVotersOf::<T>::get());
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), 1, BLOB);
        assert!(Commits::<T>::contains_key(who));
        Ok(())
    }

    #[benchmark]
    fn reveal(s: Linear<0, { T::MaxSubmissions::get() }>) -> Result<(), BenchmarkError> {
        enter::<T>(Phase::Reveal);
        let who = voters::<T>(MaxVotersOf::<T>::get());
        SubmissionCount::<T>::put(s);
        Commits::<T>::insert(&who, Pallet::<T>::commitment(&who, 1, &sheet::<T>(s), &BLOB));
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), 1, sheet::<T>(s), BLOB);
        assert!(Reveals::<T>::contains_key(who));
        Ok(())
    }

    #[benchmark]
    fn vote() -> Result<(), BenchmarkError> {
        enter::<T>(Phase::Vote);
        Tallied::<T>::put(true);
        let who = voters::<T>(MaxVotersOf::<T>::get());
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), 1, BLOB, DOWNHILL);
        assert!(Votes::<T>::contains_key(who));
        Ok(())
    }

    #[benchmark]
    fn resume() -> Result<(), BenchmarkError> {
        enter::<T>(Phase::Settle);
        Halted::<T>::put(true);
        // Whoever is elected where this runs; the others have asked before.
        let elected = T::Stake::elect();
        let (who, _) = elected.first().ok_or(BenchmarkError::Weightless)?.clone();
        for (other, _) in elected.iter().skip(1) {
            Resumes::<T>::insert(other, ());
        }
        #[extrinsic_call]
        _(RawOrigin::Signed(who), 1);
        assert!(!Halted::<T>::get());
        Ok(())
    }

    #[benchmark]
    fn start_epoch(v: Linear<1, { MaxVotersOf::<T>::get() }>) -> Result<(), BenchmarkError> {
        enter::<T>(Phase::Settle);
        voters::<T>(v);
        reveals_and_votes::<T>(v, T::MaxSubmissions::get());
        for index in 0..v {
            let endpoint = BoundedVec::truncate_from(vec![b'a'; 256]);
            let announcement = Announcement { endpoint, hidden_root: BLOB, epoch: 1 };
            Announcements::<T>::insert(account::<T::AccountId>("voter", index, 0), announcement);
        }
        History::<T>::insert(1, EpochRecord::default());
        <Pallet<T> as Adjust>::for_next_epoch(|pending| {
            *pending = PendingParameters {
                submit: Some(7),
                score: Some(7),
                reveal: Some(7),
                vote: Some(7),
                min_difficulty: Some(1 << 40),
                deposit: Some(1),
                places: Some(1),
            };
        });
        #[block]
        {
            Pallet::<T>::advance(2);
        }
        assert_eq!(Current::<T>::get().index, 2);
        assert!(!Pending::<T>::exists());
        Ok(())
    }

    #[benchmark]
    fn tally_page(
        v: Linear<1, { MaxVotersOf::<T>::get() }>,
        s: Linear<1, { T::SubmissionsPerBlock::get() }>,
        n: Linear<{ T::SubmissionsPerBlock::get() }, { T::MaxSubmissions::get() }>,
    ) -> Result<(), BenchmarkError> {
        enter::<T>(Phase::Vote);
        voters::<T>(v);
        submissions::<T>(1, n);
        reveals_and_votes::<T>(v, n);
        accepted::<T>(n.saturating_sub(s));
        TallyCursor::<T>::put(n.saturating_sub(s));
        #[block]
        {
            Pallet::<T>::tally_page(2);
        }
        assert!(Tallied::<T>::get());
        Ok(())
    }

    #[benchmark]
    fn decide(
        v: Linear<1, { MaxVotersOf::<T>::get() }>,
        n: Linear<1, { T::MaxSubmissions::get() }>,
    ) -> Result<(), BenchmarkError> {
        enter::<T>(Phase::Settle);
        voters::<T>(v);
        reveals_and_votes::<T>(v, n);
        SubmissionCount::<T>::put(n);
        accepted::<T>(n);
        #[block]
        {
            Pallet::<T>::decide(&Current::<T>::get(), 2);
        }
        assert_eq!(Base::<T>::get(), BLOB);
        Ok(())
    }

    #[benchmark]
    fn close_submissions(s: Linear<1, { T::SubmissionsPerBlock::get() }>) -> Result<(), BenchmarkError> {
        enter::<T>(Phase::Settle);
        submissions::<T>(1, s);
        let part = T::Mint::settle(2)?;
        let record = EpochRecord { submissions: s, minted: part, miners_part: part, ..Default::default() };
        History::<T>::insert(1, record);
        let scores = u128::from(s);
        let shares = Default::default();
        Closing::<T>::put(ClosingState { submissions: 0, voters: 0, shares, part, scores, scored: 0 });
        #[block]
        {
            Pallet::<T>::close_page(&Current::<T>::get());
        }
        assert!(!Closing::<T>::exists());
        assert!(Results::<T>::get(1, s.saturating_sub(1)).is_some_and(|outcome| outcome.paid > 0));
        Ok(())
    }

    #[benchmark]
    fn prune(s: Linear<1, { T::SubmissionsPerBlock::get() }>) -> Result<(), BenchmarkError> {
        submissions::<T>(0, s);
        enter::<T>(Phase::Submit);
        Current::<T>::mutate(|current| current.index = T::KeepEpochs::get().saturating_add(1));
        #[block]
        {
            Pallet::<T>::prune();
        }
        assert_eq!(Pruned::<T>::get().epoch, 1);
        Ok(())
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::benchmark_externalities(), crate::mock::Test);
}
