//! Benchmarks of the calls and of what a block does by itself. They write the state before a call directly, as large as it
//! can be.
//!
//! A call's check runs three times in a block: for the nonce ([`check_submit`](benchmarks::check_submit) and the two
//! others like it), for the fee, and in the call. The weight of a call is that of the last two.

use crate::{
    adjust::Adjust,
    types::{
        AcceptedTotal, Announcement, ClosingState, Epoch, EpochRecord, HealthState, Losses, Outcome,
        PendingParameters, Phase, Scores, Series, Submission, Vote, VoteLosses,
    },
    *,
};
use alice_minting::Mint;
use alice_staking::Stake;
use alloc::{vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::{
    dispatch::CheckIfFeeless,
    traits::{
        fungible::{Inspect, Mutate, MutateHold},
        Get, UnfilteredDispatchable,
    },
    BoundedVec,
};
use frame_system::{pallet_prelude::OriginFor, RawOrigin};
use sp_core::H256;
use sp_runtime::transaction_validity::ValidTransaction;

const BLOB: H256 = H256::repeat_byte(7);
const DOWNHILL: VoteLosses = VoteLosses { minus: 1, base: 2, plus: 3, held_out: 1 };

/// A full set of voters, the last of which is the answer.
fn voters<T: Config>(count: u32) -> T::AccountId {
    let voters = (0..count).map(|index| (voter::<T>(index), 1u128));
    Voters::<T>::put(BoundedVec::truncate_from(voters.collect()));
    voter::<T>(count.saturating_sub(1))
}

fn voter<T: Config>(index: u32) -> T::AccountId {
    account("voter", index, 0)
}

/// All seats but the last.
fn others<T: Config>() -> impl Iterator<Item = T::AccountId> {
    (0..MaxVotersOf::<T>::get().saturating_sub(1)).map(voter::<T>)
}

/// Puts epoch 1 into `phase`.
fn enter<T: Config>(phase: Phase) {
    let deadline = u32::MAX;
    Current::<T>::put(Epoch { index: 1, phase, started: 1, deadline, randomness: BLOB });
}

/// A number that is another for every pair of arguments, so that nothing is in order before it is sorted.
fn scattered(a: u32, b: u32) -> u32 {
    a.wrapping_mul(2_654_435_761).wrapping_add(b.wrapping_mul(40_503)).rotate_left(13)
}

/// The score that submissions are settled with.
const SCORE: u32 = 1_000_000;

/// The submissions `first..count` of epoch `epoch`, accepted, none paid and none with a deposit.
fn submissions<T: Config>(epoch: u32, first: u32, count: u32) {
    for index in first..count {
        let account: T::AccountId = account("miner", index, 0);
        SubmissionOf::<T>::insert(epoch, &account, index);
        let last_loss = scattered(index, 0).into();
        let submission =
            Submission { account, blob: BLOB, size: 1, first_loss: 2, last_loss, block: 1, deposit: 0 };
        Submissions::<T>::insert(epoch, index, submission);
        let score = Some(SCORE.into());
        Results::<T>::insert(epoch, index, Outcome { score, weight: 1, accepted: true, paid: 0 });
    }
    SubmissionCount::<T>::put(count);
}

/// So many submissions are counted as accepted.
fn accepted<T: Config>(count: u32) {
    let scores = u128::from(count).saturating_mul(SCORE.into());
    Accepted::<T>::put(AcceptedTotal { count, scores });
    let losses: Vec<u64> = (0..count).map(|index| scattered(index, 0).into()).collect();
    AcceptedLosses::<T>::put(BoundedVec::truncate_from(losses));
}

/// Scores of a voter, positive all of them.
fn sheet<T: Config>(voter: u32, count: u32) -> Scores<T::MaxSubmissions> {
    let score = |index| Some(i64::from(scattered(voter, index)).saturating_add(1));
    BoundedVec::truncate_from((0..count).map(score).collect())
}

/// The first `count` voters reveal `scores` scores each and vote alike.
fn reveals_and_votes<T: Config>(count: u32, scores: u32) {
    for index in 0..count {
        let voter = voter::<T>(index);
        Commits::<T>::insert(&voter, BLOB);
        Reveals::<T>::insert(&voter, sheet::<T>(index, scores));
        Votes::<T>::insert(&voter, Vote { hash: BLOB, losses: DOWNHILL });
    }
}

/// An account that can leave the deposit, which costs more than to show work. The answer is its submission.
fn submit_call<T: Config>(who: &T::AccountId) -> Call<T>
where
    T::Currency: Mutate<T::AccountId>,
{
    enter::<T>(Phase::Submit);
    SubmissionCount::<T>::put(T::MaxSubmissions::get().saturating_sub(1));
    Places::<T>::put(T::MaxSubmissions::get());
    Model::<T>::mutate(|model| model.budget = 1);
    let deposit = T::Currency::minimum_balance().saturating_add(1_000);
    Deposit::<T>::put(deposit);
    T::Currency::set_balance(who, deposit.saturating_mul(10));
    let base = Base::<T>::get();
    Call::submit { epoch: 1, base, blob: BLOB, size: 1, first_loss: 2, last_loss: 1, work: 0 }
}

/// The answer is the reveal of `count` scores by the last voter, who committed to them.
fn reveal_call<T: Config>(who: &T::AccountId, count: u32) -> Call<T> {
    enter::<T>(Phase::Reveal);
    SubmissionCount::<T>::put(count);
    let scores = sheet::<T>(0, count);
    Commits::<T>::insert(who, Pallet::<T>::commitment(who, 1, &scores, &BLOB));
    Call::reveal { epoch: 1, scores, salt: BLOB }
}

/// The answer is the vote of the last voter.
fn vote_call<T: Config>() -> Call<T> {
    enter::<T>(Phase::Vote);
    Tallied::<T>::put(true);
    Call::vote { epoch: 1, hash: BLOB, losses: DOWNHILL }
}

/// The check for the nonce.
fn check<T: Config>(who: &T::AccountId, call: &Call<T>) -> Result<ValidTransaction, BenchmarkError> {
    Pallet::<T>::check(who, call).map_err(|_| "the check refuses the call")?;
    Ok(CheckNonce::<T>::with_place_in_pool(Default::default(), who, call))
}

/// The check for the fee, and the call.
fn execute<T: Config>(who: &T::AccountId, call: Call<T>) -> Result<(), BenchmarkError> {
    let origin: OriginFor<T> = RawOrigin::Signed(who.clone()).into();
    if !call.is_feeless(&origin) {
        return Err(BenchmarkError::Stop("the call is not free"));
    }
    call.dispatch_bypass_filter(origin).map_err(|error| error.error)?;
    Ok(())
}

#[benchmarks(where T::Currency: Mutate<T::AccountId>)]
mod benchmarks {
    use super::*;

    #[benchmark]
    fn check_submit() -> Result<(), BenchmarkError> {
        let who: T::AccountId = account("caller", 0, 0);
        let call = submit_call::<T>(&who);
        #[block]
        {
            check::<T>(&who, &call)?;
        }
        Ok(())
    }

    #[benchmark]
    fn check_reveal(s: Linear<0, { T::MaxSubmissions::get() }>) -> Result<(), BenchmarkError> {
        let who = voters::<T>(MaxVotersOf::<T>::get());
        let call = reveal_call::<T>(&who, s);
        #[block]
        {
            check::<T>(&who, &call)?;
        }
        Ok(())
    }

    /// No other call reads more, but for the election of `resume`, which has a weight of its own.
    #[benchmark]
    fn check_vote() -> Result<(), BenchmarkError> {
        let who = voters::<T>(MaxVotersOf::<T>::get());
        let call = vote_call::<T>();
        #[block]
        {
            check::<T>(&who, &call)?;
        }
        Ok(())
    }

    #[benchmark]
    fn announce() -> Result<(), BenchmarkError> {
        enter::<T>(Phase::Submit);
        let who = voters::<T>(MaxVotersOf::<T>::get());
        let mut endpoint = b"http://".to_vec();
        endpoint.resize(256, b'a');
        let endpoint = BoundedVec::truncate_from(endpoint);
        let before = Announcement { endpoint: endpoint.clone(), hidden_root: H256::zero(), epoch: 0 };
        Announcements::<T>::insert(&who, before);
        let call = Call::announce { endpoint, hidden_root: BLOB };
        #[block]
        {
            execute::<T>(&who, call)?;
        }
        assert_eq!(Announcements::<T>::get(who).map(|last| last.hidden_root), Some(BLOB));
        Ok(())
    }

    #[benchmark]
    fn submit() -> Result<(), BenchmarkError> {
        let who: T::AccountId = account("caller", 0, 0);
        let call = submit_call::<T>(&who);
        #[block]
        {
            execute::<T>(&who, call)?;
        }
        assert!(SubmissionOf::<T>::contains_key(1, who));
        Ok(())
    }

    /// The last of all: the phase ends.
    #[benchmark]
    fn commit() -> Result<(), BenchmarkError> {
        enter::<T>(Phase::Score);
        let who = voters::<T>(MaxVotersOf::<T>::get());
        others::<T>().for_each(|other| Commits::<T>::insert(other, BLOB));
        let call = Call::commit { epoch: 1, hash: BLOB };
        #[block]
        {
            execute::<T>(&who, call)?;
        }
        assert_eq!(Current::<T>::get().phase, Phase::Reveal);
        Ok(())
    }

    /// The last of all: the phase ends.
    #[benchmark]
    fn reveal(s: Linear<0, { T::MaxSubmissions::get() }>) -> Result<(), BenchmarkError> {
        let who = voters::<T>(MaxVotersOf::<T>::get());
        let call = reveal_call::<T>(&who, s);
        for other in others::<T>() {
            Commits::<T>::insert(&other, BLOB);
            Reveals::<T>::insert(&other, sheet::<T>(0, 0));
        }
        #[block]
        {
            execute::<T>(&who, call)?;
        }
        assert_eq!(Current::<T>::get().phase, Phase::Vote);
        Ok(())
    }

    /// The last of all: the phase ends.
    #[benchmark]
    fn vote() -> Result<(), BenchmarkError> {
        let who = voters::<T>(MaxVotersOf::<T>::get());
        let call = vote_call::<T>();
        others::<T>().for_each(|other| Votes::<T>::insert(other, Vote { hash: BLOB, losses: DOWNHILL }));
        #[block]
        {
            execute::<T>(&who, call)?;
        }
        assert_eq!(Current::<T>::get().phase, Phase::Settle);
        Ok(())
    }

    /// The last that is needed, after as many requests as there are seats, some by validators that lost theirs.
    #[benchmark]
    fn resume() -> Result<(), BenchmarkError> {
        enter::<T>(Phase::Settle);
        Halted::<T>::put(true);
        HeldInRow::<T>::put(HELD_LIMIT);
        // Whoever is elected where this runs; the others have asked before.
        let elected = T::Stake::elect();
        let (who, _) = elected.first().ok_or(BenchmarkError::Weightless)?.clone();
        let before = elected.iter().skip(1).map(|(other, _)| other.clone());
        let before = before.chain(others::<T>()).take(MaxVotersOf::<T>::get().saturating_sub(1) as usize);
        before.for_each(|other| Resumes::<T>::insert(other, ()));
        let call = Call::resume { epoch: 1 };
        #[block]
        {
            execute::<T>(&who, call)?;
        }
        assert!(!Halted::<T>::get());
        assert_eq!(Resumes::<T>::count(), 0);
        Ok(())
    }

    /// A phase ends at its deadline.
    #[benchmark]
    fn advance() -> Result<(), BenchmarkError> {
        enter::<T>(Phase::Score);
        Current::<T>::mutate(|current| current.deadline = 2);
        voters::<T>(MaxVotersOf::<T>::get());
        reveals_and_votes::<T>(1, 1);
        #[block]
        {
            Pallet::<T>::advance(2);
        }
        assert_eq!(Current::<T>::get().phase, Phase::Reveal);
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
            Announcements::<T>::insert(voter::<T>(index), announcement);
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

    /// With all voters: what they add is in each submission.
    #[benchmark]
    fn tally_page(
        s: Linear<1, { T::SubmissionsPerBlock::get() }>,
        n: Linear<{ T::SubmissionsPerBlock::get() }, { T::MaxSubmissions::get() }>,
    ) -> Result<(), BenchmarkError> {
        enter::<T>(Phase::Vote);
        voters::<T>(MaxVotersOf::<T>::get());
        let first = n.saturating_sub(s);
        submissions::<T>(1, first, n);
        reveals_and_votes::<T>(MaxVotersOf::<T>::get(), n);
        accepted::<T>(first);
        TallyCursor::<T>::put(first);
        #[block]
        {
            Pallet::<T>::tally_page(2);
        }
        assert!(Tallied::<T>::get());
        Ok(())
    }

    /// With all voters: what they add is in each submission.
    #[benchmark]
    fn decide(n: Linear<1, { T::MaxSubmissions::get() }>) -> Result<(), BenchmarkError> {
        enter::<T>(Phase::Settle);
        voters::<T>(MaxVotersOf::<T>::get());
        reveals_and_votes::<T>(MaxVotersOf::<T>::get(), n);
        SubmissionCount::<T>::put(n);
        accepted::<T>(n);
        let losses = vec![Losses::default(); health::WINDOW as usize];
        RecentLosses::<T>::put(BoundedVec::truncate_from(losses));
        Health::<T>::put(HealthState::Diverging { series: Series::HeldOut });
        #[block]
        {
            Pallet::<T>::decide(&Current::<T>::get(), 2);
        }
        assert_eq!(Base::<T>::get(), BLOB);
        Ok(())
    }

    /// All have left a deposit and are paid. The payments have weights of their own.
    #[benchmark]
    fn close_submissions(s: Linear<1, { T::SubmissionsPerBlock::get() }>) -> Result<(), BenchmarkError> {
        enter::<T>(Phase::Settle);
        voters::<T>(MaxVotersOf::<T>::get());
        submissions::<T>(1, 0, s);
        let deposit = T::Currency::minimum_balance().saturating_add(1_000);
        for index in 0..s {
            let miner: T::AccountId = account("miner", index, 0);
            T::Currency::set_balance(&miner, deposit.saturating_mul(10));
            T::Currency::hold(&HoldReason::Submission.into(), &miner, deposit)?;
            Submissions::<T>::mutate(1, index, |submission| {
                submission.iter_mut().for_each(|submission| submission.deposit = deposit)
            });
        }
        let part = T::Mint::settle(2)?;
        let record = EpochRecord { submissions: s, minted: part, miners_part: part, ..Default::default() };
        History::<T>::insert(1, record);
        let scores = u128::from(s).saturating_mul(SCORE.into());
        let (voters, shares) = (MaxVotersOf::<T>::get(), Default::default());
        Closing::<T>::put(ClosingState { submissions: 0, voters, shares, part, scores, scored: 0 });
        #[block]
        {
            Pallet::<T>::close_page(&Current::<T>::get());
        }
        assert!(!Closing::<T>::exists());
        assert!(Results::<T>::get(1, s.saturating_sub(1)).is_some_and(|outcome| outcome.paid > 0));
        Ok(())
    }

    /// They have revealed. The payments, the splits and the slashes have weights of their own.
    #[benchmark]
    fn close_voters(v: Linear<1, { MaxVotersOf::<T>::get() }>) -> Result<(), BenchmarkError> {
        enter::<T>(Phase::Settle);
        let all = MaxVotersOf::<T>::get();
        voters::<T>(all);
        reveals_and_votes::<T>(all, 1);
        History::<T>::insert(1, EpochRecord::default());
        let shares = BoundedVec::truncate_from(vec![0; all as usize]);
        let mut state = ClosingState { submissions: 0, voters: 0, shares, part: 0, scores: 0, scored: 0 };
        state.voters = all.saturating_sub(v);
        Closing::<T>::put(state);
        #[block]
        {
            // The block would stop where their payments might go beyond its share of it.
            while Closing::<T>::exists() {
                Pallet::<T>::close_page(&Current::<T>::get());
            }
        }
        assert!(!Closing::<T>::exists());
        Ok(())
    }

    #[benchmark]
    fn prune(s: Linear<0, { T::SubmissionsPerBlock::get() }>) -> Result<(), BenchmarkError> {
        submissions::<T>(0, 0, s);
        SubmissionCount::<T>::put(s);
        History::<T>::insert(0, EpochRecord { submissions: s, ..Default::default() });
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
