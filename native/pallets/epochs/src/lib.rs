//! # Epochs
//!
//! The phases of an epoch, the submissions, the scores, the model's hash and the three loss series, as the project's
//! protocol page describes them. An epoch goes `Submit → Score → Reveal → Vote → Settle`; the calls of miners and
//! voters are free when their rules admit them (see [`check`]); what concerns many miners at once is done at the start
//! of a block, a page a block (`phases`, `tally` and `settle`), so that no block's work grows with the number of miners.
//!
//! The pallet mints nothing and holds no stake: it hands shares to `minting` and names to `staking`.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub mod adjust;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
pub mod check;
mod check_nonce;
pub mod guard;
pub mod health;
#[cfg(any(test, feature = "try-runtime"))]
mod invariants;
pub mod median;
pub mod migrations;
mod phases;
mod prune;
mod settle;
mod tally;
pub mod types;
pub mod weights;
pub mod work;

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]
mod mock;
#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]
mod tests;

pub use check_nonce::CheckNonce;
pub use pallet::*;
pub use weights::WeightInfo;

/// Held epochs in a row that halt training.
pub const HELD_LIMIT: u32 = 3;

// What FRAME makes of a storage item uses `expect`.
#[allow(clippy::expect_used)]
#[frame_support::pallet]
pub mod pallet {
    use crate::{check::Claim, health, types::*, weights::WeightInfo, HELD_LIMIT};
    use alice_minting::Mint;
    use alice_staking::Stake;
    use alloc::string::String;
    use frame_support::{pallet_prelude::*, traits::fungible::MutateHold};
    use frame_system::pallet_prelude::*;
    use sp_core::H256;

    /// Most voters of an epoch: the seats of the validator set.
    pub type MaxVotersOf<T> =
        <<T as Config>::Stake as Stake<<T as frame_system::Config>::AccountId>>::MaxValidators;

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(2);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
        /// Holds the deposits of submissions.
        type Currency: MutateHold<Self::AccountId, Balance = u128, Reason = Self::RuntimeHoldReason>;

        /// The runtime's hold reasons.
        type RuntimeHoldReason: From<HoldReason>;

        /// The emission and its payment.
        type Mint: Mint<Self::AccountId>;

        /// Voters, their power, their rewards and their slashes.
        type Stake: Stake<Self::AccountId>;

        /// The most places for submissions that an epoch can have.
        #[pallet::constant]
        type MaxSubmissions: Get<u32>;

        /// Places for submissions in an epoch, until [`Places`] says otherwise.
        #[pallet::constant]
        type InitialPlaces: Get<u32>;

        /// Submissions that the tally, or the payment of an epoch, does in one block. Not 0.
        #[pallet::constant]
        type SubmissionsPerBlock: Get<u32>;

        /// What closing an epoch may take of one block: as many voters are paid or slashed as fit beside a page of submissions, and
        /// one at least when no submission is left.
        type ClosingWeight: Get<Weight>;

        /// Epochs for which submissions and outcomes are kept after the epoch.
        #[pallet::constant]
        type KeepEpochs: Get<u32>;

        /// Weights of calls and of the work at the start of a block.
        type WeightInfo: WeightInfo;
    }

    /// Why the pallet holds funds.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// The deposit of a submission, until its epoch ends.
        Submission,
    }

    /// The words that the chain begins with.
    #[pallet::storage]
    pub type Inscription<T> = StorageValue<_, BoundedVec<u8, MaxInscription>, ValueQuery>;

    /// The model that the network trains.
    #[pallet::storage]
    pub type Model<T> = StorageValue<_, ModelEntry, ValueQuery>;

    /// Hash of the weights that the current epoch starts from.
    #[pallet::storage]
    pub type Base<T> = StorageValue<_, H256, ValueQuery>;

    /// The epoch that is under way.
    #[pallet::storage]
    pub type Current<T> = StorageValue<_, Epoch, ValueQuery>;

    /// Lengths of the phases.
    #[pallet::storage]
    pub type Lengths<T> = StorageValue<_, PhaseLengths, ValueQuery>;

    /// The voters of the epoch and their power.
    #[pallet::storage]
    pub type Voters<T: Config> =
        StorageValue<_, BoundedVec<(T::AccountId, u128), MaxVotersOf<T>>, ValueQuery>;

    /// Where voters listen. Entries of those that are no voters any more are removed when an epoch starts.
    #[pallet::storage]
    pub type Announcements<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Announcement>;

    /// Submissions of the current epoch.
    #[pallet::storage]
    pub type SubmissionCount<T> = StorageValue<_, u32, ValueQuery>;

    /// Those of them that left the deposit.
    #[pallet::storage]
    pub type DepositCount<T> = StorageValue<_, u32, ValueQuery>;

    /// Submissions by epoch and index.
    #[pallet::storage]
    pub type Submissions<T: Config> =
        StorageDoubleMap<_, Twox64Concat, u32, Twox64Concat, u32, Submission<T::AccountId>>;

    /// Index of an account's submission in an epoch.
    #[pallet::storage]
    pub type SubmissionOf<T: Config> =
        StorageDoubleMap<_, Twox64Concat, u32, Blake2_128Concat, T::AccountId, u32>;

    /// What voters of the current epoch committed to.
    #[pallet::storage]
    pub type Commits<T: Config> = CountedStorageMap<_, Blake2_128Concat, T::AccountId, H256>;

    /// The scores that voters of the current epoch revealed.
    #[pallet::storage]
    pub type Reveals<T: Config> =
        CountedStorageMap<_, Blake2_128Concat, T::AccountId, Scores<T::MaxSubmissions>>;

    /// Submissions of the current epoch that are tallied.
    #[pallet::storage]
    pub type TallyCursor<T> = StorageValue<_, u32, ValueQuery>;

    /// Whether all submissions of the current epoch are tallied.
    #[pallet::storage]
    pub type Tallied<T> = StorageValue<_, bool, ValueQuery>;

    /// What the tally of the current epoch has accepted so far.
    #[pallet::storage]
    pub type Accepted<T> = StorageValue<_, AcceptedTotal, ValueQuery>;

    /// The last batch losses of the miners that it has accepted, in nano-nats a token.
    #[pallet::storage]
    pub type AcceptedLosses<T: Config> = StorageValue<_, BoundedVec<u64, T::MaxSubmissions>, ValueQuery>;

    /// What became of a submission, by epoch and index.
    #[pallet::storage]
    pub type Results<T: Config> = StorageDoubleMap<_, Twox64Concat, u32, Twox64Concat, u32, Outcome>;

    /// Votes of the current epoch.
    #[pallet::storage]
    pub type Votes<T: Config> = CountedStorageMap<_, Blake2_128Concat, T::AccountId, Vote>;

    /// How far a decided epoch is closed; none when nothing is left to do.
    #[pallet::storage]
    pub type Closing<T: Config> = StorageValue<_, ClosingState<MaxVotersOf<T>>>;

    /// What remains of each epoch.
    #[pallet::storage]
    pub type History<T> = StorageMap<_, Twox64Concat, u32, EpochRecord>;

    /// Difficulty of the work that a key without balance shows.
    #[pallet::storage]
    pub type Difficulty<T> = StorageValue<_, u64, ValueQuery>;

    /// The least difficulty.
    #[pallet::storage]
    pub type MinDifficulty<T> = StorageValue<_, u64, ValueQuery>;

    /// What a key with balance leaves on hold in place of work.
    #[pallet::storage]
    pub type Deposit<T> = StorageValue<_, u128, ValueQuery>;

    /// Places for submissions in an epoch, in place of the constant `InitialPlaces`; never more than `MaxSubmissions`.
    #[pallet::storage]
    pub type Places<T> = StorageValue<_, u32>;

    /// What changes when the next epoch starts.
    #[pallet::storage]
    pub type Pending<T> = StorageValue<_, PendingParameters, ValueQuery>;

    /// Epochs that have settled: how often the model has moved. Learning-rate schedules count these, not epochs.
    #[pallet::storage]
    pub type SettledCount<T> = StorageValue<_, u32, ValueQuery>;

    /// Epochs held since the last settled one.
    #[pallet::storage]
    pub type HeldInRow<T> = StorageValue<_, u32, ValueQuery>;

    /// Whether training is halted until two thirds of the power resume it.
    #[pallet::storage]
    pub type Halted<T> = StorageValue<_, bool, ValueQuery>;

    /// Who asked for a halted training to go on.
    #[pallet::storage]
    pub type Resumes<T: Config> = CountedStorageMap<_, Blake2_128Concat, T::AccountId, ()>;

    /// The losses of the last settled epochs, the oldest first.
    #[pallet::storage]
    pub type RecentLosses<T> = StorageValue<_, BoundedVec<Losses, ConstU32<{ health::WINDOW }>>, ValueQuery>;

    /// Whether the three loss series agree.
    #[pallet::storage]
    pub type Health<T> = StorageValue<_, HealthState, ValueQuery>;

    /// How far old epochs are pruned.
    #[pallet::storage]
    pub type Pruned<T> = StorageValue<_, PruneCursor, ValueQuery>;

    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    pub enum Event<T: Config> {
        /// An epoch has started with a phase of submissions.
        EpochStarted { epoch: u32, base: H256, randomness: H256, deadline: u32 },
        /// A later phase of the epoch has started; `deadline` is the first block after it at the latest.
        PhaseStarted { epoch: u32, phase: Phase, deadline: u32 },
        /// A voter says where it listens.
        Announced { epoch: u32, account: T::AccountId },
        /// A miner has submitted a gradient.
        Submitted { epoch: u32, index: u32, account: T::AccountId, blob: H256 },
        /// A voter has committed to its scores.
        Committed { epoch: u32, account: T::AccountId },
        /// A voter has revealed its scores.
        Revealed { epoch: u32, account: T::AccountId },
        /// All submissions have their settled score.
        Tallied { epoch: u32, accepted: u32 },
        /// A voter has voted for the next base.
        Voted { epoch: u32, account: T::AccountId, hash: H256 },
        /// The epoch has a new base and is paid.
        Settled { epoch: u32, base: H256, minted: u128, miners_part: u128, accepted: u32 },
        /// The sign guard kept the base: no majority of the power that voted found `minus < base`, or none `base < plus`.
        /// Medians of the losses.
        Held { epoch: u32, minus: u64, base: u64, plus: u64 },
        /// The epoch keeps the base and its emission is deferred.
        Deferred { epoch: u32, reason: DeferReason },
        /// A voter was slashed, since it did not reveal what it committed to.
        NotRevealed { epoch: u32, account: T::AccountId },
        /// A share could not be paid out and went back to the deferred pool.
        Unpayable { epoch: u32, account: T::AccountId, amount: u128 },
        /// Too many epochs in a row were held; training waits for two thirds of the power.
        Halted { epoch: u32 },
        /// A validator asks for training to go on.
        ResumeAsked { epoch: u32, account: T::AccountId },
        /// Training goes on with the next block.
        Resumed { epoch: u32 },
        /// The three loss series agree again, or no longer do.
        HealthChanged { epoch: u32, health: HealthState },
    }

    /// Why a call is refused: [`crate::check::Refusal`], in the order of its codes.
    #[pallet::error]
    pub enum Error<T> {
        /// The call names another epoch than the current one.
        WrongEpoch,
        /// The call does not belong to the phase of this block.
        WrongPhase,
        /// The account has already done this in this epoch.
        AlreadyDone,
        /// Every place of the epoch is taken.
        EpochFull,
        /// The account can not leave the deposit, and the work is not enough.
        WorkTooWeak,
        /// The account is not one of the voters.
        NotVoter,
        /// The account has committed to nothing.
        NothingCommitted,
        /// The gradient starts from another base.
        WrongBase,
        /// The gradient is larger than the model's budget.
        OverBudget,
        /// The scores and the salt do not match the commit, or there is not one score for each submission.
        BadReveal,
        /// Training is halted.
        Halted,
        /// Training is not halted.
        NotHalted,
        /// An argument makes no sense.
        Malformed,
        /// The tally is still under way.
        TallyUnfinished,
    }

    #[pallet::extra_constants]
    impl<T: Config> Pallet<T> {
        /// How pseudo-gradients are signed and applied.
        #[pallet::constant_name(SignConvention)]
        fn sign_convention() -> SignConvention {
            SignConvention::StartMinusEnd
        }

        /// Held epochs in a row that halt training.
        #[pallet::constant_name(HeldLimit)]
        fn held_limit() -> u32 {
            HELD_LIMIT
        }

        /// Settled epochs over which the loss series are compared.
        #[pallet::constant_name(HealthWindow)]
        fn health_window() -> u32 {
            health::WINDOW
        }

        /// How much a loss series has to rise over the window to count, in nano-nats a token.
        #[pallet::constant_name(HealthTolerance)]
        fn health_tolerance() -> u64 {
            health::TOLERANCE
        }
    }

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// The words that the chain begins with.
        pub inscription: String,
        /// The model that the network trains.
        pub model: ModelGenesis,
        /// Hash of its first weights.
        pub base: H256,
        /// Lengths of the phases.
        pub lengths: PhaseLengths,
        /// Least difficulty of the proof of work; 0 counts as 1.
        pub min_difficulty: u64,
        /// Deposit of a key with balance, in plancks; at 0 every key shows work.
        pub deposit: u128,
        /// Ties the type to the runtime.
        #[serde(skip)]
        pub _config: core::marker::PhantomData<T>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            let inscription = BoundedVec::try_from(self.inscription.clone().into_bytes());
            let name = BoundedVec::try_from(self.model.name.clone().into_bytes());
            assert!(inscription.is_ok(), "the inscription is too long");
            assert!(name.is_ok(), "the model's name is too long");
            let PhaseLengths { submit, score, reveal, vote } = self.lengths;
            assert!(submit > 0 && score > 0 && reveal > 0 && vote > 0, "a phase has no block");
            Inscription::<T>::put(inscription.unwrap_or_default());
            Model::<T>::put(ModelEntry {
                name: name.unwrap_or_default(),
                parameters: self.model.parameters,
                budget: self.model.budget,
                description: self.model.description,
                manifest: self.model.manifest,
                seed: self.model.seed,
            });
            Base::<T>::put(self.base);
            Lengths::<T>::put(self.lengths.clone());
            let difficulty = self.min_difficulty.max(1);
            MinDifficulty::<T>::put(difficulty);
            Difficulty::<T>::put(difficulty);
            Deposit::<T>::put(self.deposit);
        }
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn on_initialize(_: BlockNumberFor<T>) -> Weight {
            Self::advance(Self::now()).saturating_add(Self::prune())
        }

        fn integrity_test() {
            assert!(T::SubmissionsPerBlock::get() > 0, "the tally would never end");
            let most = T::ClosingWeight::get().ref_time();
            let page = Self::close_submissions_weight(T::SubmissionsPerBlock::get());
            assert!(page.ref_time() <= most, "no page fits");
            assert!(Self::most_close_voter_weight().ref_time() <= most, "closing would never end");
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    impl<T: Config> Pallet<T> {
        /// Whether `origin` is a signer that passes `check`.
        fn signer_passes(
            origin: &OriginFor<T>,
            check: impl FnOnce(&T::AccountId) -> Result<(), crate::check::Refusal>,
        ) -> bool {
            ensure_signed(origin.clone()).is_ok_and(|who| check(&who).is_ok())
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// A voter says where its ingest listens and what the root of its hidden text is, once an epoch.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::announce())]
        #[pallet::feeless_if(|origin: &OriginFor<T>, endpoint: &BoundedVec<u8, MaxEndpoint>, _root: &H256| -> bool {
            Pallet::<T>::signer_passes(origin, |who| Pallet::<T>::check_announce(who, endpoint))
        })]
        pub fn announce(
            origin: OriginFor<T>,
            endpoint: BoundedVec<u8, MaxEndpoint>,
            hidden_root: H256,
        ) -> DispatchResult {
            let account = ensure_signed(origin)?;
            Self::check_announce(&account, &endpoint).map_err(Error::<T>::from)?;
            let epoch = Current::<T>::get().index;
            Announcements::<T>::insert(&account, Announcement { endpoint, hidden_root, epoch });
            Self::deposit_event(Event::Announced { epoch, account });
            Ok(())
        }

        /// A miner submits the hash of a gradient of `size` bytes that starts from `base`, with its own first and last
        /// batch loss in nano-nats a token. A key that can leaves the deposit; any other shows `work`.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::submit())]
        #[pallet::feeless_if(|
            origin: &OriginFor<T>,
            epoch: &u32,
            base: &H256,
            _blob: &H256,
            size: &u32,
            _first_loss: &u64,
            _last_loss: &u64,
            work: &u64
        | -> bool {
            let claim = Claim { epoch: *epoch, base, size: *size, work: *work };
            Pallet::<T>::signer_passes(origin, |who| Pallet::<T>::check_submit(who, &claim).map(|_| ()))
        })]
        #[allow(clippy::too_many_arguments)]
        pub fn submit(
            origin: OriginFor<T>,
            epoch: u32,
            base: H256,
            blob: H256,
            size: u32,
            first_loss: u64,
            last_loss: u64,
            work: u64,
        ) -> DispatchResult {
            let account = ensure_signed(origin)?;
            let claim = Claim { epoch, base: &base, size, work };
            let deposit = Self::check_submit(&account, &claim).map_err(Error::<T>::from)?;
            if deposit > 0 {
                T::Currency::hold(&HoldReason::Submission.into(), &account, deposit)?;
                DepositCount::<T>::mutate(|count| *count = count.saturating_add(1));
            }
            let index = SubmissionCount::<T>::get();
            SubmissionCount::<T>::put(index.saturating_add(1));
            SubmissionOf::<T>::insert(epoch, &account, index);
            let block = Self::now();
            let submission =
                Submission { account: account.clone(), blob, size, first_loss, last_loss, block, deposit };
            Submissions::<T>::insert(epoch, index, submission);
            Self::deposit_event(Event::Submitted { epoch, index, account, blob });
            Ok(())
        }

        /// A voter commits to its scores: `hash = blake2_256(SCALE(account, epoch, scores, salt))`.
        #[pallet::call_index(2)]
        #[pallet::weight((T::WeightInfo::commit(), DispatchClass::Operational))]
        #[pallet::feeless_if(|origin: &OriginFor<T>, epoch: &u32, _hash: &H256| -> bool {
            Pallet::<T>::signer_passes(origin, |who| Pallet::<T>::check_commit(who, *epoch))
        })]
        pub fn commit(origin: OriginFor<T>, epoch: u32, hash: H256) -> DispatchResult {
            let account = ensure_signed(origin)?;
            Self::check_commit(&account, epoch).map_err(Error::<T>::from)?;
            Commits::<T>::insert(&account, hash);
            Self::deposit_event(Event::Committed { epoch, account });
            Self::end_if_all_acted();
            Ok(())
        }

        /// A voter reveals what it committed to: a score for each submission, by index.
        #[pallet::call_index(3)]
        #[pallet::weight((T::WeightInfo::reveal(scores.len() as u32), DispatchClass::Operational))]
        #[pallet::feeless_if(|
            origin: &OriginFor<T>,
            epoch: &u32,
            scores: &Scores<T::MaxSubmissions>,
            salt: &H256
        | -> bool {
            Pallet::<T>::signer_passes(origin, |who| Pallet::<T>::check_reveal(who, *epoch, scores, salt))
        })]
        pub fn reveal(
            origin: OriginFor<T>,
            epoch: u32,
            scores: Scores<T::MaxSubmissions>,
            salt: H256,
        ) -> DispatchResult {
            let account = ensure_signed(origin)?;
            Self::check_reveal(&account, epoch, &scores, &salt).map_err(Error::<T>::from)?;
            Reveals::<T>::insert(&account, scores);
            Self::deposit_event(Event::Revealed { epoch, account });
            Self::end_if_all_acted();
            Ok(())
        }

        /// A voter votes for the hash of the weights that the accepted gradients lead to, with what it measured there.
        #[pallet::call_index(4)]
        #[pallet::weight((T::WeightInfo::vote(), DispatchClass::Operational))]
        #[pallet::feeless_if(|
            origin: &OriginFor<T>,
            epoch: &u32,
            _hash: &H256,
            _losses: &VoteLosses
        | -> bool {
            Pallet::<T>::signer_passes(origin, |who| Pallet::<T>::check_vote(who, *epoch))
        })]
        pub fn vote(origin: OriginFor<T>, epoch: u32, hash: H256, losses: VoteLosses) -> DispatchResult {
            let account = ensure_signed(origin)?;
            Self::check_vote(&account, epoch).map_err(Error::<T>::from)?;
            Votes::<T>::insert(&account, Vote { hash, losses });
            Self::deposit_event(Event::Voted { epoch, account, hash });
            Self::end_if_all_acted();
            Ok(())
        }

        /// While training is halted, a validator asks for it to go on; two thirds of the power start the next epoch.
        #[pallet::call_index(5)]
        #[pallet::weight((
            T::WeightInfo::resume().saturating_add(T::Stake::elect_weight().saturating_mul(3)),
            DispatchClass::Operational
        ))]
        #[pallet::feeless_if(|origin: &OriginFor<T>, epoch: &u32| -> bool {
            Pallet::<T>::signer_passes(origin, |who| Pallet::<T>::check_resume(who, *epoch))
        })]
        pub fn resume(origin: OriginFor<T>, epoch: u32) -> DispatchResult {
            let account = ensure_signed(origin)?;
            Self::check_resume(&account, epoch).map_err(Error::<T>::from)?;
            Self::ask_to_resume(epoch, account)
        }
    }
}
