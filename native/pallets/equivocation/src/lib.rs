//! # Equivocation
//!
//! Who makes two blocks in one slot can be reported, once, with the two headers as proof.
//!
//! Aura gives a slot to one validator; one that makes two blocks in it splits the network. Whoever has both headers, each
//! with the slot and the validator's seal, and a proof of whose key it is, has all that a report needs. The offence is then
//! told to the offences pallet, which knows each slot and offender once, and from there to staking.
//!
//! A report is a transaction without a signature. A node admits only its own to the pool, and its block carries it: so
//! nobody floods others with proofs to check, and the validators, which all see both blocks, report them.
//!
//! *When it happened.* The proof of the key says in which session its owner had the seat; the slot must be of that
//! session. For this the pallet notes the slot in which each session began. Sessions so old that stake is no longer liable
//! for them are forgotten, and with them all that could be reported of them.
//!
//! The runtime must list this pallet after Aura and the session pallet, whose slot and session it reads in each block.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
mod offence;
mod proof;
pub mod runtime_api;
#[cfg(test)]
mod tests;
pub mod weights;

pub use offence::AuraEquivocation;
pub use pallet::*;
pub use proof::{is_equivocation, slot_of};
pub use weights::WeightInfo;

// What FRAME makes of a storage item uses `expect`; it still asks for `ValidateUnsigned`, as all of polkadot-sdk's reports do.
#[allow(clippy::expect_used, clippy::let_unit_value, deprecated)]
#[frame_support::pallet]
pub mod pallet {
    use super::*;
    use alloc::boxed::Box;
    use frame_support::{pallet_prelude::*, traits::KeyOwnerProofSystem};
    use frame_system::{
        offchain::{CreateBare, SubmitTransaction},
        pallet_prelude::*,
    };
    use pallet_session::historical::{self, IdentificationTuple};
    use sp_consensus_aura::{sr25519::AuthorityId, Slot};
    use sp_consensus_slots::EquivocationProof;
    use sp_core::crypto::key_types::AURA;
    use sp_runtime::traits::Convert;
    use sp_session::MembershipProof;
    use sp_staking::{offence::ReportOffence, SessionIndex};

    /// Slots that a block can be ahead of the chain's last one, so that two on a branch of their own can be reported too.
    const SLOTS_AHEAD: u64 = 10;

    /// Two headers, and who sealed them.
    pub type ProofOf<T> = EquivocationProof<HeaderFor<T>, AuthorityId>;

    /// What is reported of a validator.
    pub type OffenceOf<T> = AuraEquivocation<IdentificationTuple<T>>;

    #[pallet::pallet]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config:
        frame_system::Config
        + pallet_aura::Config<AuthorityId = AuthorityId>
        + pallet_session::Config
        + historical::Config
        + CreateBare<Call<Self>>
    {
        /// Who is told of an equivocation, and remembers it: the offences pallet.
        type Offences: ReportOffence<Self::AccountId, IdentificationTuple<Self>, OffenceOf<Self>>;

        /// Sessions before the present one of which an equivocation can be reported.
        #[pallet::constant]
        type Sessions: Get<u32>;

        /// Blocks for which a report stays in the pool.
        #[pallet::constant]
        type Longevity: Get<u64>;

        type WeightInfo: WeightInfo;
    }

    /// The slot in which a session began.
    #[pallet::storage]
    pub type Began<T> = StorageMap<_, Twox64Concat, SessionIndex, Slot>;

    #[pallet::error]
    #[derive(PartialEq)]
    pub enum Error<T> {
        /// The slot is not of the session, or of the session nothing can be reported any more.
        WrongSession,
        /// The headers are not two that the key sealed for the slot.
        InvalidProof,
        /// The key was no validator's in the session.
        NotOwner,
        /// This was reported before.
        AlreadyReported,
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn on_initialize(_: BlockNumberFor<T>) -> Weight {
            let session = pallet_session::Pallet::<T>::current_index();
            if !Began::<T>::contains_key(session) {
                Began::<T>::insert(session, pallet_aura::CurrentSlot::<T>::get());
                if let Some(last) =
                    session.checked_sub(T::Sessions::get()).and_then(|kept| kept.checked_sub(1))
                {
                    Began::<T>::remove(last);
                }
            }
            <T as Config>::WeightInfo::on_initialize()
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Report two blocks that a validator made in one slot. Carries no signature: the author of a block puts its own
        /// reports into it.
        #[pallet::call_index(0)]
        #[pallet::weight(<T as Config>::WeightInfo::report_equivocation_unsigned(owner.validator_count))]
        pub fn report_equivocation_unsigned(
            origin: OriginFor<T>,
            proof: Box<ProofOf<T>>,
            owner: MembershipProof,
        ) -> DispatchResult {
            ensure_none(origin)?;
            let offence = Self::offence(&proof, owner)?;
            // Nobody is paid for a report.
            let reporters = Default::default();
            T::Offences::report_offence(reporters, offence).map_err(|_| Error::<T>::AlreadyReported)?;
            Ok(())
        }
    }

    #[pallet::validate_unsigned]
    impl<T: Config> ValidateUnsigned for Pallet<T> {
        type Call = Call<T>;

        fn validate_unsigned(source: TransactionSource, call: &Self::Call) -> TransactionValidity {
            let Call::report_equivocation_unsigned { proof, owner } = call else {
                return InvalidTransaction::Call.into();
            };
            if source == TransactionSource::External {
                return InvalidTransaction::Call.into();
            }
            Self::offence(proof, owner.clone()).map_err(refusal)?;
            ValidTransaction::with_tag_prefix("AuraEquivocation")
                .priority(TransactionPriority::MAX)
                .and_provides((&proof.offender, proof.slot))
                .longevity(T::Longevity::get())
                .propagate(false)
                .build()
        }

        fn pre_dispatch(call: &Self::Call) -> Result<(), TransactionValidityError> {
            let Call::report_equivocation_unsigned { proof, owner } = call else {
                return Err(InvalidTransaction::Call.into());
            };
            Self::offence(proof, owner.clone()).map_err(refusal)?;
            Ok(())
        }
    }

    /// What the pool is told of a report that is not admitted.
    fn refusal<T>(error: Error<T>) -> TransactionValidityError {
        match error {
            Error::AlreadyReported | Error::WrongSession => InvalidTransaction::Stale.into(),
            _ => InvalidTransaction::BadProof.into(),
        }
    }

    impl<T: Config> Pallet<T> {
        /// The offence that is proven, if it was not reported before. What costs least is looked at first.
        pub fn offence(proof: &ProofOf<T>, owner: MembershipProof) -> Result<OffenceOf<T>, Error<T>> {
            let (slot, session) = (proof.slot, owner.session);
            ensure!(Self::is_of(slot, session), Error::<T>::WrongSession);
            ensure!(is_equivocation(proof), Error::<T>::InvalidProof);
            let (offender, seats) = Self::owner(&proof.offender, owner).ok_or(Error::<T>::NotOwner)?;
            let known = T::Offences::is_known_offence(core::slice::from_ref(&offender), &slot);
            ensure!(!known, Error::<T>::AlreadyReported);
            Ok(AuraEquivocation { slot, session, seats, offender })
        }

        /// Whether a slot is of a session of which something can be reported. The slot in which a session began is that of the
        /// one before, whose last author made that block; the first session has none before it.
        fn is_of(slot: Slot, session: SessionIndex) -> bool {
            let Some(began) = Began::<T>::get(session) else { return false };
            let next = session.checked_add(1).and_then(Began::<T>::get);
            let last =
                next.unwrap_or_else(|| pallet_aura::CurrentSlot::<T>::get().saturating_add(SLOTS_AHEAD));
            (began < slot || (session == 0 && began == slot)) && slot <= last
        }

        /// Who had this key in the session of the proof, and the seats there were.
        ///
        /// In the present session the keys in force say it themselves: a validator that has just set new ones has still
        /// the old ones in force, which a proof of the session pallet does not know.
        fn owner(key: &AuthorityId, proof: MembershipProof) -> Option<(IdentificationTuple<T>, u32)> {
            if proof.session != pallet_session::Pallet::<T>::current_index() {
                let seats = proof.validator_count;
                let owner = historical::Pallet::<T>::check_proof((AURA, key.clone()), proof)?;
                return Some((owner, seats));
            }
            let keys = pallet_aura::Authorities::<T>::get();
            let seat = keys.iter().position(|authority| authority == key)?;
            // The session pallet hands the keys over in the order of its validators.
            let validator = pallet_session::Validators::<T>::get().into_iter().nth(seat)?;
            let identification = T::FullIdentificationOf::convert(validator.clone())?;
            Some(((validator, identification), keys.len() as u32))
        }

        /// Proof that a validator of the present session has this key.
        pub fn key_ownership_proof(key: AuthorityId) -> Option<MembershipProof> {
            historical::Pallet::<T>::prove((AURA, key))
        }

        /// Puts a report into the pool of the node that called the runtime. Nothing if the pool refuses it.
        pub fn submit_report(proof: ProofOf<T>, owner: MembershipProof) -> Option<()> {
            let call = Call::report_equivocation_unsigned { proof: Box::new(proof), owner };
            let extrinsic = T::create_bare(call.into());
            SubmitTransaction::<T, Call<T>>::submit_transaction(extrinsic).ok()
        }

        /// Checks that the present session is noted, with no more before it than can be reported, and that they began one
        /// after another.
        #[cfg(any(feature = "try-runtime", test))]
        pub fn do_try_state() -> Result<(), sp_runtime::TryRuntimeError> {
            let sessions: alloc::collections::BTreeMap<_, _> = Began::<T>::iter().collect();
            ensure!(
                sessions.len() as u32 <= T::Sessions::get().saturating_add(1),
                "too many sessions are noted"
            );
            let slots: alloc::vec::Vec<_> = sessions.values().collect();
            ensure!(
                slots.windows(2).all(|pair| pair.first() < pair.last()),
                "a session began before the one before"
            );
            let present = pallet_session::Pallet::<T>::current_index();
            ensure!(sessions.keys().all(|session| *session <= present), "a session to come is noted");
            Ok(())
        }
    }
}
