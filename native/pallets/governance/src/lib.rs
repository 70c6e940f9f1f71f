//! # Governance
//!
//! How a chain without an owner changes: the bonded stake votes.
//!
//! A proposal is the hash of a new runtime, or one change of a parameter that is listed in [`Parameter`] within its
//! bounds. The supply's cap, the schedule, the validators' part and the sign convention are not in that list. Who has
//! bonded or delegated can propose and vote, with all that it has bonded and delegated. The course of a proposal, in
//! blocks, with the lengths in [`Timing`]:
//!
//! 1. For `voting` blocks it is voted on, whatever the count.
//! 2. After that it passes in the first block in which the ayes are two thirds of all stake (see `tally`); if there is no such
//!    block before it is `lifetime` blocks old, it expires.
//! 3. For `delay` more blocks votes can still change. If the ayes are two thirds of all stake then too, it is carried out, and
//!    else rejected.
//! 4. A parameter changes at once, those of an epoch with the next epoch. The hash of a runtime is authorised for
//!    `supply` blocks with `frame_system`, whose `apply_authorized_upgrade` anybody can then call with the code, without
//!    an account and without a fee. It refuses code of another hash or of no higher `spec_version`.
//!
//! *No stake counts twice.* A vote weighs what its voter had staked when it voted. Staking tells of every decrease,
//! and the vote's weight follows; stake that has moved to another account has first left this one's vote.
//!
//! *Places.* There are `MaxOpen` of them. When all are taken, a proposer takes that of the proposal whose own proposer backs it
//! with the least, if it has more; what a third of all stake is for, or has passed, keeps its place.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod course;
#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]
mod mock;
mod parameters;
mod tally;
#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]
mod tests;
#[cfg(any(test, feature = "try-runtime"))]
mod try_state;
pub mod types;
mod upgrade;
pub mod weights;

pub use pallet::*;
pub use parameters::Parameter;
pub use types::{Action, Authorisation, Ballot, Proposal, Stage, Timing};
pub use weights::WeightInfo;

// What FRAME makes of a storage item uses `expect`.
#[allow(clippy::expect_used)]
#[frame_support::pallet]
pub mod pallet {
    use super::*;
    use alice_staking::Electorate;
    use frame_support::{pallet_prelude::*, traits::fungible::Inspect};
    use frame_system::pallet_prelude::*;
    use sp_runtime::Perbill;

    /// What a proposal would do.
    pub type ActionOf<T> = Action<<T as frame_system::Config>::Hash>;
    /// A proposal that is open.
    pub type ProposalOf<T> =
        Proposal<<T as frame_system::Config>::AccountId, <T as frame_system::Config>::Hash>;
    /// The hash of a runtime whose code is awaited.
    pub type AuthorisationOf<T> = Authorisation<<T as frame_system::Config>::Hash>;

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
        /// The balances, for their total issuance.
        type Currency: Inspect<Self::AccountId, Balance = u128>;

        /// Whose stake votes.
        type Electorate: Electorate<Self::AccountId>;

        /// Whose phases, work and places can change.
        type Epochs: alice_epochs::adjust::Adjust;

        /// Whose least bond and bootstrap can change.
        type Staking: alice_staking::Adjust;

        /// Proposals that can be open at a time.
        #[pallet::constant]
        type MaxOpen: Get<u32>;

        /// The part of the total issuance that must be staked for anything to pass.
        #[pallet::constant]
        type LeastStaked: Get<Perbill>;

        type WeightInfo: WeightInfo;
    }

    /// The proposals that are open, the oldest first.
    #[pallet::storage]
    pub type Open<T: Config> = StorageValue<_, BoundedVec<ProposalOf<T>, T::MaxOpen>, ValueQuery>;

    /// Proposals that there ever were: the number of the next one.
    #[pallet::storage]
    pub type Count<T> = StorageValue<_, u32, ValueQuery>;

    /// An account's votes. Those on proposals that are closed stay until the account votes again or anybody clears them.
    #[pallet::storage]
    pub type Ballots<T: Config> =
        StorageMap<_, Blake2_128Concat, T::AccountId, BoundedVec<Ballot, T::MaxOpen>, ValueQuery>;

    /// The runtime whose code is awaited.
    #[pallet::storage]
    pub type Awaited<T: Config> = StorageValue<_, AuthorisationOf<T>>;

    /// How long each part of a proposal's course takes. No vote can change it.
    #[pallet::storage]
    pub type Times<T> = StorageValue<_, Timing, ValueQuery>;

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// How long each part of a proposal's course takes.
        pub timing: Timing,
        /// Ties the type to the runtime.
        #[serde(skip)]
        pub _config: core::marker::PhantomData<T>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            let Timing { voting, lifetime, delay, supply } = self.timing;
            assert!(voting > 0 && delay > 0 && supply > 0, "a part of a proposal's course has no block");
            assert!(lifetime > voting, "a proposal expires before it can pass");
            Times::<T>::put(self.timing);
        }
    }

    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    pub enum Event<T: Config> {
        /// A proposal is open.
        Proposed { proposal: u32, proposer: T::AccountId, action: ActionOf<T> },
        /// A proposal lost its place to one of a proposer with more stake than its ayes.
        Displaced { proposal: u32, by: T::AccountId },
        /// An account votes with `weight` plancks, in place of what it voted before.
        Voted { proposal: u32, who: T::AccountId, aye: bool, weight: u128 },
        /// An account takes its vote back.
        Withdrawn { proposal: u32, who: T::AccountId },
        /// A proposal has two thirds of all stake, and is carried out in block `at` if it still has them then.
        Passed { proposal: u32, ayes: u128, staked: u128, at: u32 },
        /// A proposal that had passed no longer had two thirds of all stake when it was to be carried out.
        Rejected { proposal: u32, ayes: u128, staked: u128 },
        /// A proposal was not passed in time.
        Expired { proposal: u32 },
        /// A proposal was carried out.
        CarriedOut { proposal: u32, action: ActionOf<T> },
        /// The code of an authorised runtime was not supplied in time.
        Lapsed { code_hash: T::Hash },
    }

    #[pallet::error]
    pub enum Error<T> {
        /// The account has neither a bond nor a delegation.
        NoStake,
        /// The account has a proposal that is open.
        AlreadyProposing,
        /// The parameter's value is out of its bounds.
        OutOfBounds,
        /// All places are taken by proposals with at least as many ayes as the account has stake.
        NoPlace,
        /// No proposal of this number is open.
        NotOpen,
        /// The account has no vote on this proposal.
        NotVoted,
        /// The account has no votes on closed proposals.
        NothingToClear,
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn on_initialize(_: BlockNumberFor<T>) -> Weight {
            let now = Self::now();
            Self::lapse(now);
            T::WeightInfo::on_initialize(Self::go_on(now))
        }

        fn integrity_test() {
            assert!(T::MaxOpen::get() > 0, "nobody could propose anything");
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Propose a new runtime by the hash (blake2b-256) of its code as it will be supplied, or a parameter's new value. The
        /// account votes for it with its stake.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::propose())]
        pub fn propose(origin: OriginFor<T>, action: ActionOf<T>) -> DispatchResult {
            let proposer = ensure_signed(origin)?;
            let stake = T::Electorate::staked(&proposer);
            ensure!(stake > 0, Error::<T>::NoStake);
            if let Action::Change(parameter) = &action {
                ensure!(parameter.is_in_bounds(), Error::<T>::OutOfBounds);
            }
            let proposal = Self::open(&proposer, stake, action.clone())?;
            Self::deposit_event(Event::Proposed { proposal, proposer: proposer.clone(), action });
            Self::cast(&proposer, proposal, true, stake)
        }

        /// Vote with all that the account has bonded and delegated now, in place of its earlier vote on this proposal.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::vote())]
        pub fn vote(origin: OriginFor<T>, proposal: u32, aye: bool) -> DispatchResult {
            let who = ensure_signed(origin)?;
            let stake = T::Electorate::staked(&who);
            ensure!(stake > 0, Error::<T>::NoStake);
            Self::cast(&who, proposal, aye, stake)
        }

        /// Take a vote back.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::withdraw())]
        pub fn withdraw(origin: OriginFor<T>, proposal: u32) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::take_back(&who, proposal)?;
            Self::deposit_event(Event::Withdrawn { proposal, who });
            Ok(())
        }

        /// Forget the votes of `who` on proposals that are closed; for any account, by anybody.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::clear())]
        pub fn clear(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::forget_closed(&who)
        }
    }
}
