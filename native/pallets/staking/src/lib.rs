//! # Staking
//!
//! Who secures the chain and judges the miners, and with what at stake.
//!
//! A validator bonds; others delegate to it. Stake stays in its owner's account under a hold. What is taken back stays
//! on hold, and liable for the validator's faults, for `UnbondingDelay` blocks. The validator set is the first
//! `MaxValidators` candidates by power, which is bond and delegations. There are `MaxCandidates` places to stand for
//! it; when all are taken, a stronger newcomer chills the weakest candidate.
//!
//! *Bootstrap.* At zero supply nobody can bond, so genesis names the first validators. They hold their seats with no
//! bond, with the power of the minimum bond at least, until the total issuance passes `BootstrapThreshold`; from then on
//! the minimum bond applies to them as to all others. Their commission is 100% until they set another, so that nobody
//! takes the reward of their virtual bond by delegating a little.
//!
//! *The electorate.* What an account has bonded and delegated, without what is unlocking, is counted as [`Staked`]: with it
//! the account votes on the chain's upgrades. Every decrease is told to `OnDecrease`, so that no stake votes twice.
//!
//! *Rewards.* A validator is paid its own part of what it earned at once. The part of its delegators goes into the pot, an
//! account of this pallet, from which they claim it (`reward`).
//!
//! *Slashing* takes the same part of the bond, of every delegation and of everything that is still unlocking, and burns it.
//! Not to reveal costs its small part at once. An offence chills at once and costs its part `SlashDelay` blocks later; until
//! then the slash stands in [`Unapplied`], and what is liable for it cannot be withdrawn.
//!
//! *Absence* costs no stake: who makes no block for `AbsentSessions` whole sessions is chilled.
//!
//! The runtime must list this pallet before the session pallet, whose genesis asks it for validators. An account
//! without session keys can bond but is not elected: a seat that no one fills would weaken the chain.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod absence;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod commission;
mod deferred;
mod election;
mod electorate;
mod ledger;
pub mod migrations;
#[cfg(test)]
mod mock;
mod parameters;
mod places;
mod reward;
mod session;
mod slashing;
mod stake;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;
mod types;
pub mod weights;

pub use electorate::{Electorate, OnStakeDecrease};
pub use pallet::*;
pub use parameters::Adjust;
pub use reward::SCALE;
pub use session::UnitIdentificationOf;
pub use stake::Stake;
pub use types::{Chunk, Delegation, Pool, Raise, UnappliedSlash, Validator};
pub use weights::WeightInfo;

// What FRAME makes of a storage item uses `expect`.
#[allow(clippy::expect_used)]
#[frame_support::pallet]
pub mod pallet {
    use super::*;
    use alloc::vec::Vec;
    use frame_support::{
        pallet_prelude::*,
        traits::{
            fungible::{hold, Inspect},
            ValidatorRegistration,
        },
    };
    use frame_system::pallet_prelude::*;
    use sp_runtime::{traits::Zero, Perbill};
    use sp_staking::SessionIndex;

    /// Stake on its way back to an account.
    pub type ChunkOf<T> = Chunk<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;

    /// 1: `Staked` and `TotalStaked` are counted. 2: a delegation keeps its rewards.
    const STORAGE_VERSION: StorageVersion = StorageVersion::new(2);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
        /// The balances, which hold the stake.
        type Currency: Inspect<Self::AccountId, Balance = u128>
            + hold::Mutate<Self::AccountId, Reason = Self::RuntimeHoldReason>;

        /// The reasons for which an account's balance can be on hold.
        type RuntimeHoldReason: From<HoldReason>;

        /// Who has session keys: the session pallet.
        type SessionKeys: ValidatorRegistration<Self::AccountId>;

        /// What mints the validators' rewards, and the account of each.
        type Mint: alice_minting::Mint<Self::AccountId>;

        /// Who is told that an account's stake has become less.
        type OnDecrease: OnStakeDecrease<Self::AccountId>;

        /// Seats of the validator set.
        #[pallet::constant]
        type MaxValidators: Get<u32>;

        /// Places for those who stand for the validator set, at least as many as there are seats.
        #[pallet::constant]
        type MaxCandidates: Get<u32>;

        /// Accounts that can have a stake with one validator besides itself.
        #[pallet::constant]
        type MaxDelegators: Get<u32>;

        /// Amounts that one account can have unlocking at the same time.
        #[pallet::constant]
        type MaxUnlocking: Get<u32>;

        /// Delegators that one claim can name.
        #[pallet::constant]
        type MaxClaims: Get<u32>;

        /// The least bond of a validator, in plancks, unless [`MinimumBond`] says another.
        #[pallet::constant]
        type MinBond: Get<u128>;

        /// The least delegation, in plancks.
        #[pallet::constant]
        type MinDelegation: Get<u128>;

        /// The total issuance, in plancks, past which the bootstrap validators need a bond, unless [`Threshold`] says
        /// another.
        #[pallet::constant]
        type BootstrapThreshold: Get<u128>;

        /// Blocks from taking stake back until it can be withdrawn.
        #[pallet::constant]
        type UnbondingDelay: Get<BlockNumberFor<Self>>;

        /// Blocks from an offence that comes to light until its slash is applied.
        #[pallet::constant]
        type SlashDelay: Get<BlockNumberFor<Self>>;

        /// Whole sessions without a block after which a validator is chilled.
        #[pallet::constant]
        type AbsentSessions: Get<u32>;

        /// What a validator is slashed that does not reveal the scores it committed to.
        #[pallet::constant]
        type NonRevealSlash: Get<Perbill>;

        type WeightInfo: WeightInfo;
    }

    /// Why this pallet holds a balance.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// Bonded, delegated, or unlocking.
        Stake,
    }

    /// The validators named by genesis, until the bootstrap ends.
    #[pallet::storage]
    pub type Bootstrap<T: Config> = StorageValue<_, BoundedVec<T::AccountId, T::MaxValidators>, ValueQuery>;

    /// All validators.
    #[pallet::storage]
    pub type Validators<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Validator>;

    /// The higher commission that a validator has announced. It counts from its block on, and stays here until the next change.
    #[pallet::storage]
    pub type Raises<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Raise<BlockNumberFor<T>>>;

    /// The validators that stand for the validator set, which are those not chilled, in the order of their keys.
    #[pallet::storage]
    pub type Candidates<T: Config> = StorageValue<_, BoundedVec<T::AccountId, T::MaxCandidates>, ValueQuery>;

    /// What a delegator (second key) has with a validator (first key): a stake, rewards, or both.
    #[pallet::storage]
    pub type Delegations<T: Config> = StorageDoubleMap<
        _,
        Blake2_128Concat,
        T::AccountId,
        Blake2_128Concat,
        T::AccountId,
        Delegation,
        ValueQuery,
    >;

    /// The rewards of a validator's delegators. None while nobody is owed any and nobody delegates to it.
    #[pallet::storage]
    pub type Pools<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Pool, ValueQuery>;

    /// What pools that closed have left in the pot, in plancks: it goes into the next reward that is shared.
    #[pallet::storage]
    pub type Leftover<T> = StorageValue<_, u128, ValueQuery>;

    /// Who else has a stake with a validator, delegated or still unlocking, in the order of their keys.
    #[pallet::storage]
    pub type Delegators<T: Config> =
        StorageMap<_, Blake2_128Concat, T::AccountId, BoundedVec<T::AccountId, T::MaxDelegators>, ValueQuery>;

    /// What an account has taken back and not yet withdrawn.
    #[pallet::storage]
    pub type Unlocking<T: Config> =
        StorageMap<_, Blake2_128Concat, T::AccountId, BoundedVec<ChunkOf<T>, T::MaxUnlocking>, ValueQuery>;

    /// All that is on hold as stake: bonds, delegations, and what is unlocking.
    #[pallet::storage]
    pub type TotalBonded<T> = StorageValue<_, u128, ValueQuery>;

    /// What an account has bonded and delegated, without what is unlocking, in plancks; never zero.
    #[pallet::storage]
    pub type Staked<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, u128, ValueQuery>;

    /// The sum of [`Staked`], in plancks.
    #[pallet::storage]
    pub type TotalStaked<T> = StorageValue<_, u128, ValueQuery>;

    /// The least bond of a validator, in plancks, in place of the constant `MinBond`.
    #[pallet::storage]
    pub type MinimumBond<T> = StorageValue<_, u128>;

    /// The issuance that ends the bootstrap, in plancks, in place of the constant `BootstrapThreshold`.
    #[pallet::storage]
    pub type Threshold<T> = StorageValue<_, u128>;

    /// The slash that a validator has still to bear.
    #[pallet::storage]
    pub type Unapplied<T: Config> =
        StorageMap<_, Blake2_128Concat, T::AccountId, UnappliedSlash<BlockNumberFor<T>>>;

    /// Who is to be slashed, by place: those of [`Unapplied`], in the order in which they come due.
    #[pallet::storage]
    pub type SlashQueue<T: Config> = StorageMap<_, Twox64Concat, u64, T::AccountId>;

    /// The first place of [`SlashQueue`] that is taken, and the one after the last.
    #[pallet::storage]
    pub type SlashPlaces<T> = StorageValue<_, (u64, u64), ValueQuery>;

    /// The part of its stake that offences of a session cost a validator, for the sessions of which some can still be
    /// reported; never zero.
    #[pallet::storage]
    pub type Punished<T: Config> =
        StorageDoubleMap<_, Twox64Concat, SessionIndex, Blake2_128Concat, T::AccountId, Perbill, ValueQuery>;

    /// Blocks that a validator made in the present session.
    #[pallet::storage]
    pub type Authored<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

    /// Who of the validator set made no block in the last sessions, and in how many in a row.
    #[pallet::storage]
    pub type Absences<T: Config> =
        StorageValue<_, BoundedVec<(T::AccountId, u32), T::MaxValidators>, ValueQuery>;

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// The first validators.
        pub bootstrap: Vec<T::AccountId>,
        /// The least bond of a validator, in plancks, in place of the constant.
        pub min_bond: Option<u128>,
        /// The issuance that ends the bootstrap, in plancks, in place of the constant.
        pub bootstrap_threshold: Option<u128>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            let mut keys = self.bootstrap.clone();
            keys.sort();
            assert!(
                keys.windows(2).all(|pair| pair.first() != pair.last()),
                "a bootstrap validator is named twice"
            );
            assert!(keys.len() <= T::MaxValidators::get() as usize, "more bootstrap validators than seats");
            for key in &keys {
                let validator =
                    Validator { commission: Perbill::one(), bond: 0, delegated: 0, chilled: false };
                Validators::<T>::insert(key, validator);
            }
            Candidates::<T>::put(BoundedVec::truncate_from(keys));
            Bootstrap::<T>::put(BoundedVec::truncate_from(self.bootstrap.clone()));
            MinimumBond::<T>::set(self.min_bond);
            Threshold::<T>::set(self.bootstrap_threshold);
        }
    }

    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    pub enum Event<T: Config> {
        /// A validator added to its bond.
        Bonded { validator: T::AccountId, amount: u128 },
        /// A validator took back of its bond.
        Unbonded { validator: T::AccountId, amount: u128, until: BlockNumberFor<T> },
        /// What had been taken back is free again.
        Withdrawn { who: T::AccountId, amount: u128 },
        /// A delegator added to its delegation.
        Delegated { validator: T::AccountId, delegator: T::AccountId, amount: u128 },
        /// A delegator took back of its delegation.
        Undelegated {
            validator: T::AccountId,
            delegator: T::AccountId,
            amount: u128,
            until: BlockNumberFor<T>,
        },
        /// A validator lowered its commission.
        CommissionSet { validator: T::AccountId, commission: Perbill },
        /// A validator will have this higher commission from block `due` on.
        CommissionAnnounced { validator: T::AccountId, commission: Perbill, due: BlockNumberFor<T> },
        /// A validator no longer stands for the validator set.
        Chilled { validator: T::AccountId },
        /// A validator stands for the validator set again.
        Unchilled { validator: T::AccountId },
        /// A validator lost its place among the candidates to a stronger one.
        Displaced { validator: T::AccountId, by: T::AccountId },
        /// A delegator lost its place with a validator to one who brought more, and has all back that it had with it.
        DelegatorDisplaced {
            validator: T::AccountId,
            delegator: T::AccountId,
            by: T::AccountId,
            amount: u128,
        },
        /// A validator made no block in this many sessions, and is chilled for it.
        Absent { validator: T::AccountId, sessions: u32 },
        /// An offence of a session came to light: the offender is chilled, and `fraction` of its stake and of what is
        /// delegated to it will be lost from block `due` on. It is all that the offender has still to bear.
        SlashNoted {
            validator: T::AccountId,
            session: SessionIndex,
            fraction: Perbill,
            due: BlockNumberFor<T>,
        },
        /// A validator and those with a stake in it lost `fraction` of it, `burnt` in all.
        Slashed { validator: T::AccountId, fraction: Perbill, burnt: u128 },
        /// From now on the minimum bond applies to all.
        BootstrapEnded,
        /// The delegators of a validator have earned `amount` more, which they can claim.
        Shared { validator: T::AccountId, amount: u128 },
        /// A delegator was paid what it had earned with a validator.
        Claimed { validator: T::AccountId, delegator: T::AccountId, amount: u128 },
    }

    #[pallet::error]
    pub enum Error<T> {
        /// An amount must be above zero.
        ZeroAmount,
        /// The account has a bond: add to it with `bond_extra`.
        AlreadyBonded,
        /// The account has no bond.
        NotBonded,
        /// The bond would be below the minimum. Take back all of it, or less.
        BelowMinimumBond,
        /// The delegation would be below the minimum. Take back all of it, or less.
        BelowMinimumDelegation,
        /// More than what is staked.
        ExceedsStake,
        /// The account is not a validator.
        NotValidator,
        /// A validator cannot delegate to itself: use `bond_extra`.
        SelfDelegation,
        /// The account has not delegated to this validator.
        NotDelegating,
        /// The validator has as many delegators as it can have, and none with less than this.
        TooManyDelegators,
        /// The account has as many amounts unlocking as it can have: withdraw those that are due.
        TooManyUnlocking,
        /// Nothing is due to be withdrawn.
        NothingToWithdraw,
        /// All places among the candidates are taken by validators that are at least as strong.
        NoPlace,
        /// The validator is chilled.
        AlreadyChilled,
        /// The validator is not chilled.
        NotChilled,
        /// The validator is to be slashed, and cannot stand before that has happened.
        SlashToCome,
        /// None of those who are named has earned a planck with this validator that it has not claimed.
        NothingToClaim,
    }

    #[pallet::extra_constants]
    impl<T: Config> Pallet<T> {
        /// The account that holds what delegators have earned and not claimed.
        #[pallet::constant_name(Pot)]
        fn pot_constant() -> T::AccountId {
            Self::pot()
        }
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn integrity_test() {
            assert!(T::MaxValidators::get() > 0, "there must be seats");
            assert!(
                T::MaxCandidates::get() >= T::MaxValidators::get(),
                "fewer places for candidates than seats"
            );
            assert!(T::MinBond::get() > 0, "a validator must have a stake");
            assert!(T::MinDelegation::get() > 0, "a delegator must have a stake");
            assert!(!T::UnbondingDelay::get().is_zero(), "stake could leave before a fault is known");
            assert!(T::SlashDelay::get() < T::UnbondingDelay::get(), "a slash would hold stake for too long");
            assert!(T::AbsentSessions::get() > 0, "who is present would be chilled");
            assert!(T::MaxClaims::get() > 0, "nothing could be claimed");
            assert!(T::Currency::minimum_balance() <= 1, "the pot would lose what is left in it as dust");
        }

        fn on_initialize(now: BlockNumberFor<T>) -> Weight {
            let applied = if Self::apply_due(now) {
                // With the ends of the queue, its entry and the slash's own, which the measured blocks leave as they are.
                Self::full_slash_weight().saturating_add(T::DbWeight::get().writes(3))
            } else {
                Weight::zero()
            };
            T::WeightInfo::on_initialize().saturating_add(applied)
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Become a validator with a bond of `amount` and stand for the validator set. Who is one already, with delegations and no
        /// bond, changes its commission as with `set_commission`.
        ///
        /// Session keys are set with the session pallet, before or after.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::bond().max(T::WeightInfo::bond_displacing()))]
        pub fn bond(
            origin: OriginFor<T>,
            #[pallet::compact] amount: u128,
            commission: Perbill,
        ) -> DispatchResultWithPostInfo {
            let who = ensure_signed(origin)?;
            ensure!(amount >= Self::min_bond(), Error::<T>::BelowMinimumBond);
            let mut validator = match Self::validator(&who) {
                None => Validator { commission, bond: 0, delegated: 0, chilled: true },
                Some(mut validator) => {
                    ensure!(validator.bond == 0, Error::<T>::AlreadyBonded);
                    Self::change_commission(&who, &mut validator, commission)?;
                    validator
                }
            };
            Self::hold(&who, amount)?;
            validator.bond = amount;
            let displaces = validator.chilled && Self::stand(&who, &mut validator)?;
            Validators::<T>::insert(&who, validator);
            Self::deposit_event(Event::Bonded { validator: who, amount });
            let weight = if displaces { T::WeightInfo::bond_displacing() } else { T::WeightInfo::bond() };
            Ok(Some(weight).into())
        }

        /// Add `amount` to the bond.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::bond_extra())]
        pub fn bond_extra(origin: OriginFor<T>, #[pallet::compact] amount: u128) -> DispatchResult {
            let who = ensure_signed(origin)?;
            ensure!(amount > 0, Error::<T>::ZeroAmount);
            let mut validator = Self::bonded(&who)?;
            Self::hold(&who, amount)?;
            validator.bond = Self::sum(validator.bond, amount)?;
            Validators::<T>::insert(&who, validator);
            Self::deposit_event(Event::Bonded { validator: who, amount });
            Ok(())
        }

        /// Take back `amount` of the bond. What is left must be the minimum bond at least, or nothing.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::unbond().saturating_add(T::OnDecrease::decreased_weight(1)))]
        pub fn unbond(origin: OriginFor<T>, #[pallet::compact] amount: u128) -> DispatchResult {
            let who = ensure_signed(origin)?;
            let mut validator = Self::bonded(&who)?;
            validator.bond =
                Self::less(validator.bond, amount, Self::min_bond(), Error::<T>::BelowMinimumBond)?;
            let until = Self::unlock(&who, &who, amount)?;
            Self::store_or_retire(&who, validator);
            Self::deposit_event(Event::Unbonded { validator: who, amount, until });
            Ok(())
        }

        /// Free what was taken back and is due. What answers for a slash to come is freed after it.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::withdraw(T::MaxUnlocking::get()))]
        pub fn withdraw(origin: OriginFor<T>) -> DispatchResultWithPostInfo {
            let who = ensure_signed(origin)?;
            let (amount, chunks) = Self::release_due(&who)?;
            Self::deposit_event(Event::Withdrawn { who, amount });
            Ok(Some(T::WeightInfo::withdraw(chunks)).into())
        }

        /// Delegate `amount` more to `validator`. When it has no place left for one more, the smallest stake with it gives way to a
        /// larger `amount`, and is free at once.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::delegate().max(Pallet::<T>::displacing_weight()))]
        pub fn delegate(
            origin: OriginFor<T>,
            validator: T::AccountId,
            #[pallet::compact] amount: u128,
        ) -> DispatchResultWithPostInfo {
            let who = ensure_signed(origin)?;
            ensure!(amount > 0, Error::<T>::ZeroAmount);
            ensure!(who != validator, Error::<T>::SelfDelegation);
            let mut entry = Validators::<T>::get(&validator).ok_or(Error::<T>::NotValidator)?;
            ensure!(entry.bond > 0 || Self::bootstrapping(&validator), Error::<T>::NotValidator);
            let displaces = Self::take_place(&validator, &mut entry, &who, amount)?;
            let mut delegation = Delegations::<T>::get(&validator, &who);
            Pools::<T>::get(&validator).count(&mut delegation)?;
            delegation.amount = Self::sum(delegation.amount, amount)?;
            ensure!(delegation.amount >= T::MinDelegation::get(), Error::<T>::BelowMinimumDelegation);
            Self::hold(&who, amount)?;
            entry.delegated = Self::sum(entry.delegated, amount)?;
            Validators::<T>::insert(&validator, entry);
            Delegations::<T>::insert(&validator, &who, delegation);
            Self::deposit_event(Event::Delegated { validator, delegator: who, amount });
            let weight = if displaces { Self::displacing_weight() } else { T::WeightInfo::delegate() };
            Ok(Some(weight).into())
        }

        /// Take back `amount` of the delegation to `validator`. What is left must be the minimum delegation at least,
        /// or nothing.
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::undelegate().saturating_add(T::OnDecrease::decreased_weight(1)))]
        pub fn undelegate(
            origin: OriginFor<T>,
            validator: T::AccountId,
            #[pallet::compact] amount: u128,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            let mut delegation = Delegations::<T>::get(&validator, &who);
            ensure!(delegation.amount > 0, Error::<T>::NotDelegating);
            let mut entry = Validators::<T>::get(&validator).ok_or(Error::<T>::NotValidator)?;
            let mut pool = Pools::<T>::get(&validator);
            pool.count(&mut delegation)?;
            let least = T::MinDelegation::get();
            delegation.amount =
                Self::less(delegation.amount, amount, least, Error::<T>::BelowMinimumDelegation)?;
            let until = Self::unlock(&who, &validator, amount)?;
            entry.delegated = entry.delegated.checked_sub(amount).ok_or(Error::<T>::ExceedsStake)?;
            Self::set_delegation(&validator, &who, delegation, &mut pool)?;
            Self::store_pool(&validator, pool, entry.delegated)?;
            Self::store_or_retire(&validator, entry);
            Self::deposit_event(Event::Undelegated { validator, delegator: who, amount, until });
            Ok(())
        }

        /// Change the commission: a lower one for all rewards from now on, a higher one for all from `UnbondingDelay` blocks from now on.
        #[pallet::call_index(6)]
        #[pallet::weight(T::WeightInfo::set_commission())]
        pub fn set_commission(origin: OriginFor<T>, commission: Perbill) -> DispatchResult {
            let who = ensure_signed(origin)?;
            let mut validator = Self::validator(&who).ok_or(Error::<T>::NotValidator)?;
            Self::change_commission(&who, &mut validator, commission)?;
            Validators::<T>::insert(&who, validator);
            Ok(())
        }

        /// Stand aside: not to be elected again until `unchill`. The stake stays.
        #[pallet::call_index(7)]
        #[pallet::weight(T::WeightInfo::chill())]
        pub fn chill(origin: OriginFor<T>) -> DispatchResult {
            let who = ensure_signed(origin)?;
            let mut validator = Validators::<T>::get(&who).ok_or(Error::<T>::NotValidator)?;
            ensure!(!validator.chilled, Error::<T>::AlreadyChilled);
            Self::stand_aside(&who, &mut validator);
            Validators::<T>::insert(&who, validator);
            Ok(())
        }

        /// Stand for the validator set again. Costs a validator that needs no bond yet no fee.
        #[pallet::call_index(8)]
        #[pallet::feeless_if(|origin: &OriginFor<T>| -> bool {
            ensure_signed(origin.clone()).is_ok_and(|who| Pallet::<T>::returns_without_fee(&who))
        })]
        #[pallet::weight(T::WeightInfo::unchill().max(T::WeightInfo::unchill_displacing()))]
        pub fn unchill(origin: OriginFor<T>) -> DispatchResultWithPostInfo {
            let who = ensure_signed(origin)?;
            let mut validator = Validators::<T>::get(&who).ok_or(Error::<T>::NotValidator)?;
            ensure!(validator.chilled, Error::<T>::NotChilled);
            let displaces = Self::stand(&who, &mut validator)?;
            Validators::<T>::insert(&who, validator);
            Self::deposit_event(Event::Unchilled { validator: who });
            let weight =
                if displaces { T::WeightInfo::unchill_displacing() } else { T::WeightInfo::unchill() };
            Ok(Some(weight).into())
        }

        /// Pay these delegators of `validator` what they have earned with it and not claimed. Anybody can call this, for itself or
        /// for others; who has earned nothing is passed over.
        #[pallet::call_index(9)]
        #[pallet::weight(T::WeightInfo::claim(delegators.len() as u32))]
        pub fn claim(
            origin: OriginFor<T>,
            validator: T::AccountId,
            delegators: BoundedVec<T::AccountId, T::MaxClaims>,
        ) -> DispatchResult {
            ensure_signed(origin)?;
            let mut pool = Pools::<T>::get(&validator);
            let mut paid = 0u128;
            for who in &delegators {
                paid = Self::sum(paid, Self::pay_out(&validator, who, &mut pool)?)?;
            }
            ensure!(paid > 0, Error::<T>::NothingToClaim);
            let delegated = Validators::<T>::get(&validator).map_or(0, |entry| entry.delegated);
            Self::store_pool(&validator, pool, delegated)
        }
    }
}
