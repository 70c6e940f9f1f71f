//! Benchmarks of what a report costs, and of what this pallet does in each block.

use crate::*;
use alloc::{boxed::Box, vec::Vec};
use codec::Decode;
use frame_benchmarking::v2::*;
use frame_support::traits::{Get, KeyOwnerProofSystem, UnfilteredDispatchable};
use frame_system::{
    pallet_prelude::{HeaderFor, OriginFor},
    RawOrigin,
};
use pallet_session::historical::{self, NoteHistoricalRoot};
use sp_consensus_aura::{digests::CompatibleDigestItem, sr25519::AuthorityId, Slot};
use sp_core::crypto::key_types::AURA;
use sp_runtime::{
    generic::DigestItem,
    traits::{Convert, Hash, Header as _, OpaqueKeys, Zero},
    Digest, RuntimeAppPublic,
};
use sp_session::MembershipProof;
use sp_staking::SessionIndex;

type ValidatorIdOf<T> = <T as pallet_session::Config>::ValidatorId;

/// A header of a slot, sealed by `author`.
fn sealed<T: Config>(author: &AuthorityId, slot: Slot, word: &[u8]) -> Result<HeaderFor<T>, BenchmarkError> {
    let root = <T as frame_system::Config>::Hashing::hash(word);
    let slot = CompatibleDigestItem::<<AuthorityId as RuntimeAppPublic>::Signature>::aura_pre_digest(slot);
    let digest = Digest { logs: [slot].into() };
    let mut header = HeaderFor::<T>::new(Zero::zero(), root, root, root, digest);
    let seal = author.sign(&header.hash()).ok_or("no key to seal with")?;
    header.digest_mut().push(DigestItem::aura_seal(seal));
    Ok(header)
}

/// Session keys with this Aura key; the others are of no matter.
fn keys_with<T: Config>(aura: &[u8]) -> Result<T::Keys, BenchmarkError> {
    let bytes = [aura, &[7u8; 256][..]].concat();
    let keys = T::Keys::decode(&mut &bytes[..]).map_err(|_| "the bytes are no session keys")?;
    if keys.get_raw(AURA) != aura {
        return Err("the Aura key is not the first".into());
    }
    Ok(keys)
}

/// Gives the session `seats` validators, the first of which has the key `aura`, if it has any a real one.
fn seat<T: Config>(aura: &AuthorityId, seats: u32) -> Result<(), BenchmarkError> {
    let real = pallet_session::Validators::<T>::get().into_iter().take(1);
    let others = (0..seats).map(|index| account("seat", index, 0));
    let validators: Vec<ValidatorIdOf<T>> = real.chain(others).take(seats as usize).collect();
    for (index, validator) in (0u32..).zip(&validators) {
        let other = <T as frame_system::Config>::Hashing::hash_of(&index);
        let key: &[u8] = if index == 0 { aura.as_ref() } else { other.as_ref() };
        pallet_session::NextKeys::<T>::insert(validator, keys_with::<T>(key)?);
    }
    pallet_session::Validators::<T>::put(validators);
    Ok(())
}

/// Says of every session that its validators are those of the present one.
struct Historian<T>(core::marker::PhantomData<T>);

impl<T: Config> pallet_session::SessionManager<ValidatorIdOf<T>> for Historian<T> {
    fn new_session(_: SessionIndex) -> Option<Vec<ValidatorIdOf<T>>> {
        Some(pallet_session::Validators::<T>::get())
    }

    fn start_session(_: SessionIndex) {}

    fn end_session(_: SessionIndex) {}
}

impl<T: Config> historical::SessionManager<ValidatorIdOf<T>, T::FullIdentification> for Historian<T> {
    fn new_session(_: SessionIndex) -> Option<Vec<(ValidatorIdOf<T>, T::FullIdentification)>> {
        let with_identification = |validator: ValidatorIdOf<T>| {
            T::FullIdentificationOf::convert(validator.clone()).map(|all| (validator, all))
        };
        Some(pallet_session::Validators::<T>::get().into_iter().filter_map(with_identification).collect())
    }

    fn start_session(_: SessionIndex) {}

    fn end_session(_: SessionIndex) {}
}

#[benchmarks]
mod benchmarks {
    use super::*;
    #[allow(deprecated)]
    use sp_runtime::traits::ValidateUnsigned;

    /// Of the session before, of which the proof has to be looked up. A report is checked before the call and in it.
    #[benchmark]
    fn report_equivocation_unsigned(
        s: Linear<1, { <T as pallet_aura::Config>::MaxAuthorities::get() }>,
    ) -> Result<(), BenchmarkError> {
        let (offender, slot) = (AuthorityId::generate_pair(None), Slot::from(7));
        seat::<T>(&offender, s)?;
        let session = pallet_session::Pallet::<T>::current_index();
        let next = session.saturating_add(1);
        <NoteHistoricalRoot<T, Historian<T>> as pallet_session::SessionManager<_>>::new_session(session);
        let owner: MembershipProof =
            historical::Pallet::<T>::prove((AURA, offender.clone())).ok_or("no proof of the key's owner")?;
        pallet_session::CurrentIndex::<T>::put(next);
        Began::<T>::insert(session, slot);
        Began::<T>::insert(next, slot);
        let first_header = sealed::<T>(&offender, slot, b"first")?;
        let second_header = sealed::<T>(&offender, slot, b"second")?;
        let proof = Box::new(ProofOf::<T> { offender, slot, first_header, second_header });
        let call = Call::<T>::report_equivocation_unsigned { proof, owner };

        #[block]
        {
            #[allow(deprecated)]
            Pallet::<T>::pre_dispatch(&call).map_err(|_| "the report is refused")?;
            let origin = OriginFor::<T>::from(RawOrigin::None);
            call.clone().dispatch_bypass_filter(origin).map_err(|error| error.error)?;
        }

        #[allow(deprecated)]
        let again = Pallet::<T>::pre_dispatch(&call);
        assert!(again.is_err());
        Ok(())
    }

    /// A block that begins a session.
    #[benchmark]
    fn on_initialize() {
        use frame_support::traits::Hooks;
        let session = T::Sessions::get().saturating_add(1);
        pallet_session::CurrentIndex::<T>::put(session);
        Began::<T>::insert(0, Slot::from(7));

        #[block]
        {
            Pallet::<T>::on_initialize(Zero::zero());
        }

        assert!(Began::<T>::contains_key(session));
        assert!(!Began::<T>::contains_key(0));
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
