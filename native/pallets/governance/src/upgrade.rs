//! The authorisation of a new runtime. `frame_system` keeps it, checks the code that anybody supplies, and puts it into
//! force; what is added here is that it ends.

use crate::*;
use codec::Encode;
use frame_support::{
    storage::{storage_prefix, unhashed},
    traits::PalletInfoAccess,
};

impl<T: Config> Pallet<T> {
    /// Lets anybody supply the runtime of this hash before block `until`, in place of one that is still awaited.
    pub(crate) fn authorise(code_hash: T::Hash, until: u32) {
        frame_system::Pallet::<T>::do_authorize_upgrade(code_hash, true);
        Awaited::<T>::put(Authorisation { code_hash, until });
    }

    /// Ends an authorisation that nobody used in time.
    pub(crate) fn lapse(now: u32) {
        let Some(Authorisation { code_hash, .. }) =
            Awaited::<T>::get().filter(|awaited| now >= awaited.until)
        else {
            return;
        };
        Awaited::<T>::kill();
        if Self::is_authorised(&code_hash) {
            // `frame_system` has no function for it.
            let name = <frame_system::Pallet<T> as PalletInfoAccess>::name();
            unhashed::kill(&storage_prefix(name.as_bytes(), b"AuthorizedUpgrade"));
            Self::deposit_event(Event::Lapsed { code_hash });
        }
    }

    /// Whether anybody may supply the runtime of this hash now.
    pub fn is_authorised(code_hash: &T::Hash) -> bool {
        // Its fields are private; it is the hash, and whether the version is checked.
        frame_system::Pallet::<T>::authorized_upgrade()
            .is_some_and(|authorised| authorised.encode() == (code_hash, true).encode())
    }
}
