//! Benchmarks of what a report costs: the weights in `weights.rs` must not be below what they measure.

use crate::*;
use frame_benchmarking::v2::*;
use frame_system::pallet_prelude::HeaderFor;
use sp_consensus_aura::{digests::CompatibleDigestItem, sr25519::AuthorityId, Slot};
use sp_runtime::{
    generic::DigestItem,
    traits::{Header as _, Zero},
    Digest, RuntimeAppPublic,
};

/// A header of a slot, sealed by `author`.
fn sealed<T: Config>(author: &AuthorityId, slot: Slot, root: T::Hash) -> Option<HeaderFor<T>> {
    let slot = CompatibleDigestItem::<<AuthorityId as RuntimeAppPublic>::Signature>::aura_pre_digest(slot);
    let digest = Digest { logs: [slot].into() };
    let mut header = HeaderFor::<T>::new(Zero::zero(), root, root, root, digest);
    let seal: DigestItem = CompatibleDigestItem::aura_seal(author.sign(&header.hash())?);
    header.digest_mut().push(seal);
    Some(header)
}

#[benchmarks]
mod benchmarks {
    use super::*;
    use sp_runtime::traits::Hash;

    #[benchmark]
    fn is_equivocation() -> Result<(), BenchmarkError> {
        let (offender, slot) = (AuthorityId::generate_pair(None), Slot::from(7));
        let header = |word: &[u8]| {
            let root = <T as frame_system::Config>::Hashing::hash(word);
            sealed::<T>(&offender, slot, root).ok_or(BenchmarkError::Stop("no key to seal with"))
        };
        let (first_header, second_header) = (header(b"first")?, header(b"second")?);
        let proof = ProofOf::<T> { offender: offender.clone(), slot, first_header, second_header };
        let found;

        #[block]
        {
            found = crate::is_equivocation(&proof);
        }

        assert!(found);
        Ok(())
    }

    #[benchmark]
    fn on_initialize() {
        use frame_support::traits::Hooks;
        Began::<T>::remove(pallet_session::Pallet::<T>::current_index());

        #[block]
        {
            Pallet::<T>::on_initialize(Zero::zero());
        }

        assert!(Began::<T>::contains_key(pallet_session::Pallet::<T>::current_index()));
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
